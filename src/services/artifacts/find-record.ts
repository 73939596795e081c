import { text } from 'node:stream/consumers';
import { type HandoverRecord } from '../../core/handover/record.ts';
import { parseHandover } from '../../core/handover/parse-record.ts';
import {
  isRecordArtifact,
  primaryName,
  recordArtifactNames,
  withoutRecordSuffix,
} from '../../core/handover/artifact-name.ts';
import { UserError } from '../../errors.ts';
import type { ArtifactEntry, Artifacts, OtherRun } from '../../ports/artifacts.ts';
import type { Files } from '../../ports/files.ts';

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
    .filter(({ name }) => isRecordArtifact(name))
    .sort((one, other) => other.id - one.id);
  const entry = artifactName === undefined ? onlyOne(records) : ofArchive(records, artifactName);
  return entry === undefined ? undefined : readRecord(entry, from, deps);
}

function ofArchive(records: readonly ArtifactEntry[], artifactName: string): ArtifactEntry | undefined {
  const [own, spare] = recordArtifactNames(artifactName);
  return records.find(({ name }) => name === own) ?? records.find(({ name }) => name === spare);
}

function onlyOne(records: readonly ArtifactEntry[]): ArtifactEntry | undefined {
  const names = [...new Set(records.map(({ name }) => primaryName(withoutRecordSuffix(name))))];
  if (names.length <= 1) return records[0];
  throw new UserError(`There are several handover records: set "artifact-name" to one of ${names.join(', ')}.`);
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
