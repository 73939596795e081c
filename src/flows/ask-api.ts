import type { Failure, RetryPolicy } from '../core/retry-policy.ts';
import { UserError, toMessage } from '../errors.ts';
import type { ApiAnswer, Clock, GitHubApi, Log } from '../ports.ts';
import { tryWork } from './retry.ts';

/** One question to the API, and what the token needs for it. */
export interface ApiQuestion {
  /** What it is asked for, as in "the pull request of this run". */
  readonly what: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** A permission of the job: `pull-requests: read`. */
  readonly permission: string;
}

const policy: RetryPolicy = { maxAttempts: 4, waitSeconds: 2, retryOn: 'transient' };
const patienceMs = 120_000;

/**
 * Asks the REST API and tries again what passes: 5xx, rate limits, connections that break.
 * @returns the answer's JSON; undefined for 404, and for 422, which is how commits that are not there answer
 * @throws UserError with the line for the workflow when the token may not ask.
 */
export async function askApi(
  question: ApiQuestion,
  deps: { readonly api: GitHubApi; readonly clock: Clock; readonly log: Log },
): Promise<unknown> {
  const { what, path, query, permission } = question;
  let asked: number | undefined;
  const tried = await tryWork(
    {
      title: `GET ${path}`,
      policy,
      deadline: deps.clock.now() + patienceMs,
      work: async () => {
        const answer = await deps.api.get(path, query === undefined ? {} : { query });
        if (answer.status === 200) return answer.data;
        if (answer.status === 404 || answer.status === 422) return undefined;
        if (isDenied(answer)) {
          throw new UserError(
            `The token may not ask for ${what} (HTTP ${String(answer.status)}): add "permissions: ${permission}" to this job.`,
          );
        }
        asked = waitAsked(answer, deps.clock.now());
        throw new ApiRefusal(answer);
      },
      classify,
      retryAfter: () => Promise.resolve(asked),
    },
    deps,
  );
  if (tried.ok) return tried.value;
  throw new UserError(
    `GitHub's API gave no answer about ${what} after ${String(tried.attempts)} attempts (${tried.failure.reason}): ${tried.failure.remedy}.`,
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
  if (!(error instanceof ApiRefusal)) return { class: 'transient', reason, remedy };
  const { status } = error.answer;
  if (status === 403 || status === 429) return { class: 'rate-limit', reason, remedy };
  return { class: status >= 500 ? 'transient' : 'permanent', reason, remedy };
}
