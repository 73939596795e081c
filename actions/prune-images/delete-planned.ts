import type { PlannedDeletion } from './rules/plan-deletions.ts';
import type { RowAction } from './rules/prune-report.ts';

/** How one deletion ended; `kept`: the registry refuses it for good, and that is no failure. */
export interface DeletionEnd {
  readonly action: Exclude<RowAction, 'would-delete'>;
  readonly reason: string;
}

export interface Deleter {
  /** Never rejects. */
  readonly remove: (digest: string) => Promise<DeletionEnd>;
  /** Asked before each image; a text says why nothing more is begun. */
  readonly stopBefore: (digest: string) => Promise<string | undefined>;
}

/** So many refusals with no success at all: the rest would go the same way. */
const enough = 3;

/**
 * Deletes one thing after the other, each image followed at once by what goes with it, so that an end in the middle
 * leaves at most one image half deleted, and of that one no tag. A failure does not stop the others; what an image that
 * could not be deleted holds stays.
 */
export async function deletePlanned(
  deletions: readonly PlannedDeletion[],
  { remove, stopBefore }: Deleter,
): Promise<ReadonlyMap<string, DeletionEnd>> {
  const ends = new Map<string, DeletionEnd>();
  const parts = new Map<string, PlannedDeletion[]>();
  for (const deletion of deletions) {
    for (const owner of deletion.after) parts.set(owner, [...(parts.get(owner) ?? []), deletion]);
  }
  const isGone = (digest: string): boolean => ends.get(digest)?.action === 'deleted';
  let stopped: DeletionEnd | undefined;
  const begin = async ({ digest }: PlannedDeletion): Promise<void> => {
    const why = stopped === undefined ? await stopBefore(digest) : undefined;
    if (why !== undefined) stopped = { action: 'deferred', reason: why };
    if (stopped !== undefined) {
      ends.set(digest, stopped);
      return;
    }
    await end(digest);
  };
  const end = async (digest: string): Promise<void> => {
    const result = await remove(digest);
    ends.set(digest, result);
    if (result.action === 'deleted') {
      for (const part of parts.get(digest) ?? []) {
        if (!ends.has(part.digest) && part.after.every(isGone)) await end(part.digest);
      }
    } else if (ends.size >= enough && [...ends.values()].every(({ action }) => action === 'failed')) {
      stopped = { action: 'failed', reason: `not tried after ${String(enough)} refusals: ${result.reason}` };
    }
  };
  for (const deletion of deletions.filter(({ after }) => after.length === 0)) await begin(deletion);
  for (const { digest, after } of deletions) {
    if (ends.has(digest)) continue;
    const owner = after.find((other) => !isGone(other)) ?? '';
    const { action = 'failed', reason = '' } = ends.get(owner) ?? {};
    ends.set(digest, { action, reason: `what holds it was not deleted${reason === '' ? '' : `: ${reason}`}` });
  }
  return ends;
}
