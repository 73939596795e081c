import type { Compression, HandoverRecord } from '../../src/core/handover/record.ts';
import { toMessage } from '../../src/errors.ts';
import type { ArtifactEntry, Artifacts } from '../../src/ports/artifacts.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { findRecord } from '../../src/services/artifacts/find-record.ts';
import type { Conflict } from './upload-artifact.ts';

export type Overwrite = 'auto' | 'true' | 'false';

/** What is about to be uploaded. */
export interface OwnUpload {
  readonly artifactName: string;
  readonly overwrite: Overwrite;
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
 * Decides about a name that is taken (S6). What cannot be seen cannot be replaced: it broke off. `auto`: the same image
 * under the same reference is kept, what an earlier attempt of this run left is replaced, and anything else means that
 * two jobs share a name.
 */
export async function decideConflict(
  own: OwnUpload,
  taken: ArtifactEntry | undefined,
  deps: ConflictDeps,
): Promise<Conflict> {
  if (own.overwrite === 'false') return 'refuse';
  if (taken === undefined) return 'rename';
  if (own.overwrite === 'true') return 'replace';
  const record = await recordOf(own.artifactName, deps);
  const { log } = deps;
  if (record === undefined) {
    // A first attempt cannot have been broken off before: whatever is there comes from another job of this run.
    if (own.runAttempt === 1) return 'refuse';
    log.info(`"${own.artifactName}" of an earlier attempt has no record; it is replaced.`);
    return 'replace';
  }
  if (isSame(own, record, taken)) {
    log.info(`"${own.artifactName}" is there already with the same image; it is kept.`);
    return 'keep';
  }
  if (record.run.attempt >= own.runAttempt) return 'refuse';
  log.info(`"${own.artifactName}" of attempt ${String(record.run.attempt)} is replaced.`);
  return 'replace';
}

function isSame(own: OwnUpload, record: HandoverRecord, taken: ArtifactEntry): boolean {
  const { archive } = record;
  return (
    archive !== null &&
    archive['artifact-digest'] === taken.digest &&
    archive.reference === own.reference &&
    archive.compression === own.compression &&
    (record.imageids[archive.platform] ?? record.imageid) === own.imageid
  );
}

async function recordOf(artifactName: string, deps: ConflictDeps): Promise<HandoverRecord | undefined> {
  try {
    return await findRecord(artifactName, undefined, deps);
  } catch (error) {
    deps.log.debug(`The record of "${artifactName}" cannot be read: ${toMessage(error)}`);
    return undefined;
  }
}
