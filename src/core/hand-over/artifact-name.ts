import { UserError } from '../../errors.ts';
import { recordSuffix } from '../handover-record.ts';

/** The artifact's name is a file's name on the way, and the record's name is longer by its suffix. */
const longest = 255 - recordSuffix.length;

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
