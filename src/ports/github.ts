export interface ApiAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly etag: string | undefined;
  /** Lower-case header names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** GitHub's REST API, read only. */
export interface GitHubApi {
  /**
   * GET of a path below the API's base with query parameters. Every HTTP status is an answer; only a failed
   * connection rejects. With `etag` an unchanged resource answers 304, which costs nothing of the rate limit.
   */
  get(
    path: string,
    options?: { readonly query?: Readonly<Record<string, string | number>>; readonly etag?: string },
  ): Promise<ApiAnswer>;
}

/** GitHub's REST API for the one flow that deletes. */
export interface DeletingGitHubApi extends GitHubApi {
  /** DELETE of a path below the API's base; answers and rejects as `get` does. */
  delete(path: string): Promise<ApiAnswer>;
}
