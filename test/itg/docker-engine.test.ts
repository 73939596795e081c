import { afterAll, describe, expect, test } from '@jest/globals';
import { storeEngines } from '../support/store-engines.ts';

const unique = `ciia-engine-${String(process.pid)}`;

describe.each(storeEngines())('a real engine, $store store', ({ store, engine, docker, build }) => {
  const ref = `${unique}/app:1`;
  afterAll(() => {
    docker('image', 'rm', '--force', ref);
  });

  test('says its store, platform and place', async () => {
    const info = await engine.info();
    expect(info).toMatchObject({ store, local: true });
    expect(info.platform).toMatch(/^linux\/(amd64|arm64)$/);
  });

  test('an image is saved, removed and loaded back under its tag', async () => {
    build(ref, { 'a.txt': 'hello' }, '--label', 'who=engine-test');
    const before = await engine.inspect(ref);
    expect(before).toMatchObject({ repoTags: [ref], labels: { who: 'engine-test' } });

    const kept = `${unique}/kept:1`;
    await engine.tag(ref, kept);
    expect((await engine.tagTable()).get(kept)).toBe(before?.id);
    await engine.untag(ref);
    expect(await engine.inspect(ref)).toBeUndefined();
    await engine.tag(kept, ref);
    const saved = engine.save(ref);
    const loaded = await engine.load(saved.stdout);
    expect((await saved.done).exitCode).toBe(0);
    expect(loaded).toEqual([ref]);
    expect((await engine.inspect(ref))?.id).toBe(before?.id);
    await engine.untag(kept);
  });
});
