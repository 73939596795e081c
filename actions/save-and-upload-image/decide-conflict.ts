import { recordedImageId, type Compression, type HandoverRecord } from '../../src/core/handover/record.ts';
import { toMessage } from '../../src/errors.ts';
import type { ArtifactEntry, Artifacts } from '../../src/ports/artifacts.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { findRecord } from '../../src/services/artifacts/find-record.ts';
import type { ConflictAction } from './upload-artifact.ts';

export type Overwrite = 'auto' | 'true' | 'false';

/** What is about to be uploaded. */
export interface PlannedUpload {
  /** Of the archive, also where its record is what is uploaded. */
  readonly artifactName: string;
  readonly overwrite: Overwrite;
  /** '' for a record alone. */
  readonly imageid: string;
  /** The reference inside the archive; '' for a record alone. */
  readonly reference: string;
  readonly compression: Compression | undefined;
  readonly runAttempt: number;
}

interface ConflictDeps {
  readonly artifacts: Artifacts;
  readonly files: Files;
  readonly log: Log;
}

/**
 * Decides what to do about a name that is taken. With `auto` the same image under the same reference is kept, and what
 * an earlier attempt of this run left is replaced; anything else means that two jobs use one name.
 * @param taken what has the name; undefined: an upload that broke off, which is not listed and cannot be replaced
 */
export async function decideConflict(
  own: PlannedUpload,
  taken: ArtifactEntry | undefined,
  deps: ConflictDeps,
): Promise<ConflictAction> {
  if (own.overwrite === 'false') return 'refuse';
  if (taken === undefined) return 'rename';
  if (own.overwrite === 'true') return 'replace';
  const record = await readTakenRecord(own.artifactName, deps);
  const { log } = deps;
  if (record === undefined) {
    // In a first attempt nothing of this job can have been left by an earlier one: it is another job's.
    if (own.runAttempt === 1) return 'refuse';
    log.info(`"${own.artifactName}" of an earlier attempt has no record; it is replaced.`);
    return 'replace';
  }
  if (holdsSameImage(own, record, taken)) {
    log.info(`"${own.artifactName}" is there already with the same image; it is kept.`);
    return 'keep';
  }
  if (record.run.attempt >= own.runAttempt) return 'refuse';
  log.info(`"${own.artifactName}" of attempt ${record.run.attempt} is replaced.`);
  return 'replace';
}

function holdsSameImage(own: PlannedUpload, record: HandoverRecord, taken: ArtifactEntry): boolean {
  const { archive } = record;
  return (
    archive !== null &&
    archive['artifact-digest'] === taken.digest &&
    archive.reference === own.reference &&
    archive.compression === own.compression &&
    recordedImageId(record, archive.platform) === own.imageid
  );
}

async function readTakenRecord(artifactName: string, deps: ConflictDeps): Promise<HandoverRecord | undefined> {
  try {
    return await findRecord(artifactName, undefined, deps);
  } catch (error) {
    deps.log.debug(`The record of "${artifactName}" cannot be read: ${toMessage(error)}`);
    return undefined;
  }
}
