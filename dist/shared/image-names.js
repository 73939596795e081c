import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseImageRef
} from "./reference.js";
import {
  readCsvFields
} from "./child-processes.js";
import {
  UserError
} from "./error-text.js";

// src/core/tags/image-names.ts
var awsAccountHost = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[^/]+\//;
function resolveImageNames(lines, repository, host = "ghcr.io") {
  if (lines.length === 0) return [checkImageName(`${host}/${repository}`, "name of this repository as an image")];
  const names = lines.flatMap(readEnabledNames);
  if (names.length > 0) return [...new Set(names.map((name) => checkImageName(name, 'input "images"')))];
  throw new UserError('Input "images" has "enable=false" on every line: switch one image on.');
}
function readEnabledNames(line) {
  const fields = readCsvFields(line).map((field) => field.trim()).filter((field) => field !== "");
  if (!fields.some((field) => field.includes("="))) return fields;
  const refuse = (why) => {
    throw new UserError(`Input "images" has the line "${line}": ${why}.`);
  };
  let name = "";
  let enabled = true;
  for (const field of fields) {
    const [key = "", value = ""] = field.split(/=(.*)/s);
    if (key === "name") name = value;
    else if (key !== "enable") return refuse(`"${key}" is neither "name" nor "enable"`);
    else if (value !== "true" && value !== "false") return refuse(`"enable" is "${value}": use true or false`);
    else enabled = value === "true";
  }
  if (name === "") return refuse('it has no "name"');
  return enabled ? [name] : [];
}
function checkImageName(text, what) {
  const name = text.toLowerCase();
  const ref = parseImageRef(name, what);
  if (ref.tag !== void 0 || ref.digest !== void 0) {
    throw new UserError(`The ${what} has "${text}": give the name alone, the tag is computed.`);
  }
  return name;
}
function findMaskedImage(images) {
  return images.find((image) => awsAccountHost.test(image));
}

export {
  resolveImageNames,
  findMaskedImage
};
