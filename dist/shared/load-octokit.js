import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  anySignal
} from "./abort-signals.js";
import {
  readAtMost
} from "./child-processes.js";

// src/adapters/github/load-octokit.ts
var maxAnswerBytes = 32 << 20;
var answerTimeoutMs = 6e4;
var loaded;
function loadOctokit() {
  loaded ??= import("./actions-github.js").then((utils) => {
    const { request } = utils.defaults;
    if (request !== void 0) request.fetch = limitFetch(request.fetch);
    return utils;
  });
  return loaded;
}
function limitFetch(fetch, timeoutMs = answerTimeoutMs) {
  return async (input, init) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const { host } = new URL(input instanceof Request ? input.url : input);
    try {
      const answer = await fetch(input, { ...init, signal: anySignal(init?.signal ?? void 0, limit) });
      if (answer.body === null) return answer;
      const { status, statusText, headers } = answer;
      const body = await readAtMost(answer.body, maxAnswerBytes, `the answer of ${host}`);
      return new Response(body, { status, statusText, headers: [...headers] });
    } catch (error) {
      if (!limit.aborted) throw error;
      throw new Error(`no whole answer of ${host} in ${timeoutMs / 1e3} s: ETIMEDOUT`, { cause: error });
    }
  };
}

export {
  loadOctokit
};
