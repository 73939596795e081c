import { ArchiveRefusedError, toPrintable } from './errors.ts';

/** A JSON object whose fields are not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Field names of the documents that engines read, as the specifications spell them. */
const knownKeys = new Set([
  'schemaVersion',
  'mediaType',
  'artifactType',
  'manifests',
  'config',
  'layers',
  'subject',
  'annotations',
  'digest',
  'size',
  'urls',
  'data',
  'platform',
  'os',
  'architecture',
  'variant',
  'os.version',
  'os.features',
]);
const lowerCaseKeys = new Set([...knownKeys].map((name) => name.toLowerCase()));

/** No document of an image is nested deeper than a tenth of this. */
const maxDepth = 100;

/** A string in JSON, and the colon after it when it is a key. */
const stringPattern = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * Parses a document that the engine reads too, and refuses one in which Go's parser could find something else. It cannot
 * be written anew, because it is addressed by the digest of its bytes. Go takes `Digest` for `digest` and merges duplicate
 * keys, where JavaScript keeps the last one, so one document could name two images:
 * https://pkg.go.dev/encoding/json#Unmarshal
 * @param what names the document in errors
 * @throws ArchiveRefusedError
 */
export function parseStrictJson(text: string, what: string): JsonObject {
  const document = parseArchiveJson(text, what);
  if (!isObject(document)) throw new ArchiveRefusedError(`${what} is no JSON object`);
  rejectDuplicateKeys(text, document, what);
  rejectOtherSpellings(document, what);
  return document;
}

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

/** Whether a value is a JSON object: neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list of texts. */
export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + countKeys(child), own);
}

function rejectOtherSpellings(value: unknown, what: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value) && !knownKeys.has(key) && !/^[\x20-\x7e]+$/.test(key)) {
      throw new ArchiveRefusedError(`${what} has a key that is not ASCII`);
    }
    if (!Array.isArray(value) && !knownKeys.has(key) && lowerCaseKeys.has(key.toLowerCase())) {
      throw new ArchiveRefusedError(`${what} spells the key "${key}" unusually`);
    }
    // Annotations have free names, which both parsers read as they are.
    if (key !== 'annotations') rejectOtherSpellings(child, what);
  }
}
