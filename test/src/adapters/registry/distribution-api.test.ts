import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { distributionApi } from '../../../../src/adapters/registry/distribution-api.ts';
import { readDockerLogin, registryLogin } from '../../../../src/adapters/registry/registry-credentials.ts';
import type { RegistryLogin, RegistryRepository } from '../../../../src/ports/registry.ts';
import { answerJson, readBody, startLoopbackServer, type LoopbackServer } from '../../../bed/loopback-server.ts';
import { scriptedExec } from '../../../support/scripted-exec.ts';

let server: LoopbackServer;
let handle: (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = await startLoopbackServer(async (request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? '-'}`);
    await handle(request, response, new URL(request.url ?? '/', `http://${server.address}`));
  });
});
afterEach(() => server.stop());

const repository = (credentials?: RegistryLogin): RegistryRepository =>
  distributionApi(() => Promise.resolve(credentials)).repository(`${server.address}/acme/app`);
const digest = `sha256:${'a'.repeat(64)}`;

describe('distributionApi', () => {
  test('reads all pages of tags, by relative and absolute links, and none of a repository that is not there', async () => {
    handle = (_, response, url) => {
      const last = url.searchParams.get('last');
      const next =
        last === null
          ? '/v2/acme/app/tags/list?last=a&n=1000'
          : `http://${server.address}/v2/acme/app/tags/list?last=b`;
      answerJson(
        response,
        200,
        { tags: last === 'b' ? ['c'] : last === 'a' ? ['b'] : ['a'] },
        last === 'b' ? {} : { link: `<${next}>; rel="next"` },
      );
    };
    expect(await repository().tags()).toEqual(['a', 'b', 'c']);
    handle = (_, response) => {
      answerJson(response, 404, { errors: [{ code: 'NAME_UNKNOWN' }] });
    };
    expect(await repository().tags()).toEqual([]);
  });

  test('reads more tags on one page than a function takes arguments', async () => {
    const tags = Array.from({ length: 200_000 }, (_, index) => `pr-${index}`);
    handle = (_, response) => {
      answerJson(response, 200, { tags });
    };
    expect(await repository().tags()).toHaveLength(tags.length);
  });

  test('refuses a list that leads to another host, or round in a circle (Z10)', async () => {
    for (const link of ['<http://127.0.0.1:9/v2/x>; rel="next"', '</v2/acme/app/tags/list?n=1000>; rel="next"']) {
      handle = (_, response) => {
        answerJson(response, 200, { tags: ['a'] }, { link });
      };
      await expect(repository().tags()).rejects.toMatchObject({ status: 400 });
    }
  });

  test('fetches a token as the challenge says, once for reading and once for deleting', async () => {
    handle = (request, response, url) => {
      if (url.pathname === '/token') {
        answerJson(response, 200, { token: `for-${url.searchParams.get('scope') ?? ''}` });
        return;
      }
      const scope = `repository:acme/app:${request.method === 'DELETE' ? 'delete' : 'pull'}`;
      if (request.headers.authorization === `Bearer for-${scope}`) {
        response.writeHead(request.method === 'DELETE' ? 202 : 404).end();
        return;
      }
      const challenge = `Bearer realm="http://${server.address}/token",service="registry",scope="${scope}"`;
      answerJson(response, 401, {}, { 'www-authenticate': challenge });
    };
    const registry = repository({ username: 'octocat', password: 'pass:word' });
    expect(await registry.manifest('a')).toEqual({ found: false });
    expect(await registry.manifest('b')).toEqual({ found: false });
    expect(await registry.deleteManifest(digest)).toBe('deleted');
    const basic = `Basic ${Buffer.from('octocat:pass:word').toString('base64')}`;
    expect(asked.filter((line) => line.includes('/token'))).toEqual([
      `GET /token?service=registry&scope=repository%3Aacme%2Fapp%3Apull ${basic}`,
      `GET /token?service=registry&scope=repository%3Aacme%2Fapp%3Adelete ${basic}`,
    ]);
    expect(asked.filter((line) => line.startsWith('GET /v2'))).toHaveLength(3);
  });

  test('buys a token with an identity token, and sends no secret to a place without TLS', async () => {
    let realm = `http://${server.address}/token`;
    handle = async (request, response, url) => {
      if (url.pathname === '/token') {
        const form = new URLSearchParams((await readBody(request)).toString());
        answerJson(response, 200, { access_token: form.get('refresh_token') });
      } else if (request.headers.authorization === 'Bearer secret-identity') {
        answerJson(response, 200, { tags: ['a'] });
      } else answerJson(response, 401, {}, { 'www-authenticate': `Bearer realm="${realm}"` });
    };
    expect(await repository({ identityToken: 'secret-identity' }).tags()).toEqual(['a']);
    realm = 'http://registry.example/token';
    await expect(repository({ identityToken: 'secret-identity' }).tags()).rejects.toThrow('not encrypted');
  });

  test.each<[string, RegistryLogin]>([
    ['an identity token', { identityToken: 'secret-identity' }],
    ['a password', { username: 'octocat', password: 'secret-password' }],
  ])(
    'a token service that redirects to another host gets %s there neither in head nor in body (Z10)',
    async (_, login) => {
      const elsewhere: string[] = [];
      const other = await startLoopbackServer(async (request, response) => {
        elsewhere.push(
          `${JSON.stringify(request.headers)} ${request.url ?? ''} ${(await readBody(request)).toString()}`,
        );
        answerJson(response, 200, { token: 'x' });
      });
      try {
        for (const status of [301, 302, 303, 307, 308]) {
          handle = (_request, response, url) => {
            if (url.pathname === '/token')
              response.writeHead(status, { location: `http://${other.address}/token` }).end();
            else answerJson(response, 401, {}, { 'www-authenticate': `Bearer realm="http://${server.address}/token"` });
          };
          await repository(login)
            .tags()
            .catch(() => undefined);
        }
        expect(elsewhere.join('\n')).not.toMatch(/secret|authorization/i);
      } finally {
        await other.stop();
      }
    },
  );

  test('a refusal tells status, code and the wait that is asked for', async () => {
    handle = (_, response) => {
      answerJson(
        response,
        429,
        { errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] },
        { 'retry-after': '7' },
      );
    };
    await expect(repository().deleteManifest(digest)).rejects.toMatchObject({
      status: 429,
      code: 'TOOMANYREQUESTS',
      retryAfterMs: 7000,
      message: expect.stringMatching(/HTTP 429 TOOMANYREQUESTS slow down$/),
    });
    await server.stop();
    await expect(repository().manifest('a')).rejects.toMatchObject({ status: undefined, code: 'ECONNREFUSED' });
  });

  test('takes a manifest or a config only with its own digest', async () => {
    const raw = '{"schemaVersion":2}';
    const own = `sha256:${createHash('sha256').update(raw).digest('hex')}`;
    handle = (_, response) => {
      response.end(raw);
    };
    expect(await repository().manifest('a')).toMatchObject({ found: true, digest: own, raw });
    expect(await repository().config(own)).toBe(raw);
    await expect(repository().manifest(digest)).rejects.toMatchObject({ status: 400 });
    await expect(repository().config(digest)).rejects.toMatchObject({ status: 400 });
    await expect(repository().manifest('../../x')).rejects.toThrow('which is no tag');
  });
});

describe('credentials', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciia-login-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const login = (config: unknown, host: string, path = ''): Promise<RegistryLogin | undefined> => {
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    return readDockerLogin({ host, path }, scriptedExec([]), { DOCKER_CONFIG: folder });
  };
  const auth = Buffer.from('octocat:pass:word').toString('base64');

  test.each([
    [{ auths: { 'ghcr.io': { auth } } }, 'ghcr.io', { username: 'octocat', password: 'pass:word' }],
    [
      { auths: { 'https://index.docker.io/v1/': { auth } } },
      'docker.io',
      { username: 'octocat', password: 'pass:word' },
    ],
    [{ auths: { 'a.io': { identitytoken: 't' } } }, 'a.io', { identityToken: 't' }],
    [{ auths: { 'https://a.io/v1/': { identitytoken: 't' } } }, 'a.io', { identityToken: 't' }],
    [{ auths: { 'http://a.io:5000': { identitytoken: 't' } } }, 'a.io:5000', { identityToken: 't' }],
    [{ auths: { 'https://a.io': {}, 'a.io': { identitytoken: 't' } } }, 'a.io', { identityToken: 't' }],
    [{ auths: { 'https://a.io.example': { identitytoken: 't' } } }, 'a.io', undefined],
    [{ auths: 'a.io' }, 'a.io', undefined],
    [{ auths: { 'a.io': {} } }, 'a.io', undefined],
    [{ auths: { 'a.io': { identitytoken: 't' } } }, 'A.IO', { identityToken: 't' }],
    [{ auths: { 'A.io:5000': { identitytoken: 't' } } }, 'a.io:5000', { identityToken: 't' }],
    [{}, 'a.io', undefined],
  ])('of %j for %s', async (config, host, expected) => {
    expect(await login(config, host)).toEqual(expected);
  });

  test.each([
    ['acme/app', 'for acme/app'],
    ['acme/app/web', 'for acme/app'],
    ['acme/apple', 'for acme'],
    ['acme-x/app', 'for all'],
    ['', 'for all'],
  ])('of several for parts of one host that of the longest path counts: %s', async (path, identityToken) => {
    const names = {
      'a.io': 'for all',
      'a.io/acme': 'for acme',
      'a.io/acme/app': 'for acme/app',
      'b.io/acme/app': 'no',
    };
    const auths = Object.fromEntries(Object.entries(names).map(([name, token]) => [name, { identitytoken: token }]));
    expect(await login({ auths }, 'a.io', path)).toEqual({ identityToken });
  });

  test('one for a part of a host serves the whole of it where there is no other, as the docker client has it', async () => {
    const auths = { 'a.io/acme': { identitytoken: 't' } };
    expect(await login({ auths }, 'a.io', 'other/app')).toEqual({ identityToken: 't' });
  });

  test('those given win on their own host (Z9), and the token of the job serves the registry of its GitHub alone', async () => {
    const sources = {
      token: 'ghs_1',
      tokenHost: 'ghcr.io',
      actor: 'octocat',
      env: { DOCKER_CONFIG: folder },
      exec: scriptedExec([]),
    };
    const login = { username: 'a', password: 'b' };
    const given = { host: 'ghcr.io', login };
    expect(await registryLogin({ ...sources, given })('ghcr.io')).toEqual(login);
    expect(await registryLogin({ ...sources, given })('quay.io')).toBeUndefined();
    expect(await registryLogin({ ...sources, given: undefined })('ghcr.io')).toEqual({
      username: 'octocat',
      password: 'ghs_1',
    });
    expect(await registryLogin({ ...sources, given: undefined })('quay.io')).toBeUndefined();
    const enterprise = { ...sources, tokenHost: 'containers.acme.ghe.com', given: undefined };
    expect(await registryLogin(enterprise)('ghcr.io')).toBeUndefined();
    expect(await registryLogin(enterprise)('containers.acme.ghe.com')).toMatchObject({ password: 'ghs_1' });
  });
});
