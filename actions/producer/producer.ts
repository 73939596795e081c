import type { Outcome } from '../../src/core/failures/failure.ts';
import { newHandoverRecord } from '../../src/core/handover/new-record.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { namePlaceholder } from '../../src/core/inputs/name-placeholder.ts';
import { readTargetRefs } from '../../src/core/tags/target-refs.ts';
import type { BuilderInfo } from '../../src/ports/buildx.ts';
import { findBuilder, planLimits, type BuildDeps } from '../buildx-build-with-retry/build-plan.ts';
import { nothingBuilt, type BuildResult } from '../buildx-build-with-retry/build-result.ts';
import { buildWithRetry } from '../buildx-build-with-retry/buildx-build-with-retry.ts';
import { decidePush } from '../buildx-build-with-retry/rules/build-decisions.ts';
import type { BuildInputs } from '../buildx-build-with-retry/rules/build-inputs.ts';
import { buildsFromFiles } from '../buildx-build-with-retry/rules/image-of-target.ts';
import {
  computeTag,
  type ComputeTagDeps,
  type ComputeTagInputs,
  type ComputeTagResult,
} from '../compute-tag/compute-tag.ts';
import { checkSaveInputs, type SaveImageInputs } from '../save-and-upload-image/plan.ts';
import {
  nothingUploaded,
  saveAndUploadImage,
  type SaveImageDeps,
  type SaveImageResult,
} from '../save-and-upload-image/save-and-upload-image.ts';
import { handOverImages, saveInputsOfImage, type ProducedImage } from './hand-over-images.ts';
import { handOver } from './hand-over.ts';
import {
  mightNeedArtifact,
  type ArtifactPolicy,
  type RegistryState,
  type RequirePush,
} from './rules/producer-decisions.ts';

export interface ProducerInputs {
  readonly tag: ComputeTagInputs;
  /** Without tags and labels, which the tag step computes. */
  readonly build: BuildInputs;
  /** Without the image, which is the built one. */
  readonly save: SaveImageInputs;
  readonly artifact: ArtifactPolicy;
  readonly requirePush: RequirePush;
}

export interface ProducerResult {
  readonly tag: ComputeTagResult;
  readonly build: BuildResult;
  readonly save: SaveImageResult;
  readonly registry: RegistryState;
  /** Undefined: each of several images has its own. */
  readonly handover: HandoverRecord | undefined;
  /** The images of a step with `files`; undefined: the result is that of one image. */
  readonly images?: readonly ProducedImage[] | undefined;
}

export type ProducerDeps = ComputeTagDeps & BuildDeps & SaveImageDeps;

/**
 * Runs the whole producer job: computes the tag, builds with retries, pushes, and uploads the image for other jobs. A
 * push that failed for a reason that passes is replaced by the artifact, unless the push is what the job is for.
 * @throws UserError for inputs that cannot work, before anything is built.
 */
export async function produce(inputs: ProducerInputs, deps: ProducerDeps): Promise<Outcome<ProducerResult>> {
  checkSaveInputs(buildsFromFiles(inputs.build) ? saveInputsOfImage(inputs.save, 'name') : inputs.save);
  const { result: tag } = await computeTag(inputs.tag, deps);
  if (tag.skipReason !== undefined) return uploadSkipRecord(inputs, tag, tag.skipReason, deps);

  const { built, imageTar } = await buildForHandover(inputs, tag, deps);
  const { result: build, failure } = built;
  if (build.images !== undefined) {
    const several = await handOverImages({ inputs, tag, images: build.images, imageTar }, deps);
    return {
      result: { tag, build, ...several.result },
      failure: several.failure ?? (build.images.length === 0 ? failure : undefined),
    };
  }
  const handover = build.handover ?? recordWithoutImage(tag, undefined, deps);
  const save = toSaveInputs(inputs, tag, imageTar);
  const end = await handOver({ inputs, kind: tag.kind, build, failure, handover, save }, deps);
  return { result: { tag, build, ...end.result }, failure: end.failure };
}

interface HandoverBuild {
  readonly built: Outcome<BuildResult>;
  /** Where the build wrote the archive; undefined: the engine has the image. */
  readonly imageTar: string | undefined;
}

async function buildForHandover(
  inputs: ProducerInputs,
  tag: ComputeTagResult,
  deps: ProducerDeps,
): Promise<HandoverBuild> {
  try {
    const { builder, imageTar } = await planArchive(inputs, tag, deps);
    const built = await buildWithRetry(
      {
        ...inputs.build,
        imageTar,
        tags: tag.tags,
        movingTags: tag.movingTags,
        labels: tag.labels,
        annotations: Object.keys(inputs.tag.annotations).length === 0 ? [] : tag.annotations,
      },
      { ...deps, sourceSha: tag.sourceSha, builder },
    );
    return { built, imageTar };
  } catch (failure) {
    const images = buildsFromFiles(inputs.build) ? [] : undefined;
    const result = { ...nothingBuilt, imageRef: tag.imageRef, handover: undefined, images };
    return { built: { result, failure }, imageTar: undefined };
  }
}

interface ArchivePlan {
  readonly imageTar?: string | undefined;
  /** Undefined when it was not asked for. */
  readonly builder?: BuilderInfo | undefined;
}

/**
 * Decides where the build writes the archive, when one may be needed: the solve that pushes can write it too, which
 * saves a load and a save. The `docker` driver has no such exporter, and the archive then comes out of the engine:
 * https://docs.docker.com/build/builders/drivers/
 */
async function planArchive(inputs: ProducerInputs, tag: ComputeTagResult, deps: ProducerDeps): Promise<ArchivePlan> {
  const refs = readTargetRefs(tag.tags, tag.movingTags, tag);
  const { push } = decidePush(inputs.build, refs, tag.event);
  if (!mightNeedArtifact(inputs.artifact, inputs.requirePush, tag.kind, push)) return {};
  const builder = await findBuilder(inputs.build.builder, deps, planLimits(inputs.build, deps));
  if (builder.driver === 'docker') return { builder };
  const file = buildsFromFiles(inputs.build) ? namePlaceholder : 'image';
  return { builder, imageTar: `${await deps.files.temporaryFolder()}/${file}.tar` };
}

function toSaveInputs(
  { save }: ProducerInputs,
  tag: ComputeTagResult,
  imageTar: string | undefined,
): Omit<SaveImageInputs, 'handover' | 'upload'> {
  return { ...save, imageTar, artifactName: save.artifactName ?? tag.artifactName };
}

/** Builds nothing and uploads a record that says why, so that consumers skip and do not fail. */
async function uploadSkipRecord(
  inputs: ProducerInputs,
  tag: ComputeTagResult,
  reason: string,
  deps: ProducerDeps,
): Promise<Outcome<ProducerResult>> {
  deps.log.notice(`The build is skipped: ${reason}`);
  const handover = recordWithoutImage(tag, reason, deps);
  const build: BuildResult = { ...nothingBuilt, imageRef: tag.imageRef, pushSkippedReason: reason, handover };
  const result: ProducerResult = { tag, build, save: nothingUploaded, registry: 'skipped', handover };
  if (inputs.artifact === 'never') return { result };
  const given = { ...toSaveInputs(inputs, tag, undefined), artifactName: skippedArtifactName(inputs, tag) };
  const { result: save, failure } = await saveAndUploadImage({ ...given, handover, upload: 'record' }, deps);
  return { result: { ...result, save }, failure };
}

/** Where there would have been several artifacts, none of their names is that of the whole. */
function skippedArtifactName({ save, build }: ProducerInputs, { artifactName }: ComputeTagResult): string {
  return buildsFromFiles(build) ? artifactName : (save.artifactName ?? artifactName);
}

/** The record of a job that has a tag and no image. */
function recordWithoutImage(
  { image, tag, event, sourceSha }: ComputeTagResult,
  skipped: string | undefined,
  { run, clock }: ProducerDeps,
): HandoverRecord {
  return newHandoverRecord({
    first: { repository: image, tag },
    imageids: {},
    event,
    sourceSha,
    run,
    now: clock.now(),
    skipped,
  });
}
