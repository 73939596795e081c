import type { GitHub } from '@actions/github/lib/utils';
import { UserError } from '../../errors.ts';
import type { ApiAnswer, DeletingGitHubApi } from '../../ports/github.ts';
import { loadOctokit } from './load-octokit.ts';

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nothing is said.
}

/**
 * The REST API by octokit, which is loaded at the first request: it takes a tenth of a second.
 * @param baseUrl GITHUB_API_URL; undefined: https://api.github.com
 */
export function githubRest(token: string, baseUrl: string | undefined): DeletingGitHubApi {
  let client: Promise<InstanceType<typeof GitHub>> | undefined;
  const send = async (
    method: 'GET' | 'DELETE',
    path: string,
    parameters: Readonly<Record<string, unknown>> = {},
  ): Promise<ApiAnswer> => {
    if (token === '') {
      throw new UserError(`The API is needed for ${path} and there is no token: set the input "github-token".`);
    }
    client ??= loadOctokit().then(({ GitHub: Client, getOctokitOptions }) => {
      // Its messages hold what servers say, and go to the log as they are.
      const options = { log: silent, ...(baseUrl === undefined ? {} : { baseUrl }) };
      return new Client(getOctokitOptions(token, options));
    });
    const { request } = await client;
    try {
      const answer = await request(`${method} ${path}`, parameters);
      return toApiAnswer(answer.status, answer.data, answer.headers);
    } catch (error) {
      const response = errorResponse(error);
      if (response === undefined) throw error;
      return toApiAnswer(response.status, response.data, response.headers);
    }
  };
  return {
    get: (path, { query = {}, etag } = {}) =>
      send('GET', path, { ...query, headers: etag === undefined ? {} : { 'if-none-match': etag } }),
    delete: (path) => send('DELETE', path),
  };
}

interface RawResponse {
  readonly status: number;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
}

/**
 * The response of an error. octokit throws for every status from 300 on, 304 included, and attaches the response:
 * https://github.com/octokit/request-error.js#readme
 */
function errorResponse(error: unknown): RawResponse | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('response' in error && typeof error.response === 'object' && error.response !== null) {
    return error.response as RawResponse;
  }
  return 'status' in error && error.status === 304 ? { status: 304 } : undefined;
}

function toApiAnswer(status: number, data: unknown, raw: RawResponse['headers']): ApiAnswer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw ?? {})) {
    if (value !== undefined) headers[name.toLowerCase()] = String(value);
  }
  return { status, data, etag: headers['etag'], headers };
}
