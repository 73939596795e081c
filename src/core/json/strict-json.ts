import { ArchiveRefusedError } from '../archive/errors.ts';

/** An object out of `parseStrictJson`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Field names of the documents that engines read, as they are spelled. */
const spelled = new Set([
  ...['schemaVersion', 'mediaType', 'artifactType', 'manifests', 'config', 'layers', 'subject', 'annotations'],
  ...['digest', 'size', 'urls', 'data', 'platform', 'os', 'architecture', 'variant', 'os.version', 'os.features'],
]);
const lowerCased = new Set([...spelled].map((name) => name.toLowerCase()));

/** A string, and the colon behind it when it is a key. */
const stringToken = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * Parses a document that the engine reads too, from bytes that cannot be written anew because they are addressed by
 * digest. Go's parser takes `Digest` for `digest` and adds up duplicate keys where JavaScript keeps the last, so a
 * document could show each of them another image (row A6): it is refused unless both must read the same.
 * @throws ArchiveRefused
 */
export function parseStrictJson(text: string, what: string): JsonObject {
  const document = parseJson(text, what);
  if (!isObject(document)) throw new ArchiveRefusedError(`${what} is no JSON object`);
  const keysInText = [...text.matchAll(stringToken)].filter(([, colon]) => colon !== undefined).length;
  if (countKeys(document) !== keysInText) throw new ArchiveRefusedError(`${what} has a key twice`);
  refuseOtherSpellings(document, what);
  return document;
}

/**
 * Parses JSON without minding who else reads it.
 * @throws ArchiveRefused
 */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRefusedError(`${what} is not JSON`);
  }
}

/** Whether a value is an object: no list and no null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + countKeys(child), own);
}

function refuseOtherSpellings(value: unknown, what: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value) && !spelled.has(key) && !/^[\x20-\x7e]+$/.test(key)) {
      throw new ArchiveRefusedError(`${what} has a key that is not ASCII`);
    }
    if (!Array.isArray(value) && !spelled.has(key) && lowerCased.has(key.toLowerCase())) {
      throw new ArchiveRefusedError(`${what} spells the key "${key}" unusually`);
    }
    // Annotations are free text on both sides of the colon, read by their exact name.
    if (key !== 'annotations') refuseOtherSpellings(child, what);
  }
}
