import { UserError } from '../../errors.ts';
import { readCsvFields } from '../inputs/csv.ts';
import { parseImageRef } from '../oci/reference.ts';

/** `123456789012.dkr.ecr.eu-west-1.amazonaws.com`, with IPv6 too `123456789012.dkr-ecr.eu-west-1.on.aws`. */
const awsAccountHost = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[^/]+\//;

/**
 * Reads the names of images, without tag and in lower case.
 * @param lines names separated by commas, or one name as `name=…,enable=true|false`; none: `<host>/<repository>`
 * @param repository `owner/name`
 * @throws UserError with the rule that a name breaks, and when every image is switched off
 */
export function resolveImageNames(lines: readonly string[], repository: string, host = 'ghcr.io'): readonly string[] {
  if (lines.length === 0) return [checkImageName(`${host}/${repository}`, 'name of this repository as an image')];
  const names = lines.flatMap(readEnabledNames);
  if (names.length > 0) return [...new Set(names.map((name) => checkImageName(name, 'input "images"')))];
  throw new UserError('Input "images" has "enable=false" on every line: switch one image on.');
}

function readEnabledNames(line: string): readonly string[] {
  const fields = readCsvFields(line)
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

function checkImageName(text: string, what: string): string {
  const name = text.toLowerCase();
  const ref = parseImageRef(name, what);
  if (ref.tag !== undefined || ref.digest !== undefined) {
    throw new UserError(`The ${what} has "${text}": give the name alone, the tag is computed.`);
  }
  return name;
}

/**
 * Finds the first image whose registry's host holds an AWS account id. Logins often mask that id, and the runner drops
 * job outputs that hold a masked value, without a way to read its list of masks:
 * https://github.com/actions/runner/issues/1498
 */
export function findMaskedImage(images: readonly string[]): string | undefined {
  return images.find((image) => awsAccountHost.test(image));
}
