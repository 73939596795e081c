import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { githubRest } from '../../../../src/adapters/github/github-rest.ts';
import type { GitHubApi } from '../../../../src/ports/github.ts';

const seen: IncomingMessage[] = [];
let server: Server;
let api: GitHubApi;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    response.setHeader('content-type', 'application/json');
    if (request.headers['if-none-match'] === '"one"') {
      response.writeHead(304).end();
    } else if (request.url?.startsWith('/repos/acme/app/actions/runs/7') === true) {
      response.writeHead(200, { etag: '"one"', 'x-ratelimit-remaining': '999' }).end('{"id": 7}');
    } else {
      response.writeHead(403).end('{"message": "Resource not accessible by integration"}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  api = githubRest('secret-token', `http://127.0.0.1:${port}`);
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

describe('githubRest', () => {
  test('answers with status, data, etag and headers', async () => {
    const answer = await api.get('/repos/acme/app/actions/runs/7', { query: { per_page: 1 } });
    expect(answer).toMatchObject({ status: 200, data: { id: 7 }, etag: '"one"' });
    expect(answer.headers['x-ratelimit-remaining']).toBe('999');
    expect(seen.at(-1)?.url).toBe('/repos/acme/app/actions/runs/7?per_page=1');
    expect(seen.at(-1)?.headers.authorization).toBe('token secret-token');
  });

  test('asks conditionally with an etag, and takes 304 for an answer', async () => {
    const answer = await api.get('/repos/acme/app/actions/runs/7', { etag: '"one"' });
    expect(answer.status).toBe(304);
  });

  test('takes a refusal for an answer too (P5)', async () => {
    const answer = await api.get('/repos/acme/app/pulls');
    expect(answer).toMatchObject({ status: 403, data: { message: 'Resource not accessible by integration' } });
  });

  test('rejects when nothing answers', async () => {
    await expect(githubRest('t', 'http://127.0.0.1:9').get('/x')).rejects.toThrow();
  });
});
