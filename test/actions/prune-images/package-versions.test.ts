import { expect, test } from '@jest/globals';
import { listPackageVersions } from '../../../actions/prune-images/package-versions.ts';
import type { RestDeps } from '../../../src/services/github/rest-requests.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const version = { id: 7, name: digest, updated_at: '2026-01-01T00:00:00Z', metadata: { container: { tags: ['1'] } } };
const list = (json: object): ReturnType<typeof listPackageVersions> => {
  const get = (): ReturnType<RestDeps['api']['get']> =>
    Promise.resolve({ status: 200, data: [json], etag: undefined, headers: {} });
  const found = { image: 'ghcr.io/acme/app', base: '/orgs/acme/packages/container/app/versions' };
  return listPackageVersions(found, { api: { get }, clock: fakeClock(), log: recordingLog() });
};

test('a version is its digest, its tags and when it changed last', async () => {
  const path = '/orgs/acme/packages/container/app/versions/7';
  const time = Date.parse('2026-01-01T00:00:00Z');
  expect(await list(version)).toEqual({ versions: [{ digest, tags: ['1'], time, path }], pageCount: 1 });
  expect((await list({ ...version, metadata: { container: { tags: [] } } }))?.versions).toMatchObject([{ tags: [] }]);
});

test.each([
  { metadata: null },
  { metadata: { package_type: 'container' } },
  { metadata: { container: { tags: null } } },
  { metadata: { container: { tags: ['1', 2] } } },
  { metadata: { container: { tags: ['a b'] } } },
  { id: '7' },
  { name: 'sha512:1' },
])('one that says %j is not taken for an untagged one, and nothing is decided (U7)', async (more) => {
  await expect(list({ ...version, ...more })).rejects.toThrow(
    'A version of ghcr.io/acme/app has no id, digest or tags',
  );
});
