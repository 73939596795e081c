import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  checkSchema,
  nextStep,
  parseHandover,
  parseHandoverJson
} from "./parse-record.js";
import {
  lowerRepository
} from "./reference.js";
import {
  UserError,
  isObject
} from "./error-text.js";

// src/core/handover/handover-set.ts
var maxSetImages = 100;
var targetName = /^[a-zA-Z0-9_.-]{1,128}$/;
function serializeHandoverSet(set) {
  return JSON.stringify({ schema: set.schema, images: set.images });
}
function isTargetName(text) {
  return targetName.test(text);
}
function parseHandoverSet(text) {
  const refuse = (finding) => {
    throw new UserError(`The handover set ${finding}: ${nextStep}.`);
  };
  const data = parseHandoverJson(text, "handover set");
  if (!isObject(data)) return refuse("is no JSON object");
  const { schema, images } = data;
  checkSchema(schema, "handover set");
  if (!isObject(images)) return refuse('has no object of records as "images"');
  const entries = Object.entries(images);
  if (entries.length === 0) return refuse("holds no image");
  if (entries.length > maxSetImages)
    return refuse(`holds ${entries.length} images, and at most ${maxSetImages} are read`);
  const records = entries.map(([name, record]) => {
    if (!isTargetName(name)) {
      return refuse(
        `names an image ${JSON.stringify(name.slice(0, 80))}, and a name has letters, digits, "_", "." or "-"`
      );
    }
    return [name, parseHandover(JSON.stringify(record), `handover set, image "${name}",`)];
  });
  return { schema: 1, images: Object.fromEntries(records) };
}

// src/core/inputs/name-placeholder.ts
var namePlaceholder = "{name}";
function hasNamePlaceholder(text) {
  return text.includes(namePlaceholder);
}
function fillInName(text, name) {
  return text.replaceAll(namePlaceholder, () => name);
}
function fillInRefName(ref, name) {
  return lowerRepository(fillInName(ref, name));
}

// src/services/images/prefix-log.ts
function prefixLog(log, name) {
  return {
    ...log,
    info: (message) => {
      log.info(`${name}: ${message}`);
    },
    debug: (message) => {
      log.debug(`${name}: ${message}`);
    },
    notice: (message, where) => {
      log.notice(`${name}: ${message}`, where);
    },
    warning: (message, where) => {
      log.warning(`${name}: ${message}`, where);
    },
    group: (title, work) => {
      log.info(`${name}: ${title}`);
      return work();
    }
  };
}

export {
  maxSetImages,
  serializeHandoverSet,
  isTargetName,
  parseHandoverSet,
  prefixLog,
  namePlaceholder,
  hasNamePlaceholder,
  fillInName,
  fillInRefName
};
