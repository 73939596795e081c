import { UserError } from '../../src/errors.ts';
import type { PlannedDeletion } from './rules/plan-deletions.ts';
import type { RowAction } from './rules/prune-report.ts';

/** How one deletion ended. `kept`: the registry refuses it for good, which is no failure. */
export interface DeletionOutcome {
  readonly action: Exclude<RowAction, 'would-delete'>;
  readonly reason: string;
  /** Whether it is about the login, the registry or the rate limit, so that every other deletion meets it too. */
  readonly isForAll?: boolean | undefined;
}

/** Thrown between two attempts to delete something that must not be deleted any more. */
export class SparedError extends UserError {
  readonly outcome: DeletionOutcome;

  constructor(outcome: DeletionOutcome) {
    super(outcome.reason);
    this.outcome = outcome;
  }
}

export interface Deleter {
  /** Never rejects. */
  readonly remove: (digest: string) => Promise<DeletionOutcome>;
  /** Called before each image. A text says why no further one is begun. */
  readonly stopBefore: (digest: string) => Promise<string | undefined>;
}

/** After so many refusals that are for all, without a success, nothing else is tried. */
const maxFailures = 3;

/**
 * Deletes one image after the other, and the parts of each right after it. So an end in the middle leaves at most one
 * image half deleted, and that one has no tag any more. A failure does not stop the other deletions; the parts of an
 * image that could not be deleted stay.
 * @returns an outcome for each digest of `deletions`
 */
export async function deletePlanned(
  deletions: readonly PlannedDeletion[],
  { remove, stopBefore }: Deleter,
): Promise<ReadonlyMap<string, DeletionOutcome>> {
  const outcomes = new Map<string, DeletionOutcome>();
  const partsByOwner = new Map<string, PlannedDeletion[]>();
  for (const deletion of deletions) {
    for (const owner of deletion.after) partsByOwner.set(owner, [...(partsByOwner.get(owner) ?? []), deletion]);
  }
  const isDeleted = (digest: string): boolean => outcomes.get(digest)?.action === 'deleted';
  let stopped: DeletionOutcome | undefined;
  const deleteImage = async (digest: string): Promise<void> => {
    const reason = stopped === undefined ? await stopBefore(digest) : undefined;
    if (reason !== undefined) stopped = { action: 'deferred', reason };
    if (stopped === undefined) await deleteWithParts(digest);
    else outcomes.set(digest, stopped);
  };
  const deleteWithParts = async (digest: string): Promise<void> => {
    const outcome = await remove(digest);
    outcomes.set(digest, outcome);
    if (outcome.action === 'deleted') {
      for (const part of partsByOwner.get(digest) ?? []) {
        if (!outcomes.has(part.digest) && part.after.every(isDeleted)) await deleteWithParts(part.digest);
      }
    } else if (outcome.action === 'deferred' && outcome.isForAll === true) {
      stopped = outcome;
    } else if (outcomes.size >= maxFailures && [...outcomes.values()].every(({ isForAll }) => isForAll === true)) {
      stopped = { action: 'failed', reason: `not tried after ${maxFailures} refusals: ${outcome.reason}` };
    }
  };
  for (const { digest, after } of deletions) if (after.length === 0) await deleteImage(digest);
  for (const { digest, after } of deletions) {
    if (outcomes.has(digest)) continue;
    const owner = after.find((other) => !isDeleted(other)) ?? '';
    const { action = 'failed', reason = '' } = outcomes.get(owner) ?? {};
    outcomes.set(digest, { action, reason: `what holds it was not deleted${reason === '' ? '' : `: ${reason}`}` });
  }
  return outcomes;
}
