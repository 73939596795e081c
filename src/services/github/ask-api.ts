import { classifyHttpStatus } from '../../core/failures/classify.ts';
import type { RetryPolicy } from '../../core/retry/retry-policy.ts';
import type { Failure } from '../../core/failures/failure.ts';
import { textAt } from '../../core/json/read-json.ts';
import { UserError, toMessage } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ApiAnswer, DeletingGitHubApi, GitHubApi } from '../../ports/github.ts';
import type { Log } from '../../ports/log.ts';
import { retry } from '../retry/retry.ts';

/** One question to the API, and what the token needs for it. */
interface ApiQuestion {
  /** What it is asked for, as in "the pull request of this run". */
  readonly what: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** A permission of the job: `pull-requests: read`. */
  readonly permission: string;
}

export interface AskDeps {
  readonly api: GitHubApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch until which a rate limit is waited for; two minutes from now by default. */
  readonly deadline?: number;
}

/** How a deletion ended. */
interface ApiDeletion {
  readonly outcome: 'deleted' | 'gone' | 'refused';
  /** HTTP status and GitHub's own message. */
  readonly status: number;
  readonly message: string;
  readonly headers: ApiAnswer['headers'];
}

const policy: RetryPolicy = { maxAttempts: 4, waitSeconds: 2, retryOn: 'transient' };
const patienceMs = 120_000;
const perPage = 100;

/**
 * Asks the REST API and tries again what passes: 5xx, rate limits, connections that break.
 * @returns the answer's JSON; undefined for 404, and for 422, which is how commits that are not there answer
 * @throws UserError with the line for the workflow when the token may not ask.
 */
export async function askApi(question: ApiQuestion, deps: AskDeps): Promise<unknown> {
  return (await answerTo(question, deps))?.data;
}

/**
 * Asks for a list page by page, as long as the Link header names a next one.
 * @returns the JSON of each page; undefined when the first one is 404
 * @throws UserError as `askApi`, and when a page is missing in the middle: half a list would be taken for all of it.
 */
export async function askPages(question: ApiQuestion, deps: AskDeps): Promise<readonly unknown[] | undefined> {
  const pages: unknown[] = [];
  for (let page = 1; ; page++) {
    const query = { ...question.query, per_page: perPage, page };
    const answer = await answerTo({ ...question, query }, deps);
    if (answer === undefined) {
      if (page === 1) return undefined;
      throw new UserError(`GitHub's API lost page ${String(page)} of ${question.what}: run the job again.`);
    }
    pages.push(answer.data);
    if (!/\brel="next"/.test(answer.headers['link'] ?? '')) return pages;
  }
}

/**
 * Deletes through the REST API; a refusal is an answer, so that one does not stop the others. What passes is tried again
 * as by `askApi`.
 * @throws UserError when there is no answer at all.
 */
export async function deleteByApi(
  { what, path }: Pick<ApiQuestion, 'what' | 'path'>,
  deps: AskDeps & { readonly api: DeletingGitHubApi },
): Promise<ApiDeletion> {
  const { status, data, headers } = await patiently({ what, title: `DELETE ${path}` }, deps, async () => {
    const answer = await deps.api.delete(path);
    if (answer.status < 500 && answer.status !== 429 && !(answer.status === 403 && isRateLimit(answer.headers))) {
      return answer;
    }
    throw new ApiRefusal(answer);
  });
  const message = `HTTP ${String(status)} ${textAt(data, 'message') ?? ''}`.trim();
  const outcome = status >= 200 && status < 300 ? 'deleted' : status === 404 ? 'gone' : 'refused';
  return { outcome, status, message, headers };
}

function answerTo(question: ApiQuestion, deps: AskDeps): Promise<ApiAnswer | undefined> {
  const { what, path, query, permission } = question;
  return patiently({ what, title: `GET ${path}` }, deps, async () => {
    const answer = await deps.api.get(path, query === undefined ? {} : { query });
    if (answer.status === 200) return answer;
    if (answer.status === 404 || answer.status === 422) return undefined;
    if (isDenied(answer)) {
      throw new UserError(
        `The token may not ask for ${what} (HTTP ${String(answer.status)}): add "permissions: ${permission}" to this job.`,
      );
    }
    throw new ApiRefusal(answer);
  });
}

async function patiently<T>(
  { what, title }: { readonly what: string; readonly title: string },
  deps: AskDeps,
  work: () => Promise<T>,
): Promise<T> {
  let asked: number | undefined;
  const tried = await retry(
    {
      ...{ title, policy, work },
      deadline: deps.deadline ?? deps.clock.now() + patienceMs,
      ...(deps.signal === undefined ? {} : { signal: deps.signal }),
      classify(error) {
        asked = error instanceof ApiRefusal ? waitAsked(error.answer, deps.clock.now()) : undefined;
        return classify(error);
      },
      retryAfter: () => Promise.resolve(asked),
    },
    deps,
  );
  if (tried.ok) return tried.value;
  throw new UserError(
    `GitHub's API gave no answer about ${what} after ${String(tried.attemptCount)} attempts (${tried.failure.reason}): ${tried.failure.remedy}.`,
    { cause: tried.error },
  );
}

/** An answer that may be another one the next time. */
class ApiRefusal extends Error {
  readonly answer: ApiAnswer;

  constructor(answer: ApiAnswer) {
    super(`HTTP ${String(answer.status)}`);
    this.answer = answer;
  }
}

/** 401 and 403, but for the 403 of a rate limit. */
function isDenied({ status, headers }: ApiAnswer): boolean {
  return status === 401 || (status === 403 && !isRateLimit(headers));
}

function isRateLimit(headers: ApiAnswer['headers']): boolean {
  return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
}

/** Milliseconds until a rate limit is over, as far as the answer tells. */
function waitAsked({ headers }: ApiAnswer, now: number): number | undefined {
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (retryAfter >= 0) return retryAfter * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  return reset >= 0 ? Math.max(reset * 1000 - now, 0) : undefined;
}

function classify(error: unknown): Failure {
  const reason = toMessage(error);
  const remedy = 'run the job again later';
  if (!(error instanceof ApiRefusal)) return classifyHttpStatus(undefined, reason, remedy);
  const { status } = error.answer;
  return classifyHttpStatus(status === 403 ? 429 : status, reason, remedy);
}
