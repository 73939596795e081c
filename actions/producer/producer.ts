import { decidePush } from '../buildx-build-with-retry/rules/build-decisions.ts';
import type { BuildInputs } from '../buildx-build-with-retry/rules/build-inputs.ts';
import { newHandoverRecord } from '../../src/core/handover/new-record.ts';
import { targetRefs } from '../../src/core/tags/target-refs.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import {
  mayDegrade,
  mayWantArtifact,
  wantsArtifact,
  type ArtifactWish,
  type RegistryState,
  type RequirePush,
} from './rules/producer-decisions.ts';
import { toMessage } from '../../src/errors.ts';
import type { BuilderInfo } from '../../src/ports/buildx.ts';
import { buildWithRetry, nothingBuilt, type BuildResult } from '../buildx-build-with-retry/buildx-build-with-retry.ts';
import { usableBuilder, type BuildDeps } from '../buildx-build-with-retry/build-plan.ts';
import {
  computeTag,
  type ComputeTagDeps,
  type ComputeTagInputs,
  type ComputeTagResult,
} from '../compute-tag/compute-tag.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { checkSaveInputs, type SaveImageInputs } from '../save-and-upload-image/plan.ts';
import {
  nothingUploaded,
  saveAndUploadImage,
  type SaveImageDeps,
  type SaveImageResult,
} from '../save-and-upload-image/save-and-upload-image.ts';

export interface ProducerInputs {
  readonly tag: ComputeTagInputs;
  /** Its tags and labels are those that the tag step computes. */
  readonly build: BuildInputs;
  /** Its image is the one that was built. */
  readonly save: SaveImageInputs;
  readonly artifact: ArtifactWish;
  readonly requirePush: RequirePush;
}

export interface ProducerResult {
  readonly tag: ComputeTagResult;
  readonly build: BuildResult;
  readonly save: SaveImageResult;
  readonly registry: RegistryState;
  readonly handover: HandoverRecord;
}

export type ProducerDeps = ComputeTagDeps & BuildDeps & SaveImageDeps;

/**
 * The whole producer job: tag, build with retries, push, hand over. A push that failed for a passing reason is made up
 * for by the artifact where the push is not what the job is for (design section 3, "root action").
 */
export async function produce(inputs: ProducerInputs, deps: ProducerDeps): Promise<Outcome<ProducerResult>> {
  checkSaveInputs(inputs.save);
  const { result: tag } = await computeTag(inputs.tag, deps);
  if (tag.skipReason !== undefined) return skip(inputs, tag, tag.skipReason, deps);

  let solve: SolveArchive = {};
  let built: Outcome<BuildResult>;
  try {
    solve = await archiveOfTheSolve(inputs, tag, deps);
    built = await buildWithRetry(
      {
        ...inputs.build,
        imageTar: solve.imageTar,
        tags: tag.tags,
        movingTags: tag.movingTags,
        labels: tag.labels,
        annotations: Object.keys(inputs.tag.annotations).length === 0 ? [] : tag.annotations,
      },
      { ...deps, sourceSha: tag.sourceSha, builder: solve.builder },
    );
  } catch (failure) {
    built = { result: { ...nothingBuilt, imageRef: tag.imageRef, handover: recordOfNothing(tag, deps) }, failure };
  }
  const { result: build, failure } = built;
  const registry = registryState(build, failure);
  const handover = build.handover ?? recordOfNothing(tag, deps);
  const done: ProducerResult = { tag, build, save: nothingUploaded, registry, handover };
  if (failure !== undefined && !isMadeUpFor(inputs, tag, build)) return { result: done, failure };
  if (inputs.artifact === 'never') return { result: done, failure };

  const upload = wantsArtifact(inputs.artifact, tag.kind, registry) ? 'image' : 'record';
  const saved = await saveAndUploadImage(
    { ...savedImage(inputs.save, tag, handover, upload), imageTar: solve.imageTar },
    deps,
  );
  const result = { ...done, save: saved.result, handover: saved.result.record ?? handover };
  if (failure === undefined || saved.failure !== undefined || !saved.result.uploaded) {
    return { result, failure: failure ?? saved.failure };
  }
  deps.log.warning(
    `The push failed and the artifact "${saved.result.artifactName}" stands in for it, so the job goes on: ${toMessage(failure)}`,
    { isFinding: true },
  );
  return { result: { ...result, registry: 'degraded' } };
}

interface SolveArchive {
  readonly imageTar?: string;
  /** Where it was asked for. */
  readonly builder?: BuilderInfo;
}

/**
 * Where the build leaves the archive, when its builder can write one out of the very solve that pushes: no load and no
 * save then. The engine's own builder cannot, and there the upload asks the engine.
 */
async function archiveOfTheSolve(
  inputs: ProducerInputs,
  tag: ComputeTagResult,
  deps: ProducerDeps,
): Promise<SolveArchive> {
  const refs = targetRefs(tag.tags, tag.movingTags, tag);
  const { push } = decidePush(inputs.build, refs, tag.event);
  if (!mayWantArtifact(inputs.artifact, inputs.requirePush, tag.kind, push)) return {};
  const builder = await usableBuilder(inputs.build.builder, deps);
  if (builder.driver === 'docker') return { builder };
  return { builder, imageTar: `${await deps.files.temporaryFolder()}/image.tar` };
}

function registryState(build: BuildResult, failure: unknown): RegistryState {
  if (build.pushed) return 'pushed';
  if (failure === undefined) return 'skipped';
  return build.buildSeconds === undefined ? 'not-reached' : 'failed';
}

/** Whether the artifact may stand in for the push: the image was built, and what failed after that is passing. */
function isMadeUpFor(inputs: ProducerInputs, tag: ComputeTagResult, build: BuildResult): boolean {
  if (build.buildSeconds === undefined || build.failure === undefined) return false;
  return inputs.artifact !== 'never' && mayDegrade(inputs.requirePush, tag.kind, build.failure.class);
}

function savedImage(
  inputs: SaveImageInputs,
  tag: ComputeTagResult,
  handover: HandoverRecord,
  upload: SaveImageInputs['upload'],
): SaveImageInputs {
  return { ...inputs, handover, upload, artifactName: inputs.artifactName ?? tag.artifactName };
}

/** Nothing is built, and the record says why, so that consumers skip instead of failing (002-6). */
async function skip(
  inputs: ProducerInputs,
  tag: ComputeTagResult,
  reason: string,
  deps: ProducerDeps,
): Promise<Outcome<ProducerResult>> {
  deps.log.notice(`The build is skipped: ${reason}`);
  const handover: HandoverRecord = { ...recordOfNothing(tag, deps), skipped: reason };
  const build: BuildResult = { ...nothingBuilt, imageRef: tag.imageRef, pushSkippedReason: reason, handover };
  const result: ProducerResult = { tag, build, save: nothingUploaded, registry: 'skipped', handover };
  if (inputs.artifact === 'never') return { result };
  const { result: save, failure } = await saveAndUploadImage(savedImage(inputs.save, tag, handover, 'record'), deps);
  return { result: { ...result, save }, failure };
}

/** The record of a job that has a tag and no image. */
function recordOfNothing(tag: ComputeTagResult, { run, clock }: ProducerDeps): HandoverRecord {
  const [first] = targetRefs([tag.imageRef], [], { revision: tag.revision, sourceSha: tag.sourceSha });
  return newHandoverRecord({
    ...{ first, digest: '', imageid: '', imageids: {}, pushedRefs: [] },
    ...{ event: tag.event, sourceSha: tag.sourceSha, run, now: clock.now() },
  });
}
