import { textAt, tryParseJson, valueAt } from '../../../src/core/json/read-json.ts';

/** An entry of `build-contexts` that stands for the image of another job: `base=handover:<name or record>`. */
export interface HandoverContext {
  /** What the Dockerfile calls it. */
  readonly name: string;
  /** The name of an image, or a record as JSON. */
  readonly wanted: string;
}

/** Reads an entry of `build-contexts`. Undefined: it is another kind of context. */
export function readHandoverContext(line: string): HandoverContext | undefined {
  const [, name, wanted] = /^([^=]+)=handover:(.*)$/s.exec(line) ?? [];
  return name === undefined || wanted === undefined ? undefined : { name: name.trim(), wanted: wanted.trim() };
}

/** The first and the last line of a record that GitHub's `toJSON` has written over several. */
const opened = /=handover:[ \t]*\{[ \t\r]*$/;
const closed = /^\}[ \t\r]*$/;

/** Joins the lines of each record in an input of one entry a line: `toJSON` writes one over several. */
export function joinRecordLines(text: string): string {
  let isOpen = false;
  const parts = text.split('\n').map((line) => {
    const part = isOpen ? line.trim() : line;
    isOpen = isOpen ? !closed.test(line) : opened.test(line);
    return isOpen ? part.trim() : `${part}\n`;
  });
  return parts.join('');
}

/**
 * The entry without what differs between two runs that made the same image: time, run, and artifact. So a record that is
 * passed on names the same inputs as long as it means the same image.
 */
export function identifyContext(line: string): string {
  const context = readHandoverContext(line);
  if (context?.wanted.startsWith('{') !== true) return line;
  const record = tryParseJson(context.wanted);
  if (record === undefined) return line;
  const [imageids, imageid] = [valueAt(record, 'imageids'), textAt(record, 'imageid')];
  const digest = imageid === undefined && JSON.stringify(imageids) === '{}' ? [textAt(record, 'digest')] : [];
  return `${context.name}=handover:${JSON.stringify([imageids, imageid, ...digest])}`;
}
