import { afterAll, describe, expect, test } from '@jest/globals';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { storeEngines } from '../support/store-engines.ts';

const unique = `ciia-engine-${process.pid}`;

describe.each(storeEngines())('a real engine, $store store', ({ store, exec, engine, docker, build }) => {
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
    const loaded = await engine.load(await engine.save(ref));
    expect(loaded).toEqual([ref]);
    expect((await engine.inspect(ref))?.id).toBe(before?.id);
    await engine.untag(kept);
  });

  test('behind an endpoint that is no socket of this machine it is reached through the docker client', async () => {
    const far = dockerEngine(exec, { DOCKER_HOST: 'ssh://build@far' });
    build(ref, { 'a.txt': 'far away' }, '--label', 'who=far-test');

    expect(await far.info()).toMatchObject({ store, local: false });
    expect(await far.load(await far.save(ref))).toEqual([ref]);
    expect((await far.inspect(ref))?.labels).toMatchObject({ who: 'far-test' });
  });

  test('an image that is not there cannot be saved', async () => {
    await expect(engine.save(`${unique}/none:1`)).rejects.toThrow('docker image save failed');
  });
});
