/* Neighbour: GitHub's REST API. */

export interface ApiAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly etag: string | undefined;
  /** Lower-case header names. */
  readonly headers: Readonly<Record<string, string>>;
}

interface GetOptions {
  readonly query?: Readonly<Record<string, string | number>> | undefined;
  /** Of the answer that is known already. An unchanged resource then answers 304, which costs nothing of the rate limit. */
  readonly etag?: string | undefined;
}

/** The API, read only. */
export interface GitHubApi {
  /** GET of a path below the API's base. Every HTTP status is an answer: only a failed connection rejects. */
  get(path: string, options?: GetOptions): Promise<ApiAnswer>;
}

/** The API for the one action that deletes. */
export interface DeletingGitHubApi extends GitHubApi {
  /** DELETE of a path below the API's base. Answers and rejects as `get` does. */
  delete(path: string): Promise<ApiAnswer>;
}
