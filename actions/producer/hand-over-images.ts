import { forEachConcurrently, maxImagesAtATime } from '../../src/core/concurrency/limit-concurrency.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import {
  fillInName,
  fillInRefName,
  hasNamePlaceholder,
  namePlaceholder,
} from '../../src/core/inputs/name-placeholder.ts';
import { UserError } from '../../src/errors.ts';
import type { Files } from '../../src/ports/files.ts';
import { queueArtifactCalls } from '../../src/services/artifacts/queue-artifact-calls.ts';
import { prefixLog } from '../../src/services/images/prefix-log.ts';
import { joinFailures, type ImageResult } from '../buildx-build-with-retry/build-result.ts';
import { nameArtifacts } from '../buildx-build-with-retry/rules/image-outputs.ts';
import type { ComputeTagResult } from '../compute-tag/compute-tag.ts';
import type { SaveImageInputs } from '../save-and-upload-image/plan.ts';
import {
  nothingUploaded,
  type SaveImageDeps,
  type SaveImageResult,
} from '../save-and-upload-image/save-and-upload-image.ts';
import { handOver, registryState, type BuiltImage, type HandedOver } from './hand-over.ts';
import { joinRegistryStates, type RegistryState } from './rules/producer-decisions.ts';

/** One image of several, and where it is for other jobs. */
export interface ProducedImage extends ImageResult, HandedOver {}

interface BuiltImages {
  readonly inputs: BuiltImage['inputs'] & { readonly save: SaveImageInputs };
  readonly tag: ComputeTagResult;
  readonly images: readonly ImageResult[];
  /** Where the builds wrote the archives, with a place for the name. */
  readonly imageTar: string | undefined;
}

interface HandedOverImages {
  readonly save: SaveImageResult;
  readonly registry: RegistryState;
  readonly handover: undefined;
  readonly images: readonly ProducedImage[];
}

/**
 * Uploads each image as if it were the only one, a few at a time. One that fails does not keep the other ones, and a cancel
 * takes nothing from what is known of them: a step of the job that cleans up reads it from the outputs.
 */
export async function handOverImages(
  { inputs, tag, images, imageTar }: BuiltImages,
  deps: SaveImageDeps,
): Promise<Outcome<HandedOverImages>> {
  const handedOver = new Map<ImageResult, ProducedImage>();
  const artifactNames = nameArtifacts(
    images.flatMap(({ name, result: { handover: record } }) => (record === undefined ? [] : [{ name, record }])),
  );
  const artifacts = queueArtifactCalls(deps.artifacts);
  const tarOf = (name: string): string | undefined => (imageTar === undefined ? undefined : fillInName(imageTar, name));
  const atATime = await chooseAtATime(images, tarOf, deps.files);
  await forEachConcurrently(images, atATime, async (image) => {
    const { name, aliases, result: build, failure } = image;
    const { handover } = build;
    if (handover === undefined) return;
    const save = { ...saveInputsOfImage(inputs.save, name), imageTar: tarOf(name) };
    const artifactName = save.artifactName ?? artifactNames.get(name);
    const built = { inputs, kind: tag.kind, build, failure, handover, save: { ...save, artifactName } };
    const own = images.length === 1 ? deps : { ...deps, artifacts, log: prefixLog(deps.log, name) };
    try {
      deps.signal?.throwIfAborted();
      const end = await handOver(built, own);
      handedOver.set(image, { name, aliases, result: build, ...end.result, failure: end.failure });
    } catch (error) {
      const state = { save: nothingUploaded, registry: registryState(build, failure), handover };
      handedOver.set(image, { name, aliases, result: build, ...state, failure: failure ?? error });
    }
  });
  const produced = images.flatMap((image) => handedOver.get(image) ?? []);
  const [only, ...others] = produced;
  const uploaded = produced.length > 0 && produced.every(({ save }) => save.uploaded);
  const save = only !== undefined && others.length === 0 ? only.save : { ...nothingUploaded, uploaded };
  const registry = joinRegistryStates(produced.map((image) => image.registry));
  return { result: { save, registry, handover: undefined, images: produced }, failure: joinFailures(produced) };
}

/** Images whose archives the disk does not hold at once are handed over one after the other. */
async function chooseAtATime(
  images: readonly ImageResult[],
  tarOf: (name: string) => string | undefined,
  files: Files,
): Promise<number> {
  if (images.length < 2) return 1;
  const sizes = await Promise.all(
    images.map(async ({ name, result: { sizeBytes = 0 } }) => {
      const tar = tarOf(name);
      return tar !== undefined && (await files.exists(tar)) ? files.size(tar) : sizeBytes;
    }),
  );
  const largest = sizes.sort((one, other) => other - one).slice(0, maxImagesAtATime);
  const neededBytes = largest.reduce((sum, bytes) => sum + bytes, 0);
  return (await files.freeBytes(await files.temporaryFolder())) >= neededBytes ? maxImagesAtATime : 1;
}

/**
 * The inputs of one image's upload, with its name where the step has a place for it.
 * @throws UserError where several images would share an artifact
 */
export function saveInputsOfImage(save: SaveImageInputs, name: string): SaveImageInputs {
  const { artifactName, localTag } = save;
  if (artifactName !== undefined && !hasNamePlaceholder(artifactName)) {
    throw new UserError(
      `Input "artifact-name" is "${artifactName}", and each image of "files" has an artifact of its own: put ${namePlaceholder} where the target's name belongs.`,
    );
  }
  return {
    ...save,
    artifactName: artifactName === undefined ? undefined : fillInName(artifactName, name),
    localTag: localTag === undefined ? undefined : fillInRefName(localTag, name),
  };
}
