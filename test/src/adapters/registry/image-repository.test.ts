import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { imageRepository } from '../../../../src/adapters/registry/image-repository.ts';
import { classifyError } from '../../../../src/core/failures/classify.ts';
import { sha256 } from '../../../../src/core/oci/digest.ts';
import type { ImageRepository, RegistryLogin } from '../../../../src/ports/registry.ts';
import { answerJson, readBody, startLoopbackServer, type LoopbackServer } from '../../../bed/loopback-server.ts';
import { whole } from '../../../support/whole.ts';

/* A registry on loopback, and another host that it redirects to. */
type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;
let registry: LoopbackServer;
let elsewhere: LoopbackServer;
let handle: Handler;
let handleElsewhere: Handler;
let asked: string[];
let askedElsewhere: string[];

const alice: RegistryLogin = { username: 'alice', password: 'secret' };
const content = 'layer '.repeat(100_000);
const blob = { digest: sha256(content), size: content.length };
const basic = `Basic ${Buffer.from('alice:secret').toString('base64')}`;

beforeEach(async () => {
  [asked, askedElsewhere] = [[], []];
  const note = (request: IncomingMessage): string =>
    `${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? '-'}`;
  registry = await startLoopbackServer(async (request, response) => {
    asked.push(note(request));
    await handle(request, response, new URL(request.url ?? '/', 'http://registry'));
  });
  elsewhere = await startLoopbackServer(async (request, response) => {
    askedElsewhere.push(note(request));
    await handleElsewhere(request, response, new URL(request.url ?? '/', 'http://elsewhere'));
  });
});
afterEach(() => Promise.all([registry.stop(), elsewhere.stop()]));

const repository = (isTarget = true): ImageRepository =>
  imageRepository(`${registry.address}/acme/app`, alice, { isTarget });
const readFrom = async (offset: number): Promise<Buffer> =>
  whole((await repository().readBlob(blob.digest, offset)) ?? pieces(''));
/** Asks for the login before anything else. */
const behindLogin =
  (next: Handler): Handler =>
  (request, response, url) => {
    if (request.headers.authorization === basic) return next(request, response, url);
    answerJson(response, 401, {}, { 'www-authenticate': 'Basic realm="x"' });
    return undefined;
  };
const redirect = (response: ServerResponse, path: string): void => {
  response.writeHead(307, { location: `http://${elsewhere.address}${path}` }).end();
};

describe('credentials stay on their host', () => {
  test('a blob that is kept elsewhere is read there without them (X1, 003-8)', async () => {
    handle = behindLogin((_, response) => {
      redirect(response, '/storage?signature=x');
    });
    handleElsewhere = (_, response) => {
      response.end(content);
    };
    expect(sha256(await readFrom(0))).toBe(blob.digest);
    expect(askedElsewhere).toEqual(['GET /storage?signature=x -']);
  });

  test('a challenge of another host is not answered (Z10)', async () => {
    handle = behindLogin((_, response) => {
      redirect(response, '/storage');
    });
    handleElsewhere = (_, response, url) => {
      if (url.pathname === '/token') answerJson(response, 200, { token: 't' });
      else answerJson(response, 401, {}, { 'www-authenticate': `Bearer realm="http://${elsewhere.address}/token"` });
    };
    await expect(repository().readBlob(blob.digest, 0)).rejects.toMatchObject({ status: 401 });
    expect(askedElsewhere).toEqual(['GET /storage -']);
  });

  test('an upload that goes on elsewhere goes there without them, and its address is kept as it is', async () => {
    handle = behindLogin((_, response) => {
      response.writeHead(202, { location: `http://${elsewhere.address}/upload?state=a%2Bb~c` }).end();
    });
    handleElsewhere = async (request, response) => {
      await readBody(request);
      response.writeHead(request.method === 'PUT' ? 201 : 202, { location: '/upload/2?state=d%2Be' }).end();
    };
    const target = repository();
    const begun = (await target.beginUpload(blob.digest)) ?? '';
    await target.upload(begun, blob, pieces(content));
    expect(askedElsewhere).toEqual([
      'PATCH /upload?state=a%2Bb~c -',
      `PUT /upload/2?state=d%2Be&digest=${encodeURIComponent(blob.digest)} -`,
    ]);
  });

  test('an upload is not sent without encryption', async () => {
    handle = (_, response) => {
      response.writeHead(202, { location: 'http://storage.example/upload' }).end();
    };
    await expect(repository().beginUpload(blob.digest)).rejects.toThrow(
      '"http://storage.example", which is not encrypted',
    );
  });
});

describe('rights', () => {
  test('who writes asks for them when reading too: the repository may not exist yet (U10)', async () => {
    const scopes: string[] = [];
    handle = (request, response, url) => {
      if (url.pathname === '/token') {
        const scope = url.searchParams.get('scope') ?? '';
        scopes.push(scope);
        if (scope.endsWith(':pull')) answerJson(response, 403, { errors: [{ code: 'DENIED' }] });
        else answerJson(response, 200, { token: 'wide' });
      } else if (request.headers.authorization === 'Bearer wide') answerJson(response, 404, {});
      else {
        const scope = 'repository:acme/app:pull';
        const realm = `http://${registry.address}/token`;
        answerJson(response, 401, {}, { 'www-authenticate': `Bearer realm="${realm}",service="s",scope="${scope}"` });
      }
    };
    expect(await repository().manifest('1')).toEqual({ found: false });
    expect(scopes).toEqual(['repository:acme/app:pull,push']);
    await expect(repository(false).manifest('1')).rejects.toMatchObject({ status: 403 });
  });

  test('where these are refused it asks for reading alone', async () => {
    handle = (request, response, url) => {
      const scope = url.searchParams.get('scope') ?? '';
      if (url.pathname === '/token' && scope.endsWith('push')) answerJson(response, 403, {});
      else if (url.pathname === '/token') answerJson(response, 200, { token: 'narrow' });
      else if (request.headers.authorization === 'Bearer narrow') response.end('{"schemaVersion":2}');
      else {
        const realm = `http://${registry.address}/token`;
        const challenge = `Bearer realm="${realm}",scope="repository:acme/app:pull"`;
        answerJson(response, 401, {}, { 'www-authenticate': challenge });
      }
    };
    expect(await repository().manifest('1')).toMatchObject({ found: true });
  });

  test('a mount asks for its two scopes one by one, as the token protocol has them', async () => {
    let scopes: readonly string[] = [];
    handle = (request, response, url) => {
      if (url.pathname === '/token') {
        scopes = url.searchParams.getAll('scope');
        answerJson(response, 200, { token: 'both' });
      } else if (request.headers.authorization === 'Bearer both') response.writeHead(201).end();
      else {
        const challenge = `Bearer realm="http://${registry.address}/token",scope="repository:acme/app:pull,push repository:acme/base:pull"`;
        answerJson(response, 401, {}, { 'www-authenticate': challenge });
      }
    };
    expect(await repository().beginUpload(blob.digest, `${registry.address}/acme/base`)).toBeUndefined();
    expect(scopes).toEqual(['repository:acme/app:pull,push', 'repository:acme/base:pull']);
  });

  test('a challenge without a scope is for what the request needs: the client is to know it', async () => {
    const scopes: string[] = [];
    handle = (request, response, url) => {
      if (url.pathname === '/token') {
        const asked = url.searchParams.getAll('scope').join(' + ');
        scopes.push(asked);
        answerJson(response, 200, { token: asked });
      } else if (request.headers.authorization === undefined) {
        answerJson(
          response,
          401,
          {},
          { 'www-authenticate': `Bearer realm="http://${registry.address}/token",service="s"` },
        );
      } else if (request.method === 'GET') answerJson(response, 200, { tags: [] });
      else response.writeHead(201, { location: '/v2/x' }).end();
    };
    await repository(false).tags();
    await repository(false).beginUpload(blob.digest);
    await repository(false).beginUpload(blob.digest, `${registry.address}/acme/base`);
    await repository().tags();
    expect(scopes).toEqual([
      'repository:acme/app:pull',
      'repository:acme/app:pull,push',
      'repository:acme/app:pull,push + repository:acme/base:pull',
      'repository:acme/app:pull,push',
    ]);
  });

  test.each([
    ['Basic realm="x", Bearer realm="R",scope="repository:acme/app:pull"', undefined, 'Bearer t'],
    ['Basic realm="x", Bearer realm="R",scope="repository:acme/app:pull"', alice, basic],
    ['Negotiate, Bearer realm="R",scope="repository:acme/app:pull"', alice, 'Bearer t'],
    ['Negotiate, Basic realm="x"', alice, basic],
    ['bearer realm="R"', undefined, 'Bearer t'],
  ])('of several ways one that goes is taken: %s', async (challenge, login, authorization) => {
    const seen = new Set<string | undefined>();
    handle = (request, response, url) => {
      if (url.pathname === '/token') {
        answerJson(response, 200, { token: 't' });
        return;
      }
      seen.add(request.headers.authorization);
      if (request.headers.authorization === authorization) answerJson(response, 200, { tags: ['a'] });
      else {
        const own = challenge.replace('"R"', `"http://${registry.address}/token"`);
        answerJson(response, 401, {}, { 'www-authenticate': own });
      }
    };
    expect(await imageRepository(`${registry.address}/acme/app`, login, { isTarget: false }).tags()).toEqual(['a']);
    expect([...seen]).toEqual([undefined, authorization]);
  });

  test.each([401, 403])('%d for a manifest is an error and no absence (U10)', async (status) => {
    handle = (_, response) => {
      answerJson(response, status, { errors: [{ code: 'DENIED', message: 'no' }] });
    };
    await expect(repository().manifest('1')).rejects.toMatchObject({ status });
  });
});

describe('blobs', () => {
  test('the rest of a blob is asked for, also of a registry that knows no ranges', async () => {
    handle = (request, response) => {
      const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
      const range = { 'content-range': `bytes ${start ?? ''}-${content.length - 1}/${content.length}` };
      if (start === '10') response.writeHead(206, range).end(content.slice(10));
      else response.end(content);
    };
    for (const offset of [0, 10, 70_001]) {
      expect((await readFrom(offset)).toString()).toBe(content.slice(offset));
    }
  });

  test('a blob is mounted by its path in the registry, and one that cannot be mounted is uploaded', async () => {
    let status = 201;
    handle = (_, response, url) => {
      const isMount = url.searchParams.has('mount');
      response.writeHead(isMount ? status : 202, { location: '/v2/acme/app/blobs/uploads/1' }).end();
    };
    const from = `${registry.address}/acme/base`;
    expect(await repository().beginUpload(blob.digest, from)).toBeUndefined();
    for (status of [202, 403, 405]) {
      expect(await repository().beginUpload(blob.digest, from)).toBe(
        `http://${registry.address}/v2/acme/app/blobs/uploads/1`,
      );
    }
    expect(asked[0]).toBe(`POST /v2/acme/app/blobs/uploads/?mount=${blob.digest}&from=acme%2Fbase -`);
    expect(asked).toHaveLength(6);
  });

  test.each([201, 202])('an upload that begins with %d has begun: nothing was mounted', async (status) => {
    let isMounting = true;
    handle = (_, response, url) => {
      isMounting = url.searchParams.has('mount');
      response.writeHead(isMounting ? 403 : status, { location: '/v2/acme/app/blobs/uploads/1?state=x' }).end();
    };
    const begun = `http://${registry.address}/v2/acme/app/blobs/uploads/1?state=x`;
    expect(await repository().beginUpload(blob.digest)).toBe(begun);
    expect(await repository().beginUpload(blob.digest, `${registry.address}/acme/base`)).toBe(begun);
  });

  test('an upload without a place to go on is an error', async () => {
    handle = (_, response) => {
      response.writeHead(202).end();
    };
    await expect(repository().beginUpload(blob.digest)).rejects.toThrow('names no place for the upload');
  });

  test.each([
    [200, true],
    [404, false],
    [403, false],
  ])('HEAD %d: there is %s', async (status, there) => {
    handle = (_, response) => {
      response.writeHead(status).end();
    };
    expect(await repository().hasBlob(blob.digest)).toBe(there);
  });

  test.each([503, 429])('HEAD %d says nothing: it is asked again', async (status) => {
    handle = (_, response) => {
      response.writeHead(status).end();
    };
    await expect(repository().hasBlob(blob.digest)).rejects.toMatchObject({ status });
  });

  test('an authorization that expires before a stream is sent is fetched for the next attempt', async () => {
    let expired = true;
    handle = async (request, response) => {
      await readBody(request);
      if (request.headers.authorization === undefined && expired) {
        answerJson(response, 401, {}, { 'www-authenticate': 'Basic realm="x"' });
      } else response.writeHead(request.method === 'PUT' ? 201 : 202, { location: request.url ?? '' }).end();
    };
    const target = repository();
    const begun = `http://${registry.address}/v2/acme/app/blobs/uploads/1`;
    await expect(target.upload(begun, blob, pieces(content))).rejects.toMatchObject({ status: undefined });
    await target.upload(begun, blob, pieces(content));
    expired = false;
    expect(asked.at(-1)).toContain(basic);
  });
});

describe('manifests', () => {
  const raw = '{"schemaVersion":2,"ä":1}';

  test('are written byte for byte with their type', async () => {
    let received = '';
    handle = async (request, response) => {
      received = `${request.headers['content-type'] ?? ''} ${(await readBody(request)).toString()}`;
      response.writeHead(201, { 'docker-content-digest': sha256(raw) }).end();
    };
    await repository().putManifest('1', { raw, mediaType: 'application/x' });
    expect(received).toBe(`application/x ${raw}`);
  });

  test('an answer that is none says who may have answered', async () => {
    handle = (_, response) => {
      response.end('<html>please log in</html>');
    };
    const error: unknown = await repository()
      .manifest('1')
      .catch((thrown: unknown) => thrown);
    expect(classifyError(error, { phase: 'registry' })).toMatchObject({
      class: 'permanent',
      reason: expect.stringContaining('the answer is no JSON'),
      remedy: expect.stringContaining('not a proxy or a login page'),
    });
  });

  test('that a registry changes are an error', async () => {
    handle = (_, response) => {
      response.writeHead(201, { 'docker-content-digest': blob.digest }).end();
    };
    await expect(repository().putManifest('1', { raw, mediaType: 'a' })).rejects.toThrow(`made ${blob.digest} of`);
  });

  test.each([
    [404, undefined],
    [400, 'NAME_UNKNOWN'],
    [404, 'NOT_FOUND'],
    [401, 'MANIFEST_UNKNOWN'],
  ])('that are not there are absent, in any words: %d %s (U3)', async (status, code) => {
    handle = (_, response) => {
      answerJson(response, status, { errors: [{ code, message: 'artifact acme/app:1 not found' }] });
    };
    expect(await repository().manifest('1')).toEqual({ found: false });
  });
});

describe('the list of tags', () => {
  test('a number that is too high for a registry is left out', async () => {
    handle = (_, response, url) => {
      const error = { errors: [{ code: 'PAGINATION_NUMBER_INVALID', message: 'invalid number of results requested' }] };
      if (url.searchParams.get('n') === '1000') answerJson(response, 400, error);
      else if (url.search === '')
        answerJson(response, 200, { tags: ['a'] }, { link: `<${url.pathname}?n=1&last=a>; rel="next"` });
      else answerJson(response, 200, { tags: ['b'] });
    };
    expect(await repository().tags()).toEqual(['a', 'b']);
  });

  test.each([
    [404, 'NOT_FOUND'],
    [400, 'NAME_UNKNOWN'],
    [401, 'NAME_UNKNOWN'],
  ])('%d %s: there is none', async (status, code) => {
    handle = (_, response) => {
      answerJson(response, status, { errors: [{ code, message: 'no' }] });
    };
    expect(await repository().tags()).toEqual([]);
  });

  test.each([400, 403])('%d is an error', async (status) => {
    handle = (_, response) => {
      answerJson(response, status, {});
    };
    await expect(repository().tags()).rejects.toMatchObject({ status });
  });
});

describe('the referrers API', () => {
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ digest: 'x' }],
  };

  test('a redirect to a web page is none, and the page is not asked for (U3)', async () => {
    handle = (_, response) => {
      response.writeHead(303, { location: `http://${elsewhere.address}/acme/packages` }).end();
    };
    expect(await repository().referrers(blob.digest)).toBeUndefined();
    expect(askedElsewhere).toEqual([]);
  });

  test.each([
    ['a web page', '<!doctype html><html></html>'],
    ['an error in JSON', '{"errors":[]}'],
    ['a manifest', '{"mediaType":"application/vnd.oci.image.manifest.v1+json"}'],
    ['nothing', ''],
  ])('%s is none (U3)', async (_, body) => {
    handle = (_request, response) => {
      response.end(body);
    };
    expect(await repository().referrers(blob.digest)).toBeUndefined();
  });

  test('a redirect within the host is followed', async () => {
    handle = (_, response, url) => {
      if (url.search !== '') answerJson(response, 200, index);
      else response.writeHead(307, { location: `${url.pathname}?at=2` }).end();
    };
    expect(await repository().referrers(blob.digest)).toEqual([{ digest: 'x' }]);
  });

  test('an index may leave its media type out: its signatures would be lost', async () => {
    handle = (_, response) => {
      answerJson(response, 200, { schemaVersion: 2, manifests: [{ digest: 'x' }] });
    };
    expect(await repository().referrers(blob.digest)).toEqual([{ digest: 'x' }]);
  });

  test('a redirect to the same API of another host is an error, and that host is not asked (Z10)', async () => {
    handle = (_, response) => {
      redirect(response, `/v2/acme/app/referrers/${blob.digest}`);
    };
    await expect(repository().referrers(blob.digest)).rejects.toThrow(
      `a redirect to "http://${elsewhere.address}", and a list of another host is not taken`,
    );
    expect(askedElsewhere).toEqual([]);
  });

  test('tags of another host are not taken, and that host is not asked (Z10)', async () => {
    handle = (_, response) => {
      redirect(response, '/v2/acme/app/tags/list');
    };
    await expect(repository().tags()).rejects.toThrow(`a redirect to "http://${elsewhere.address}"`);
    expect(askedElsewhere).toEqual([]);
  });

  test.each([
    ['that never end', (path: string, page: number) => `<${path}?page=${page + 1}>; rel="next"`],
    ['of another host', (path: string) => `<http://${elsewhere.address}${path}>; rel="next"`],
  ])('pages %s are an error: referrers would be lost', async (_, link) => {
    handle = (_request, response, url) => {
      const page = Number(url.searchParams.get('page') ?? 0);
      answerJson(response, 200, index, { link: link(url.pathname, page) });
    };
    await expect(repository().referrers(blob.digest)).rejects.toThrow(/its list (goes on at|has more than)/);
    expect(askedElsewhere).toEqual([]);
  });

  test('tags whose pages never end are an error', async () => {
    handle = (_, response, url) => {
      const page = Number(url.searchParams.get('page') ?? 0);
      answerJson(response, 200, { tags: [] }, { link: `<${url.pathname}?page=${page + 1}>; rel="next"` });
    };
    await expect(repository().tags()).rejects.toThrow(/its list (goes on at|has more than)/);
  });

  test('tags that fill page after page are an error, before they fill the memory (Z14)', async () => {
    let pages = 0;
    const page = JSON.stringify({ tags: ['x'.repeat(14 << 20)] });
    handle = (_, response, url) => {
      pages += 1;
      response.writeHead(200, { link: `<${url.pathname}?page=${pages}>; rel="next"` }).end(page);
    };
    await expect(repository().tags()).rejects.toThrow('its list has more than 10000 pages, or 128 MiB');
    expect(pages).toBe(10);
  });

  test('a second page that is no index is an error: referrers would be lost', async () => {
    handle = (_, response, url) => {
      if (url.search === '') answerJson(response, 200, index, { link: `<${url.pathname}?n=2>; rel="next"` });
      else response.end('<html>');
    };
    await expect(repository().referrers(blob.digest)).rejects.toThrow('no image index');
  });
});

async function* pieces(text: string): AsyncGenerator<Buffer, undefined> {
  await Promise.resolve();
  for (let at = 0; at < text.length; at += 50_000) yield Buffer.from(text.slice(at, at + 50_000));
}
