import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { imagetoolsRegistry } from '../../../src/adapters/registry/imagetools.ts';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import { docker, uniqueName } from '../../bed/images.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { forget, obtain } from '../pull-or-download-image/obtain-on-engine.ts';
import {
  merge,
  newRepository,
  platformsOf,
  pushImage,
  rawIndex,
  tag,
  type Merged,
  type PushedImage,
} from './merge-on-registry.ts';

jest.setTimeout(60_000);

const repository = newRepository();
const both = 'linux/amd64,linux/arm64';
const attestationsOf = (index: Awaited<ReturnType<typeof rawIndex>>): readonly (string | undefined)[] =>
  (index?.manifests ?? []).flatMap(({ annotations }) => annotations?.['vnd.docker.reference.digest'] ?? []);
let amd64: PushedImage;
let arm64: PushedImage;
let plainAmd64: PushedImage;
let plainArm64: PushedImage;

beforeAll(async () => {
  [amd64, arm64, plainAmd64, plainArm64] = await Promise.all([
    pushImage(`${repository}:${tag}-amd64`, 'linux/amd64'),
    pushImage(`${repository}:${tag}-arm64`, 'linux/arm64'),
    pushImage(`${repository}:plain-amd64`, 'linux/amd64', { provenance: false }),
    pushImage(`${repository}:plain-arm64`, 'linux/arm64', { provenance: false }),
  ]);
});

describe('images that the handover records of the run tell of (M1, M3)', () => {
  let merged: Merged;
  beforeAll(async () => {
    merged = await merge({ tags: `${repository}:${tag},${repository}:latest`, platforms: both }, [arm64, amd64]);
  });

  test('become one index under every tag, its digest as the registry answers it', async () => {
    expect(merged.failure).toBeUndefined();
    const index = await rawIndex(`${repository}:${tag}`);
    expect(index && platformsOf(index)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(merged.outputs).toMatchObject({
      digest: index?.digest,
      'image-ref': `${repository}:${tag}`,
      platforms: both,
      attempts: '1',
      'media-type': 'application/vnd.oci.image.index.v1+json',
    });
    expect((await rawIndex(`${repository}:latest`))?.digest).toBe(index?.digest);
    expect(JSON.parse(merged.outputs['pushed-refs'] ?? '')).toEqual(
      [tag, 'latest'].map((name) => ({ ref: `${repository}:${name}`, digest: index?.digest })),
    );
  });

  test('keep their attestations, each bound to the manifest of its platform (M2)', async () => {
    const bound = attestationsOf(await rawIndex(`${repository}:${tag}`));
    expect([...bound].sort()).toEqual(
      [amd64, arm64].map(({ images }) => images[0]?.digest).sort((one = '', other = '') => (one < other ? -1 : 1)),
    );
  });

  test('give a record whose consumers get the image of their platform, on either store', async () => {
    const record = parseHandover(merged.outputs['handover'] ?? '', 'output');
    expect(record).toMatchObject({ image: repository, tag, digest: merged.outputs['digest'], revision: headSha });
    for (const [index, on] of storeEngines().entries()) {
      const [image] = (index === 0 ? amd64 : arm64).images;
      const { platform, imageid } = image ?? {};
      const end = await obtain(on, { handover: record, platform });
      expect(end.failure).toBeUndefined();
      expect(end.result).toMatchObject({ source: 'registry', platform, imageid });
      forget(on, `${repository}:${tag}`, `${repository}@${record.digest}`);
    }
  });

  test('of which one is missing leave every tag alone and say which', async () => {
    const other = `${repository}:${tag}-two`;
    const alone = { ...amd64, ref: `${other}-amd64` };
    const { failure } = await merge({ tags: `${other},${repository}:next`, platforms: both }, [alone]);
    expect(String(failure)).toContain(`linux/arm64 missing (linux/amd64 is ${repository}@${amd64.digest})`);
    expect(await rawIndex(other)).toBeUndefined();
    expect(await rawIndex(`${repository}:next`)).toBeUndefined();
  });
});

describe('images that "sources" lists (M2)', () => {
  const sources = (...images: readonly { readonly ref: string }[]): string => images.map(({ ref }) => ref).join('\n');

  test("by tag, of Docker's media types: a manifest list, which has no annotations", async () => {
    const ref = `${repository}:${tag}-docker`;
    const { failure, outputs, lines } = await merge({
      tags: ref,
      sources: sources(plainAmd64, plainArm64),
      annotations: 'a=b',
    });
    expect(failure).toBeUndefined();
    expect(outputs['media-type']).toBe('application/vnd.docker.distribution.manifest.list.v2+json');
    const index = await rawIndex(ref);
    expect(index).toMatchObject({ digest: outputs['digest'] });
    expect(index?.annotations).toBeUndefined();
    expect(lines.join('\n')).toContain(`warning: ${ref} has no annotations`);
  });

  test('a plain manifest beside an index of two platforms, with annotations of the index and of an entry', async () => {
    const two = await pushImage(`${repository}:two`, 'linux/arm64,linux/s390x');
    const ref = `${repository}:${tag}-mixed`;
    const annotations = 'org.example.a=b, "c"\nmanifest-descriptor[linux/amd64]:d=e=f';
    const { failure, outputs } = await merge({
      tags: ref,
      sources: `${repository}@${plainAmd64.digest},${two.ref}`,
      annotations,
      platforms: 'linux/s390x,linux/arm64/v8,linux/amd64',
    });
    expect(failure).toBeUndefined();
    expect(outputs['platforms']).toBe('linux/amd64,linux/arm64,linux/s390x');
    const index = await rawIndex(ref);
    expect(index).toMatchObject({ digest: outputs['digest'], annotations: { 'org.example.a': 'b, "c"' } });
    expect(index && platformsOf(index)).toEqual(['linux/amd64', 'linux/arm64', 'linux/s390x']);
    expect(index?.manifests.find(({ platform }) => platform?.architecture === 'amd64')?.annotations).toEqual({
      d: 'e=f',
    });
    expect([...attestationsOf(index)].sort()).toEqual(two.images.map(({ digest }) => digest).sort());
  });

  test('that are not all there set no tag', async () => {
    const ref = `${repository}:${tag}-none`;
    const { failure } = await merge({ tags: ref, sources: `${sources(amd64)}\n${repository}:nosuch` });
    expect(String(failure)).toContain(`has no ${repository}:nosuch`);
    expect(await rawIndex(ref)).toBeUndefined();
  });
});

test('a builder lends its settings although nothing of it is up', async () => {
  const [stored] = storeEngines();
  const builder = uniqueName('ciia-dead');
  if (stored === undefined) throw new Error('no engine');
  docker(
    stored.host,
    'buildx',
    'create',
    '--name',
    builder,
    '--driver',
    'remote',
    'unix:///nonexistent/buildkitd.sock',
  );
  try {
    const answer = await imagetoolsRegistry(stored.exec, builder).manifest(amd64.ref);
    expect(answer).toMatchObject({ found: true, digest: amd64.digest });
  } finally {
    docker(stored.host, 'buildx', 'rm', '--force', builder);
  }
});
