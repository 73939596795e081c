import { describe, expect, test } from '@jest/globals';
import { answerJson } from '../../../bed/loopback-server.ts';
import { blob, useTwoHosts } from '../../../support/two-hosts.ts';

const { registry, elsewhere, repository, redirect } = useTwoHosts();

describe('the list of tags', () => {
  test('a number that is too high for a registry is left out', async () => {
    registry.handle = (_, response, url) => {
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
    registry.handle = (_, response) => {
      answerJson(response, status, { errors: [{ code, message: 'no' }] });
    };
    expect(await repository().tags()).toEqual([]);
  });

  test.each([400, 403])('%d is an error', async (status) => {
    registry.handle = (_, response) => {
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
    registry.handle = (_, response) => {
      response.writeHead(303, { location: `http://${elsewhere.address}/acme/packages` }).end();
    };
    expect(await repository().referrers(blob.digest)).toBeUndefined();
    expect(elsewhere.asked).toEqual([]);
  });

  test.each([
    ['a web page', '<!doctype html><html></html>'],
    ['an error in JSON', '{"errors":[]}'],
    ['a manifest', '{"mediaType":"application/vnd.oci.image.manifest.v1+json"}'],
    ['nothing', ''],
  ])('%s is none (U3)', async (_, body) => {
    registry.handle = (_request, response) => {
      response.end(body);
    };
    expect(await repository().referrers(blob.digest)).toBeUndefined();
  });

  test('a redirect within the host is followed', async () => {
    registry.handle = (_, response, url) => {
      if (url.search !== '') answerJson(response, 200, index);
      else response.writeHead(307, { location: `${url.pathname}?at=2` }).end();
    };
    expect(await repository().referrers(blob.digest)).toEqual([{ digest: 'x' }]);
  });

  test('an index may leave its media type out: its signatures would be lost', async () => {
    registry.handle = (_, response) => {
      answerJson(response, 200, { schemaVersion: 2, manifests: [{ digest: 'x' }] });
    };
    expect(await repository().referrers(blob.digest)).toEqual([{ digest: 'x' }]);
  });

  test('a redirect to the same API of another host is an error, and that host is not asked (Z10)', async () => {
    registry.handle = (_, response) => {
      redirect(response, `/v2/acme/app/referrers/${blob.digest}`);
    };
    await expect(repository().referrers(blob.digest)).rejects.toThrow(
      `a redirect to "http://${elsewhere.address}", and a list of another host is not taken`,
    );
    expect(elsewhere.asked).toEqual([]);
  });

  test('tags of another host are not taken, and that host is not asked (Z10)', async () => {
    registry.handle = (_, response) => {
      redirect(response, '/v2/acme/app/tags/list');
    };
    await expect(repository().tags()).rejects.toThrow(`a redirect to "http://${elsewhere.address}"`);
    expect(elsewhere.asked).toEqual([]);
  });

  test.each([
    ['that never end', (path: string, page: number) => `<${path}?page=${page + 1}>; rel="next"`],
    ['of another host', (path: string) => `<http://${elsewhere.address}${path}>; rel="next"`],
  ])('pages %s are an error: referrers would be lost', async (_, link) => {
    registry.handle = (_request, response, url) => {
      const page = Number(url.searchParams.get('page') ?? 0);
      answerJson(response, 200, index, { link: link(url.pathname, page) });
    };
    await expect(repository().referrers(blob.digest)).rejects.toThrow(/its list (goes on at|has more than)/);
    expect(elsewhere.asked).toEqual([]);
  });

  test('tags whose pages never end are an error', async () => {
    registry.handle = (_, response, url) => {
      const page = Number(url.searchParams.get('page') ?? 0);
      answerJson(response, 200, { tags: [] }, { link: `<${url.pathname}?page=${page + 1}>; rel="next"` });
    };
    await expect(repository().tags()).rejects.toThrow(/its list (goes on at|has more than)/);
  });

  test('tags that fill page after page are an error, before they fill the memory (Z14)', async () => {
    let pages = 0;
    const page = JSON.stringify({ tags: ['x'.repeat(14 << 20)] });
    registry.handle = (_, response, url) => {
      pages += 1;
      response.writeHead(200, { link: `<${url.pathname}?page=${pages}>; rel="next"` }).end(page);
    };
    await expect(repository().tags()).rejects.toThrow('its list has more than 10000 pages, or 128 MiB');
    expect(pages).toBe(10);
  });

  test('a second page that is no index is an error: referrers would be lost', async () => {
    registry.handle = (_, response, url) => {
      if (url.search === '') answerJson(response, 200, index, { link: `<${url.pathname}?n=2>; rel="next"` });
      else response.end('<html>');
    };
    await expect(repository().referrers(blob.digest)).rejects.toThrow('no image index');
  });
});
