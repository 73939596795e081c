import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  classifyHttpStatus,
  retry
} from "./dockerfile.js";
import {
  UserError,
  countAt,
  textAt,
  toMessage
} from "./error-text.js";

// src/services/github/rest-requests.ts
var retryPolicy = { maxAttempts: 4, waitSeconds: 2, retryOn: "transient" };
var defaultTimeoutMs = 12e4;
var pageSize = 100;
var maxShown = 1e3;
async function queryApi(request, deps) {
  return (await sendGet(request, deps))?.data;
}
async function queryChangedPage(request, etag, deps) {
  const query = { ...request.query, per_page: pageSize, page: 1 };
  const answer = await sendGet({ ...request, query }, deps, etag);
  return answer?.status === 304 ? void 0 : answer;
}
async function queryAllPages(request, deps) {
  const pages = [];
  for (let page = 1; ; page++) {
    const query = { ...request.query, per_page: pageSize, page };
    const answer = await sendGet({ ...request, query }, deps);
    if (answer === void 0) {
      if (page === 1) return void 0;
      throw new UserError(`GitHub's API lost page ${page} of ${request.what}: run the job again.`);
    }
    pages.push(answer.data);
    if (/\brel="next"/.test(answer.headers["link"] ?? "")) continue;
    const shown = pages.reduce((sum, data) => sum + countEntries(data), 0);
    const total = countAt(answer.data, "total_count") ?? shown;
    if (shown < maxShown || shown >= total) return pages;
    throw new UserError(
      `GitHub's API shows ${shown} of ${request.what} and says that there are ${total}: it ends there, so that nothing is known of the rest; run the job again when there are fewer of them.`
    );
  }
}
function countEntries(page) {
  const list = Array.isArray(page) ? page : Object.values(page ?? {}).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list.length : 0;
}
async function deleteResource({
  what,
  path,
  beforeRetry
}, deps) {
  const { status, data, headers } = await sendWithRetry({ what, title: `DELETE ${path}` }, deps, async (attempt) => {
    if (attempt > 1) await beforeRetry?.();
    const answer = await deps.api.delete(path);
    if (answer.status < 500 && answer.status !== 429 && !(answer.status === 403 && isRateLimited(answer.headers))) {
      return answer;
    }
    throw new ApiStatusError(answer);
  });
  const message = `HTTP ${status} ${textAt(data, "message") ?? ""}`.trim();
  const outcome = status >= 200 && status < 300 ? "deleted" : status === 404 ? "gone" : "refused";
  return { outcome, status, message, headers };
}
function sendGet({ what, path, query, permission, remedy }, deps, etag) {
  return sendWithRetry({ what, title: `GET ${path}` }, deps, async () => {
    const answer = await deps.api.get(path, { ...query === void 0 ? {} : { query }, etag });
    if (answer.status === 200 || answer.status === 304 && etag !== void 0) return answer;
    if (answer.status === 404 || answer.status === 422) return void 0;
    if (isPermissionDenied(answer)) {
      throw new UserError(
        `The token may not ask for ${what} (HTTP ${answer.status}): ${remedy ?? `add "permissions: ${permission}" to this job`}.`
      );
    }
    throw new ApiStatusError(answer);
  });
}
async function sendWithRetry({ what, title }, deps, work) {
  const { clock, signal } = deps;
  const outcome = await retry(
    {
      title,
      policy: retryPolicy,
      work,
      deadline: deps.deadline ?? clock.now() + defaultTimeoutMs,
      signal,
      classify: (error2) => classifyApiError(error2, clock.now())
    },
    deps
  );
  if (outcome.ok) return outcome.value;
  const { attemptCount, failure, error } = outcome;
  const message = `GitHub's API gave no answer about ${what} after ${attemptCount} attempts (${failure.reason}): ${failure.remedy}.`;
  if (failure.class === "rate-limit") throw new RateLimitError(message, { cause: error });
  throw new UserError(message, { cause: error });
}
var RateLimitError = class extends UserError {
};
var ApiStatusError = class extends Error {
  name = "ApiStatusError";
  answer;
  constructor(answer) {
    super(`HTTP ${answer.status}`);
    this.answer = answer;
  }
};
function isPermissionDenied({ status, headers }) {
  return status === 401 || status === 403 && !isRateLimited(headers);
}
function isRateLimited(headers) {
  return headers["x-ratelimit-remaining"] === "0" || headers["retry-after"] !== void 0;
}
function readRetryAfterMs({ headers }, now) {
  const retryAfter = Number(headers["retry-after"] ?? Number.NaN);
  if (retryAfter >= 0) return retryAfter * 1e3;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  return reset >= 0 ? Math.max(reset * 1e3 - now, 0) : void 0;
}
function classifyApiError(error, now) {
  const reason = toMessage(error);
  const remedy = "run the job again later";
  if (!(error instanceof ApiStatusError)) return classifyHttpStatus(void 0, reason, remedy);
  const { answer } = error;
  const failure = classifyHttpStatus(answer.status === 403 ? 429 : answer.status, reason, remedy);
  return failure.class === "rate-limit" ? { ...failure, retryAfterMs: readRetryAfterMs(answer, now) } : failure;
}

export {
  queryApi,
  queryChangedPage,
  queryAllPages,
  deleteResource,
  RateLimitError
};
