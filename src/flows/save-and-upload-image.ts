import { familiarName } from '../core/archive/familiar-name.ts';
import { safeArtifactName, safeFileName } from '../core/hand-over/artifact-name.ts';
import { checkIdentity, isPushed, newRecord, withArchive } from '../core/hand-over/complete-record.ts';
import {
  recordSuffix,
  serialiseHandover,
  type ArchiveFacts,
  type Compression,
  type HandoverRecord,
} from '../core/handover-record.ts';
import { parseImageRef } from '../core/image-ref.ts';
import { artifactName } from '../core/tag/image-names.ts';
import { donePhase, type TimedPhase, type Try } from '../core/timed-phase.ts';
import { UserError } from '../errors.ts';
import type { ArtifactEntry, Artifacts, RunFacts } from '../ports.ts';
import type { Outcome } from './outcome.ts';
import { progressLog, readableBytes } from './progress.ts';
import { decideConflict, type Overwrite, type OwnUpload } from './save/conflicts.ts';
import { withLocalName } from './save/local-name.ts';
import { packFromEngine, packFromFile, type PackDeps, type Packed } from './save/pack-image.ts';
import { findSubject, namedImage, nothingNamed, type NamedImage } from './save/subject.ts';
import { UploadFailed, uploadArtifact } from './save/upload-artifact.ts';

export interface SaveImageInputs {
  /** Exact reference or image id. */
  readonly image: string | undefined;
  readonly handover: HandoverRecord | undefined;
  /** A metadata step's tags. */
  readonly tags: readonly string[];
  /** Path of an archive that the build wrote. */
  readonly imageTar: string | undefined;
  readonly artifactName: string | undefined;
  readonly localTag: string | undefined;
  readonly upload: 'image' | 'record';
  readonly compression: Compression | 'auto';
  readonly compressionLevel: number;
  /** In a zip that holds `fileName`. */
  readonly archive: boolean;
  readonly fileName: string;
  readonly retentionDays: number;
  readonly overwrite: Overwrite;
}

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

export interface SaveImageDeps extends PackDeps {
  readonly artifacts: Artifacts;
  readonly run: RunFacts;
}

/**
 * Hands one image over to the other jobs as a workflow artifact, and says in a record what it is: rows S1-S12.
 * Where the registry has the image already, an upload that fails is a warning (A3).
 * @throws UserError for inputs that cannot work, before anything is done.
 */
export async function saveAndUploadImage(
  inputs: SaveImageInputs,
  deps: SaveImageDeps,
): Promise<Outcome<SaveImageResult>> {
  const named = namedImage(inputs);
  if (named === undefined && inputs.imageTar === undefined) throw nothingNamed();
  const plan: Plan = {
    ...inputs,
    named,
    ...checkSaveInputs(inputs),
    artifactName: givenName(inputs, named),
  };
  const recordAlone = inputs.upload === 'record' || (inputs.handover?.skipped ?? null) !== null;
  return recordAlone ? uploadRecordAlone(plan, deps) : uploadImage(plan, deps);
}

/** The inputs once they are checked. */
interface Plan extends SaveImageInputs {
  readonly named: NamedImage | undefined;
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
    const saving = clock.now();
    const { packed, name: imageName, file } = await log.group('Save the image', () => packImage(plan, folder, deps));
    const reference = packed.image.reference ?? imageName;
    const name = plan.artifactName ?? nameOf(imageName);
    const record = plan.handover ?? newRecord(imageName, packed.image, run, clock.now());
    const saved = donePhase(`save ${reference}`, saving, clock.now());
    result = { ...result, artifactName: name, packed, record, phases: [saved] };
    checkIdentity(record, packed.image);

    const start = clock.now();
    const tries: Try[] = [];
    result = { ...result, phases: [saved, { title: `upload ${name}`, tries }] };
    const artifact = await log.group('Upload the archive', async () => {
      const wanted = `${folder}/${plan.archive ? plan.fileName : name}`;
      if (file !== wanted) await files.rename(file, wanted);
      return uploadArtifact(
        {
          ...{ name, spareName: spare(name), file: wanted, archive: plan.archive, retentionDays: plan.retentionDays },
          onProgress: progressLog('Uploading', deps, packed.archiveBytes),
          onTry: (ended) => tries.push(ended),
          onConflict: (taken) => decideConflict(ownUpload(plan, name, deps, packed), taken, deps),
          ...(deps.signal === undefined ? {} : { signal: deps.signal }),
        },
        deps,
      );
    });
    await files.remove(folder);
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
      `Artifact "${artifact.name}" holds ${reference}: ${readableBytes(packed.sizeBytes)}, ${readableBytes(packed.archiveBytes)} as ${packed.compression}; saved in ${packed.seconds.toFixed(1)} s, uploaded in ${result.uploadSeconds.toFixed(1)} s.`,
    );
    await uploadRecord({ ...plan, overwrite: 'true' }, name, complete, deps);
    return { result };
  } catch (failure) {
    return failedOr(result, failure, deps);
  }
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
    await uploadRecord(plan, name, handover, deps);
    return { result: { ...result, uploaded: plan.upload === 'record' } };
  } catch (failure) {
    return failedOr(result, failure, deps);
  }
}

/** A failed upload is a warning where the consumers can take the image from the registry. */
function failedOr(result: SaveImageResult, failure: unknown, deps: SaveImageDeps): Outcome<SaveImageResult> {
  if (!(failure instanceof UploadFailed) || result.record === undefined || !isPushed(result.record)) {
    return { result, failure };
  }
  deps.log.warning(`${failure.message} The registry has the image, so the job goes on.`);
  return { result };
}

interface PackedFile {
  readonly packed: Packed;
  /** The image's own reference, whatever the archive calls it. */
  readonly name: string;
  readonly file: string;
}

async function packImage(plan: Plan, folder: string, deps: SaveImageDeps): Promise<PackedFile> {
  const file = `${folder}/${plan.artifactName ?? 'image.tar'}`;
  const inputs = { compression: plan.compression, level: plan.compressionLevel, file };
  if (plan.imageTar !== undefined) {
    const packed = await packFromFile(plan.imageTar, inputs, deps);
    const named = familiarName(plan.named?.text ?? '') === undefined ? undefined : plan.named?.text;
    return { packed, name: named ?? packed.image.reference ?? '', file };
  }
  if (plan.named === undefined) throw nothingNamed();
  const subject = await findSubject(plan.named, plan, deps.engine);
  const save = (reference: string): Promise<Packed> => packFromEngine(reference, subject.image.sizeBytes, inputs, deps);
  const reference = plan.localTag ?? subject.reference;
  deps.log.info(`Saving ${plan.named.text}${reference === plan.named.text ? '' : ` as ${reference}`}.`);
  const packed = await (plan.localTag === undefined
    ? save(reference)
    : withLocalName(deps.engine, subject.image.id, plan.localTag, () => save(reference)));
  return { packed, name: subject.reference, file };
}

async function uploadRecord(plan: Plan, name: string, record: HandoverRecord, deps: SaveImageDeps): Promise<void> {
  const folder = await deps.files.temporaryFolder();
  const recordName = `${name}${recordSuffix}`;
  const file = `${folder}/${recordName}`;
  await deps.files.writeText(file, serialiseHandover(record));
  await uploadArtifact(
    {
      ...{
        name: recordName,
        spareName: `${spare(name)}${recordSuffix}`,
        file,
        archive: false,
        retentionDays: plan.retentionDays,
      },
      onConflict: (taken) => decideConflict(ownUpload(plan, name, deps), taken, deps),
      ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    },
    deps,
  );
  await deps.files.remove(folder);
}

function spare(name: string): string {
  return `${name}.2`;
}

/**
 * The inputs that can be judged by themselves, in the form that they are used in.
 * @throws UserError for the first one that cannot work.
 */
export function checkSaveInputs(
  inputs: Pick<SaveImageInputs, 'artifactName' | 'fileName' | 'localTag'>,
): Pick<SaveImageInputs, 'artifactName' | 'fileName' | 'localTag'> {
  const { artifactName: name, fileName, localTag } = inputs;
  return {
    artifactName: name === undefined ? undefined : safeArtifactName(name, 'input "artifact-name"'),
    fileName: safeFileName(fileName),
    localTag: localTag === undefined ? undefined : localReference(localTag),
  };
}

function localReference(text: string): string {
  const { repository, tag, digest } = parseImageRef(text, 'input "local-tag"');
  if (digest === undefined) return `${repository}:${tag ?? 'latest'}`;
  throw new UserError(`Input "local-tag" is "${text}": give a name and a tag, no digest.`);
}

/** The artifact's name, where the inputs tell it: an archive of a build may be the only one to know its image. */
function givenName(inputs: SaveImageInputs, named: NamedImage | undefined): string | undefined {
  const { handover } = inputs;
  if (inputs.artifactName !== undefined) return safeArtifactName(inputs.artifactName, 'input "artifact-name"');
  if (handover !== undefined && handover.image !== '') return nameOf(`${handover.image}:${handover.tag}`);
  const candidates = [named?.text, ...inputs.tags, inputs.localTag];
  const reference = candidates.find((text) => text !== undefined && familiarName(text) !== undefined);
  return reference === undefined ? undefined : nameOf(reference);
}

function nameOf(reference: string): string {
  const { repository, tag } = parseImageRef(reference, 'image');
  return safeArtifactName(artifactName(repository, tag ?? 'latest'), 'name made of image and tag');
}

function ownUpload(plan: Plan, name: string, deps: SaveImageDeps, packed?: Packed): OwnUpload {
  return {
    artifactName: name,
    overwrite: plan.overwrite,
    imageid: packed?.image.imageid ?? '',
    reference: packed?.image.reference ?? '',
    compression: packed?.compression,
    runAttempt: deps.run.runAttempt,
  };
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
