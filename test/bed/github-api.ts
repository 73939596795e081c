import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ArtifactRegister } from './artifact-register.ts';
import type { BlobStore } from './blob-store.ts';
import { apiPath, notFound, routes, type GitHubState, type Route, type RouteAnswer } from './github-routes.ts';
import { answerJson } from './loopback-server.ts';
import type { Permissions } from './runner/permissions.ts';

/**
 * The part of GitHub's REST API that the actions read, in GitHub's shapes as its reference gives them: permissions by
 * token (403 `Resource not accessible by integration`; an unknown token is 401), ETag and 304, paging, rate limit
 * headers (a 304 is free; 403 at zero). Every repository counts as private: on public ones GitHub lets a token read
 * without the permission. Left out: everything else, and rate limits of their own for each token.
 * @returns a handler for requests below `apiPath`
 */
export function gitHubApi(
  state: GitHubState,
  artifacts: ArtifactRegister,
  blobs: BlobStore,
  now: () => number,
): (request: IncomingMessage, response: ServerResponse, url: URL) => void {
  const table = routes(state, artifacts, blobs, now);

  const decide = (request: IncomingMessage, url: URL): RouteAnswer => {
    const refuse = (status: number, message: string): RouteAnswer => ({
      status,
      body: { message, status: String(status) },
    });
    const token = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const permissions = token === undefined ? undefined : state.tokens[token];
    if (permissions === undefined)
      return refuse(401, token === undefined ? 'Requires authentication' : 'Bad credentials');
    if (state.rateLimit.remaining === 0) return refuse(403, 'API rate limit exceeded for installation ID 1.');
    const [, repository = '', rest = ''] =
      /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(url.pathname.slice(apiPath.length)) ?? [];
    for (const route of table) {
      const match = route.path.exec(rest);
      if (match === null || route.method !== request.method) continue;
      if (!isGranted(permissions, route.needs)) return refuse(403, 'Resource not accessible by integration');
      return route.answer({ repository, id: match[1] ?? '', query: url.searchParams, origin: url.origin });
    }
    return notFound;
  };

  return (request, response, url) => {
    const answer = decide(request, url);
    const etag = `W/"${createHash('sha256')
      .update(JSON.stringify(answer.body ?? ''))
      .digest('hex')}"`;
    const unchanged = answer.status === 200 && request.headers['if-none-match'] === etag;
    const { rateLimit } = state;
    if (!unchanged && rateLimit.remaining > 0) rateLimit.remaining--;
    const headers = {
      'x-github-request-id': 'LOCAL:1',
      'x-ratelimit-limit': String(rateLimit.limit),
      'x-ratelimit-remaining': String(rateLimit.remaining),
      'x-ratelimit-used': String(rateLimit.limit - rateLimit.remaining),
      'x-ratelimit-reset': String(rateLimit.reset),
      'x-ratelimit-resource': 'core',
      ...(answer.status === 200 ? { etag } : {}),
      ...(answer.location === undefined ? {} : { location: answer.location }),
    };
    if (answer.body === undefined || unchanged) {
      response.writeHead(unchanged ? 304 : answer.status, headers);
      response.end();
      return;
    }
    answerJson(response, answer.status, answer.body, headers);
  };
}

function isGranted(permissions: Permissions, needs: Route['needs']): boolean {
  if (needs === 'metadata') return true;
  const [permission, level] = needs;
  return [level, 'write'].includes(permissions[permission] ?? 'none');
}
