import { Readable } from 'node:stream';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { recordArtifactNames, spareName } from '../../src/core/handover/artifact-name.ts';
import { serializeHandover, type HandoverRecord } from '../../src/core/handover/record.ts';
import type { Attempt } from '../../src/core/retry/attempts.ts';
import type { ArtifactEntry } from '../../src/ports/artifacts.ts';
import type { PackedImage } from '../../src/services/images/pack-image.ts';
import { progressLog } from '../../src/services/images/progress-log.ts';
import { decideConflict, type PlannedUpload } from './decide-conflict.ts';
import type { SavePlan } from './plan.ts';
import { streamedUpload, type StreamedUpload, type StreamedUploadDeps } from './streamed-upload.ts';
import { uploadArtifact, type UploadDeps } from './upload-artifact.ts';

export interface UploadHandoverDeps extends UploadDeps, StreamedUploadDeps {
  readonly run: RunFacts;
  readonly signal?: AbortSignal | undefined;
}

interface ArchiveToUpload {
  readonly plan: SavePlan;
  readonly name: string;
  readonly packed: PackedImage;
  /** Where the packed archive is. */
  readonly file: string;
  /** The upload that ran while the archive was packed. */
  readonly streamed: StreamedUpload | undefined;
  /** Called with the streamed upload when that succeeded, or else with each attempt to upload the file. */
  readonly onAttempt: (ended: Attempt) => void;
}

/** Ends the streamed upload, and uploads the file where that one came to nothing. */
export async function uploadArchive(
  { plan, name, packed, file, streamed, onAttempt }: ArchiveToUpload,
  deps: UploadHandoverDeps,
): Promise<ArtifactEntry> {
  const ended = await streamed?.end();
  if (ended?.attempt !== undefined) onAttempt(ended.attempt);
  if (ended?.artifact !== undefined) return ended.artifact;
  const namedFile = `${file.slice(0, file.lastIndexOf('/'))}/${plan.archive ? plan.fileName : name}`;
  if (file !== namedFile) await deps.files.rename(file, namedFile);
  return uploadArtifact(
    {
      name,
      spareName: spareName(name),
      file: namedFile,
      archive: plan.archive,
      retentionDays: plan.retentionDays,
      sentDigest: ended?.sentDigest,
      signal: deps.signal,
      onProgress: progressLog('Uploading', deps, packed.archiveBytes),
      onAttempt,
      onConflict: (taken) => decideConflict(toPlannedUpload(plan, name, deps, packed), taken, deps),
    },
    deps,
  );
}

/** Uploads the record of the archive `name` as an artifact of its own. */
export async function uploadRecord(
  plan: SavePlan,
  name: string,
  record: HandoverRecord,
  deps: UploadHandoverDeps,
): Promise<void> {
  const { retentionDays, overwrite } = plan;
  const { signal } = deps;
  const [recordName, spareRecordName] = recordArtifactNames(name);
  const text = serializeHandover(record);
  const streamed = streamedUpload({ name: recordName, retentionDays, signal }, deps);
  if (overwrite !== 'false') streamed.begin(Readable.from([Buffer.from(text)]));
  const { artifact, sentDigest } = await streamed.end();
  if (artifact !== undefined) return;
  const folder = await deps.files.temporaryFolder();
  const file = `${folder}/${recordName}`;
  await deps.files.writeText(file, text);
  await uploadArtifact(
    {
      name: recordName,
      spareName: spareRecordName,
      file,
      archive: false,
      retentionDays,
      sentDigest,
      signal,
      onConflict: (taken) => decideConflict(toPlannedUpload(plan, name, deps), taken, deps),
    },
    deps,
  );
  await deps.files.remove(folder);
}

function toPlannedUpload(
  plan: SavePlan,
  artifactName: string,
  { run }: UploadHandoverDeps,
  packed?: PackedImage,
): PlannedUpload {
  return {
    artifactName,
    overwrite: plan.overwrite,
    imageid: packed?.image.imageid ?? '',
    reference: packed?.reference ?? '',
    compression: packed?.compression,
    runAttempt: run.runAttempt,
  };
}
