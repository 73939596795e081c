import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { imagetoolsRegistry } from '../../../../src/adapters/registry/imagetools.ts';
import { repeatedDigest } from '../../../support/merge-images.ts';
import { scriptedExec } from '../../../support/scripted-exec.ts';

test('an index is made by one call, each annotation one argument, with the builder that was asked for (M1)', async () => {
  const exec = scriptedExec([{ command: /imagetools create/ }]);
  const annotations = ['index:a=b c', 'manifest-descriptor[linux/amd64]:--x=$(y)'];
  await imagetoolsRegistry(exec, 'mine').merge(['r/a@sha256:1', 'r/a@sha256:2'], 'r/a:1', annotations);
  expect(exec.calls).toEqual([
    [
      'docker',
      'buildx',
      'imagetools',
      'create',
      '--builder',
      'mine',
      '--annotation=index:a=b c',
      '--annotation=manifest-descriptor[linux/amd64]:--x=$(y)',
      '--tag',
      'r/a:1',
      '--',
      'r/a@sha256:1',
      'r/a@sha256:2',
    ],
  ]);
});

test('what was read under a digest is not read again for its configs', async () => {
  const raw = JSON.stringify({ config: { digest: repeatedDigest('c') } });
  const digest = `sha256:${createHash('sha256').update(raw).digest('hex')}`;
  const image = JSON.stringify({ os: 'linux', architecture: 'amd64', config: { Labels: { a: 'b' } } });
  const exec = scriptedExec([
    { command: 'docker buildx imagetools inspect --raw -- r/a:1', stdout: raw },
    { command: `docker buildx imagetools inspect --format {{json .Image}} -- r/a@${digest}`, stdout: image },
  ]);
  const registry = imagetoolsRegistry(exec);
  await registry.manifest('r/a:1');
  expect(await registry.configs(`r/a@${digest}`)).toEqual([
    { imageid: repeatedDigest('c'), manifestDigest: digest, platform: 'linux/amd64', labels: { a: 'b' } },
  ]);
  expect(exec.left()).toBe(0);
});

test('a tag that is not there is no error, and one whose manifest is missing is no free tag (F14, F15)', async () => {
  const lacks = `ERROR: httpReadSeeker: failed open: content at http://r/v2/a/manifests/${repeatedDigest('0')} not found: not found`;
  const exec = scriptedExec([
    { command: /inspect --raw -- r\/a:1$/, exitCode: 1, stderr: 'ERROR: r/a:1: not found' },
    { command: /inspect --raw -- r\/a:2$/, exitCode: 1, stderr: lacks },
  ]);
  const registry = imagetoolsRegistry(exec);
  expect(await registry.manifest('r/a:1')).toEqual({ found: false });
  await expect(registry.manifest('r/a:2')).rejects.toThrow('content at http://r/v2/a/manifests/');
});

const head = 'unexpected status from HEAD request to https://ghcr.io/v2/a/b/manifests/1';
test.each([
  ['buildx 0.36, a new repository', `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden`],
  ['with the body', `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden\ndenied: requested access to the resource is denied`],
  [
    'a repository of its own kind',
    `ERROR: r.example/a/b:1: ${head}: 403 Forbidden\ndenied: permission_denied: read_package`,
  ],
  ['without a login', `ERROR: ghcr.io/a/b:1: ${head}: 401 Unauthorized\nunauthorized: authentication required`],
  [
    'Docker Hub',
    'ERROR: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
])('a registry that denies to look counts as having nothing, %s (Y5)', async (_, stderr) => {
  const exec = scriptedExec([{ command: /inspect --raw/, exitCode: 1, stderr }]);
  expect(await imagetoolsRegistry(exec).manifest('ghcr.io/a/b:1')).toEqual({ found: false });
});

test.each([
  [
    'a rate limit',
    `ERROR: ghcr.io/a/b:1: ${head}: 403 Forbidden\n{"message":"You have exceeded a secondary rate limit"}`,
  ],
  ['a fault', `ERROR: ghcr.io/a/b:1: ${head}: 503 Service Unavailable`],
])('%s says nothing about what is there (Y5, Y7)', async (_, stderr) => {
  const exec = scriptedExec([{ command: /inspect --raw/, exitCode: 1, stderr }]);
  await expect(imagetoolsRegistry(exec).manifest('ghcr.io/a/b:1')).rejects.toThrow('imagetools inspect');
});
