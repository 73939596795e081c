import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { artifactNameOfRef } from '../../src/core/handover/artifact-name.ts';
import { recordedRef, type ArchiveFacts, type HandoverRecord } from '../../src/core/handover/record.ts';
import { completedPhase, type Attempt, type TimedPhase } from '../../src/core/retry/attempts.ts';
import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { UserError } from '../../src/errors.ts';
import type { ArtifactEntry } from '../../src/ports/artifacts.ts';
import type { PackDeps, PackedImage } from '../../src/services/images/pack-image.ts';
import { planSave, type SaveImageInputs, type SavePlan } from './plan.ts';
import { addArchive, checkImageId, isInRegistry, recordSavedImage } from './rules/complete-record.ts';
import { saveImage } from './save-image.ts';
import { streamedUpload } from './streamed-upload.ts';
import { ArtifactUploadError } from './upload-artifact.ts';
import { uploadArchive, uploadRecord, type UploadHandoverDeps } from './upload-handover.ts';

export interface SaveImageResult {
  /** Whether consumers find the archive, or with `upload: record` the record. */
  readonly uploaded: boolean;
  /** '' when it is not known. */
  readonly artifactName: string;
  /** Undefined when no archive was uploaded. */
  readonly artifact: ArtifactEntry | undefined;
  /** '' when no archive was uploaded. */
  readonly artifactUrl: string;
  readonly packed: PackedImage | undefined;
  readonly uploadSeconds: number;
  readonly phases: readonly TimedPhase[];
  /** Complete with the archive, once that is uploaded. */
  readonly record: HandoverRecord | undefined;
}

/** The result as far as it is known: outputs and summary show it also when the step fails. */
type SaveFacts = { -readonly [Field in keyof SaveImageResult]: SaveImageResult[Field] };

export type SaveImageDeps = PackDeps & UploadHandoverDeps;

/** The result of an upload that did not take place. */
export const nothingUploaded: SaveImageResult = {
  uploaded: false,
  artifactName: '',
  artifact: undefined,
  artifactUrl: '',
  packed: undefined,
  uploadSeconds: 0,
  phases: [],
  record: undefined,
};

/**
 * Hands one image over to other jobs: uploads its archive as a workflow artifact, and beside it a record that says what
 * it is. A failed upload is a warning where the registry has the image already.
 * @throws UserError for inputs that cannot work, before anything is done.
 */
export async function saveAndUploadImage(
  inputs: SaveImageInputs,
  deps: SaveImageDeps,
): Promise<Outcome<SaveImageResult>> {
  const plan = planSave(inputs);
  const { handover, artifactName } = plan;
  const facts: SaveFacts = { ...nothingUploaded, artifactName: artifactName ?? '', record: handover };
  if (plan.upload === 'image' && (handover?.skipped ?? null) === null) {
    return recordOutcome(facts, uploadImage(plan, facts, deps), deps);
  }
  if (handover === undefined) {
    throw new UserError(
      'Input "upload" is "record", which needs the record: set "handover" to the build step\'s output.',
    );
  }
  facts.artifactName = artifactName ?? artifactNameOfRef(recordedRef(handover));
  return recordOutcome(facts, uploadRecordAlone(plan, handover, facts, deps), deps);
}

/** Turns a failed upload into a warning where the consumers can take the image from the registry. */
async function recordOutcome(
  facts: SaveFacts,
  work: Promise<void>,
  { log }: SaveImageDeps,
): Promise<Outcome<SaveImageResult>> {
  try {
    await work;
    return { result: facts };
  } catch (failure) {
    const isReplaced = facts.record !== undefined && isInRegistry(facts.record);
    if (!isReplaced || !(failure instanceof ArtifactUploadError)) return { result: facts, failure };
    log.warning(`${failure.message} The registry has the image, so the job goes on.`, { isFinding: true });
    return { result: facts };
  }
}

async function uploadImage(plan: SavePlan, facts: SaveFacts, deps: SaveImageDeps): Promise<void> {
  const { log, clock, run, files, signal } = deps;
  const folder = await files.temporaryFolder();
  const streamed = canStream(plan)
    ? streamedUpload({ name: plan.artifactName, retentionDays: plan.retentionDays, signal }, deps)
    : undefined;
  const saveStart = clock.now();
  const saved = await log.group('Save the image', () => saveImage(plan, { folder, meanwhile: streamed?.begin }, deps));
  const { packed, file } = saved;
  const reference = packed.reference;
  const name = plan.artifactName ?? artifactNameOfRef(saved.reference);
  const record = plan.handover ?? recordSavedImage(saved.reference, packed.image, run, clock.now());
  facts.packed = packed;
  facts.artifactName = name;
  facts.record = record;
  const savePhase = completedPhase(`save ${reference}`, saveStart, clock.now());
  facts.phases = [savePhase];
  checkImageId(record, packed.image);

  const uploadStart = clock.now();
  const attempts: Attempt[] = [];
  facts.phases = [savePhase, { title: `upload ${name}`, attempts }];
  const onAttempt = (ended: Attempt): unknown => attempts.push(ended);
  const artifact = await log.group('Upload the archive', () =>
    uploadArchive({ plan, name, packed, file, streamed, onAttempt }, deps),
  );
  const uploadSeconds = (clock.now() - uploadStart) / 1000;
  // No attempt was needed where the stream had sent everything and only the service's answer got lost.
  if (attempts.length === 0) attempts.push({ start: uploadStart, seconds: uploadSeconds });
  const complete = addArchive(record, packed.image, toArchiveFacts(artifact, packed, reference));
  facts.uploaded = true;
  facts.artifactName = artifact.name;
  facts.artifact = artifact;
  facts.artifactUrl = artifactUrl(run, artifact.id);
  facts.uploadSeconds = uploadSeconds;
  facts.record = complete;
  log.info(
    `Artifact "${artifact.name}" holds ${reference}: ${formatBytes(packed.sizeBytes)}, ${formatBytes(packed.archiveBytes)} as ${packed.compression}; saved in ${formatSeconds(packed.seconds)}, uploaded in ${formatSeconds(uploadSeconds)}.`,
  );
  await Promise.all([files.remove(folder), uploadRecord({ ...plan, overwrite: 'true' }, name, complete, deps)]);
}

/**
 * Whether the archive can be uploaded while it is packed. A zip cannot, nor an archive whose name only its content
 * tells; and without overwriting a broken-off stream would hold the name that the file needs.
 */
function canStream(plan: SavePlan): plan is SavePlan & { readonly artifactName: string } {
  return !plan.archive && plan.artifactName !== undefined && plan.overwrite !== 'false';
}

async function uploadRecordAlone(
  plan: SavePlan,
  record: HandoverRecord,
  facts: SaveFacts,
  deps: SaveImageDeps,
): Promise<void> {
  if (record.skipped !== null) deps.log.info(`The build was skipped (${record.skipped}); its record says so.`);
  await uploadRecord(plan, facts.artifactName, record, deps);
  facts.uploaded = plan.upload === 'record';
}

function toArchiveFacts(artifact: ArtifactEntry, packed: PackedImage, reference: string): ArchiveFacts {
  return {
    reference,
    platform: packed.image.platform,
    'artifact-name': artifact.name,
    'artifact-id': artifact.id,
    'artifact-digest': artifact.digest ?? '',
    'size-bytes': packed.sizeBytes,
    'archive-bytes': artifact.sizeBytes,
    compression: packed.compression,
  };
}

function artifactUrl(run: RunFacts, id: number): string {
  return `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/artifacts/${id}`;
}
