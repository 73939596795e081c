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
  const { 'artifact-id': id = 0, 'artifact-digest': digest = '' } = recorded ?? {};
  if (id === 0) {
    const newestFirst = named.sort((one, other) => other.id - one.id);
    const own = newestFirst.filter((artifact) => hasDigest(artifact, digest));
    if (own.length === 0 && newestFirst[0] !== undefined) throw replacedError(wanted, digest, newestFirst[0]);
    return own.slice(0, maxArtifacts).map((artifact) => withDigest(artifact, digest));
  }
  const own = named.find((artifact) => artifact.id === id);
  const [other] = named;
  if (own === undefined && other !== undefined) {
    throw new UserError(
      `The record names the artifact "${wanted}" with id ${id}, and ${formatRunName(from)} has it with id ${other.id}: another job uploaded under that name, so give each job a name of its own, or pass the record of the right one.`,
    );
  }
  if (own === undefined) return [];
  if (!hasDigest(own, digest)) throw replacedError(wanted, digest, own);
  return [withDigest(own, digest)];
}

/** Whether nothing says that it has another digest: old services tell none, and a record may know none. */
function hasDigest(artifact: ArtifactEntry, digest: string): boolean {
  return artifact.digest === undefined || digest === '' || artifact.digest === digest;
}

/** With the digest of the record where the service tells none, so that what arrives is compared with it. */
function withDigest(artifact: ArtifactEntry, digest: string): ArtifactEntry {
  return artifact.digest === undefined && digest !== '' ? { ...artifact, digest } : artifact;
}

function replacedError(name: string, digest: string, found: ArtifactEntry): UserError {
  return new UserError(
    `The record says that the artifact "${name}" has the digest ${digest}, and the service says ${found.digest ?? ''}: it was replaced, and is not used; run the producer job again.`,
  );
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
