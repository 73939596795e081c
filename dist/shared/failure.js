import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  UserError
} from "./error-text.js";

// src/core/failures/failure.ts
var ClassifiedError = class extends UserError {
  failure;
  constructor(message, failure, cause) {
    super(message, { cause });
    this.failure = failure;
  }
};
function describeFailure({ class: name, reason, remedy }) {
  return remedy === "" ? reason : `${reason} (${name}): ${remedy}.`;
}
function settledValue(settled) {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

export {
  ClassifiedError,
  describeFailure,
  settledValue
};
