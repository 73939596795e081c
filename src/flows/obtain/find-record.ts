import { text } from 'node:stream/consumers';
import { parseHandover, recordSuffix, type HandoverRecord } from '../../core/handover-record.ts';
import { UserError } from '../../errors.ts';
import type { ArtifactEntry, Artifacts, Files, OtherRun } from '../../ports.ts';

/** A record is a few kilobytes; what is larger is none. */
const largestRecordBytes = 1_000_000;

export interface FindRecordDeps {
  readonly artifacts: Artifacts;
  readonly files: Files;
}

/**
 * Finds the handover record among a run's artifacts: the one of `artifactName`, else the only one there is. Of several
 * attempts' records under one name the newest counts.
 * @returns undefined when there is none
 * @throws UserError that lists them when there are several.
 */
export async function findRecord(
  artifactName: string | undefined,
  from: OtherRun | undefined,
  deps: FindRecordDeps,
): Promise<HandoverRecord | undefined> {
  const records = (await deps.artifacts.list(from))
    .filter(({ name }) =>
      artifactName === undefined ? name.endsWith(recordSuffix) : name === `${artifactName}${recordSuffix}`,
    )
    .sort((one, other) => other.id - one.id);
  const names = [...new Set(records.map(({ name }) => name.slice(0, -recordSuffix.length)))];
  if (names.length > 1) {
    throw new UserError(`There are several handover records: set "artifact-name" to one of ${names.join(', ')}.`);
  }
  const [entry] = records;
  return entry === undefined ? undefined : readRecord(entry, from, deps);
}

/** Reads one record, which is data from another run and trusted in nothing. */
export async function readRecord(
  entry: ArtifactEntry,
  from: OtherRun | undefined,
  { artifacts, files }: FindRecordDeps,
): Promise<HandoverRecord> {
  const folder = await files.temporaryFolder();
  const content = await artifacts.download(entry, folder, { from, maxBytes: largestRecordBytes });
  return parseHandover(await text(content), `record "${entry.name}"`);
}
