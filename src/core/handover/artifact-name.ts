import { UserError } from '../../errors.ts';
import { parseImageRef, shortName } from '../oci/reference.ts';

/** Ending of the artifact that holds a record. */
export const recordSuffix = '.handover.json';

/** Ending of the name that an upload falls back to. */
const spareSuffix = '.again';

/** An artifact's name is the name of a file on the way, and the names of its record and of its spare are longer. */
const maxNameBytes = 255 - recordSuffix.length - spareSuffix.length;

/**
 * `<last part of the image's name>-<tag>`: what the producer calls an image's artifact, and where a consumer looks for it.
 * @throws UserError for a malformed image name.
 */
export function imageArtifactName(image: string, tag: string): string {
  return `${shortName(parseImageRef(image, 'image'))}-${tag}`;
}

/**
 * The artifact's name for an image that is known by its reference alone.
 * @throws UserError for a malformed reference.
 */
export function artifactNameOfRef(reference: string): string {
  const { repository, tag } = parseImageRef(reference, 'image');
  return sanitizeArtifactName(imageArtifactName(repository, tag ?? 'latest'), 'name made of image and tag');
}

/**
 * The name to fall back to. An upload that broke off before its end holds its name for the rest of the run: it is not
 * listed and cannot be deleted.
 */
export function spareName(name: string): string {
  return `${name}${spareSuffix}`;
}

/** The name without the ending of a fallback: both names stand for one archive. */
export function primaryName(name: string): string {
  return name.endsWith(spareSuffix) ? name.slice(0, -spareSuffix.length) : name;
}

/**
 * The artifacts that may hold the record of the archive `name`: the spare one where the first name is held.
 * @param name also the spare one, which the outputs give where the archive fell back to it
 */
export function recordArtifactNames(name: string): readonly [own: string, spare: string] {
  const primary = primaryName(name);
  return [`${primary}${recordSuffix}`, `${spareName(primary)}${recordSuffix}`];
}

/** Whether an artifact of this name holds a record. */
export function isRecordArtifact(name: string): boolean {
  return name.endsWith(recordSuffix);
}

/** The archive's name, given the name of its record; other names stay as they are. */
export function withoutRecordSuffix(name: string): string {
  return isRecordArtifact(name) ? name.slice(0, -recordSuffix.length) : name;
}

/**
 * Replaces the characters that the artifact service refuses by `-`. Producer and consumer do so alike, since both may be
 * given the same text of a workflow.
 * The characters are those of `validateArtifactName` in
 * https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts
 */
export function toArtifactName(text: string): string {
  return text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
}

/**
 * Brings a name into the form under which an archive is uploaded.
 * @param what names the value in errors: `input "artifact-name"`
 * @throws UserError for a name that cannot work: one that ends in `.zip` (clients would unpack the artifact), one that
 *   ends like a record or a fallback, one that is too long.
 */
export function sanitizeArtifactName(text: string, what: string): string {
  const name = toArtifactName(text);
  const refuse = (why: string): never => {
    throw new UserError(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
  };
  if (name === '' || name === '.' || name === '..') return refuse('which is no name');
  if (/\.zip$/i.test(name)) return refuse('and clients unpack what ends in ".zip"');
  if (isRecordArtifact(name)) return refuse(`and "${recordSuffix}" is the ending of handover records`);
  if (name.endsWith(spareSuffix)) return refuse(`and "${spareSuffix}" is the ending of a name that is fallen back to`);
  if (Buffer.byteLength(name) > maxNameBytes) return refuse(`which is longer than ${maxNameBytes} bytes`);
  return name;
}

/**
 * Checks the name of the file inside a zip.
 * @throws UserError when it is no plain file name.
 */
export function checkFileName(text: string): string {
  if (/[":<>|*?\r\n\\/]/.test(text) || text === '.' || text === '..' || Buffer.byteLength(text) > 255) {
    throw new UserError(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
  }
  return text;
}
