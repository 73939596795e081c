import type { EventKind } from '../../src/core/events/event-facts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { toMessage } from '../../src/errors.ts';
import type { BuildResult } from '../buildx-build-with-retry/build-result.ts';
import type { SaveImageInputs } from '../save-and-upload-image/plan.ts';
import {
  nothingUploaded,
  saveAndUploadImage,
  type SaveImageDeps,
  type SaveImageResult,
} from '../save-and-upload-image/save-and-upload-image.ts';
import {
  mayDegrade,
  needsArtifact,
  type ArtifactPolicy,
  type RegistryState,
  type RequirePush,
} from './rules/producer-decisions.ts';

/** One image on its way to other jobs, once its build and push are over. */
export interface BuiltImage {
  readonly inputs: { readonly artifact: ArtifactPolicy; readonly requirePush: RequirePush };
  readonly kind: EventKind;
  readonly build: BuildResult;
  /** Of build and push; undefined: both succeeded. */
  readonly failure: unknown;
  readonly handover: HandoverRecord;
  readonly save: Omit<SaveImageInputs, 'handover' | 'upload'>;
}

/** Where an image is for other jobs. */
export interface HandedOver {
  readonly save: SaveImageResult;
  readonly registry: RegistryState;
  readonly handover: HandoverRecord;
}

/**
 * Uploads an image for other jobs, where they need it. A push that failed for a reason that passes is replaced by the
 * artifact, unless the push is what the job is for.
 */
export async function handOver(image: BuiltImage, deps: SaveImageDeps): Promise<Outcome<HandedOver>> {
  const { inputs, kind, build, failure, handover } = image;
  const registry = registryState(build, failure);
  const beforeSave: HandedOver = { save: nothingUploaded, registry, handover };
  if (inputs.artifact === 'never' || (failure !== undefined && !canReplacePush(image))) {
    return { result: beforeSave, failure };
  }
  const upload = needsArtifact(inputs.artifact, kind, registry) ? 'image' : 'record';
  const saved = await saveAndUploadImage({ ...image.save, handover, upload }, deps);
  const result = { ...beforeSave, save: saved.result, handover: saved.result.record ?? handover };
  if (failure === undefined || saved.failure !== undefined || !saved.result.uploaded) {
    return { result, failure: failure ?? saved.failure };
  }
  deps.log.warning(
    `The push failed and the artifact "${saved.result.artifactName}" stands in for it, so the job goes on: ${toMessage(failure)}`,
    { isFinding: true },
  );
  return { result: { ...result, registry: 'degraded' } };
}

/** How the push ended, before any artifact replaces it. */
export function registryState(build: BuildResult, failure: unknown): RegistryState {
  if (build.pushed) return 'pushed';
  if (failure === undefined) return 'skipped';
  return build.buildSeconds === undefined ? 'not-reached' : 'failed';
}

/** Whether the artifact may replace the push: the image was built, and what failed after that can pass. */
function canReplacePush({ inputs, kind, build }: BuiltImage): boolean {
  if (build.buildSeconds === undefined || build.failure === undefined) return false;
  return mayDegrade(inputs.requirePush, kind, build.failure.class);
}
