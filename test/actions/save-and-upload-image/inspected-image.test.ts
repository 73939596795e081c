import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryEngine } from '../../support/memory-engine.ts';
import { imageid, otherImageid, ref, SaveWorld } from '../../support/save-world.ts';

const manifestDigest = `sha256:${'3'.repeat(64)}`;

describe('what the engine saves is what it had under that name before', () => {
  let world: SaveWorld;
  beforeEach(() => {
    world = new SaveWorld();
  });
  afterEach(() => {
    world.remove();
  });

  /** An engine in which the name means `saved` by the time of the save. */
  const retagged = (saved: string, ...engine: Parameters<typeof memoryEngine>): typeof world.engine => ({
    ...memoryEngine(...engine),
    save: (name) => Promise.resolve(Readable.from([Buffer.from(`${name} ${saved}`)])),
  });

  test.each([
    ['classic', imageid],
    ['containerd', manifestDigest],
  ] as const)('on the %s store another image is not handed over (Z13)', async (store, id) => {
    world.engine = retagged(otherImageid, { [ref]: { id, diffIds: [imageid] } }, store);

    const { failure, result } = await world.handOver({ image: ref });

    expect(String(failure)).toContain(`saved ${ref} as the image ${otherImageid}, which is not the ${id}`);
    expect(result).toMatchObject({ uploaded: false, artifact: undefined });
    expect(world.artifacts.stored.size).toBe(0);
  });

  test('nor under a "local-tag" that something else took in between (Z13)', async () => {
    world.engine = retagged(otherImageid, { [ref]: { id: imageid, diffIds: [imageid] } });

    const { failure } = await world.handOver({ image: ref, localTag: 'app:local' });

    expect(String(failure)).toContain(`saved app:local as the image ${otherImageid}`);
    expect(world.artifacts.stored.size).toBe(0);
  });

  test('nor one with the same layers and other settings (Z13)', async () => {
    const built = { id: manifestDigest, diffIds: [otherImageid], settings: { Env: ['A=1'] } };
    world.engine = retagged(otherImageid, { [ref]: built }, 'containerd');

    expect((await world.handOver({ image: ref })).failure).toBeDefined();
  });

  test('an engine that writes config and manifest anew is known by layers and settings', async () => {
    world.engine = retagged(imageid, { [ref]: { id: manifestDigest, diffIds: [imageid] } }, 'containerd');

    const { failure, result } = await world.handOver({ image: ref });

    expect(failure).toBeUndefined();
    expect(result.record?.imageid).toBe(imageid);
  });
});
