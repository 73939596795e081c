import type { JsonObject } from './read-json.ts';

/** No document of ours, of an image or of a scanner is nested deeper than a tenth of this. */
const maxJsonDepth = 100;

/** JSON that this program does not read. The message goes on after the document's name: `is not JSON`. */
export class JsonError extends Error {}

/** JSON in which another parser finds something else than this one. */
export class AmbiguousJsonError extends JsonError {}

interface JsonShape {
  /** How deep lists and objects are nested: what walks over a deep document ends by the stack's size. */
  readonly depth: number;
  /** How many keys its objects have as they are written. */
  readonly keys: number;
}

/**
 * Parses JSON from outside that is read once more by somebody else, or that decides something.
 * @throws JsonError when it is not JSON, is nested too deeply, or has an object with a key twice, of which parsers take
 *   the first or the last, or merge both
 */
export function parseStrictJson(text: string): unknown {
  const shape = measureShape(text);
  const document = parseWithin(shape, text);
  if (countKeys(document) !== shape.keys) throw new AmbiguousJsonError('has a key twice');
  return document;
}

/**
 * Parses JSON of which only what is found in it counts.
 * @throws JsonError when it is not JSON, or nested too deeply
 */
export function parseBoundedJson(text: string): unknown {
  return parseWithin(measureShape(text), text);
}

/** Finds a key of the object that is one of `names` to Go's parser, and not to this one. */
export function findFoldedKey(object: JsonObject, names: readonly string[]): string | undefined {
  const folded = new Set(names.map(foldKey));
  return Object.keys(object).find((key) => !names.includes(key) && folded.has(foldKey(key)));
}

/** As Go compares keys: without case, where two letters beyond ASCII are one of ASCII. */
function foldKey(key: string): string {
  return key.toLowerCase().replaceAll('\u017f', 's').replaceAll('\u212a', 'k');
}

function parseWithin({ depth }: JsonShape, text: string): unknown {
  if (depth > maxJsonDepth) throw new JsonError(`is nested deeper than ${maxJsonDepth}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonError('is not JSON', { cause: error });
  }
}

function measureShape(text: string): JsonShape {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let inString = false;
  let wasString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') {
        inString = false;
        wasString = true;
      }
      continue;
    }
    if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
    else if (character === ':' && wasString) keys++;
    if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') wasString = false;
  }
  return { depth: deepest, keys };
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + countKeys(child), own);
}
