import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  isFullSha
} from "./labels.js";
import {
  isDigest,
  isPlatform,
  isTag,
  parseImageRef
} from "./reference.js";
import {
  JsonError,
  parseStrictJson
} from "./strict-json.js";
import {
  UserError,
  isObject
} from "./error-text.js";

// src/core/handover/parse-record.ts
var maxHandoverLength = 1e6;
var nextStep = 'pass the "handover" output of the producer job unchanged';
function parseHandover(text, where) {
  const fields = new RecordFields(parseHandoverJson(text, where), where);
  if (fields.value("images") !== void 0) {
    throw new UserError(
      `The ${where} is a set of several images, and one is meant here: pass the record of one, such as toJSON(fromJSON(needs.build.outputs.handover).images.NAME).`
    );
  }
  checkSchema(fields.value("schema"), where);
  const run = fields.child("run");
  return {
    schema: 1,
    image: fields.text("image", isRepository),
    tag: fields.text("tag", isTag),
    digest: fields.text("digest", isDigest),
    imageid: fields.text("imageid", isDigest),
    imageids: fields.digests("imageids"),
    platforms: fields.texts("platforms", isPlatform),
    revision: fields.text("revision", isFullSha),
    "source-sha": fields.text("source-sha", isFullSha),
    "pushed-refs": fields.children("pushed-refs").map((entry) => ({
      ref: entry.text("ref", isReference),
      digest: entry.text("digest", isDigest)
    })),
    archive: fields.value("archive") === null ? null : readArchiveFacts(fields.child("archive")),
    run: {
      id: run.count("id"),
      attempt: run.count("attempt"),
      repository: run.text("repository", isRepositoryName),
      "head-repository": run.text("head-repository", isRepositoryName),
      event: run.text("event", (value) => /^[a-z_]{1,40}$/.test(value))
    },
    created: fields.text("created", (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
    skipped: fields.value("skipped") === null ? null : fields.text("skipped", isOneLine),
    ...fields.value("build-seconds") === void 0 ? {} : { "build-seconds": fields.seconds("build-seconds") }
  };
}
function parseHandoverJson(text, where) {
  if (text.length > maxHandoverLength) {
    throw new UserError(
      `The ${where} has ${text.length} characters, and at most ${maxHandoverLength} are read: ${nextStep}.`
    );
  }
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UserError(`The ${where} ${error.message}: ${nextStep}.`, { cause: error });
  }
}
function checkSchema(schema, where) {
  if (schema === 1) return;
  throw new UserError(
    `The ${where} has schema ${showValue(schema)}, and this version reads 1: use the same version in both jobs.`
  );
}
function showValue(value) {
  return value === void 0 ? "nothing" : JSON.stringify(value).slice(0, 80);
}
function readArchiveFacts(fields) {
  const compression = fields.text("compression", (value) => ["zstd", "gzip", "none"].includes(value));
  return {
    reference: fields.text("reference", isReference),
    platform: fields.text("platform", isPlatform),
    "artifact-name": fields.text("artifact-name", isOneLine),
    "artifact-id": fields.count("artifact-id"),
    "artifact-digest": fields.text("artifact-digest", isDigest),
    "size-bytes": fields.count("size-bytes"),
    "archive-bytes": fields.count("archive-bytes"),
    compression
  };
}
function isRepositoryName(value) {
  return /^[\w.-]+\/[\w.-]+$/.test(value);
}
function isOneLine(value) {
  return !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value);
}
function isReference(value) {
  return tryParseRef(value) !== void 0;
}
function isRepository(value) {
  const ref = tryParseRef(value);
  return ref !== void 0 && ref.tag === void 0 && ref.digest === void 0;
}
function tryParseRef(value) {
  try {
    return parseImageRef(value, "reference");
  } catch {
    return void 0;
  }
}
var RecordFields = class _RecordFields {
  #fields;
  #where;
  constructor(data, where) {
    if (!isObject(data)) throw new UserError(`The ${where} is no JSON object: ${nextStep}.`);
    this.#fields = data;
    this.#where = where;
  }
  value(name) {
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : void 0;
  }
  text(name, accept) {
    const value = this.value(name);
    if (typeof value !== "string" || value !== "" && !accept(value)) return this.#refuse(name);
    return value;
  }
  texts(name, accept) {
    const value = this.value(name);
    if (!Array.isArray(value)) return this.#refuse(name);
    return value.map((item) => typeof item === "string" && accept(item) ? item : this.#refuse(name));
  }
  /** Digests by platform. */
  digests(name) {
    const value = this.value(name);
    if (!isObject(value)) return this.#refuse(name);
    return Object.fromEntries(
      Object.entries(value).map(
        ([platform, digest]) => isPlatform(platform) && typeof digest === "string" && isDigest(digest) ? [platform, digest] : this.#refuse(name)
      )
    );
  }
  count(name) {
    const value = this.value(name);
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : this.#refuse(name);
  }
  seconds(name) {
    const value = this.value(name);
    return typeof value === "number" && value >= 0 && value < 1e6 ? value : this.#refuse(name);
  }
  child(name) {
    return new _RecordFields(this.value(name), `${this.#where}, field "${name}",`);
  }
  children(name) {
    const value = this.value(name);
    if (!Array.isArray(value)) return this.#refuse(name);
    return value.map((item) => new _RecordFields(item, `${this.#where}, field "${name}",`));
  }
  #refuse(name) {
    throw new UserError(`The ${this.#where} has ${showValue(this.value(name))} as "${name}": ${nextStep}.`);
  }
};

export {
  nextStep,
  parseHandover,
  parseHandoverJson,
  checkSchema
};
