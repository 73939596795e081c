import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  UserError
} from "./error-text.js";

// src/core/archive/errors.ts
var TransferError = class extends Error {
};
function damagedArchiveError(finding, cause) {
  return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
var ArchiveRefusedError = class extends UserError {
  finding;
  constructor(finding) {
    super(
      `The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`
    );
    this.finding = finding;
  }
};
function toPrintable(text) {
  return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, "?");
}

export {
  TransferError,
  damagedArchiveError,
  ArchiveRefusedError,
  toPrintable
};
