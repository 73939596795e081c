import type * as Utils from '@actions/github/lib/utils';
import { anySignal } from '../process/abort-signals.ts';
import { readAtMost } from '../streams/bounded-read.ts';

/** A page of a hundred runs, the longest answer that is asked for, has about two megabytes. */
const maxAnswerBytes = 32 << 20;
/** Of one answer, whole. GitHub itself gives up after ten seconds. */
const answerTimeoutMs = 60_000;

type Fetch = typeof globalThis.fetch;

let loaded: Promise<typeof Utils> | undefined;

/**
 * Loads octokit as `@actions/github` sets it up, with limits for every answer: octokit itself reads what comes, to the end of
 * the memory, and waits for minutes. The client of the artifacts makes its own octokit with the same defaults.
 */
export function loadOctokit(): Promise<typeof Utils> {
  loaded ??= import('@actions/github/lib/utils').then((utils) => {
    const { request } = utils.defaults;
    if (request !== undefined) request.fetch = limitFetch(request.fetch as Fetch);
    return utils;
  });
  return loaded;
}

/** A `fetch` whose answers are whole within `timeoutMs`, and of bounded size. */
export function limitFetch(fetch: Fetch, timeoutMs = answerTimeoutMs): Fetch {
  return async (input, init) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const { host } = new URL(input instanceof Request ? input.url : input);
    try {
      const answer = await fetch(input, { ...init, signal: anySignal(init?.signal ?? undefined, limit) });
      if (answer.body === null) return answer;
      const { status, statusText, headers } = answer;
      const body = await readAtMost(answer.body, maxAnswerBytes, `the answer of ${host}`);
      return new Response(body, { status, statusText, headers: [...headers] });
    } catch (error) {
      if (!limit.aborted) throw error;
      throw new Error(`no whole answer of ${host} in ${timeoutMs / 1000} s: ETIMEDOUT`, { cause: error });
    }
  };
}
