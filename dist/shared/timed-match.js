import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  UserError
} from "./error-text.js";

// src/core/inputs/timed-match.ts
import { runInNewContext } from "node:vm";
var limitMs = 1e3;
function matchInTime(pattern, text, where) {
  try {
    return runInNewContext("text.match(pattern)", { pattern, text }, { timeout: limitMs });
  } catch (error) {
    throw new UserError(
      `${where} has "${pattern.source}", which takes longer than a second on "${text.slice(0, 80)}": avoid repeated groups that can match in several ways, such as (a+)+.`,
      { cause: error }
    );
  }
}

export {
  matchInTime
};
