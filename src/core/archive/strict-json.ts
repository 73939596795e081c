import type { JsonObject } from '../json/read-json.ts';
import { ArchiveRefusedError, toPrintable } from './errors.ts';

/** No document of an image is nested deeper than a tenth of this. */
const maxDepth = 100;

/** A string in JSON, and the colon after it when it is a key. */
const stringPattern = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** @throws ArchiveRefusedError when an object in the document has a key twice, of which parsers take one or merge both */
export function rejectDuplicateKeys(text: string, document: unknown, what: string): void {
  const keysInText = [...text.matchAll(stringPattern)].filter(([, colon]) => colon !== undefined).length;
  if (countKeys(document) !== keysInText) throw new ArchiveRefusedError(`${what} has a key twice`);
}

/** @throws ArchiveRefusedError when a key of the object is one of `names` to Go's parser, and not to this one */
export function rejectFoldedKeys(object: JsonObject, names: readonly string[], what: string): void {
  const folded = new Set(names.map(foldKey));
  const other = Object.keys(object).find((key) => !names.includes(key) && folded.has(foldKey(key)));
  if (other !== undefined) throw new ArchiveRefusedError(`${what} spells the key "${toPrintable(other)}" unusually`);
}

/** As Go compares keys: without case, where two letters beyond ASCII are one of ASCII. */
function foldKey(key: string): string {
  return key.toLowerCase().replaceAll('\u017f', 's').replaceAll('\u212a', 'k');
}

/**
 * Parses JSON of an archive, whatever another parser may find in it.
 * @param what names the document in errors
 * @throws ArchiveRefusedError
 */
export function parseArchiveJson(text: string, what: string): unknown {
  if (measureDepth(text) > maxDepth) throw new ArchiveRefusedError(`${what} is nested deeper than ${maxDepth}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRefusedError(`${what} is not JSON`);
  }
}

/** How deep lists and objects are nested in a JSON text: what walks over a deep one ends by the stack's size. */
function measureDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + countKeys(child), own);
}
