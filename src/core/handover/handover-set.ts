import { UserError } from '../../errors.ts';
import { isObject } from '../json/read-json.ts';
import { checkSchema, nextStep, parseHandover, parseHandoverJson } from './parse-record.ts';
import type { HandoverRecord } from './record.ts';

/** The records of all images of one producer job, by the name of the target that each was built from. A wire format. */
export interface HandoverSet {
  readonly schema: 1;
  readonly images: Readonly<Record<string, HandoverRecord>>;
}

/** The most images of a set. */
export const maxSetImages = 100;

/** Names of bake targets, which compose takes as names of services too. */
const targetName = /^[a-zA-Z0-9_.-]{1,128}$/;

/** One line of JSON, so that it can be a job output. */
export function serializeHandoverSet(set: HandoverSet): string {
  return JSON.stringify({ schema: set.schema, images: set.images });
}

/** Whether a text can be the name of an image in a set. */
export function isTargetName(text: string): boolean {
  return targetName.test(text);
}

/**
 * Reads a set. It comes from another job or run and is not trusted: each of its records is checked as one alone is.
 * @throws UserError that names the image and the field at fault
 */
export function parseHandoverSet(text: string): HandoverSet {
  const refuse = (finding: string): never => {
    throw new UserError(`The handover set ${finding}: ${nextStep}.`);
  };
  const data = parseHandoverJson(text, 'handover set');
  if (!isObject(data)) return refuse('is no JSON object');
  const { schema, images } = data;
  checkSchema(schema, 'handover set');
  if (!isObject(images)) return refuse('has no object of records as "images"');
  const entries = Object.entries(images);
  if (entries.length === 0) return refuse('holds no image');
  if (entries.length > maxSetImages)
    return refuse(`holds ${entries.length} images, and at most ${maxSetImages} are read`);
  const records = entries.map(([name, record]) => {
    if (!isTargetName(name)) {
      return refuse(
        `names an image ${JSON.stringify(name.slice(0, 80))}, and a name has letters, digits, "_", "." or "-"`,
      );
    }
    return [name, parseHandover(JSON.stringify(record), `handover set, image "${name}",`)] as const;
  });
  return { schema: 1, images: Object.fromEntries(records) };
}
