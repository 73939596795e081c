import { expect, test } from '@jest/globals';
import { parseOwnAddress, repositoryUrl } from '../../../../src/adapters/registry/registry-address.ts';

test.each([
  ['https://r.example', '/v2/app/blobs/uploads/1?state=a%2Bb', 'https://r.example/v2/app/blobs/uploads/1?state=a%2Bb'],
  ['https://r.example', 'http://r.example/v2/', 'https://r.example/v2/'],
  ['https://r.example', 'http://r.example:80/v2/', 'https://r.example/v2/'],
  ['https://r.example', 'http://r.example:443/v2/', 'https://r.example/v2/'],
  ['https://r.example:5000', 'http://R.example:5000/v2/', 'https://r.example:5000/v2/'],
  ['https://r.example', 'http://r.example:5000/v2/', 'http://r.example:5000/v2/'],
  ['https://r.example:5000', 'http://r.example/v2/', 'http://r.example/v2/'],
  ['https://r.example', 'http://other.example/v2/', 'http://other.example/v2/'],
  ['https://r.example', 'https://storage.example/x', 'https://storage.example/x'],
  ['http://[::1]:5000', 'http://[::1]:5000/v2/', 'http://[::1]:5000/v2/'],
])('%s names %s for itself: %s is meant', (origin, address, meant) => {
  expect(parseOwnAddress(address, `${origin}/v2/app/`, origin)?.href).toBe(meant);
});

test('what is no address is none', () => {
  expect(parseOwnAddress('http://[', 'https://r.example/v2/', 'https://r.example')).toBeNull();
});

test.each([
  [undefined, 'alpine', 'https://registry-1.docker.io/v2/library/alpine'],
  ['docker.io', 'acme/app', 'https://registry-1.docker.io/v2/acme/app'],
  ['docker.io', 'alpine', 'https://registry-1.docker.io/v2/library/alpine'],
  ['[fd00::1]:5000', 'a/b', 'https://[fd00::1]:5000/v2/a/b'],
  ['[::1]:5000', 'a', 'http://[::1]:5000/v2/a'],
  ['LOCALHOST:5000', 'a', 'http://LOCALHOST:5000/v2/a'],
  ['r.example:443', 'a', 'https://r.example:443/v2/a'],
])('the repository %s/%s is at %s', (host, path, url) => {
  expect(repositoryUrl({ host, path })).toBe(url);
});
