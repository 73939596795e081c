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
  UserError
} from "./error-text.js";

// src/core/handover/parse-record.ts
var nextStep = 'pass the "handover" output of the producer job unchanged';
function parseHandover(text, where) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UserError(`The ${where} is not JSON: ${nextStep}.`);
  }
  const fields = new RecordFields(data, where);
  if (fields.value("images") !== void 0) {
    throw new UserError(
      `The ${where} is a set of several images, and one is meant here: pass the record of one, such as toJSON(fromJSON(needs.build.outputs.handover).images.NAME).`
    );
  }
  if (fields.value("schema") !== 1) {
    const found = JSON.stringify(fields.value("schema"));
    throw new UserError(
      `The ${where} has schema ${found}, and this version reads 1: use the same version in both jobs.`
    );
  }
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
  return !/[\r\n]/.test(value);
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
    if (typeof data !== "object" || data === null || Array.isArray(data)) {
      throw new UserError(`The ${where} is no JSON object: ${nextStep}.`);
    }
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
  digests(name) {
    const entries = Object.entries(this.value(name) ?? {});
    return Object.fromEntries(
      entries.map(([key, value]) => typeof value === "string" && isDigest(value) ? [key, value] : this.#refuse(name))
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
    const value = this.value(name) === void 0 ? "nothing" : JSON.stringify(this.value(name)).slice(0, 80);
    throw new UserError(`The ${this.#where} has ${value} as "${name}": ${nextStep}.`);
  }
};

export {
  parseHandover
};
