import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { readImageManifest } from './rules/image-manifest.ts';
import { CommandError, UserError } from '../../src/errors.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { ImagePlace } from '../../src/ports/registry.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import type { CopyDeps } from './copy-deps.ts';
import { repositoryKey } from './copy-inputs.ts';
import type { RegistryAccess } from './registry-access.ts';
import type { SourceImage } from './source-image.ts';

/** What a reference to be given points to already. */
export interface TargetState {
  /** Undefined: it is not there. */
  readonly digest: string | undefined;
  /** Whether that is the image to copy. */
  readonly isDone: boolean;
}

/** What a registry has under a target. An image out of the engine is known by its imageid: its layers may have been compressed by another program. */
export async function targetState(
  target: TargetRef,
  source: SourceImage,
  access: RegistryAccess,
  phases: Phases,
  { copier }: Pick<CopyDeps, 'copier'>,
): Promise<TargetState> {
  const place = await access.place(target.ref);
  const answer = await phases.run({
    ...{
      title: `find ${target.ref}`,
      context: { phase: 'registry' as const },
      timeoutMs: queryTimeoutMs,
      ref: target.ref,
    },
    work: (limits) => copier.manifest(place, limits),
  });
  if (!answer.found) return { digest: undefined, isDone: false };
  const { digest, raw } = answer;
  if (digest === source.digest) return { digest, isDone: true };
  const isDone = source.imageid !== undefined && readImageManifest(raw, target.ref).configDigest === source.imageid;
  return { digest, isDone };
}

/**
 * Copies the image to one target and reads it back (X2, F13-F16). An index that its repository has already moves alone: nothing
 * of it is uploaded again (X4).
 * @throws UserError when something else is there afterwards.
 */
export async function copyToTarget(
  target: TargetRef,
  source: SourceImage,
  sides: { readonly src: RegistryAccess; readonly dst: RegistryAccess },
  phases: Phases,
  deps: CopyDeps,
): Promise<void> {
  const place = await sides.dst.place(target.ref);
  const isThere = async (limits: CallOptions): Promise<boolean> => {
    const answer = await deps.copier.manifest(place, limits);
    return answer.found && answer.digest === source.digest;
  };
  const ownRepository =
    source.repository !== undefined && repositoryKey(source.repository) === repositoryKey(target.ref);
  const indexAlone = source.isCut || (ownRepository && source.entries !== undefined);
  await phases.run<'done'>({
    ...{ title: `copy ${target.ref}`, context: { phase: 'push' as const }, ref: target.ref },
    work: async (limits) => {
      if (source.isCut && !ownRepository) await copyParts(target.repository, source, sides, limits, deps);
      await deps.copier.copy(source.place, place, indexAlone ? 'index' : 'all', limits);
      return 'done';
    },
    // The answer may be lost of a copy that was done.
    checkAlreadyDone: async () => {
      try {
        return (await isThere({ timeoutMs: queryTimeoutMs, signal: deps.signal })) ? 'done' : undefined;
      } catch {
        return undefined;
      }
    },
  });
  await readBack(target.ref, place, source.digest, phases, deps);
}

async function copyParts(
  repository: string,
  source: SourceImage,
  { src, dst }: { readonly src: RegistryAccess; readonly dst: RegistryAccess },
  limits: CallOptions,
  { copier }: CopyDeps,
): Promise<void> {
  for (const { digest } of source.entries ?? []) {
    const from = await src.place(`${source.repository ?? ''}@${digest}`);
    await copier.copy(from, await dst.place(`${repository}@${digest}`), 'all', limits);
  }
}

async function readBack(
  ref: string,
  place: ImagePlace,
  digest: string,
  phases: Phases,
  { copier }: CopyDeps,
): Promise<void> {
  const answer = await phases.run({
    ...{
      title: `check ${ref}`,
      context: { phase: 'registry' as const, justPushed: true },
      timeoutMs: queryTimeoutMs,
      ref,
    },
    work: async (limits) => {
      const found = await copier.manifest(place, limits);
      if (found.found) return found;
      const stderr = `manifest unknown: "${ref}" was copied and cannot be read back`;
      throw new CommandError({ command: 'skopeo inspect', exitCode: 1, stderr });
    },
  });
  if (answer.digest === digest) return;
  throw new UserError(
    `${ref} has the digest ${answer.digest} after the copy, and not ${digest}: something else pushed it meanwhile, or its registry changes manifests.`,
  );
}
