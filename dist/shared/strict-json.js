import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/core/json/strict-json.ts
var maxJsonDepth = 100;
var JsonError = class extends Error {
};
var AmbiguousJsonError = class extends JsonError {
};
function parseStrictJson(text) {
  const shape = measureShape(text);
  const document = parseWithin(shape, text);
  if (countKeys(document) !== shape.keys) throw new AmbiguousJsonError("has a key twice");
  return document;
}
function parseBoundedJson(text) {
  return parseWithin(measureShape(text), text);
}
function findFoldedKey(object, names) {
  const folded = new Set(names.map(foldKey));
  return Object.keys(object).find((key) => !names.includes(key) && folded.has(foldKey(key)));
}
function foldKey(key) {
  return key.toLowerCase().replaceAll("\u017F", "s").replaceAll("\u212A", "k");
}
function parseWithin({ depth }, text) {
  if (depth > maxJsonDepth) throw new JsonError(`is nested deeper than ${maxJsonDepth}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonError("is not JSON", { cause: error });
  }
}
function measureShape(text) {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let inString = false;
  let wasString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') {
        inString = false;
        wasString = true;
      }
      continue;
    }
    if (character === '"') inString = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
    else if (character === ":" && wasString) keys++;
    if (character !== " " && character !== "\n" && character !== "\r" && character !== "	") wasString = false;
  }
  return { depth: deepest, keys };
}
function countKeys(value) {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum, child) => sum + countKeys(child), own);
}

export {
  JsonError,
  AmbiguousJsonError,
  parseStrictJson,
  parseBoundedJson,
  findFoldedKey
};
