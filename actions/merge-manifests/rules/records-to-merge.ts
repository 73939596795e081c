import { recordedRef, type HandoverRecord } from '../../../src/core/handover/record.ts';
import { UserError } from '../../../src/errors.ts';

/** A handover record and the artifact that holds it. */
export interface FoundRecord {
  readonly artifact: string;
  readonly record: HandoverRecord;
}

/** The image that the sources are merged into. */
export interface MergedImage {
  /** Repository. */
  readonly image: string;
  readonly tag: string;
  readonly revision: string;
  readonly runId: number;
}

/** A source that a record names. */
export interface RecordedSource {
  readonly ref: string;
  readonly revision: string;
  /** The commit that was checked out; '' when the record does not know. */
  readonly sourceSha: string;
}

/**
 * Selects the images to merge into `<image>:<tag>`: those whose records name that image and a tag that starts with
 * `<tag>-`. Records are input from outside, so only those that name this very repository and run count.
 * @throws UserError that lists what cannot be merged: nothing there, not pushed, another revision
 */
export function selectRecordedSources(records: readonly FoundRecord[], wanted: MergedImage): readonly RecordedSource[] {
  const { image, tag, revision, runId } = wanted;
  const own = records.filter(
    ({ record }) =>
      record.run.id === runId && record.image === image && record.tag.startsWith(`${tag}-`) && record.skipped === null,
  );
  if (own.length === 0) {
    const ofRun = records.filter(({ record }) => record.run.id === runId);
    const reasons = ofRun.flatMap(({ record }) => record.skipped ?? []);
    if (reasons.length > 0 && reasons.length === ofRun.length) {
      throw new UserError(
        `All builds of this run were skipped (${[...new Set(reasons)].join('; ')}), so there is nothing to merge: skip this job too.`,
      );
    }
    const seen = records.map(describeFoundRecord).join(', ') || 'none';
    throw new UserError(
      `No handover record of this run is for "${image}:${tag}-…" (there: ${seen}): upload one in each build job with save-and-upload-image and "upload: record", or list the images in "sources".`,
    );
  }
  const unpushed = own.filter(({ record }) => record.digest === '');
  if (unpushed.length > 0) {
    throw new UserError(
      `These images were not pushed, so there is nothing to merge: ${unpushed.map(describeFoundRecord).join(', ')}: give this job "if: needs.<tag job>.outputs.can-push == 'true'", or look at the build jobs.`,
    );
  }
  const foreign = own.filter(({ record }) => record.revision !== revision);
  if (foreign.length > 0) {
    const revisions = foreign.map(
      (found) => `${describeFoundRecord(found)} is of ${found.record.revision || 'no revision'}`,
    );
    throw new UserError(
      `This run is for revision ${revision}, and of its handover records ${revisions.join(', ')}: build every platform from the run's own commit.`,
    );
  }
  const sources = own.map(({ record }) => ({
    ref: `${record.image}@${record.digest}`,
    revision: record.revision,
    sourceSha: record['source-sha'],
  }));
  return sources.filter(({ ref }, index) => sources.findIndex((other) => other.ref === ref) === index);
}

function describeFoundRecord({ record, artifact }: FoundRecord): string {
  const name = record.image === '' ? 'no image' : recordedRef(record);
  return `${name} ("${artifact}")`;
}
