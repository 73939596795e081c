import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseImageRef,
  shortName
} from "./reference.js";
import {
  UserError
} from "./error-text.js";

// src/core/handover/artifact-name.ts
var recordSuffix = ".handover.json";
var spareSuffix = ".again";
var maxNameBytes = 255 - recordSuffix.length - spareSuffix.length;
function imageArtifactName(image, tag) {
  return `${shortName(parseImageRef(image, "image"))}-${tag}`;
}
function artifactNameOfRef(reference) {
  const { repository, tag } = parseImageRef(reference, "image");
  return sanitizeArtifactName(imageArtifactName(repository, tag ?? "latest"), "name made of image and tag");
}
function spareName(name) {
  return `${name}${spareSuffix}`;
}
function primaryName(name) {
  return name.endsWith(spareSuffix) ? name.slice(0, -spareSuffix.length) : name;
}
function recordArtifactNames(name) {
  const primary = primaryName(name);
  return [`${primary}${recordSuffix}`, `${spareName(primary)}${recordSuffix}`];
}
function isRecordArtifact(name) {
  return name.endsWith(recordSuffix);
}
function withoutRecordSuffix(name) {
  return isRecordArtifact(name) ? name.slice(0, -recordSuffix.length) : name;
}
function toArtifactName(text) {
  return text.replaceAll(/[":<>|*?\r\n\\/]/g, "-");
}
function sanitizeArtifactName(text, what) {
  const name = toArtifactName(text);
  const refuse = (why) => {
    throw new UserError(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
  };
  if (name === "" || name === "." || name === "..") return refuse("which is no name");
  if (/\.zip$/i.test(name)) return refuse('and clients unpack what ends in ".zip"');
  if (isRecordArtifact(name)) return refuse(`and "${recordSuffix}" is the ending of handover records`);
  if (name.endsWith(spareSuffix)) return refuse(`and "${spareSuffix}" is the ending of a name that is fallen back to`);
  if (Buffer.byteLength(name) > maxNameBytes) return refuse(`which is longer than ${maxNameBytes} bytes`);
  return name;
}
function checkFileName(text) {
  if (/[":<>|*?\r\n\\/]/.test(text) || text === "." || text === ".." || Buffer.byteLength(text) > 255) {
    throw new UserError(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
  }
  return text;
}

export {
  imageArtifactName,
  artifactNameOfRef,
  spareName,
  primaryName,
  recordArtifactNames,
  isRecordArtifact,
  withoutRecordSuffix,
  toArtifactName,
  sanitizeArtifactName,
  checkFileName
};
