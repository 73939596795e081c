import { readExpectedFromRecord, type ExpectedImage } from '../../src/core/handover/expected-image.ts';
import type { ArchiveFacts } from '../../src/core/handover/record.ts';
import { UserError } from '../../src/errors.ts';
import type { ArtifactEntry, OtherRun } from '../../src/ports/artifacts.ts';
import { findRecord, type FindRecordDeps } from '../../src/services/artifacts/find-record.ts';

/** Several attempts of a run leave several artifacts of one name. So many of them are tried. */
const maxArtifacts = 3;

/** Which artifact is wanted. */
export interface ArtifactSearch {
  readonly expected: ExpectedImage;
  readonly name: string;
  /** The run that has it. Undefined: this run. */
  readonly from: OtherRun | undefined;
}

/** Adds what the record beside the artifact says, when there is one: inputs alone do not say what is in an archive. */
export async function completeExpected(
  { expected, name, from }: ArtifactSearch,
  deps: FindRecordDeps,
): Promise<ExpectedImage> {
  if (expected.archive !== undefined) return expected;
  const record = await findRecord(name, from, deps);
  return record === undefined ? expected : readExpectedFromRecord(record, expected, expected.platform);
}

/**
 * Finds the artifacts of that name, newest first. Where the record has the id of its artifact, finds that one alone:
 * another artifact of the same name is another job's.
 * @throws UserError when the name belongs to another artifact, or the artifact has another digest
 */
export async function findArtifacts(
  { expected, name: wanted, from }: ArtifactSearch,
  deps: FindRecordDeps,
): Promise<ArtifactEntry[]> {
  const named = (await deps.artifacts.list(from)).filter(({ name }) => name === wanted);
  const recorded = expected.archive;
  if (recorded === undefined || recorded['artifact-id'] === 0) {
    return named.sort((one, other) => other.id - one.id).slice(0, maxArtifacts);
  }
  const { 'artifact-id': id, 'artifact-digest': digest } = recorded;
  const own = named.find((artifact) => artifact.id === id);
  const [other] = named;
  if (own === undefined && other !== undefined) {
    throw new UserError(
      `The record names the artifact "${wanted}" with id ${id}, and ${formatRunName(from)} has it with id ${other.id}: another job uploaded under that name, so give each job a name of its own, or pass the record of the right one.`,
    );
  }
  if (own?.digest !== undefined && digest !== '' && own.digest !== digest) {
    throw new UserError(
      `The record says that the artifact "${wanted}" has the digest ${digest}, and the service says ${own.digest}: it was replaced, and is not used; run the producer job again.`,
    );
  }
  return own === undefined ? [] : [own];
}

/** Names the run in messages. */
export function formatRunName(from: OtherRun | undefined): string {
  return from === undefined ? 'this run' : `run ${from.runId} of ${from.repository}`;
}

/** The artifact that a record describes, as a list would show it. */
export function toRecordedEntry(archive: ArchiveFacts): ArtifactEntry {
  return {
    id: archive['artifact-id'],
    name: archive['artifact-name'],
    sizeBytes: archive['archive-bytes'],
    digest: archive['artifact-digest'],
  };
}
