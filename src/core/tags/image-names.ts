import { UserError } from '../../errors.ts';
import { parseImageRef, shortName } from '../oci/reference.ts';
import { splitCommas } from '../inputs/input-reader.ts';

/**
 * Names of images without a tag, lower-cased (T14, 002-3); none: `ghcr.io/<owner>/<repository>`. A line holds names
 * separated by commas, or one as `name=…,enable=true|false` (T15).
 * @throws UserError with the rule that a name breaks, and when every image is switched off.
 */
export function imageNames(lines: readonly string[], repository: string): readonly string[] {
  if (lines.length === 0) return [imageName(`ghcr.io/${repository}`, 'name of this repository as an image')];
  const names = lines.flatMap(enabledNames);
  if (names.length > 0) return [...new Set(names.map((name) => imageName(name, 'input "images"')))];
  throw new UserError('Input "images" has "enable=false" on every line: switch one image on.');
}

function enabledNames(line: string): readonly string[] {
  const fields = splitCommas(line)
    .map((field) => field.trim())
    .filter((field) => field !== '');
  if (!fields.some((field) => field.includes('='))) return fields;
  const refuse = (why: string): never => {
    throw new UserError(`Input "images" has the line "${line}": ${why}.`);
  };
  let name = '';
  let enabled = true;
  for (const field of fields) {
    const [key = '', value = ''] = field.split(/=(.*)/s);
    if (key === 'name') name = value;
    else if (key !== 'enable') return refuse(`"${key}" is neither "name" nor "enable"`);
    else if (value !== 'true' && value !== 'false') return refuse(`"enable" is "${value}": use true or false`);
    else enabled = value === 'true';
  }
  if (name === '') return refuse('it has no "name"');
  return enabled ? [name] : [];
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
