import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseHandover
} from "./parse-record.js";
import {
  isRecordArtifact,
  primaryName,
  withoutRecordSuffix
} from "./artifact-name.js";
import {
  UserError
} from "./error-text.js";

// src/services/artifacts/find-record.ts
import { text } from "node:stream/consumers";
var maxRecordBytes = 1e6;
var maxRecords = 256;
var maxShownNames = 20;
async function listRecordArtifacts(from, artifacts) {
  const entries = (await artifacts.list(from)).filter(({ name }) => isRecordArtifact(name));
  const byAge = [...entries].sort((one, other) => one.id - other.id);
  return [...new Map(byAge.map((entry) => [nameArchive(entry), entry])).values()];
}
function nameArchive({ name }) {
  return primaryName(withoutRecordSuffix(name));
}
async function findRecord(artifactName, from, deps) {
  const records = await listRecordArtifacts(from, deps.artifacts);
  const entry = artifactName === void 0 ? selectOnlyRecord(records) : records.find((record) => nameArchive(record) === primaryName(artifactName));
  return entry === void 0 ? void 0 : readRecord(entry, from, deps);
}
function selectOnlyRecord(records) {
  if (records.length <= 1) return records[0];
  const newestFirst = records.map(nameArchive).reverse();
  const shown = newestFirst.slice(0, maxShownNames).join(", ");
  const more = records.length > maxShownNames ? ` and ${records.length - maxShownNames} more` : "";
  throw new UserError(
    `There are several handover records: take several by "images", or set "artifact-name" to one of ${shown}${more}.`
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
  maxRecords,
  listRecordArtifacts,
  findRecord,
  readRecord,
  readRecordText
};
