import { text } from 'node:stream/consumers';
import {
  isRecordArtifact,
  primaryName,
  recordArtifactNames,
  withoutRecordSuffix,
} from '../../core/handover/artifact-name.ts';
import { parseHandover } from '../../core/handover/parse-record.ts';
import type { HandoverRecord } from '../../core/handover/record.ts';
import { UserError } from '../../errors.ts';
import type { ArtifactEntry, Artifacts, OtherRun } from '../../ports/artifacts.ts';
import type { Files } from '../../ports/files.ts';

/** A record has a few kilobytes. */
const maxRecordBytes = 1_000_000;

export interface FindRecordDeps {
  readonly artifacts: Artifacts;
  readonly files: Files;
}

/**
 * Finds the handover record among a run's artifacts: the one of `artifactName`, else the only one. Of several records of
 * one name, which several attempts of a run leave, it takes the newest.
 * @param from undefined: this run
 * @returns undefined when there is none
 * @throws UserError that lists the names when there are several
 */
export async function findRecord(
  artifactName: string | undefined,
  from: OtherRun | undefined,
  deps: FindRecordDeps,
): Promise<HandoverRecord | undefined> {
  const records = (await deps.artifacts.list(from))
    .filter(({ name }) => isRecordArtifact(name))
    .sort((one, other) => other.id - one.id);
  const entry = artifactName === undefined ? selectOnlyRecord(records) : selectByArtifactName(records, artifactName);
  return entry === undefined ? undefined : readRecord(entry, from, deps);
}

function selectByArtifactName(records: readonly ArtifactEntry[], artifactName: string): ArtifactEntry | undefined {
  const [own, spare] = recordArtifactNames(artifactName);
  return records.find(({ name }) => name === own) ?? records.find(({ name }) => name === spare);
}

function selectOnlyRecord(records: readonly ArtifactEntry[]): ArtifactEntry | undefined {
  const names = [...new Set(records.map(({ name }) => primaryName(withoutRecordSuffix(name))))];
  if (names.length <= 1) return records[0];
  throw new UserError(
    `There are several handover records: take several by "images", or set "artifact-name" to one of ${names.join(', ')}.`,
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
