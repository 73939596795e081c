import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { AttemptError } from '../../src/services/retry/phases.ts';
import type { CopySession } from './copy-deps.ts';
import { repositoryKey } from './copy-inputs.ts';
import { readImageManifest } from './rules/image-manifest.ts';
import type { SourceImage } from './source-image.ts';

/** What a target points to before the copy. */
export interface TargetState {
  /** Undefined: nothing. */
  readonly digest: string | undefined;
  /** Whether that is the image to copy. */
  readonly isDone: boolean;
}

/**
 * Queries what a registry has under a target. An image from the engine is compared by its imageid, since another
 * program may have compressed its layers.
 */
export async function queryTarget(target: TargetRef, source: SourceImage, session: CopySession): Promise<TargetState> {
  const { dst, phases, deps } = session;
  const place = await dst.place(target.ref);
  const answer = await phases.run({
    title: `find ${target.ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref: target.ref,
    work: (limits) => deps.copier.manifest(place, limits),
  });
  if (!answer.found) return { digest: undefined, isDone: false };
  const { digest, raw } = answer;
  if (digest === source.digest) return { digest, isDone: true };
  const isDone = source.imageid !== undefined && readImageManifest(raw, target.ref).configDigest === source.imageid;
  return { digest, isDone };
}

/**
 * Copies the image to one target and reads it back. Where the repository has everything that an index lists, only the
 * index is sent.
 * @throws UserError when something else is there afterwards
 */
export async function copyToTarget(target: TargetRef, source: SourceImage, session: CopySession): Promise<void> {
  const { dst, phases, deps } = session;
  const place = await dst.place(target.ref);
  const isCopied = async (limits: CallOptions): Promise<boolean> => {
    const answer = await deps.copier.manifest(place, limits);
    return answer.found && answer.digest === source.digest;
  };
  const isOwnRepository =
    source.repository !== undefined && repositoryKey(source.repository) === repositoryKey(target.ref);
  const isIndexAlone = source.isCut || (isOwnRepository && source.entries !== undefined);
  await phases.run<'done'>({
    title: `copy ${target.ref}`,
    context: { phase: 'push' },
    ref: target.ref,
    work: async (limits) => {
      if (source.isCut && !isOwnRepository) await copyManifests(target.repository, source, session, limits);
      await deps.copier.copy(source.place, place, isIndexAlone ? 'index' : 'all', limits);
      return 'done';
    },
    checkAlreadyDone: async () => {
      try {
        return (await isCopied({ timeoutMs: queryTimeoutMs, signal: deps.signal })) ? 'done' : undefined;
      } catch {
        return undefined;
      }
    },
  });
  await verifyTarget(target.ref, source.digest, session);
}

/** Copies each manifest of an index that exists nowhere yet. */
async function copyManifests(
  repository: string,
  source: SourceImage,
  { src, dst, deps }: CopySession,
  limits: CallOptions,
): Promise<void> {
  for (const { digest } of source.entries ?? []) {
    const from = await src.place(`${source.repository ?? ''}@${digest}`);
    await deps.copier.copy(from, await dst.place(`${repository}@${digest}`), 'all', limits);
  }
}

async function verifyTarget(ref: string, digest: string, { dst, phases, deps }: CopySession): Promise<void> {
  const place = await dst.place(ref);
  const answer = await phases.run({
    title: `check ${ref}`,
    context: { phase: 'registry', justPushed: true },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async (limits) => {
      const found = await deps.copier.manifest(place, limits);
      if (found.found) return found;
      throw new AttemptError({
        class: 'transient',
        reason: `manifest unknown: "${ref}" was copied and cannot be read back`,
        remedy: 'run again later; the registry or the network between was at fault',
      });
    },
  });
  if (answer.digest === digest) return;
  throw new UserError(
    `${ref} has the digest ${answer.digest} after the copy, and not ${digest}: something else pushed it meanwhile, or its registry changes manifests.`,
  );
}
