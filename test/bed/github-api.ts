import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ArtifactRegister } from './artifact-register.ts';
import type { BlobStore } from './blob-store.ts';
import { packageRoutes } from './github-packages.ts';
import { apiPath, notFound, routes, type GitHubState, type Route, type RouteAnswer } from './github-routes.ts';
import { answerJson } from './loopback-server.ts';
import type { Permissions } from './runner/permissions.ts';

const changesInAMinute = 80;

/**
 * The part of GitHub's REST API that the actions use, in GitHub's shapes as its reference gives them: permissions by
 * token (403 `Resource not accessible by integration`; an unknown token is 401), ETag and 304, paging with Link,
 * rate limit headers (a 304 is free; 403 at zero; full again at the reset), the secondary limit of 80 changes in a minute
 * (403 with Retry-After). Every repository counts as private: on public ones GitHub lets a token read
 * without the permission. Left out: everything else, and rate limits of their own for each token.
 * @returns a handler for requests below `apiPath`
 */
export function gitHubApi(
  state: GitHubState,
  artifacts: ArtifactRegister,
  blobs: BlobStore,
  now: () => number,
): (request: IncomingMessage, response: ServerResponse, url: URL) => void {
  const table = [...routes(state, artifacts, blobs, now), ...packageRoutes(state)];
  let changes: number[] = [];

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
    if (request.method !== 'GET') {
      changes = changes.filter((time) => now() - time < 60_000);
      if (changes.length >= changesInAMinute) {
        return { ...refuse(403, 'You have exceeded a secondary rate limit.'), retryAfter: 60 };
      }
      changes.push(now());
    }
    const path = url.pathname.slice(apiPath.length);
    const [, repository = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(path) ?? [];
    for (const route of table) {
      if (route.method !== request.method || (route.account === true) !== (repository === '')) continue;
      const match = route.path.exec(route.account === true ? path : rest);
      if (match === null) continue;
      if (!isGranted(permissions, route.needs)) return refuse(403, 'Resource not accessible by integration');
      const groups = match.slice(1);
      return route.answer({ repository, id: groups[0] ?? '', groups, query: url.searchParams, origin: url.origin });
    }
    return notFound;
  };

  return (request, response, url) => {
    if (now() / 1000 >= state.rateLimit.reset) {
      state.rateLimit.remaining = state.rateLimit.limit;
      state.rateLimit.reset = Math.floor(now() / 1000) + 3600;
    }
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
      ...(answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }),
      ...linkOf(url, answer.total),
    };
    if (answer.body === undefined || unchanged) {
      response.writeHead(unchanged ? 304 : answer.status, headers);
      response.end();
      return;
    }
    answerJson(response, answer.status, answer.body, headers);
  };
}

/** As GitHub pages: next and last, while there is a next page. */
function linkOf(url: URL, total = 0): { readonly link?: string } {
  const at = Number(url.searchParams.get('page') ?? 1);
  const last = Math.ceil(total / Math.min(Number(url.searchParams.get('per_page') ?? 30), 100));
  if (at >= last) return {};
  const to = (page: number): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(page));
    return target.href;
  };
  return { link: `<${to(at + 1)}>; rel="next", <${to(last)}>; rel="last"` };
}

function isGranted(permissions: Permissions, needs: Route['needs']): boolean {
  if (needs === 'metadata') return true;
  const [permission, level] = needs;
  return [level, 'write'].includes(permissions[permission] ?? 'none');
}
