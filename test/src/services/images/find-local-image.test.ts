import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SaveImageInputs } from '../../../../actions/save-and-upload-image/plan.ts';
import { handoverRecord } from '../../../support/handover-records.ts';
import { memoryEngine } from '../../../support/memory-engine.ts';
import { imageid, otherImageid, ref, SaveWorld } from '../../../support/save-world.ts';

describe('the image that is handed over', () => {
  let world: SaveWorld;
  beforeEach(() => {
    world = new SaveWorld();
  });
  afterEach(() => {
    world.remove();
  });

  test.each<[string, Partial<SaveImageInputs>]>([
    ['the exact reference', { image: ref }],
    ['the reference with an owner in upper case (002-3)', { image: 'ghcr.io/Acme/App:pr-15-3370e22' }],
    ['the image id', { image: imageid }],
    ['the record', { handover: handoverRecord() }],
    ['the first line of a metadata output', { tags: [ref, 'ghcr.io/acme/app:latest'] }],
  ])('by %s', async (_, inputs) => {
    const { failure } = await world.handOver(inputs);

    expect(failure).toBeUndefined();
    expect(world.engine.calls).toEqual([`save ${ref}`]);
  });

  test('no input at all says which are empty and why that happens (S2)', async () => {
    await expect(world.handOver({})).rejects.toThrow(/"image", "handover" and "tags" are all empty.*masked value/);
  });

  test('a malformed reference fails before the engine is asked (001-7)', async () => {
    await expect(world.handOver({ image: 'ghcr.io/acme/app:' })).rejects.toThrow('no image reference');
    expect(world.engine.calls).toEqual([]);
  });

  test('one that is not there fails with the nearest local names (S1, 002-2)', async () => {
    world.engine = memoryEngine({
      'ghcr.io/acme/app:pr-15-3370e23': { id: imageid },
      'postgres:17': { id: otherImageid },
    });

    const { failure, result } = await world.handOver({ image: ref });

    expect(String(failure)).toContain('nearest names there: ghcr.io/acme/app:pr-15-3370e23, postgres:17');
    expect(result.uploaded).toBe(false);
  });

  test('one that is not there is what the error is about, also when the others cannot be listed', async () => {
    world.engine = Object.assign(memoryEngine({}), {
      tagTable: () => Promise.reject(new Error('failed to get rootfs of image app:9')),
    });

    const { failure } = await world.handOver({ image: ref });

    expect(String(failure)).toContain('the engine has no such image (its images could not be listed)');
  });

  test('an id with several names and no hint which is meant is refused', async () => {
    world.engine = memoryEngine({ 'app:1': { id: imageid }, 'app:2': { id: imageid } });

    const { failure } = await world.handOver({ image: imageid });

    expect(String(failure)).toContain('has the names app:1, app:2 in the engine');
  });

  test('another image than the one that the build recorded is not handed over', async () => {
    const { failure } = await world.handOver({ handover: handoverRecord({ imageid: otherImageid }) });

    expect(String(failure)).toContain(`holds the image ${imageid}, and the build recorded ${otherImageid}`);
    expect(world.artifacts.calls).toEqual([]);
  });

  test('a local tag is the only one in the archive, and the engine is left as it was (S9)', async () => {
    world.engine = memoryEngine({ [ref]: { id: imageid }, 'app:taken': { id: otherImageid } });

    const { result } = await world.handOver({ image: ref, localTag: 'app:local' });
    await world.handOver({ image: ref, localTag: 'app:taken', artifactName: 'second' });

    expect(result.record?.archive?.reference).toBe('app:local');
    expect(result.record?.tag).toBe('pr-15-3370e22');
    expect([...world.engine.tags]).toEqual([
      [ref, imageid],
      ['app:taken', otherImageid],
    ]);
  });
});
