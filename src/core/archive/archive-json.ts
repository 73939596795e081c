import type { JsonObject } from '../json/read-json.ts';
import { JsonError, findFoldedKey, parseBoundedJson, parseStrictJson } from '../json/strict-json.ts';
import { ArchiveRefusedError, toPrintable } from './errors.ts';

/** @throws ArchiveRefusedError when a key of the object is one of `names` to Go's parser, and not to this one */
export function rejectFoldedKeys(object: JsonObject, names: readonly string[], what: string): void {
  const other = findFoldedKey(object, names);
  if (other !== undefined) throw new ArchiveRefusedError(`${what} spells the key "${toPrintable(other)}" unusually`);
}

/**
 * Parses JSON of an archive, whatever another parser may find in it.
 * @param what names the document in errors
 * @throws ArchiveRefusedError
 */
export function parseArchiveJson(text: string, what: string): unknown {
  return refuseFaults(what, () => parseBoundedJson(text));
}

/**
 * Parses JSON of an archive that an engine reads too.
 * @throws ArchiveRefusedError when it is none, or has a key twice
 */
export function parseEngineJson(text: string, what: string): unknown {
  return refuseFaults(what, () => parseStrictJson(text));
}

function refuseFaults(what: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    throw error instanceof JsonError ? new ArchiveRefusedError(`${what} ${error.message}`) : error;
  }
}
