import { describe, expect, test } from '@jest/globals';
import { imageRepository } from '../../../../src/adapters/registry/image-repository.ts';
import { sha256 } from '../../../../src/core/oci/digest.ts';
import { answerJson, readBody } from '../../../bed/loopback-server.ts';
import { alice, basic, blob, content, pieces, useTwoHosts, type Handler } from '../../../support/two-hosts.ts';
import { whole } from '../../../support/whole.ts';

const { registry, elsewhere, repository, redirect } = useTwoHosts();
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

describe('credentials stay on their host', () => {
  test('a blob that is kept elsewhere is read there without them (X1, 003-8)', async () => {
    registry.handle = behindLogin((_, response) => {
      redirect(response, '/storage?signature=x');
    });
    elsewhere.handle = (_, response) => {
      response.end(content);
    };
    expect(sha256(await readFrom(0))).toBe(blob.digest);
    expect(elsewhere.asked).toEqual(['GET /storage?signature=x -']);
  });

  test('a challenge of another host is not answered (Z10)', async () => {
    registry.handle = behindLogin((_, response) => {
      redirect(response, '/storage');
    });
    elsewhere.handle = (_, response, url) => {
      if (url.pathname === '/token') answerJson(response, 200, { token: 't' });
      else answerJson(response, 401, {}, { 'www-authenticate': `Bearer realm="http://${elsewhere.address}/token"` });
    };
    await expect(repository().readBlob(blob.digest, 0)).rejects.toMatchObject({ status: 401 });
    expect(elsewhere.asked).toEqual(['GET /storage -']);
  });

  test('an upload that goes on elsewhere goes there without them, and its address is kept as it is', async () => {
    registry.handle = behindLogin((_, response) => {
      response.writeHead(202, { location: `http://${elsewhere.address}/upload?state=a%2Bb~c` }).end();
    });
    elsewhere.handle = async (request, response) => {
      await readBody(request);
      response.writeHead(request.method === 'PUT' ? 201 : 202, { location: '/upload/2?state=d%2Be' }).end();
    };
    const target = repository();
    const begun = (await target.beginUpload(blob.digest)) ?? '';
    await target.upload(begun, blob, pieces(content));
    expect(elsewhere.asked).toEqual([
      'PATCH /upload?state=a%2Bb~c -',
      `PUT /upload/2?state=d%2Be&digest=${encodeURIComponent(blob.digest)} -`,
    ]);
  });

  test('an upload is not sent without encryption', async () => {
    registry.handle = (_, response) => {
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
    registry.handle = (request, response, url) => {
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
    registry.handle = (request, response, url) => {
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
    registry.handle = (request, response, url) => {
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
    registry.handle = (request, response, url) => {
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
    registry.handle = (request, response, url) => {
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
    registry.handle = (_, response) => {
      answerJson(response, status, { errors: [{ code: 'DENIED', message: 'no' }] });
    };
    await expect(repository().manifest('1')).rejects.toMatchObject({ status });
  });
});
