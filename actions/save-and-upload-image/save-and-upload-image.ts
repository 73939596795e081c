import { checkIdentity, isPushed, newRecord, withArchive } from './rules/complete-record.ts';
import type { ArchiveFacts, HandoverRecord } from '../../src/core/handover/record.ts';
import { completedPhase, type TimedPhase, type Attempt } from '../../src/core/retry/attempts.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { ArtifactEntry } from '../../src/ports/artifacts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { earlyUpload } from './early-upload.ts';
import type { PackDeps, Packed } from '../../src/services/images/pack-image.ts';
import { packPlanned } from './pack-planned.ts';
import { nameOf, planOf, type Plan, type SaveImageInputs } from './plan.ts';
import { sendArchive, sendRecord, type SendDeps } from './send-artifact.ts';
import { ArtifactUploadError } from './upload-artifact.ts';

export interface SaveImageResult {
  /** Whether the archive, or with `upload: record` the record, is there for consumers. */
  readonly uploaded: boolean;
  readonly artifactName: string;
  /** Undefined when no archive was uploaded. */
  readonly artifact: ArtifactEntry | undefined;
  readonly artifactUrl: string;
  readonly packed: Packed | undefined;
  readonly uploadSeconds: number;
  /** What was done, as far as it came. */
  readonly phases: readonly TimedPhase[];
  /** Complete with the archive, once that is uploaded. */
  readonly record: HandoverRecord | undefined;
}

export type SaveImageDeps = PackDeps & SendDeps;

/**
 * Hands one image over to the other jobs as a workflow artifact, and says in a record what it is: rows S1-S12.
 * Where the registry has the image already, an upload that fails is a warning (A3).
 * @throws UserError for inputs that cannot work, before anything is done.
 */
export async function saveAndUploadImage(
  inputs: SaveImageInputs,
  deps: SaveImageDeps,
): Promise<Outcome<SaveImageResult>> {
  const plan = planOf(inputs);
  const recordAlone = inputs.upload === 'record' || (inputs.handover?.skipped ?? null) !== null;
  return recordAlone ? uploadRecordAlone(plan, deps) : uploadImage(plan, deps);
}

/** What an upload that did not take place has to say. */
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

async function uploadImage(plan: Plan, deps: SaveImageDeps): Promise<Outcome<SaveImageResult>> {
  const { log, clock, run, files } = deps;
  let result: SaveImageResult = {
    ...nothingUploaded,
    artifactName: plan.artifactName ?? '',
    record: plan.handover,
  };
  try {
    const folder = await files.temporaryFolder();
    const early = mayUploadEarly(plan)
      ? earlyUpload({ name: plan.artifactName, retentionDays: plan.retentionDays, signal: deps.signal }, deps)
      : undefined;
    const saving = clock.now();
    const {
      packed,
      name: imageName,
      file,
    } = await log.group('Save the image', () => packPlanned(plan, { folder, meanwhile: early?.begin }, deps));
    const reference = packed.image.reference ?? imageName;
    const name = plan.artifactName ?? nameOf(imageName);
    const record = plan.handover ?? newRecord(imageName, packed.image, run, clock.now());
    const saved = completedPhase(`save ${reference}`, saving, clock.now());
    result = { ...result, artifactName: name, packed, record, phases: [saved] };
    checkIdentity(record, packed.image);

    const start = clock.now();
    const tries: Attempt[] = [];
    result = { ...result, phases: [saved, { title: `upload ${name}`, attempts: tries }] };
    const onTry = (ended: Attempt): unknown => tries.push(ended);
    const artifact = await log.group('Upload the archive', () =>
      sendArchive({ plan, name, packed, file, early, onTry }, deps),
    );
    // An upload whose answer got lost was only asked for.
    if (tries.length === 0) tries.push({ start, seconds: (clock.now() - start) / 1000 });
    const complete = withArchive(record, packed.image, archiveFacts(artifact, packed, reference));
    result = {
      ...result,
      uploaded: true,
      artifactName: artifact.name,
      artifact,
      artifactUrl: artifactUrl(run, artifact.id),
      uploadSeconds: (clock.now() - start) / 1000,
      record: complete,
    };
    log.info(
      `Artifact "${artifact.name}" holds ${reference}: ${formatBytes(packed.sizeBytes)}, ${formatBytes(packed.archiveBytes)} as ${packed.compression}; saved in ${formatSeconds(packed.seconds)}, uploaded in ${formatSeconds(result.uploadSeconds)}.`,
    );
    await Promise.all([files.remove(folder), sendRecord({ ...plan, overwrite: 'true' }, name, complete, deps)]);
    return { result };
  } catch (failure) {
    return failedOr(result, failure, deps);
  }
}

/** A zip and a name that only the archive knows have to wait; who allows no overwriting gets no second name either. */
function mayUploadEarly(plan: Plan): plan is Plan & { readonly artifactName: string } {
  return !plan.archive && plan.artifactName !== undefined && plan.overwrite !== 'false';
}

async function uploadRecordAlone(plan: Plan, deps: SaveImageDeps): Promise<Outcome<SaveImageResult>> {
  const { handover } = plan;
  if (handover === undefined) {
    throw new UserError(
      'Input "upload" is "record", which needs the record: set "handover" to the build step\'s output.',
    );
  }
  const name = plan.artifactName ?? nameOf(`${handover.image}:${handover.tag}`);
  const result: SaveImageResult = { ...nothingUploaded, artifactName: name, record: handover };
  if (handover.skipped !== null) deps.log.info(`The build was skipped (${handover.skipped}); its record says so.`);
  try {
    await sendRecord(plan, name, handover, deps);
    return { result: { ...result, uploaded: plan.upload === 'record' } };
  } catch (failure) {
    return failedOr(result, failure, deps);
  }
}

/** A failed upload is a warning where the consumers can take the image from the registry. */
function failedOr(result: SaveImageResult, failure: unknown, deps: SaveImageDeps): Outcome<SaveImageResult> {
  if (!(failure instanceof ArtifactUploadError) || result.record === undefined || !isPushed(result.record)) {
    return { result, failure };
  }
  deps.log.warning(`${failure.message} The registry has the image, so the job goes on.`, { isFinding: true });
  return { result };
}

function archiveFacts(artifact: ArtifactEntry, packed: Packed, reference: string): ArchiveFacts {
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
  return `${run.serverUrl}/${run.repository}/actions/runs/${String(run.runId)}/artifacts/${String(id)}`;
}
