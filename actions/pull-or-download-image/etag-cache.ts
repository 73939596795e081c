import type { ApiAnswer, GitHubApi } from '../../src/ports/github.ts';

/** Asks again with the ETag of the last answer: what has not changed costs nothing of the rate limit. */
export function etagCache(api: GitHubApi): GitHubApi {
  const answers = new Map<string, ApiAnswer & { readonly etag: string }>();
  return {
    async get(path, options = {}) {
      const key = JSON.stringify([path, options.query]);
      const last = answers.get(key);
      const answer = await api.get(path, { ...options, ...(last === undefined ? {} : { etag: last.etag }) });
      if (answer.status === 304 && last !== undefined) return last;
      if (answer.status === 200 && answer.etag !== undefined) answers.set(key, { ...answer, etag: answer.etag });
      return answer;
    },
  };
}
