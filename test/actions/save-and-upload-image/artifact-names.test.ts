import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryArtifacts } from '../../support/memory-artifacts.ts';
import { memoryEngine } from '../../support/memory-engine.ts';
import { imageid, otherImageid, ref, SaveWorld } from '../../support/save-world.ts';

let world: SaveWorld;
beforeEach(() => {
  world = new SaveWorld();
});
afterEach(() => {
  world.remove();
});

describe('artifact names', () => {
  test('characters that artifacts must not have are replaced (S3)', async () => {
    await world.handOver({ image: ref, artifactName: 'my/image: "1"' });

    expect([...world.artifacts.stored.keys()]).toEqual(['my-image- -1-', 'my-image- -1-.handover.json']);
  });

  test.each([
    ['a.zip', 'unpack'],
    ['app.handover.json', 'ending of handover records'],
    ['app.again', 'fallen back to'],
    ['x'.repeat(250), 'longer than'],
  ])('"%s" is refused', async (artifactName, why) => {
    await expect(world.handOver({ image: ref, artifactName })).rejects.toThrow(why);
  });

  test('in a zip the file has its own name', async () => {
    await world.handOver({ image: ref, archive: true, fileName: 'app.tar' });

    expect([...world.artifacts.stored.keys()]).toEqual(['app-pr-15-3370e22', 'app-pr-15-3370e22.handover.json']);
    await expect(world.handOver({ image: ref, archive: true, fileName: '../app.tar' })).rejects.toThrow(
      'plain file name',
    );
  });
});

describe('an artifact of that name is there (S6)', () => {
  test('with the same image: it is kept', async () => {
    const first = await world.handOver({ image: ref });
    const second = await world.handOver({ image: ref }, { runAttempt: 2 });

    expect(second.failure).toBeUndefined();
    expect(second.result.artifact).toEqual(first.result.artifact);
  });

  test("with an earlier attempt's image: it is replaced, with its record", async () => {
    await world.handOver({ image: ref });
    world.engine = memoryEngine({ [ref]: { id: otherImageid } });

    const { result } = await world.handOver({ image: ref }, { runAttempt: 2 });

    expect(result.artifact?.id).toBe(3);
    expect(world.storedRecord('app-pr-15-3370e22.handover.json')).toMatchObject({
      imageid: otherImageid,
      run: { attempt: 2 },
    });
  });

  test('with another image of the same attempt: two jobs share a name', async () => {
    await world.handOver({ image: ref });
    world.engine = memoryEngine({ [ref]: { id: otherImageid } });

    const { failure, result } = await world.handOver({ image: ref });

    expect(String(failure)).toContain('another job of this run uploads under the same name');
    expect(result.uploaded).toBe(false);
    expect(world.storedRecord('app-pr-15-3370e22.handover.json').imageid).toBe(imageid);
  });

  test('under the spare name, since a broken-off upload holds the other one: it is kept and replaced like that one', async () => {
    const message = 'Failed to FinalizeArtifact: Received non-retryable error: Failed request: (403) Forbidden';
    world.artifacts = memoryArtifacts([{ message, effect: 'broken off' }]);
    const first = await world.handOver({ image: ref });
    const second = await world.handOver({ image: ref }, { runAttempt: 2 });
    world.engine = memoryEngine({ [ref]: { id: otherImageid } });
    const third = await world.handOver({ image: ref }, { runAttempt: 3 });

    expect([first, second, third].map(({ failure }) => failure)).toEqual([undefined, undefined, undefined]);
    expect(first.result.artifact?.name).toBe('app-pr-15-3370e22.again');
    expect(second.result.artifact).toEqual(first.result.artifact);
    expect(third.result.artifact?.id).not.toBe(first.result.artifact?.id);
    expect(world.storedRecord('app-pr-15-3370e22.handover.json').archive?.['artifact-name']).toBe(
      'app-pr-15-3370e22.again',
    );
  });

  test.each([
    ['true', undefined],
    ['false', 'another job of this run uploads under the same name'],
  ] as const)('overwrite: %s', async (overwrite, error) => {
    await world.handOver({ image: ref });
    world.engine = memoryEngine({ [ref]: { id: otherImageid } });

    const { failure } = await world.handOver({ image: ref, overwrite }, { runAttempt: 2 });

    if (error === undefined) expect(failure).toBeUndefined();
    else expect(String(failure)).toContain(error);
  });
});
