import { expect, test } from '@jest/globals';
import { deletePlanned, type DeletionOutcome } from '../../../actions/prune-images/delete-planned.ts';

const images = Array.from({ length: 12 }, (_, index) => ({ digest: String(index), after: [] }));
const failThree = (isForAll: boolean): Promise<ReadonlyMap<string, DeletionOutcome>> =>
  deletePlanned(images, {
    stopBefore: () => Promise.resolve(undefined),
    remove: (digest) =>
      Promise.resolve(
        Number(digest) < 3 ? { action: 'failed', reason: 'HTTP 500', isForAll } : { action: 'deleted', reason: '' },
      ),
  });

test('images after three that the registry fails on are deleted (U8)', async () => {
  const actions = [...(await failThree(false)).values()].map(({ action }) => action);
  expect(actions).toEqual([...Array<string>(3).fill('failed'), ...Array<string>(9).fill('deleted')]);
});

test('a refusal of the login ends it after three', async () => {
  const actions = [...(await failThree(true)).values()].map(({ action }) => action);
  expect(new Set(actions)).toEqual(new Set(['failed']));
});
