import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  readAtMost
} from "./child-processes.js";

// src/adapters/github/load-octokit.ts
var maxAnswerBytes = 32 << 20;
var loaded;
function loadOctokit() {
  loaded ??= import("./actions-github.js").then((utils) => {
    const { request } = utils.defaults;
    if (request !== void 0) request.fetch = withLimit(request.fetch);
    return utils;
  });
  return loaded;
}
function withLimit(fetch) {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (answer.body === null) return answer;
    const { status, statusText, headers } = answer;
    const what = `the answer of ${new URL(input instanceof Request ? input.url : input).host}`;
    const body = await readAtMost(answer.body, maxAnswerBytes, what);
    return new Response(body, { status, statusText, headers: [...headers] });
  };
}

export {
  loadOctokit
};
