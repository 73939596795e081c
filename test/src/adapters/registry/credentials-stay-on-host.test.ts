import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { distributionApi } from '../../../../src/adapters/registry/distribution-api.ts';
import { imageRepository } from '../../../../src/adapters/registry/image-repository.ts';
import { sha256 } from '../../../../src/core/oci/digest.ts';
import type { ImageRepository, RegistryLogin, RegistryRepository } from '../../../../src/ports/registry.ts';
import { startForwardProxy, type ForwardProxy } from '../../../bed/forward-proxy.ts';
import { answerJson, readBody, startLoopbackServer, type LoopbackServer } from '../../../bed/loopback-server.ts';
import { makeCertificate, type TestCertificate } from '../../../bed/tls-front.ts';
import { whole } from '../../../support/whole.ts';

/*
 * https://registry.test has the credentials. https://registry.test:8443, https://other.test and http://other.test are one
 * other server, which must not get them.
 */
type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
const environment = { ...process.env };
const authorities = getCACertificates('default');
let certificate: TestCertificate;
let registry: LoopbackServer;
let other: LoopbackServer;
let proxy: ForwardProxy;
let handle: Handler;
let handleOther: Handler;
let askedOther: string[];

beforeAll(async () => {
  certificate = makeCertificate(['registry.test', 'other.test']);
  setDefaultCACertificates([readFileSync(certificate.file, 'utf8')]);
  registry = await startLoopbackServer(async (request, response) => handle(request, response));
  other = await startLoopbackServer(async (request, response) => {
    askedOther.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? '-'}`);
    await handleOther(request, response);
  });
  proxy = await startForwardProxy();
  proxy.addHost('registry.test:443', await certificate.front(registry.address));
  const otherFront = await certificate.front(other.address);
  proxy.addHost('registry.test:8443', otherFront);
  proxy.addHost('other.test:443', otherFront);
  proxy.addHost('other.test:80', other.address);
  for (const name of ['https_proxy', 'http_proxy']) process.env[name] = `http://${proxy.address}`;
});
afterAll(async () => {
  process.env = environment;
  setDefaultCACertificates(authorities);
  await Promise.all([proxy.stop(), registry.stop(), other.stop()]);
  certificate.stop();
});
beforeEach(() => {
  askedOther = [];
  handleOther = (_, response) => {
    response.end(content);
  };
});

const content = '{"schemaVersion":2}';
const digest = sha256(content);
const blob = { digest, size: content.length };
const manifest = { raw: content, mediaType: 'application/vnd.oci.image.manifest.v1+json' };
const index = { mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [{ digest }] };
const basic = `Basic ${Buffer.from('alice:secret').toString('base64')}`;

const alice = { username: 'alice', password: 'secret' };
const repository = (login: RegistryLogin = alice): ImageRepository =>
  imageRepository('registry.test/acme/app', login, { isTarget: false });
const deletions = (): RegistryRepository =>
  distributionApi(() => Promise.resolve(alice)).repository('registry.test/acme/app');
async function statusOf(work: Promise<unknown>): Promise<number | undefined> {
  return work.then(
    () => 0,
    (error: unknown) => (error as { status?: number }).status,
  );
}
async function* stream(): AsyncGenerator<Buffer, undefined> {
  yield await Promise.resolve(Buffer.from(content));
}
/** Answers who has logged in. */
const behindLogin =
  (next: Handler): Handler =>
  async (request, response) => {
    await readBody(request);
    if (request.headers.authorization === basic) return next(request, response);
    answerJson(response, 401, {}, { 'www-authenticate': 'Basic realm="x"' });
    return undefined;
  };

const reads: readonly (readonly [string, string, (from: ImageRepository) => Promise<unknown>])[] = [
  ['of a blob', 'GET', async (from) => whole((await from.readBlob(digest, 0)) ?? stream())],
  ['for a blob', 'HEAD', (from) => from.hasBlob(digest)],
  ['of a manifest', 'GET', (from) => from.manifest('1')],
  ['of a config', 'GET', (from) => from.config(digest)],
];
const writes: readonly (readonly [string, (to: ImageRepository) => Promise<unknown>])[] = [
  ['of an upload', (to) => to.beginUpload(digest)],
  ['of a mount', (to) => to.beginUpload(digest, 'registry.test/acme/base')],
  ['of a whole blob', (to) => to.upload('https://registry.test/u', blob, Buffer.from(content))],
  ['of a manifest', (to) => to.putManifest('1', manifest)],
  ['of a deletion', () => deletions().deleteManifest(digest)],
  ['of a tag that is deleted', () => deletions().deleteTag('1')],
];

describe.each([301, 302, 303, 307, 308])('a redirect by %d', (status) => {
  const redirectTo = (target: string): Handler =>
    behindLogin((_, response) => {
      response.writeHead(status, { location: target }).end();
    });

  test.each(reads)('%s to another host or port is followed without Authorization (Z10)', async (_, method, read) => {
    for (const target of ['https://other.test/x', 'https://registry.test:8443/x']) {
      handle = redirectTo(target);
      await read(repository());
    }
    expect(askedOther).toEqual([`${method} /x -`, `${method} /x -`]);
  });

  test.each(reads)('%s to a place without TLS is not followed, and not tried again', async (_, _method, read) => {
    for (const target of ['http://other.test/x', `http://${other.address}/x`]) {
      handle = redirectTo(target);
      expect(await statusOf(read(repository()))).toBe(400);
    }
    expect(askedOther).toEqual([]);
  });

  test.each(writes)('%s is not followed, to whatever host (Z10)', async (_, write) => {
    for (const target of ['https://other.test/x', 'https://registry.test:8443/x', 'http://other.test/x']) {
      handle = redirectTo(target);
      expect(await statusOf(write(repository()))).toBe(status);
    }
    expect(askedOther).toEqual([]);
  });

  test('to this host without TLS, as one behind a proxy writes it, is followed with TLS', async () => {
    handle = behindLogin((request, response) => {
      if (request.url?.endsWith('/moved') === true) answerJson(response, 200, { ...index, tags: ['a'] });
      else
        response.writeHead(status, { location: `http://registry.test${request.url?.split('?')[0] ?? ''}/moved` }).end();
    });
    expect(await repository().tags()).toEqual(['a']);
    expect(await repository().referrers(digest)).toEqual([{ digest }]);
  });

  test('of a token request is followed without the login', async () => {
    handle = (_, response) => {
      answerJson(response, 401, {}, { 'www-authenticate': 'Bearer realm="https://other.test/token"' });
    };
    handleOther = (request, response) => {
      if (request.url?.startsWith('/token?') === true) {
        response.writeHead(status, { location: 'https://registry.test:8443/elsewhere' }).end();
      } else answerJson(response, 200, {});
    };
    await repository()
      .manifest('1')
      .catch(() => undefined);
    const scope = encodeURIComponent('repository:acme/app:pull');
    expect(askedOther).toEqual([`GET /token?scope=${scope} ${basic}`, 'GET /elsewhere -']);
  });

  test('of the exchange of an identity token is not followed (Z10)', async () => {
    handle = (_, response) => {
      answerJson(response, 401, {}, { 'www-authenticate': 'Bearer realm="https://other.test/token"' });
    };
    handleOther = (_, response) => {
      response.writeHead(status, { location: 'https://registry.test:8443/elsewhere' }).end();
    };
    expect(await statusOf(repository({ identityToken: 'secret' }).manifest('1'))).toBe(status);
    expect(askedOther).toEqual(['POST /token -']);
  });
});

describe('the token service', () => {
  test.each([
    ['a login in its address', 'https://someone:else@other.test/token'],
    ['a name in its address that looks like a host', 'https://registry.test@other.test/token'],
    ['no TLS', 'http://other.test/token'],
    ['no TLS on this machine', (): string => `http://${other.address}/token`],
    ['no HTTP', 'ftp://other.test/token'],
  ])('with %s gets nothing (Z10)', async (_, realm) => {
    handle = (_request, response) => {
      const address = typeof realm === 'string' ? realm : realm();
      answerJson(response, 401, {}, { 'www-authenticate': `Bearer realm="${address}"` });
    };
    for (const login of [alice, { identityToken: 'secret' }]) {
      expect(await statusOf(repository(login).manifest('1'))).toBe(400);
    }
    expect(askedOther).toEqual([]);
  });
});

describe('a list', () => {
  const lists: readonly (readonly [string, (from: ImageRepository) => Promise<unknown>])[] = [
    ['tags', (from) => from.tags()],
    ['referrers', (from) => from.referrers(digest)],
  ];

  test.each(lists)('of %s that goes on elsewhere, or in a circle, is an error (Z10)', async (_, list) => {
    for (const next of [
      'https://other.test/v2/x',
      'https://registry.test:8443/v2/x',
      'http://registry.test/v2/x',
      '',
    ]) {
      handle = behindLogin((request, response) => {
        answerJson(response, 200, { ...index, tags: ['a'] }, { link: `<${next || (request.url ?? '')}>; rel="next"` });
      });
      expect(await statusOf(list(repository()))).toBe(400);
    }
    expect(askedOther).toEqual([]);
  });

  test.each(lists)('of %s whose next page is at no address, or missing, is an error', async (_, list) => {
    for (const [next, status] of [
      ['http://[', 400],
      ['/v2/acme/app/gone', 404],
    ] as const) {
      handle = behindLogin((request, response) => {
        if (request.url === '/v2/acme/app/gone') answerJson(response, 404, {});
        else answerJson(response, 200, { ...index, tags: ['a'] }, { link: `<${next}>; rel="next"` });
      });
      expect([status, 400]).toContain(await statusOf(list(repository())));
    }
  });

  test('of referrers that is redirected to a place without TLS is an error', async () => {
    handle = behindLogin((_, response) => {
      response.writeHead(307, { location: `http://other.test/v2/acme/app/referrers/${digest}` }).end();
    });
    expect(await statusOf(repository().referrers(digest))).toBe(400);
    expect(askedOther).toEqual([]);
  });
});

describe('an upload', () => {
  const beginsAt = (location: string): Handler =>
    behindLogin((_, response) => {
      response.writeHead(202, { location }).end();
    });

  test('that goes on at another host or port goes there without Authorization', async () => {
    handleOther = async (request, response) => {
      await readBody(request);
      response.writeHead(request.method === 'PUT' ? 201 : 202, { location: '/u2' }).end();
    };
    for (const location of ['https://other.test/u', 'https://registry.test:8443/u']) {
      handle = beginsAt(location);
      const to = repository();
      await to.upload((await to.beginUpload(digest)) ?? '', blob, stream());
    }
    const put = `PUT /u2?digest=${encodeURIComponent(digest)} -`;
    expect(askedOther).toEqual(['PATCH /u -', put, 'PATCH /u -', put]);
  });

  test('that would go on without TLS is an error', async () => {
    for (const location of ['http://other.test/u', `http://${other.address}/u`]) {
      handle = beginsAt(location);
      expect(await statusOf(repository().beginUpload(digest))).toBe(400);
    }
    expect(askedOther).toEqual([]);
  });
});
