import { describe, expect, test } from '@jest/globals';
import {
  countFreedBytes,
  buildManifestGraph,
  type ManifestGraph,
} from '../../../../actions/prune-images/rules/manifest-graph.ts';
import type { ManifestNode } from '../../../../actions/prune-images/rules/manifest-node.ts';
import { parseManifestNode } from '../../../../actions/prune-images/rules/manifest-node.ts';
import {
  findIncompleteImage,
  planDeletions,
  type DeletionPlan,
  type ListedManifest,
} from '../../../../actions/prune-images/rules/plan-deletions.ts';

const now = Date.parse('2026-06-01T00:00:00Z');
const node = (digest: string, facts: Partial<ManifestNode> = {}): ManifestNode => ({
  digest,
  sizeBytes: 1,
  children: [],
  entries: new Map(),
  subject: undefined,
  blobs: [],
  config: undefined,
  created: undefined,
  isCache: false,
  ...facts,
});
const listed = (digest: string, ...tags: readonly string[]): ListedManifest => ({ digest, tags, time: 0 });

interface Case {
  readonly nodes: readonly ManifestNode[];
  /** Tags that begin with `old` go. */
  readonly listed: readonly ListedManifest[];
  readonly referrers?: readonly { readonly digest: string; readonly subject: string }[];
  readonly untagged?: 'caches' | 'true' | 'false';
  readonly pullRequest?: number;
}

function graphOf({ nodes, referrers = [] }: Case): ManifestGraph {
  return buildManifestGraph(new Map(nodes.map((each) => [each.digest, each])), referrers);
}

function plan(given: Case): DeletionPlan {
  const tags = given.listed.flatMap((manifest) => manifest.tags).filter((tag) => !tag.startsWith('sha256-'));
  return planDeletions({
    listed: given.listed,
    graph: graphOf(given),
    now,
    tagVerdicts: new Map(
      tags.map((tag) => [tag, { action: tag.startsWith('old') ? 'delete' : 'keep', reason: `the verdict on ${tag}` }]),
    ),
    policy: { untagged: given.untagged ?? 'caches', pullRequest: given.pullRequest },
  });
}

const deleted = (given: Case): readonly string[] =>
  plan(given)
    .deletions.map(({ digest }) => digest)
    .toSorted();

describe('what goes', () => {
  test('an index with its parts, nested ones and attestations, after it (K2)', () => {
    const given = {
      nodes: [
        node('index', { children: ['inner', 'proof'] }),
        node('inner', { children: ['arm'] }),
        node('proof'),
        node('arm'),
      ],
      listed: [listed('index', 'old-1')],
    };
    expect(plan(given).deletions).toEqual([
      { digest: 'index', after: [] },
      { digest: 'proof', after: ['index'] },
      { digest: 'inner', after: ['index'] },
      { digest: 'arm', after: ['inner'] },
    ]);
  });

  test('not a part that an image which stays holds too, however deep (K2)', () => {
    expect(
      deleted({
        nodes: [
          node('going', { children: ['shared', 'own'] }),
          node('staying', { children: ['inner'] }),
          node('inner', { children: ['shared'] }),
          node('shared'),
          node('own'),
        ],
        listed: [listed('going', 'old-1'), listed('staying', 'latest')],
      }),
    ).toEqual(['going', 'own']);
  });

  test('not a tag whose image is a part of one that stays', () => {
    expect(
      deleted({
        nodes: [node('amd', {}), node('index', { children: ['amd'] })],
        listed: [listed('amd', 'old-1-amd64'), listed('index', 'latest')],
      }),
    ).toEqual([]);
  });

  test('not a digest that a tag which stays shares (K6)', () => {
    const given = { nodes: [node('one')], listed: [listed('one', 'latest', 'old-1')] };
    expect(deleted(given)).toEqual([]);
    expect(plan(given).verdicts).toMatchObject([{ action: 'keep', reason: 'the verdict on latest' }]);
  });

  test('a part of two deleted images only after both', () => {
    expect(
      plan({
        nodes: [node('a', { children: ['part'] }), node('b', { children: ['part'] }), node('part')],
        listed: [listed('a', 'old-1'), listed('b', 'old-2')],
      }).deletions.find(({ digest }) => digest === 'part')?.after,
    ).toEqual(['a', 'b']);
  });

  test('signatures with their image, by tag and by subject, and those of signatures (K2)', () => {
    const given = {
      nodes: [
        node('going'),
        node('staying'),
        node('sig-1'),
        node('sig-2'),
        node('sbom', { subject: 'going' }),
        node('sbom-sig', { subject: 'sbom' }),
        node('other', { subject: 'staying' }),
      ],
      listed: [
        listed('going', 'old-1'),
        listed('staying', 'latest'),
        listed('sig-1', 'sha256-1.sig'),
        listed('sig-2', 'sha256-2.sig'),
        listed('sbom'),
        listed('sbom-sig'),
        listed('other'),
      ],
      referrers: [
        { digest: 'sig-1', subject: 'going' },
        { digest: 'sig-2', subject: 'staying' },
      ],
    };
    expect(deleted(given)).toEqual(['going', 'sbom', 'sbom-sig', 'sig-1']);
  });

  test('a signature whose image is gone, but not while one pull request is meant', () => {
    const given = {
      nodes: [node('sig')],
      listed: [listed('sig', 'sha256-1.sig')],
      referrers: [{ digest: 'sig', subject: 'gone' }],
    };
    expect(deleted(given)).toEqual(['sig']);
    expect(deleted({ ...given, pullRequest: 1 })).toEqual([]);
  });

  test('of manifests without a tag the superseded caches, or all, or none; a young one never (003-7)', () => {
    const given = {
      nodes: [
        node('cache', { isCache: true }),
        node('image', { children: ['part'] }),
        node('part'),
        node('young', { isCache: true }),
      ],
      listed: [listed('cache'), listed('image'), listed('part'), { ...listed('young'), time: now - 3_600_000 }],
    };
    expect(deleted(given)).toEqual(['cache']);
    expect(deleted({ ...given, untagged: 'true' })).toEqual(['cache', 'image', 'part']);
    expect(deleted({ ...given, untagged: 'false' })).toEqual([]);
    expect(deleted({ ...given, untagged: 'true', pullRequest: 1 })).toEqual([]);
  });

  test('not what an image without a tag that stays holds', () => {
    expect(
      deleted({
        nodes: [node('untagged', { children: ['part'] }), node('going', { children: ['part'] }), node('part')],
        listed: [listed('untagged'), listed('going', 'old-1'), listed('part')],
      }),
    ).toEqual(['going']);
  });

  test('a part that is not there any more does not hold up its image', () => {
    const given = { nodes: [node('going', { children: ['lost'] })], listed: [listed('going', 'old-1')] };
    expect(deleted(given)).toEqual(['going']);
    expect(findIncompleteImage(plan(given), given.listed, graphOf(given))).toBeUndefined();
  });
});

test('an image that stays and lacks a part is found, with its tag (K2)', () => {
  const given = {
    nodes: [node('a', { children: ['b'] }), node('b', { children: ['c'] })],
    listed: [listed('a', 'latest')],
  };
  expect(findIncompleteImage(plan(given), given.listed, graphOf(given))).toEqual({
    digest: 'a',
    tags: ['latest'],
    missing: 'c',
  });
});

test('bytes are those of layers, configs and manifests that nothing else has, each once', () => {
  const layer = (digest: string, sizeBytes: number): { digest: string; sizeBytes: number } => ({ digest, sizeBytes });
  const given: Case = {
    nodes: [
      node('a', { blobs: [layer('x', 10), layer('shared', 100)] }),
      node('b', { blobs: [layer('x', 10), layer('y', 1000)] }),
      node('staying', { blobs: [layer('shared', 100)] }),
    ],
    listed: [],
  };
  expect(countFreedBytes(new Set(['a', 'b']), graphOf(given))).toBe(1012);
});

describe('manifests', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const read = (manifest: unknown): ManifestNode => parseManifestNode('d', JSON.stringify(manifest));

  test('an index, a cache in either form, and an attestation are told apart', () => {
    const inner = { mediaType: 'application/vnd.docker.distribution.manifest.v2+json', digest, size: 1 };
    const cacheConfig = { mediaType: 'application/vnd.buildkit.cacheconfig.v0', digest, size: 7 };
    const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: 5 };
    const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: 3 };
    expect(read({ schemaVersion: 2, manifests: [inner] })).toMatchObject({
      children: [digest],
      isCache: false,
      blobs: [],
    });
    expect(read({ schemaVersion: 2, manifests: [layer, cacheConfig] })).toMatchObject({ children: [], isCache: true });
    expect(read({ schemaVersion: 2, config: cacheConfig, layers: [layer] })).toMatchObject({
      isCache: true,
      config: undefined,
    });
    expect(read({ schemaVersion: 2, config, layers: [layer] })).toMatchObject({ isCache: false, config: digest });
    const statement = { ...layer, mediaType: 'application/vnd.in-toto+json' };
    expect(read({ schemaVersion: 2, config, layers: [statement] })).toMatchObject({ config: undefined });
  });

  test('of old forms too, which list no other manifests', () => {
    const blobs = [{ digest, sizeBytes: 0 }];
    const old = { children: [], config: undefined, subject: undefined, blobs };
    expect(read({ schemaVersion: 1, fsLayers: [{ blobSum: digest }], history: [{}] })).toMatchObject(old);
    const mediaType = 'application/vnd.oci.artifact.manifest.v1+json';
    expect(read({ mediaType, artifactType: 'x/y', blobs: [{ digest }], subject: { digest } })).toMatchObject({
      ...old,
      subject: digest,
    });
  });

  test.each([
    { schemaVersion: 1 },
    { schemaVersion: 1, fsLayers: [{ blobSum: '../x' }] },
    {},
    [],
    { schemaVersion: 2, manifests: [{ digest: 'sha256:../../x' }] },
  ])('%j is refused, since it might need anything', (manifest) => {
    expect(() => read(manifest)).toThrow('push that image again');
  });
});

test('a manifest in which other programs find something else is refused (U7)', () => {
  const entry = `{"digest":"sha256:${'a'.repeat(64)}"}`;
  for (const lists of [`"manifests":[${entry}],"Manifests":[]`, `"manifests":[${entry}],"manifests":[]`]) {
    expect(() => parseManifestNode('d', `{"schemaVersion":2,${lists}}`)).toThrow('it is not known what it needs');
  }
});

test('twenty thousand signatures of images that are gone are decided at once (Z16)', () => {
  const numbers = Array.from({ length: 20_000 }, (_, index) => index);
  const graph = buildManifestGraph(
    new Map(numbers.map((number) => [`s${number}`, node(`s${number}`)])),
    numbers.map((number) => ({ digest: `s${number}`, subject: `gone${number}` })),
  );
  const signatures = numbers.map((number) => listed(`s${number}`, `sha256-${number}.sig`));
  const policy = { untagged: 'false', pullRequest: undefined } as const;
  const start = performance.now();
  const { deletions } = planDeletions({ listed: signatures, tagVerdicts: new Map(), graph, policy, now });
  expect(deletions).toHaveLength(numbers.length);
  expect(performance.now() - start).toBeLessThan(15_000);
});
