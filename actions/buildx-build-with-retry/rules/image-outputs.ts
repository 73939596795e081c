import { artifactNameOfRef } from '../../../src/core/handover/artifact-name.ts';
import { serializeHandoverSet } from '../../../src/core/handover/handover-set.ts';
import { recordedRef, type HandoverRecord } from '../../../src/core/handover/record.ts';

/** One image of a step with `files`, as its outputs show it. */
export interface ImageOutput {
  /** Of the target. */
  readonly name: string;
  readonly record: HandoverRecord;
  readonly pushed: boolean;
  /** Undefined: what the image's artifact is called when nobody names it. */
  readonly artifactName?: string | undefined;
  /** Why it is not usable; '' when it is. */
  readonly error: string;
}

/** The output `images`: JSON by name of the target. */
export function serializeImages(images: readonly ImageOutput[]): string {
  return JSON.stringify(Object.fromEntries(images.map((image) => [image.name, describeImage(image)])));
}

/** The output `handover`: the set of the images that can be used; '' when there is none. */
export function serializeUsableImages(images: readonly ImageOutput[]): string {
  const usable = images.filter(({ error }) => error === '').map(({ name, record }) => [name, record] as const);
  return usable.length === 0 ? '' : serializeHandoverSet({ schema: 1, images: Object.fromEntries(usable) });
}

function describeImage({ record, pushed, artifactName, error }: ImageOutput): Readonly<Record<string, unknown>> {
  const ref = record.image === '' ? '' : recordedRef(record);
  return {
    image: record.image,
    tag: record.tag,
    'image-ref': ref,
    digest: record.digest,
    imageid: record.imageid,
    pushed,
    'artifact-name': artifactName ?? (ref === '' ? '' : artifactNameOfRef(ref)),
    error,
    handover: record,
  };
}
