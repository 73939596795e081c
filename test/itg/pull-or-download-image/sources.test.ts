import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { serializeHandover, type HandoverRecord } from '../../../src/core/handover/record.ts';
import { freePort } from '../../bed/registry.ts';
import { fixtureImage, savedArchive, tarOf, type FixtureImage } from '../../support/archive-fixture.ts';
import { archiveFacts, handoverRecord } from '../../support/handover-records.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { forget as forgetOn, obtain, produce, registryHost } from './obtain-on-engine.ts';

jest.setTimeout(60_000);

const mark = `obtain-${process.pid}`;

/** The rows of a tag table whose names hold `part`: other tests use the same engines. */
function idsOf(table: ReadonlyMap<string, string>, part: string): readonly (readonly [string, string])[] {
  return [...table].filter(([name]) => name.includes(part)).sort();
}

// Whatever brings an image into the engine is seen on either store, and what is decided without it on one.
describe.each(storeEngines())('on the $store store', (on) => {
  const onClassic = on.store === 'classic' ? test : undefined;
  const repository = `${registryHost}/${mark}-${on.store}`;
  const tag = 'pr-15-3370e22';
  const ref = `${repository}:${tag}`;
  const local = `${mark}-${on.store}:local`;
  const image = produce(on, ref, `image of ${mark}`);
  const record: HandoverRecord = handoverRecord({
    image: repository,
    tag,
    digest: image.digest,
    imageid: image.imageid,
    imageids: { 'linux/amd64': image.imageid },
    'pushed-refs': [{ ref, digest: image.digest }],
    archive: archiveFacts(ref, `app-${tag}`, image.archive.length),
  });
  const stored = [{ name: `app-${tag}`, content: image.archive }];
  const forget = (...refs: string[]): void => {
    forgetOn(on, ...refs);
  };
  const idOf = (name: string): string => on.docker('image', 'inspect', '--format', '{{.Id}}', name).trim();

  afterAll(() => {
    forget(ref, local, `${repository}@${image.digest}`);
  });

  test('auto takes the registry: pulled by digest, named, and no artifact call is made (P7, P13)', async () => {
    const end = await obtain(on, { handover: record, localTags: [local] }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({
      source: 'registry',
      imageRef: ref,
      imageid: image.imageid,
      digest: image.digest,
      revision: headSha,
      attempts: 1,
      registryError: '',
      artifactError: '',
    });
    expect(end.calls).toEqual([]);
    expect(idOf(local)).toBe(idOf(ref));
    forget(ref, local, `${repository}@${image.digest}`);
  });

  test('a dead registry leads to the artifact at once, and it is the same image (F22)', async () => {
    const dead = `127.0.0.1:${await freePort()}/${mark}-${on.store}`;
    const changed = { ...record, image: dead, 'pushed-refs': [{ ref: `${dead}:${tag}`, digest: image.digest }] };
    const end = await obtain(on, { handover: changed, localTags: [local] }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({
      source: 'artifact',
      imageRef: `${dead}:${tag}`,
      imageid: image.imageid,
      attempts: 2,
    });
    expect(end.result.registryError).toContain('connection refused');
    expect(idOf(local)).toBe(idOf(`${dead}:${tag}`));
    forget(ref, local, `${dead}:${tag}`);
  });

  onClassic?.('artifact asks no registry', async () => {
    const end = await obtain(on, { source: 'artifact', handover: record }, stored);
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid, attempts: 1, registryError: '' });
    expect(end.calls).toEqual(['list', `download app-${tag} 1`]);
    forget(ref);
  });

  test('an archive without a tag, as `docker save ID` writes it, gets its names from here (a5)', async () => {
    const unnamed = produce(on, `${repository}:by-id`, 'saved by its id', (built) => idOf(built));
    const changed = {
      ...record,
      imageid: unnamed.imageid,
      imageids: { 'linux/amd64': unnamed.imageid },
      archive: archiveFacts('', `app-${tag}`, unnamed.archive.length),
    };
    const request = { source: 'artifact', handover: changed, localTags: [local] } as const;
    const end = await obtain(on, request, [{ name: `app-${tag}`, content: unnamed.archive }]);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ imageRef: ref, imageid: unnamed.imageid });
    expect(idOf(local)).toBe(idOf(ref));
    forget(ref, local);
  });

  test('five jobs on one engine take it at the same time, each under its own name (A8)', async () => {
    const names = [1, 2, 3, 4, 5].map((job) => `${mark}-${on.store}:job-${job}`);
    const request = { source: 'artifact', handover: record } as const;
    const ends = await Promise.all(names.map((name) => obtain(on, { ...request, localTags: [name] }, stored)));
    expect(ends.map(({ failure }) => failure)).toEqual(names.map(() => undefined));
    expect(new Set(names.map(idOf)).size).toBe(1);
    forget(ref, ...names);
  }, 30_000);

  onClassic?.('both dead: the error names both causes with what to do (F23)', async () => {
    const dead = `127.0.0.1:${await freePort()}/${mark}`;
    const changed = { ...record, image: dead, 'pushed-refs': [{ ref: `${dead}:${tag}`, digest: image.digest }] };
    const end = await obtain(on, { handover: changed }, []);
    expect(String(end.failure)).toMatch(
      /The registry did not give .*connection refused.* \(\w+\): [^.]{20,}\. The artifact did not give .*There is no artifact .*: it was never uploaded.*run the producer job again/s,
    );
    expect(end.result.registryError).not.toBe('');
    expect(end.result.artifactError).toContain('retention');
  });

  test.each(['registry', 'artifact'] as const)(
    'another image that is there under the same tags is not taken for the one from the %s (threat 15, V1)',
    async (source) => {
      on.build(ref, { content: 'a leftover' });
      on.docker('tag', ref, local);
      const end = await obtain(on, { handover: record, source, localTags: [local] }, stored);
      expect(end.failure).toBeUndefined();
      expect(end.result).toMatchObject({ source, imageid: image.imageid });
      expect(on.configDigest(ref)).toBe(image.imageid);
      expect(idOf(local)).toBe(idOf(ref));
      forget(ref, local, `${repository}@${image.digest}`);
    },
  );

  test('a stale registry image falls to the artifact', async () => {
    const stale = produce(on, `${repository}:stale`, 'another build');
    const changed = { ...record, tag: 'stale', digest: stale.digest };
    const end = await obtain(on, { handover: changed }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid });
    expect(end.result.registryError).toContain('pushed by another build');
    forget(ref, `${repository}:stale`);
  });

  test('an artifact with another image is refused, and the engine is as before, a leftover under the tag included', async () => {
    const other = produce(on, `${repository}:other`, 'a wrong one');
    on.build(ref, { content: 'a leftover' });
    const before = await on.engine.tagTable();
    const end = await obtain(on, { source: 'artifact', handover: record }, [
      { name: `app-${tag}`, content: other.archive },
    ]);
    expect(String(end.failure)).toContain('The archive is refused');
    expect(end.result).toMatchObject({ source: undefined, imageRef: '', imageid: '', attempts: 1 });
    expect(idsOf(await on.engine.tagTable(), mark)).toEqual(idsOf(before, mark));
    forget(ref);
  });

  test('of several artifacts of one name the newest of the revision is loaded, and the engine sees no other (P8, V2)', async () => {
    const made = [headSha, 'f'.repeat(40)].map((revision) => fixtureImage(`${mark} ${on.store}`, { revision }));
    const [right, wrong] = (await Promise.all(made)) as [FixtureImage, FixtureImage];
    const contents = await Promise.all([right, wrong].map((found) => tarOf(savedArchive(found, ref))));
    const end = await obtain(
      on,
      { image: repository, tag, revision: headSha, source: 'artifact', artifactName: 'app' },
      contents.map((content) => ({ name: 'app', content })),
    );
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: right.imageid, revision: headSha });
    expect(end.calls.filter((call) => call.startsWith('download'))).toEqual(['download app 2', 'download app 1']);
    expect(end.lines.join('\n')).toContain(`was built from revision ${'f'.repeat(40)}, and revision ${headSha}`);
    const label = '{{index .Config.Labels "org.opencontainers.image.revision"}}';
    expect(on.docker('image', 'inspect', '--format', label, ref).trim()).toBe(headSha);
    if (on.store === 'classic') {
      const known = on.docker('image', 'ls', '--all', '--no-trunc', '--quiet');
      expect(known).toContain(right.imageid);
      expect(known).not.toContain(wrong.imageid);
    }
    forget(ref);
  });

  test('an image and a tag are enough: the tag is resolved once and pinned', async () => {
    const end = await obtain(on, { image: repository, tag, source: 'registry' });
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'registry', digest: image.digest, imageid: image.imageid });
    forget(ref, `${repository}@${image.digest}`);
  });

  onClassic?.('the only record of the run is found', async () => {
    const end = await obtain(on, { source: 'artifact' }, [
      ...stored,
      { name: `app-${tag}.handover.json`, content: serializeHandover(record) },
    ]);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid });
    forget(ref);
  });

  onClassic?.('a skipped build is a success without an image', async () => {
    const end = await obtain(on, { handover: { ...record, skipped: 'matches ^chore:' } });
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ skipped: 'matches ^chore:', source: undefined });
    expect(end.lines[0]).toMatch(/^notice: .*skipped/);
  });
});
