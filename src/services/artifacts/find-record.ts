import { text } from 'node:stream/consumers';
import { isRecordArtifact, primaryName, withoutRecordSuffix } from '../../core/handover/artifact-name.ts';
import { parseHandover } from '../../core/handover/parse-record.ts';
import type { HandoverRecord } from '../../core/handover/record.ts';
import { UserError } from '../../errors.ts';
import type { ArtifactEntry, Artifacts, OtherRun } from '../../ports/artifacts.ts';
import type { Files } from '../../ports/files.ts';

/** A record has a few kilobytes. */
const maxRecordBytes = 1_000_000;

/** As many jobs has a matrix at most, each with a record of its own: of more, none is read. */
export const maxRecords = 256;

/** How many names an error lists, the newest ones. */
const maxShownNames = 20;

export interface FindRecordDeps {
  readonly artifacts: Artifacts;
  readonly files: Files;
}

/**
 * Lists the artifacts that hold a run's records, oldest first. Of several for one archive, which the attempts of a run
 * leave, also under the name that an upload falls back to, it takes the newest.
 * @param from undefined: this run
 */
export async function listRecordArtifacts(
  from: OtherRun | undefined,
  artifacts: Artifacts,
): Promise<readonly ArtifactEntry[]> {
  const entries = (await artifacts.list(from)).filter(({ name }) => isRecordArtifact(name));
  const byAge = [...entries].sort((one, other) => one.id - other.id);
  return [...new Map(byAge.map((entry) => [nameArchive(entry), entry])).values()];
}

/** Names the archive that a record is about. */
function nameArchive({ name }: ArtifactEntry): string {
  return primaryName(withoutRecordSuffix(name));
}

/**
 * Finds the handover record among a run's artifacts: the one of `artifactName`, else the only one.
 * @param from undefined: this run
 * @returns undefined when there is none
 * @throws UserError that lists the names when there are several
 */
export async function findRecord(
  artifactName: string | undefined,
  from: OtherRun | undefined,
  deps: FindRecordDeps,
): Promise<HandoverRecord | undefined> {
  const records = await listRecordArtifacts(from, deps.artifacts);
  const entry =
    artifactName === undefined
      ? selectOnlyRecord(records)
      : records.find((record) => nameArchive(record) === primaryName(artifactName));
  return entry === undefined ? undefined : readRecord(entry, from, deps);
}

function selectOnlyRecord(records: readonly ArtifactEntry[]): ArtifactEntry | undefined {
  if (records.length <= 1) return records[0];
  const newestFirst = records.map(nameArchive).reverse();
  const shown = newestFirst.slice(0, maxShownNames).join(', ');
  const more = records.length > maxShownNames ? ` and ${records.length - maxShownNames} more` : '';
  throw new UserError(
    `There are several handover records: take several by "images", or set "artifact-name" to one of ${shown}${more}.`,
  );
}

/**
 * Downloads and reads one record. It comes from another job or run and is not trusted.
 * @throws UserError when it is no record
 */
export async function readRecord(
  entry: ArtifactEntry,
  from: OtherRun | undefined,
  deps: FindRecordDeps,
): Promise<HandoverRecord> {
  return parseHandover(await readRecordText(entry, from, deps), `record "${entry.name}"`);
}

/** Downloads what should be a record, or a set of them. */
export async function readRecordText(
  entry: ArtifactEntry,
  from: OtherRun | undefined,
  { artifacts, files }: FindRecordDeps,
): Promise<string> {
  const folder = await files.temporaryFolder();
  return text(await artifacts.download(entry, folder, { from, maxBytes: maxRecordBytes }));
}
