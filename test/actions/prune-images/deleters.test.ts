import { expect, test } from '@jest/globals';
import { registryRemover } from '../../../actions/prune-images/deleters.ts';
import { RegistryError } from '../../../src/errors.ts';
import type { RegistryRepository } from '../../../src/ports/registry.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { memoryRegistry } from '../../support/memory-registry.ts';

const deps = { clock: fakeClock(), signal: new AbortController().signal };

test('a registry that refuses a manifest with tags loses the tags first (U9)', async () => {
  const memory = memoryRegistry();
  const digest = memory.put('pr-1', 'a');
  const registry: RegistryRepository = {
    ...memory,
    async deleteManifest(asked) {
      if ((await memory.tags()).length === 0) return memory.deleteManifest(asked);
      throw new RegistryError('refused', { status: 400, code: 'GOOGLE_MANIFEST_DANGLING_TAG' });
    },
  };
  const remove = registryRemover(registry, 'ghcr.io/acme/app', deps);
  expect(await remove(digest, ['pr-1'])).toMatchObject({ action: 'deleted' });
  expect(await memory.manifest(digest)).toEqual({ found: false });
});

test('a deletion that keeps the tag is no deletion (U9)', async () => {
  const memory = memoryRegistry();
  const digest = memory.put('pr-1', 'a');
  const remove = registryRemover(
    { ...memory, deleteManifest: () => Promise.resolve('deleted') },
    'ghcr.io/acme/app',
    deps,
  );
  expect(await remove(digest, ['pr-1'])).toMatchObject({ action: 'failed' });
});

test.each([
  ['acme.azurecr.io/app', 403, 'it needs the role AcrDelete'],
  ['europe-docker.pkg.dev/acme/apps/app', 403, 'roles/artifactregistry.repoAdmin'],
  ['registry.example/app', 403, 'most registries have a permission of its own for deleting'],
  ['quay.io/acme/app', 401, 'with a robot account of the namespace, or set "username" and "password"'],
])('a deletion that %s refuses with %i says what is needed there (Y4)', async (image, status, advice) => {
  const refused = new RegistryError(`DELETE x: HTTP ${status}`, { status });
  const remove = registryRemover({ ...memoryRegistry(), deleteManifest: () => Promise.reject(refused) }, image, deps);
  const { action, reason, isForAll } = await remove('sha256:a', []);
  expect({ action, reason, isForAll }).toEqual({
    action: 'failed',
    reason: expect.stringContaining(advice),
    isForAll: true,
  });
});

test.each([
  ['412 PRECONDITION Failed to process request due to "1.2.3" configured as immutable.', 412, 'PRECONDITION'],
  ['400 FAILED_PRECONDITION the repository has enabled tag immutability', 400, 'FAILED_PRECONDITION'],
])('what a rule of the registry keeps is kept, and no failure of every run: %s (U9)', async (text, status, code) => {
  const refused = new RegistryError(`DELETE x: HTTP ${text}`, { status, code });
  const refusing = { ...memoryRegistry(), deleteManifest: () => Promise.reject(refused) };
  const remove = registryRemover(refusing, 'harbor.example/app', deps);
  expect(await remove('sha256:a', [])).toMatchObject({ action: 'kept', reason: expect.stringContaining(text) });
});

test('a registry that takes deletions and deletes nothing does so for all (U9)', async () => {
  const memory = memoryRegistry();
  const digest = memory.put('pr-1', 'a');
  const silent: RegistryRepository = { ...memory, deleteManifest: () => Promise.resolve('deleted') };
  const remove = registryRemover(silent, 'registry.example/app', deps);
  expect(await remove(digest, ['pr-1'])).toMatchObject({ action: 'failed', isForAll: true });
});

test.each([
  [405, undefined, 'this registry does not delete manifests'],
  [400, 'UNSUPPORTED', 'this registry does not delete manifests'],
  [undefined, undefined, 'run again later'],
  [502, undefined, 'run again later'],
])('a deletion that ends with %s %s says what to do', async (status, code, advice) => {
  const refused = new RegistryError('DELETE x failed', { status, code });
  const refusing = { ...memoryRegistry(), deleteManifest: () => Promise.reject(refused) };
  const { reason } = await registryRemover(refusing, 'registry.example/app', deps)('sha256:a', []);
  expect(reason).toContain(`DELETE x failed: ${advice}`);
});
