import type { ApiAnswer, GitHubApi } from '../../src/ports/github.ts';

/** One expected question, `/path?query`, and its answer; `broken`: the connection fails. */
export interface ScriptedAnswer {
  readonly get: string;
  readonly status?: number;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly broken?: string;
}

/** Answers the scripted questions in their order and refuses any other one; an empty script refuses all. */
export function scriptedApi(
  script: readonly ScriptedAnswer[] = [],
): GitHubApi & { readonly asked: string[]; readonly left: () => number } {
  const queue = [...script];
  const queries: string[] = [];
  const answer = (question: string): ApiAnswer => {
    queries.push(question);
    const next = queue.shift();
    if (next?.get !== question) throw new TypeError(`scripted: ${next?.get ?? 'nothing'}\nasked:    ${question}`);
    if (next.broken !== undefined) throw new Error(next.broken);
    return { status: next.status ?? 200, data: next.data ?? null, etag: undefined, headers: next.headers ?? {} };
  };
  return {
    asked: queries,
    left: () => queue.length,
    get(path, { query = {} } = {}) {
      const parameters = Object.entries(query).map(([name, value]) => `${name}=${value}`);
      const question = parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
      return Promise.resolve().then(() => answer(question));
    },
  };
}
