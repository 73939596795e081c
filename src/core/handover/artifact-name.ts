import { UserError } from '../../errors.ts';
import { recordSuffix } from './record.ts';

/** Ending of the name that is fallen back to. */
const spareEnding = '.again';

/** The artifact's name is a file's name on the way, and the record's name is longer by its suffix. */
const longest = 255 - recordSuffix.length - spareEnding.length;

/**
 * The name to fall back to. An upload that broke off before its end holds its name for the rest of the run, unseen and
 * not to be deleted.
 */
export function spareName(artifactName: string): string {
  return `${artifactName}${spareEnding}`;
}

/** The name that was asked for, whichever of the two an artifact has. */
export function wantedName(artifactName: string): string {
  return artifactName.endsWith(spareEnding) ? artifactName.slice(0, -spareEnding.length) : artifactName;
}

/** The artifacts that may hold the record of the archive `artifactName`: the second one where the first is held. */
export function recordNames(artifactName: string): readonly [own: string, spare: string] {
  return [`${artifactName}${recordSuffix}`, `${spareName(artifactName)}${recordSuffix}`];
}

/**
 * A name that the artifact service takes (S3): the characters that it refuses become `-`.
 * @param what names the value in errors: `input "artifact-name"`
 * @throws UserError for a name that cannot work: one that ends in `.zip` (clients would unpack the artifact), or like
 *   a handover record, or that is too long.
 */
export function safeArtifactName(text: string, what: string): string {
  const name = text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
  const refuse = (why: string): never => {
    throw new UserError(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
  };
  if (name === '' || name === '.' || name === '..') return refuse('which is no name');
  if (/\.zip$/i.test(name)) return refuse('and clients unpack what ends in ".zip"');
  if (name.endsWith(recordSuffix)) return refuse(`and "${recordSuffix}" is the ending of handover records`);
  if (name.endsWith(spareEnding)) return refuse(`and "${spareEnding}" is the ending of a name that is fallen back to`);
  if (Buffer.byteLength(name) > longest) return refuse(`which is longer than ${String(longest)} bytes`);
  return name;
}

/**
 * The name of the file inside a zip.
 * @throws UserError when it is no plain file name.
 */
export function safeFileName(text: string): string {
  if (/[":<>|*?\r\n\\/]/.test(text) || text === '.' || text === '..' || Buffer.byteLength(text) > 255) {
    throw new UserError(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
  }
  return text;
}
