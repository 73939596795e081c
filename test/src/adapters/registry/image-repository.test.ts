import { describe, expect, test } from '@jest/globals';
import { classifyError } from '../../../../src/core/failures/classify.ts';
import { sha256 } from '../../../../src/core/oci/digest.ts';
import { answerJson, readBody } from '../../../bed/loopback-server.ts';
import { basic, blob, content, pieces, useTwoHosts } from '../../../support/two-hosts.ts';
import { whole } from '../../../support/whole.ts';

const { registry, repository } = useTwoHosts();
const readFrom = async (offset: number): Promise<Buffer> =>
  whole((await repository().readBlob(blob.digest, offset)) ?? pieces(''));

describe('blobs', () => {
  test('the rest of a blob is asked for, also of a registry that knows no ranges', async () => {
    registry.handle = (request, response) => {
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
    registry.handle = (_, response, url) => {
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
    expect(registry.asked[0]).toBe(`POST /v2/acme/app/blobs/uploads/?mount=${blob.digest}&from=acme%2Fbase -`);
    expect(registry.asked).toHaveLength(6);
  });

  test.each([201, 202])('an upload that begins with %d has begun: nothing was mounted', async (status) => {
    let isMounting = true;
    registry.handle = (_, response, url) => {
      isMounting = url.searchParams.has('mount');
      response.writeHead(isMounting ? 403 : status, { location: '/v2/acme/app/blobs/uploads/1?state=x' }).end();
    };
    const begun = `http://${registry.address}/v2/acme/app/blobs/uploads/1?state=x`;
    expect(await repository().beginUpload(blob.digest)).toBe(begun);
    expect(await repository().beginUpload(blob.digest, `${registry.address}/acme/base`)).toBe(begun);
  });

  test('an upload without a place to go on is an error', async () => {
    registry.handle = (_, response) => {
      response.writeHead(202).end();
    };
    await expect(repository().beginUpload(blob.digest)).rejects.toThrow('names no place for the upload');
  });

  test.each([
    [200, true],
    [404, false],
    [403, false],
  ])('HEAD %d: there is %s', async (status, there) => {
    registry.handle = (_, response) => {
      response.writeHead(status).end();
    };
    expect(await repository().hasBlob(blob.digest)).toBe(there);
  });

  test.each([503, 429])('HEAD %d says nothing: it is asked again', async (status) => {
    registry.handle = (_, response) => {
      response.writeHead(status).end();
    };
    await expect(repository().hasBlob(blob.digest)).rejects.toMatchObject({ status });
  });

  test('an authorization that expires before a stream is sent is fetched for the next attempt', async () => {
    let expired = true;
    registry.handle = async (request, response) => {
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
    expect(registry.asked.at(-1)).toContain(basic);
  });
});

describe('manifests', () => {
  const raw = '{"schemaVersion":2,"ä":1}';

  test('are written byte for byte with their type', async () => {
    let received = '';
    registry.handle = async (request, response) => {
      received = `${request.headers['content-type'] ?? ''} ${(await readBody(request)).toString()}`;
      response.writeHead(201, { 'docker-content-digest': sha256(raw) }).end();
    };
    await repository().putManifest('1', { raw, mediaType: 'application/x' });
    expect(received).toBe(`application/x ${raw}`);
  });

  test('an answer that is none says who may have answered', async () => {
    registry.handle = (_, response) => {
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
    registry.handle = (_, response) => {
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
    registry.handle = (_, response) => {
      answerJson(response, status, { errors: [{ code, message: 'artifact acme/app:1 not found' }] });
    };
    expect(await repository().manifest('1')).toEqual({ found: false });
  });
});
