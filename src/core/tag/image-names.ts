import { UserError } from '../../errors.ts';
import { parseImageRef, shortName } from '../image-ref.ts';

/**
 * Names of images without a tag, lower-cased (T14, 002-3); none: `ghcr.io/<owner>/<repository>`.
 * @throws UserError with the rule that a name breaks.
 */
export function imageNames(lines: readonly string[], repository: string): readonly string[] {
  if (lines.length === 0) return [imageName(`ghcr.io/${repository}`, 'name of this repository as an image')];
  return [...new Set(lines.map((line) => imageName(line, 'input "images"')))];
}

/** `<last part of the image name>-<tag>`: only characters that an artifact's name may have. */
export function artifactName(image: string, tag: string): string {
  return `${shortName(parseImageRef(image, 'image'))}-${tag}`;
}

function imageName(text: string, what: string): string {
  const name = text.toLowerCase();
  const ref = parseImageRef(name, what);
  if (ref.tag !== undefined || ref.digest !== undefined) {
    throw new UserError(`The ${what} has "${text}": give the name alone, the tag is computed.`);
  }
  return name;
}
