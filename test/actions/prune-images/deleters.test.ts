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
  const remove = registryRemover(registry, deps);
  expect(await remove(digest, ['pr-1'])).toMatchObject({ action: 'deleted' });
  expect(await memory.manifest(digest)).toEqual({ found: false });
});

test('a deletion that keeps the tag is no deletion (U9)', async () => {
  const memory = memoryRegistry();
  const digest = memory.put('pr-1', 'a');
  const remove = registryRemover({ ...memory, deleteManifest: () => Promise.resolve('deleted') }, deps);
  expect(await remove(digest, ['pr-1'])).toMatchObject({ action: 'failed' });
});
