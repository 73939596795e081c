import { familiarName } from '../../core/oci/reference.ts';
import type { HandoverRecord } from '../../core/handover/record.ts';
import { nearestNames } from '../../core/oci/nearest-names.ts';
import { parseImageRef } from '../../core/oci/reference.ts';
import { UserError } from '../../errors.ts';
import type { LocalImage } from '../../core/oci/image-facts.ts';
import type { Engine } from '../../ports/engine.ts';

/** Where the image is named; the first that says something counts. */
interface SubjectInputs {
  /** Exact reference or image id. */
  readonly image: string | undefined;
  readonly handover: HandoverRecord | undefined;
  /** A metadata step's `tags`; the first one is what the build applied first. */
  readonly tags: readonly string[];
  readonly localTag: string | undefined;
}

/** The image to hand over. */
interface Subject {
  /** The one `repository:tag` that the archive is saved under, `local-tag` aside. */
  readonly reference: string;
  readonly image: LocalImage;
}

/** A reference or id as it was given, and the input that it came from. */
export interface NamedImage {
  readonly text: string;
  readonly input: string;
}

/**
 * The name of the image as the inputs give it, its repository in lower case (002-3); never put together from parts of
 * anything but the handover record (002-1). Undefined when no input says anything.
 * @throws UserError for a malformed reference, before anything runs (S2, 001-7).
 */
export function namedImage(inputs: Omit<SubjectInputs, 'localTag'>): NamedImage | undefined {
  const { image, handover, tags } = inputs;
  const [firstTag] = tags;
  if (image !== undefined) return namedAs(image, 'input "image"');
  if (handover !== undefined && handover.image !== '') {
    return namedAs(`${handover.image}:${handover.tag}`, 'image of input "handover"');
  }
  return firstTag === undefined ? undefined : namedAs(firstTag, 'first line of input "tags"');
}

/** Why nothing can be saved when no input names an image, and what to look at. */
export function nothingNamed(): UserError {
  return new UserError(
    'Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.',
  );
}

/**
 * Finds the image in the engine.
 * @throws UserError with the local names nearest to it when it is not there (S1, 002-2), or when an id has no name, or
 *   several, so that the archive could not restore one.
 */
export async function findSubject(named: NamedImage, inputs: SubjectInputs, engine: Engine): Promise<Subject> {
  const image = await engine.inspect(named.text);
  if (image === undefined) throw await missing(named, engine);
  const reference = isId(named.text) ? nameOfId(named, image, inputs) : nameOfReference(named, image, inputs);
  return { reference, image };
}

/**
 * A reference or id that an input gives, in the form that the engine takes.
 * @throws UserError for a malformed reference.
 */
export function namedAs(text: string, input: string): NamedImage {
  if (isId(text)) return { text, input };
  const [, repository = '', rest = ''] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/.exec(text) ?? [];
  const lower = `${repository.toLowerCase()}${rest}`;
  const { tag, digest } = parseImageRef(lower, input);
  // `docker save` of a bare repository would save every tag that it has.
  return { text: tag === undefined && digest === undefined ? `${lower}:latest` : lower, input };
}

function isId(text: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}

function nameOfReference(named: NamedImage, image: LocalImage, inputs: SubjectInputs): string {
  const { repository, tag, digest } = parseImageRef(named.text, named.input);
  if (digest === undefined) return named.text;
  return tag === undefined ? onlyName(named, image.repoTags, inputs) : `${repository}:${tag}`;
}

function nameOfId(named: NamedImage, image: LocalImage, inputs: SubjectInputs): string {
  const { handover, tags } = inputs;
  const wanted = [...(handover === undefined ? [] : [`${handover.image}:${handover.tag}`]), ...tags].map(familiarName);
  const known = image.repoTags.find((name) => wanted.includes(familiarName(name)));
  return known ?? onlyName(named, image.repoTags, inputs);
}

function onlyName(named: NamedImage, names: readonly string[], { localTag }: SubjectInputs): string {
  const [name, ...others] = names;
  if (name !== undefined && others.length === 0) return name;
  if (localTag !== undefined) return localTag;
  const found = name === undefined ? 'no name' : `the names ${names.join(', ')}`;
  throw new UserError(
    `The ${named.input} is "${named.text}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`,
  );
}

async function missing(named: NamedImage, engine: Engine): Promise<UserError> {
  const names = nearestNames(named.text, (await engine.tagTable()).keys());
  const there = names.length === 0 ? 'the engine holds no image at all' : `nearest names there: ${names.join(', ')}`;
  return new UserError(
    `The ${named.input} is "${named.text}", and the engine has no such image (${there}): build it with "load: true", or give the exact name that the build applied.`,
  );
}
