import { UserError } from '../../errors.ts';
import { isFullSha } from '../events/event-facts.ts';
import { isDigest } from '../oci/digest.ts';
import { findImageId } from '../oci/image-ids.ts';
import { isTag, parseImageRef } from '../oci/reference.ts';
import { imageArtifactName } from './artifact-name.ts';
import type { ArchiveFacts, HandoverRecord } from './record.ts';

/** The inputs that describe the image. Undefined: the input is empty. */
export interface ImageInputs {
  readonly image: string | undefined;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly imageid: string | undefined;
  readonly revision: string | undefined;
}

/** The one image that a consumer accepts, from any source. A field that is undefined is not known and not checked. */
export interface ExpectedImage {
  /** `ghcr.io/acme/app`. Undefined: only an archive is known. */
  readonly image: string | undefined;
  readonly tag: string | undefined;
  /** Manifest or index digest in the registry. */
  readonly digest: string | undefined;
  /** Config digest for the platform. */
  readonly imageid: string | undefined;
  readonly revision: string | undefined;
  readonly platform: string;
  /** Whether the image may be in its registry: false when the record says that nothing was pushed. */
  readonly inRegistry: boolean;
  readonly artifactName: string | undefined;
  readonly archive: ArchiveFacts | undefined;
}

/**
 * Checks the form of the inputs that describe the image.
 * @throws UserError for the first malformed value
 */
export function checkImageInputs(inputs: ImageInputs): ImageInputs {
  const { image, tag, digest, imageid, revision } = inputs;
  if (image !== undefined) {
    const ref = parseImageRef(image, 'input "image"');
    if (ref.tag !== undefined || ref.digest !== undefined) {
      throw new UserError(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
    }
  }
  if (tag !== undefined && !isTag(tag)) {
    throw new UserError(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
  }
  for (const [name, value] of Object.entries({ digest, imageid })) {
    if (value !== undefined && !isDigest(value)) {
      throw new UserError(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
    }
  }
  if (revision !== undefined && !isFullSha(revision)) {
    throw new UserError(`Input "revision" is "${revision}": use the full sha of the commit.`);
  }
  if (image === undefined && (tag !== undefined || digest !== undefined)) {
    throw new UserError(
      'Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.',
    );
  }
  return inputs;
}

/**
 * Reads the expected image, for one platform, from a record. Inputs that say the same facts have to agree with it.
 * @throws UserError when they do not, and when the image was not built for the platform
 */
export function readExpectedFromRecord(record: HandoverRecord, inputs: ImageInputs, platform: string): ExpectedImage {
  const imageid = selectImageid(record, platform);
  const facts = { image: record.image, tag: record.tag, digest: record.digest, imageid, revision: record.revision };
  for (const [name, recorded] of Object.entries(facts)) {
    const wanted = inputs[name as keyof ImageInputs];
    if (wanted !== undefined && recorded !== '' && wanted !== recorded) {
      throw new UserError(
        `The handover record says ${name} "${recorded}", and input "${name}" is "${wanted}": leave the input out, or pass the record of the right build.`,
      );
    }
  }
  const known = (name: keyof ImageInputs): string | undefined => inputs[name] ?? (facts[name] || undefined);
  return {
    image: known('image'),
    tag: known('tag'),
    digest: known('digest'),
    imageid: known('imageid'),
    revision: known('revision'),
    platform,
    inRegistry: record['pushed-refs'].some(({ ref }) => ref.startsWith(`${record.image}:`)),
    artifactName: record.archive?.['artifact-name'],
    archive: record.archive ?? undefined,
  };
}

/**
 * Reads the expected image from the inputs alone.
 * @throws UserError when they do not say which image
 */
export function readExpectedFromInputs(
  inputs: ImageInputs,
  artifactName: string | undefined,
  platform: string,
): ExpectedImage {
  const { image, tag, digest } = inputs;
  if (image === undefined || (tag === undefined && digest === undefined)) {
    throw new UserError(
      'Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".',
    );
  }
  const named = tag === undefined ? undefined : imageArtifactName(image, tag);
  return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: undefined };
}

function selectImageid(record: HandoverRecord, platform: string): string {
  const platforms = Object.keys(record.imageids);
  if (platforms.length === 0) return record.imageid;
  const imageid = findImageId(record.imageids, platform);
  if (imageid === undefined) {
    throw new UserError(
      `The image was built for ${platforms.join(', ')}, not for ${platform}: set "platform", or add it to the build's "platforms".`,
    );
  }
  return imageid;
}
