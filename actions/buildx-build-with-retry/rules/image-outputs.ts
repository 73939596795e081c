import { artifactNameOfRef, sanitizeArtifactName } from '../../../src/core/handover/artifact-name.ts';
import { serializeHandoverSet } from '../../../src/core/handover/handover-set.ts';
import { recordedRef, type HandoverRecord } from '../../../src/core/handover/record.ts';

/** One image of a step with `files`, as its outputs show it. */
export interface ImageOutput {
  /** Of the target. */
  readonly name: string;
  /** Further names of the very same image. */
  readonly aliases?: readonly string[] | undefined;
  readonly record: HandoverRecord;
  readonly pushed: boolean;
  /** Undefined: what the image's artifact is called when nobody names it. */
  readonly artifactName?: string | undefined;
  /** Why it is not usable; '' when it is. */
  readonly error: string;
}

/** The output `images`: JSON by name of the target. */
export function serializeImages(images: readonly ImageOutput[]): string {
  const artifactNames = nameArtifacts(images);
  return JSON.stringify(
    Object.fromEntries(
      images.flatMap((image) => {
        const fields = toImageFields(image, artifactNames.get(image.name) ?? '');
        return listImageNames(image).map((name) => [name, fields]);
      }),
    ),
  );
}

/**
 * What the artifacts of several images are called when nobody names them: as a consumer would call them that knows the
 * image alone. Where that would give two of them one name, the targets' names tell all of them apart.
 */
export function nameArtifacts(images: readonly Pick<ImageOutput, 'name' | 'record'>[]): ReadonlyMap<string, string> {
  const named = images.filter(({ record }) => record.image !== '');
  const own = named.map(({ record }) => artifactNameOfRef(recordedRef(record)));
  const isDistinct = new Set(own).size === own.length;
  return new Map(
    named.map(({ name, record }, index) => [
      name,
      isDistinct ? (own[index] ?? '') : sanitizeArtifactName(`${name}-${record.tag}`, 'name made of target and tag'),
    ]),
  );
}

/** The output `handover`: the set of the images that can be used; '' when there is none. */
export function serializeUsableImages(images: readonly ImageOutput[]): string {
  const usable = images
    .filter(({ error }) => error === '')
    .flatMap((image) => listImageNames(image).map((name) => [name, image.record] as const));
  return usable.length === 0 ? '' : serializeHandoverSet({ schema: 1, images: Object.fromEntries(usable) });
}

/** All names of one image: that of its target, and of the targets that are the very same image. */
export function listImageNames({ name, aliases = [] }: Pick<ImageOutput, 'name' | 'aliases'>): readonly string[] {
  return [name, ...aliases];
}

function toImageFields(
  { record, pushed, artifactName, error }: ImageOutput,
  defaultArtifactName: string,
): Readonly<Record<string, unknown>> {
  return {
    image: record.image,
    tag: record.tag,
    'image-ref': record.image === '' ? '' : recordedRef(record),
    digest: record.digest,
    imageid: record.imageid,
    pushed,
    'artifact-name': artifactName ?? defaultArtifactName,
    error,
    handover: record,
  };
}
