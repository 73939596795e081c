import { UserError } from '../../../src/errors.ts';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';

/** A handover record and the artifact that holds it. */
export interface FoundRecord {
  readonly artifact: string;
  readonly record: HandoverRecord;
}

/** A source that a record tells of. */
export interface RecordedSource {
  readonly ref: string;
  readonly revision: string;
  /** `''`: the record does not know. */
  readonly sourceSha: string;
}

/**
 * The images to merge into `<image>:<tag>`: those whose records name that image and a tag that starts with `<tag>-`.
 * Records are data: only what names this very repository and run is followed.
 * @throws UserError that lists what cannot be merged: nothing there, never pushed, another revision.
 */
export function recordsToMerge(
  records: readonly FoundRecord[],
  wanted: { readonly image: string; readonly tag: string; readonly revision: string; readonly runId: number },
): readonly RecordedSource[] {
  const { image, tag, revision, runId } = wanted;
  const own = records.filter(
    ({ record }) =>
      record.run.id === runId && record.image === image && record.tag.startsWith(`${tag}-`) && record.skipped === null,
  );
  const nameOf = ({ record, artifact }: FoundRecord): string => `${record.image}:${record.tag} ("${artifact}")`;
  if (own.length === 0) {
    const seen = records.map(nameOf).join(', ') || 'none';
    throw new UserError(
      `No handover record of this run is for "${image}:${tag}-…" (there: ${seen}): upload one in each build job with save-and-upload-image and "upload: record", or list the images in "sources".`,
    );
  }
  const kept = own.filter(({ record }) => record.digest === '');
  if (kept.length > 0) {
    throw new UserError(
      `These images were not pushed, so there is nothing to merge: ${kept.map(nameOf).join(', ')}: give this job "if: needs.<tag job>.outputs.can-push == 'true'", or look at the build jobs.`,
    );
  }
  const foreign = own.filter(({ record }) => record.revision !== revision);
  if (foreign.length > 0) {
    const told = foreign.map((found) => `${nameOf(found)} is of ${found.record.revision || 'no revision'}`);
    throw new UserError(
      `This run is for revision ${revision}, and of its handover records ${told.join(', ')}: build every platform from the run's own commit.`,
    );
  }
  const sources = own.map(({ record }) => ({
    ref: `${record.image}@${record.digest}`,
    revision: record.revision,
    sourceSha: record['source-sha'],
  }));
  return sources.filter(({ ref }, index) => sources.findIndex((other) => other.ref === ref) === index);
}
