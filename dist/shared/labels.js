import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  textAt
} from "./error-text.js";

// src/core/oci/labels.ts
var createdLabel = "org.opencontainers.image.created";
var revisionLabel = "org.opencontainers.image.revision";
var sourceLabel = "org.opencontainers.image.source";
var versionLabel = "org.opencontainers.image.version";
var runLabel = "io.github.ci-image-actions.run";
function readLabel(config, name) {
  return textAt(config, "config", "Labels", name);
}
function computeOciLabels(facts) {
  const labels = { ...facts, source: facts.url };
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [`org.opencontainers.image.${name}`, value]));
}

// src/core/events/event-facts.ts
function isFullSha(text) {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function isCommitSha(text) {
  return isFullSha(text) && !/^0+$/.test(text);
}
function isSameRepository(one, other) {
  return one?.toLowerCase() === other.toLowerCase();
}
function firstLine(text) {
  return text?.split(/\r?\n|\r/, 1)[0];
}

export {
  isFullSha,
  isCommitSha,
  isSameRepository,
  firstLine,
  createdLabel,
  revisionLabel,
  sourceLabel,
  versionLabel,
  runLabel,
  readLabel,
  computeOciLabels
};
