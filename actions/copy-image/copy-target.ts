import { tryLater } from '../../src/core/failures/rules/rule.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { RegistryError, UserError } from '../../src/errors.ts';
import type { ImageRepository } from '../../src/ports/registry.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { AttemptError, PhaseError } from '../../src/services/retry/phases.ts';
import { copyContent } from './copy-content.ts';
import type { CopySession } from './copy-deps.ts';
import { isSameImageRepository } from './copy-inputs.ts';
import { readImageManifest } from './rules/image-manifest.ts';
import type { SourceImage } from './source-image.ts';

/** What a target points to before the copy. */
export interface TargetState {
  /** Undefined: nothing, or that cannot be seen. */
  readonly digest: string | undefined;
  /** Whether that is the image to copy. */
  readonly isDone: boolean;
}

/**
 * Queries what a registry has under a target. An image from the engine is compared by its imageid, since another
 * program may have compressed its layers.
 * @throws UserError when the registry does not show a tag that must not move
 */
export async function queryTarget(target: TargetRef, source: SourceImage, session: CopySession): Promise<TargetState> {
  const { dst, phases, deps } = session;
  const repository = await dst.repository(target.ref);
  const answer = await phases
    .run({
      title: `find ${target.ref}`,
      context: { phase: 'registry' },
      timeoutMs: queryTimeoutMs,
      ref: target.ref,
      work: () => repository.manifest(target.tag),
    })
    .catch((error: unknown) => {
      if (!isAccessRefusal(error)) throw error;
      return whenHidden(target, repository, error);
    });
  if (answer === 'hidden') {
    deps.log.info(`${target.ref} may be pushed, and this account may not see what it is now.`);
    return { digest: undefined, isDone: false };
  }
  if (!answer.found) return { digest: undefined, isDone: false };
  const { digest, raw } = answer;
  if (digest === source.digest) return { digest, isDone: true };
  return { digest, isDone: source.imageid !== undefined && readImageId(raw, target.ref) === source.imageid };
}

/** Undefined also for what cannot be read, such as another artifact: it is not the image to copy. */
function readImageId(raw: string, ref: string): string | undefined {
  try {
    return readImageManifest(raw, ref).configDigest;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/**
 * An account that may push and not pull sees no tags, and a registry takes a tag again without asking. So a tag that must
 * not move is given only when the list of tags, which some registries show all the same, does not have it.
 */
async function whenHidden(
  target: TargetRef,
  repository: ImageRepository,
  refusal: PhaseError,
): Promise<'hidden' | { readonly found: false }> {
  if (target.isMoving) return 'hidden';
  const tags = await repository.tags().catch(() => undefined);
  if (tags !== undefined && !tags.includes(target.tag)) return { found: false };
  const { reason, remedy } = refusal.failure;
  throw new UserError(
    `${target.ref} must not be moved, and its registry does not say whether it exists (${reason}): give the account the right to pull too, or list the tag in "moving-tags"; otherwise ${remedy}.`,
    { cause: refusal },
  );
}

/** Whether the registry refused to answer: 401 and 403 say nothing about what is there. */
function isAccessRefusal(error: unknown): error is PhaseError {
  if (!(error instanceof PhaseError)) return false;
  const { cause } = error;
  return cause instanceof RegistryError && (cause.status === 401 || cause.status === 403);
}

/**
 * Copies the image and gives it the tag, once everything below it is there.
 * @param before digest of what the tag held
 */
export async function copyToTarget(
  target: TargetRef,
  source: SourceImage,
  before: string | undefined,
  session: CopySession,
): Promise<void> {
  const { dst, phases } = session;
  const repository = await dst.repository(target.ref);
  const isOwnRepository = source.repository !== undefined && isSameImageRepository(source.repository, target.ref);
  await phases.run<'done'>({
    title: `copy ${target.ref}`,
    context: { phase: 'push' },
    ref: target.ref,
    work: async () => {
      if (!isOwnRepository) await copyContent(source, target.repository, session);
      await repository.putManifest(target.tag, source);
      return 'done';
    },
    checkAlreadyDone: async () => {
      try {
        const answer = await repository.manifest(target.tag);
        return answer.found && answer.digest === source.digest ? 'done' : undefined;
      } catch {
        return undefined;
      }
    },
  });
  await verifyTarget(target, { digest: source.digest, before }, session);
}

async function verifyTarget(
  { ref, tag }: TargetRef,
  { digest, before }: { readonly digest: string; readonly before: string | undefined },
  { dst, phases, deps }: CopySession,
): Promise<void> {
  const repository = await dst.repository(ref);
  const answer = await phases
    .run({
      title: `check ${ref}`,
      context: { phase: 'registry', justPushed: true },
      timeoutMs: queryTimeoutMs,
      ref,
      work: async () => {
        const found = await repository.manifest(tag);
        // A registry that lags behind answers with what the tag held before.
        if (found.found && found.digest !== before) return found;
        throw new AttemptError({
          class: 'transient',
          reason: found.found
            ? `"${ref}" was copied and still holds ${found.digest} there`
            : `manifest unknown: "${ref}" was copied and cannot be read back`,
          remedy: tryLater,
        });
      },
    })
    .catch((error: unknown) => {
      if (!isAccessRefusal(error)) throw error;
      deps.log.warning(`${ref} was taken by its registry and not read back: this account may push and not pull.`);
      return { digest };
    });
  if (answer.digest === digest) return;
  throw new UserError(
    `${ref} has the digest ${answer.digest} after the copy, and not ${digest}: something else pushed it meanwhile, or its registry changes manifests.`,
  );
}
