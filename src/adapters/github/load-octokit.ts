import type * as Utils from '@actions/github/lib/utils';
import { readAtMost } from '../streams/bounded-read.ts';

/** A page of a hundred runs, the longest answer that is asked for, has about two megabytes. */
const maxAnswerBytes = 32 << 20;

type Fetch = typeof globalThis.fetch;

let loaded: Promise<typeof Utils> | undefined;

/**
 * Loads octokit as `@actions/github` sets it up, with a limit for every answer: octokit itself reads what comes, to the end
 * of the memory. The client of the artifacts makes its own octokit with the same defaults.
 */
export function loadOctokit(): Promise<typeof Utils> {
  loaded ??= import('@actions/github/lib/utils').then((utils) => {
    const { request } = utils.defaults;
    if (request !== undefined) request.fetch = withLimit(request.fetch as Fetch);
    return utils;
  });
  return loaded;
}

function withLimit(fetch: Fetch): Fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (answer.body === null) return answer;
    const { status, statusText, headers } = answer;
    const what = `the answer of ${new URL(input instanceof Request ? input.url : input).host}`;
    const body = await readAtMost(answer.body, maxAnswerBytes, what);
    return new Response(body, { status, statusText, headers: [...headers] });
  };
}
