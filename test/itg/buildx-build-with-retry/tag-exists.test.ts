import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { buildContext, buildDeps, buildInputs, forgetImages, type BuildContext } from '../../support/build-fixture.ts';
import { headSha, mergeSha } from '../../support/run-facts.ts';
import { storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const address = process.env['CIIA_REGISTRY'] ?? '';
const repository = `${address}/ciia-exists-${process.pid}/app`;
const dockerfile = 'FROM scratch\nCOPY a.txt /a.txt\nARG WHO\nLABEL who=$WHO\n';

// What is taken as it is comes into the engine, so that is seen on either store; the rest is between us and the registry.
describe.each(storeEngines())('a tag that is there already, $store store (B16)', (stored) => {
  const { store } = stored;
  const onContainerd = store === 'containerd' ? test : undefined;
  const deps = buildDeps(stored);
  let context: BuildContext;
  beforeAll(() => {
    context = buildContext(dockerfile, { 'a.txt': store });
  });
  const forget = (): void => {
    forgetImages(stored, repository);
  };
  afterEach(async () => {
    forget();
    await deps.cleanUp();
  });
  afterAll(() => {
    context.remove();
  });

  let count = 0;
  const freshTag = (): string => `${repository}:sha-${headSha.slice(0, 7)}-${store}-${++count}`;
  const build = (inputs: Readonly<Record<string, string>>, sha = headSha): ReturnType<typeof buildWithRetry> =>
    buildWithRetry(buildInputs({ context: context.folder, ...inputs }), { ...deps, run: { ...deps.run, sha } });

  test('the same revision and build is taken as it is, loaded under every name, and missing tags are added', async () => {
    const ref = freshTag();
    const first = await build({ tags: ref });
    expect(first.result).toMatchObject({ pushed: true, reused: false });
    forget();

    const moving = `${repository}:moving-${store}`;
    const localTag = `${repository}-local:${store}`;
    const second = await build({ tags: `${ref},${moving}`, 'local-tag': localTag });
    expect(second.failure).toBeUndefined();
    expect(second.result).toMatchObject({
      reused: true,
      pushed: true,
      loaded: true,
      digest: first.result.digest,
      imageid: first.result.imageid,
      buildSeconds: undefined,
    });
    expect(second.result.pushedRefs.map((pushed) => pushed.ref)).toEqual([ref, moving]);
    expect((await deps.registry.configs(moving))[0]?.imageid).toBe(first.result.imageid);
    expect(await deps.engine.inspect(localTag)).toBeDefined();
  });

  onContainerd?.('a moving tag that points to another image is not moved back', async () => {
    const [older, newer, moving] = [freshTag(), freshTag(), `${repository}:kept-${store}`];
    await build({ tags: `${older},${moving}` });
    const latest = await build({ tags: `${newer},${moving}`, 'build-args': 'WHO=newer' });
    const again = await build({ tags: `${older},${moving}` });
    expect(again.result).toMatchObject({ reused: true, pushed: true });
    const answer = await deps.registry.manifest(moving);
    expect(answer).toMatchObject({ digest: latest.result.digest });
    expect(again.result.digest).not.toBe(latest.result.digest);
  });

  onContainerd?.('another revision under the tag is an error before anything is built', async () => {
    const ref = `${repository}:1.2.3-${store}`;
    await build({ tags: ref });
    const other = await build({ tags: ref }, mergeSha);
    expect(other.result).toMatchObject({ pushed: false, buildSeconds: undefined, failure: { class: 'permanent' } });
    expect(String(other.failure)).toContain(`revision ${headSha}, and this is revision ${mergeSha}`);
  });

  onContainerd?.(
    'the same revision out of other inputs is built and re-pointed, and the notice names the old digest',
    async () => {
      const ref = freshTag();
      const first = await build({ tags: ref });
      const second = await build({ tags: ref, 'build-args': 'WHO=other' });
      expect(second.result).toMatchObject({ reused: false, pushed: true });
      expect(second.result.imageid).not.toBe(first.result.imageid);
      expect(deps.log.lines.join('\n')).toContain(`${ref} is re-pointed from ${first.result.digest}`);
      expect((await deps.registry.configs(ref))[0]?.imageid).toBe(second.result.imageid);
    },
  );

  onContainerd?.('"fail" refuses, "overwrite" and "no-cache" build again', async () => {
    const ref = freshTag();
    await build({ tags: ref });
    const refused = await build({ tags: ref, 'if-tag-exists': 'fail' });
    expect(String(refused.failure)).toContain('"if-tag-exists" is fail');
    const overwritten = await build({ tags: ref, 'if-tag-exists': 'overwrite' });
    expect(overwritten.result).toMatchObject({ reused: false, pushed: true });
    const fresh = await build({ tags: ref, 'no-cache': 'true' });
    expect(fresh.result).toMatchObject({ reused: false, pushed: true });
  });
});
