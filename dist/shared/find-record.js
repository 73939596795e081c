import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseHandover
} from "./parse-record.js";
import {
  isRecordArtifact,
  primaryName,
  recordArtifactNames,
  withoutRecordSuffix
} from "./artifact-name.js";
import {
  UserError
} from "./error-text.js";

// src/services/artifacts/find-record.ts
import { text } from "node:stream/consumers";
var maxRecordBytes = 1e6;
async function findRecord(artifactName, from, deps) {
  const records = (await deps.artifacts.list(from)).filter(({ name }) => isRecordArtifact(name)).sort((one, other) => other.id - one.id);
  const entry = artifactName === void 0 ? selectOnlyRecord(records) : selectByArtifactName(records, artifactName);
  return entry === void 0 ? void 0 : readRecord(entry, from, deps);
}
function selectByArtifactName(records, artifactName) {
  const [own, spare] = recordArtifactNames(artifactName);
  return records.find(({ name }) => name === own) ?? records.find(({ name }) => name === spare);
}
function selectOnlyRecord(records) {
  const names = [...new Set(records.map(({ name }) => primaryName(withoutRecordSuffix(name))))];
  if (names.length <= 1) return records[0];
  throw new UserError(
    `There are several handover records: take several by "images", or set "artifact-name" to one of ${names.join(", ")}.`
  );
}
async function readRecord(entry, from, deps) {
  return parseHandover(await readRecordText(entry, from, deps), `record "${entry.name}"`);
}
async function readRecordText(entry, from, { artifacts, files }) {
  const folder = await files.temporaryFolder();
  return text(await artifacts.download(entry, folder, { from, maxBytes: maxRecordBytes }));
}

export {
  findRecord,
  readRecord,
  readRecordText
};
