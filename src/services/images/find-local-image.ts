import { recordedRef, type HandoverRecord } from '../../core/handover/record.ts';
import type { LocalImage } from '../../core/oci/image-facts.ts';
import { findNearestNames } from '../../core/oci/nearest-names.ts';
import { familiarName, lowerRepository, parseImageRef } from '../../core/oci/reference.ts';
import { UserError } from '../../errors.ts';
import type { Engine } from '../../ports/engine.ts';

/** The inputs that may name the image: the first one that is not empty counts. */
interface ImageSelection {
  /** Exact reference or image id. */
  readonly image: string | undefined;
  readonly handover: HandoverRecord | undefined;
  /** A metadata step's `tags`; the first one is what the build applied first. */
  readonly tags: readonly string[];
  readonly localTag: string | undefined;
}

/** An image in the engine that can be saved. */
interface LocalSource {
  /** The one `repository:tag` that the archive is saved under, unless there is a `local-tag`. */
  readonly reference: string;
  readonly image: LocalImage;
}

/** A reference or id that an input gave. */
export interface RequestedImage {
  readonly ref: string;
  /** Names the input in errors: `input "image"`. */
  readonly input: string;
}

/**
 * Reads which image the inputs name. A name is never put together from parts, except from those of a record.
 * @returns undefined when no input names one
 * @throws UserError for a malformed reference, before anything runs.
 */
export function selectImage(inputs: Omit<ImageSelection, 'localTag'>): RequestedImage | undefined {
  const { image, handover, tags } = inputs;
  const [firstTag] = tags;
  if (image !== undefined) return parseRequestedImage(image, 'input "image"');
  if (handover !== undefined && handover.image !== '') {
    return parseRequestedImage(recordedRef(handover), 'image of input "handover"');
  }
  return firstTag === undefined ? undefined : parseRequestedImage(firstTag, 'first line of input "tags"');
}

/** The error for inputs that name no image. */
export function noImageError(): UserError {
  return new UserError(
    'Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.',
  );
}

/**
 * Finds the requested image in the engine, and the reference to save it under.
 * @throws UserError with the nearest local names when it is not there, and when the reference is open: an id has no
 *   name, or several ones.
 */
export async function findLocalImage(
  requested: RequestedImage,
  inputs: ImageSelection,
  engine: Engine,
): Promise<LocalSource> {
  const image = await engine.inspect(requested.ref);
  if (image === undefined) throw await localImageNotFound(requested, engine);
  const reference = isImageId(requested.ref)
    ? referenceOfId(requested, image, inputs)
    : referenceOfName(requested, image, inputs);
  return { reference, image };
}

/**
 * Brings a reference or id into the form that the engine takes: its repository in lower case, and with a tag.
 * @param input names the input in errors: `input "image"`
 * @throws UserError for a malformed reference.
 */
export function parseRequestedImage(text: string, input: string): RequestedImage {
  if (isImageId(text)) return { ref: text, input };
  const ref = lowerRepository(text);
  const { tag, digest } = parseImageRef(ref, input);
  // `docker save` of a bare repository saves all its tags: https://docs.docker.com/reference/cli/docker/image/save/
  return { ref: tag === undefined && digest === undefined ? `${ref}:latest` : ref, input };
}

/** Whether it is an image id, whole or shortened. */
function isImageId(text: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}

function referenceOfName(requested: RequestedImage, image: LocalImage, inputs: ImageSelection): string {
  const { repository, tag, digest } = parseImageRef(requested.ref, requested.input);
  if (digest === undefined) return requested.ref;
  return tag === undefined ? requireOneName(requested, image.repoTags, inputs) : `${repository}:${tag}`;
}

function referenceOfId(requested: RequestedImage, image: LocalImage, inputs: ImageSelection): string {
  const { handover, tags } = inputs;
  const candidates = handover === undefined ? tags : [recordedRef(handover), ...tags];
  const familiarNames = candidates.map(familiarName);
  const known = image.repoTags.find((name) => familiarNames.includes(familiarName(name)));
  return known ?? requireOneName(requested, image.repoTags, inputs);
}

function requireOneName(requested: RequestedImage, names: readonly string[], { localTag }: ImageSelection): string {
  const [name, ...others] = names;
  if (name !== undefined && others.length === 0) return name;
  if (localTag !== undefined) return localTag;
  const found = name === undefined ? 'no name' : `the names ${names.join(', ')}`;
  throw new UserError(
    `The ${requested.input} is "${requested.ref}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`,
  );
}

async function localImageNotFound(requested: RequestedImage, engine: Engine): Promise<UserError> {
  // The list only helps to find a typing error: that it fails must not hide what is wrong.
  const table = await engine.tagTable().catch(() => undefined);
  const names = findNearestNames(requested.ref, table?.keys() ?? []);
  const others =
    table === undefined
      ? 'its images could not be listed'
      : names.length === 0
        ? 'the engine holds no image at all'
        : `nearest names there: ${names.join(', ')}`;
  return new UserError(
    `The ${requested.input} is "${requested.ref}", and the engine has no such image (${others}): build it with "load: true", or give the exact name that the build applied.`,
  );
}
