import { classifyHttpStatus } from '../../core/failures/classify.ts';
import type { Failure } from '../../core/failures/failure.ts';
import { countAt, textAt } from '../../core/json/read-json.ts';
import type { RetryPolicy } from '../../core/retry/retry-policy.ts';
import { UserError, toMessage } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ApiAnswer, DeletingGitHubApi, GitHubApi } from '../../ports/github.ts';
import type { Log } from '../../ports/log.ts';
import { retry } from '../retry/retry.ts';

/** One GET of the REST API, and what the token needs for it. */
interface RestQuery {
  /** What it reads, for messages: `the pull request of this run`. */
  readonly what: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>> | undefined;
  /** A permission of the job: `pull-requests: read`. */
  readonly permission: string;
  /** What to do where a permission of the job does not help. */
  readonly remedy?: string | undefined;
}

export interface RestDeps {
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
  /** Epoch milliseconds. No wait for a rate limit ends after it; two minutes from now by default. */
  readonly deadline?: number | undefined;
}

/** How a deletion ended. */
interface RestDeletion {
  readonly outcome: 'deleted' | 'gone' | 'refused';
  /** HTTP status, also at the start of the message. */
  readonly status: number;
  readonly message: string;
  readonly headers: ApiAnswer['headers'];
}

const retryPolicy: RetryPolicy = { maxAttempts: 4, waitSeconds: 2, retryOn: 'transient' };
const defaultTimeoutMs = 120_000;
const pageSize = 100;

/** Where lists of the API may end. */
const maxShown = 1_000;

/**
 * Reads one resource. Retries 5xx, rate limits and broken connections.
 * @returns the JSON of the answer; undefined for 404, and for 422, which is the answer for commits that do not exist
 * @throws UserError that names the missing permission when the token may not read it.
 */
export async function queryApi(request: RestQuery, deps: RestDeps): Promise<unknown> {
  return (await sendGet(request, deps))?.data;
}

/**
 * Reads the first page of a list, unless it is as it was; then it costs nothing of the rate limit.
 * @param etag of the page that is known; undefined: none is
 * @returns undefined when it is unchanged, or not there
 * @throws UserError as `queryApi`
 */
export async function queryChangedPage(
  request: RestQuery,
  etag: string | undefined,
  deps: RestDeps,
): Promise<Pick<ApiAnswer, 'data' | 'etag'> | undefined> {
  const query = { ...request.query, per_page: pageSize, page: 1 };
  const answer = await sendGet({ ...request, query }, deps, etag);
  return answer?.status === 304 ? undefined : answer;
}

/**
 * Reads a list page by page, as long as the Link header names a next one:
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 * @returns the JSON of each page; undefined when the first one is 404
 * @throws UserError as `queryApi`, and when the list is not whole, since half a list would be taken for all of it: when a
 *   later page is missing, and when there is more than the API shows. Filtered lists of runs end after 1,000:
 *   https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
export async function queryAllPages(request: RestQuery, deps: RestDeps): Promise<readonly unknown[] | undefined> {
  const pages: unknown[] = [];
  for (let page = 1; ; page++) {
    const query = { ...request.query, per_page: pageSize, page };
    const answer = await sendGet({ ...request, query }, deps);
    if (answer === undefined) {
      if (page === 1) return undefined;
      throw new UserError(`GitHub's API lost page ${page} of ${request.what}: run the job again.`);
    }
    pages.push(answer.data);
    if (/\brel="next"/.test(answer.headers['link'] ?? '')) continue;
    const shown = pages.reduce<number>((sum, data) => sum + countEntries(data), 0);
    const total = countAt(answer.data, 'total_count') ?? shown;
    // A list that is read while it changes may be a few entries shorter than it said.
    if (shown < maxShown || shown >= total) return pages;
    throw new UserError(
      `GitHub's API shows ${shown} of ${request.what} and says that there are ${total}: it ends there, so that nothing is known of the rest; run the job again when there are fewer of them.`,
    );
  }
}

function countEntries(page: unknown): number {
  const list: unknown = Array.isArray(page) ? page : Object.values(page ?? {}).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list.length : 0;
}

/**
 * Deletes one resource, with the retries of `queryApi`. A refusal is a result, so that one does not stop other
 * deletions.
 * @param request.beforeRetry looks whether it may still be deleted: what it throws ends the attempts
 * @throws UserError when no attempt got an answer.
 */
export async function deleteResource(
  {
    what,
    path,
    beforeRetry,
  }: Pick<RestQuery, 'what' | 'path'> & { readonly beforeRetry?: (() => Promise<void>) | undefined },
  deps: RestDeps & { readonly api: DeletingGitHubApi },
): Promise<RestDeletion> {
  const { status, data, headers } = await sendWithRetry({ what, title: `DELETE ${path}` }, deps, async (attempt) => {
    if (attempt > 1) await beforeRetry?.();
    const answer = await deps.api.delete(path);
    if (answer.status < 500 && answer.status !== 429 && !(answer.status === 403 && isRateLimited(answer.headers))) {
      return answer;
    }
    throw new ApiStatusError(answer);
  });
  const message = `HTTP ${status} ${textAt(data, 'message') ?? ''}`.trim();
  const outcome = status >= 200 && status < 300 ? 'deleted' : status === 404 ? 'gone' : 'refused';
  return { outcome, status, message, headers };
}

function sendGet(
  { what, path, query, permission, remedy }: RestQuery,
  deps: RestDeps,
  etag?: string,
): Promise<ApiAnswer | undefined> {
  return sendWithRetry({ what, title: `GET ${path}` }, deps, async () => {
    const answer = await deps.api.get(path, { ...(query === undefined ? {} : { query }), etag });
    if (answer.status === 200 || (answer.status === 304 && etag !== undefined)) return answer;
    if (answer.status === 404 || answer.status === 422) return undefined;
    if (isPermissionDenied(answer)) {
      throw new UserError(
        `The token may not ask for ${what} (HTTP ${answer.status}): ${remedy ?? `add "permissions: ${permission}" to this job`}.`,
      );
    }
    throw new ApiStatusError(answer);
  });
}

async function sendWithRetry<T>(
  { what, title }: { readonly what: string; readonly title: string },
  deps: RestDeps,
  work: (attempt: number) => Promise<T>,
): Promise<T> {
  const { clock, signal } = deps;
  const outcome = await retry(
    {
      title,
      policy: retryPolicy,
      work,
      deadline: deps.deadline ?? clock.now() + defaultTimeoutMs,
      signal,
      classify: (error) => classifyApiError(error, clock.now()),
    },
    deps,
  );
  if (outcome.ok) return outcome.value;
  const { attemptCount, failure, error } = outcome;
  const message = `GitHub's API gave no answer about ${what} after ${attemptCount} attempts (${failure.reason}): ${failure.remedy}.`;
  if (failure.class === 'rate-limit') throw new RateLimitError(message, { cause: error });
  throw new UserError(message, { cause: error });
}

/** The rate limit is used up, and is not renewed in time: every other request meets that too. */
export class RateLimitError extends UserError {}

/** A status that may be another one at the next attempt. */
class ApiStatusError extends Error {
  override readonly name = 'ApiStatusError';
  readonly answer: ApiAnswer;

  constructor(answer: ApiAnswer) {
    super(`HTTP ${answer.status}`);
    this.answer = answer;
  }
}

/** 401 and 403, but for the 403 of a rate limit. */
function isPermissionDenied({ status, headers }: ApiAnswer): boolean {
  return status === 401 || (status === 403 && !isRateLimited(headers));
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function isRateLimited(headers: ApiAnswer['headers']): boolean {
  return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
}

/** Milliseconds until a rate limit is over, as far as the answer says. */
function readRetryAfterMs({ headers }: ApiAnswer, now: number): number | undefined {
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (retryAfter >= 0) return retryAfter * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  return reset >= 0 ? Math.max(reset * 1000 - now, 0) : undefined;
}

function classifyApiError(error: unknown, now: number): Failure {
  const reason = toMessage(error);
  const remedy = 'run the job again later';
  if (!(error instanceof ApiStatusError)) return classifyHttpStatus(undefined, reason, remedy);
  const { answer } = error;
  const failure = classifyHttpStatus(answer.status === 403 ? 429 : answer.status, reason, remedy);
  // The end of the rate limit's hour stands in every answer.
  return failure.class === 'rate-limit' ? { ...failure, retryAfterMs: readRetryAfterMs(answer, now) } : failure;
}
