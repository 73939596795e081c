import { Readable } from 'node:stream';
import { recordNames, spareName } from '../../src/core/handover/artifact-name.ts';
import { serializeHandover, type HandoverRecord } from '../../src/core/handover/record.ts';
import type { Attempt } from '../../src/core/retry/attempts.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { ArtifactEntry } from '../../src/ports/artifacts.ts';
import { progressLog } from '../../src/services/progress.ts';
import { decideConflict, type OwnUpload } from './conflicts.ts';
import { earlyUpload, type EarlyDeps, type EarlyUpload } from './early-upload.ts';
import type { Packed } from '../../src/services/images/pack-image.ts';
import type { Plan } from './plan.ts';
import { uploadArtifact, type UploadDeps } from './upload-artifact.ts';

export interface SendDeps extends UploadDeps, EarlyDeps {
  readonly run: RunFacts;
  readonly signal?: AbortSignal;
}

interface ArchiveToSend {
  readonly plan: Plan;
  readonly name: string;
  readonly packed: Packed;
  /** Where the packed archive is. */
  readonly file: string;
  /** The upload that ran beside the packing. */
  readonly early: EarlyUpload | undefined;
  /** Told of the upload beside the packing when it did it, or of each try to upload the file. */
  readonly onTry: (ended: Attempt) => unknown;
}

/** Gets the archive uploaded: by the upload that ran already, or else by one of the file. */
export async function sendArchive(
  { plan, name, packed, file, early, onTry }: ArchiveToSend,
  deps: SendDeps,
): Promise<ArtifactEntry> {
  const sent = await early?.end();
  if (sent?.took !== undefined) onTry(sent.took);
  if (sent?.artifact !== undefined) return sent.artifact;
  const wanted = `${file.slice(0, file.lastIndexOf('/'))}/${plan.archive ? plan.fileName : name}`;
  if (file !== wanted) await deps.files.rename(file, wanted);
  return uploadArtifact(
    {
      ...{ name, spareName: spareName(name), file: wanted, archive: plan.archive, retentionDays: plan.retentionDays },
      sentBefore: sent?.sentDigest,
      onProgress: progressLog('Uploading', deps, packed.archiveBytes),
      onTry,
      onConflict: (taken) => decideConflict(ownUpload(plan, name, deps, packed), taken, deps),
      ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    },
    deps,
  );
}

/** Uploads the record beside the archive's artifact. */
export async function sendRecord(plan: Plan, name: string, record: HandoverRecord, deps: SendDeps): Promise<void> {
  const { retentionDays, overwrite } = plan;
  const [recordName, spareRecord] = recordNames(name);
  const text = serializeHandover(record);
  const early = earlyUpload({ name: recordName, retentionDays, signal: deps.signal }, deps);
  if (overwrite !== 'false') early.begin(Readable.from([Buffer.from(text)]));
  const sent = await early.end();
  if (sent.artifact !== undefined) return;
  const folder = await deps.files.temporaryFolder();
  const file = `${folder}/${recordName}`;
  await deps.files.writeText(file, text);
  await uploadArtifact(
    {
      ...{ name: recordName, spareName: spareRecord, file, archive: false, retentionDays },
      sentBefore: sent.sentDigest,
      onConflict: (taken) => decideConflict(ownUpload(plan, name, deps), taken, deps),
      ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    },
    deps,
  );
  await deps.files.remove(folder);
}

function ownUpload(plan: Plan, name: string, deps: SendDeps, packed?: Packed): OwnUpload {
  return {
    artifactName: name,
    overwrite: plan.overwrite,
    imageid: packed?.image.imageid ?? '',
    reference: packed?.image.reference ?? '',
    compression: packed?.compression,
    runAttempt: deps.run.runAttempt,
  };
}
