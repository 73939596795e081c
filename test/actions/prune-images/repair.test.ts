import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPruneInputs } from '../../../actions/prune-images/inputs.ts';
import { pruneOutputs } from '../../../actions/prune-images/outputs.ts';
import { pruneImages, type PruneResult } from '../../../actions/prune-images/prune-images.ts';
import { pruneSummary } from '../../../actions/prune-images/summary.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import type { Outcome } from '../../../src/core/failures/failure.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import type { RegistryContent, RegistryRepository } from '../../../src/ports/registry.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { memoryRegistry } from '../../support/memory-registry.ts';
import { packageWorld, type PackageWorld, type WorldHooks } from '../../support/package-world.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { runFacts } from '../../support/run-facts.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-repair-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const old = { ageDays: 9 };
const quiet: WorldHooks = { before: () => undefined, after: () => undefined };

async function prune(
  world: PackageWorld,
  inputs: Readonly<Record<string, string>>,
  registries: RegistryContent = world.registries(quiet),
  hooks: WorldHooks = quiet,
): Promise<Outcome<PruneResult> & { readonly broken: unknown; readonly lines: readonly string[] }> {
  const given: Readonly<Record<string, string>> = {
    images: world.image,
    'dry-run': 'false',
    'report-file': join(folder, 'report.json'),
    ...inputs,
  };
  const log = recordingLog();
  const outcome = await pruneImages(readPruneInputs(new InputReader((name) => given[name] ?? '')), {
    api: world.api(hooks, 100),
    registries,
    run: runFacts({ repository: 'octo/app' }),
    files: runnerFiles({ RUNNER_TEMP: folder }),
    clock: fakeClock(),
    log,
    signal: new AbortController().signal,
  });
  return { ...outcome, broken: JSON.parse(pruneOutputs(outcome.result)['broken-images'] ?? ''), lines: log.lines };
}

/** A package with everything that breaks, and one old image of a pull request that goes. */
function brokenWorld(): PackageWorld & { readonly shared: string } {
  const world = packageWorld('app', () => fakeClock().now());
  const [shared, arm, lone, both] = ['shared', 'arm', 'lone', 'both'].map((name) => world.pushPlatform(name, old));
  world.pushIndex([shared ?? '', arm ?? ''], true, { ...old, tags: ['partial'] });
  world.pushIndex([both ?? ''], false, { ...old, tags: ['all-gone'] });
  world.pushPlatform('ghost', { ...old, tags: ['ghost'] });
  world.pushIndex([shared ?? ''], true, { ...old, tags: ['latest'] });
  world.pushIndex([lone ?? ''], true, { ...old, tags: ['unproved'] });
  world.pushIndex([shared ?? ''], false, { ...old, tags: ['pr-1-aaaaaaa'] });
  const proof = [...world.neededBy(world.digestOf('unproved') ?? '')].find(
    (digest) => digest !== lone && digest !== world.digestOf('unproved'),
  );
  for (const digest of [arm, both, world.digestOf('ghost'), proof]) world.lose(digest ?? '');
  return { ...world, shared: shared ?? '' };
}

describe('images that are broken (U7)', () => {
  test('stop everything in their repository without "repair"', async () => {
    const world = brokenWorld();
    const { failure, result } = await prune(world, {});
    expect(failure).toMatchObject({ message: expect.stringContaining('let "repair" list or delete') });
    expect(result.report.totals.deleted).toBe(0);
    expect(world.digestOf('pr-1-aaaaaaa')).toBeDefined();
  });

  test('are listed by "report", stay, and stop nothing', async () => {
    const world = brokenWorld();
    const { failure, broken, result } = await prune(world, { repair: 'report' });
    expect(failure).toBeUndefined();
    expect(broken).toEqual(
      expect.arrayContaining([
        { ref: `${world.image}:partial`, kind: 'partial', lost: ['linux/arm64'], action: 'kept' },
        { ref: `${world.image}:all-gone`, kind: 'ghost', lost: ['linux/amd64'], action: 'kept' },
        { ref: `${world.image}:ghost`, kind: 'ghost', lost: [world.digestOf('ghost')], action: 'kept' },
        expect.objectContaining({ ref: `${world.image}:unproved`, kind: 'partial', action: 'kept' }),
      ]),
    );
    expect(broken).toHaveLength(4);
    expect(world.digestOf('pr-1-aaaaaaa')).toBeUndefined();
    expect(pruneSummary(result)).toMatch(/broken[\s\S]*it lost linux\/arm64/);
  });

  test('go by "delete", but not what others need, and not what only lost an attestation', async () => {
    const world = brokenWorld();
    const { failure, result } = await prune(world, { repair: 'delete' });
    expect(failure).toBeUndefined();
    expect(['partial', 'all-gone', 'ghost', 'latest', 'unproved'].filter((tag) => world.digestOf(tag))).toEqual([
      'latest',
      'unproved',
    ]);
    expect(world.has(world.shared)).toBe(true);
    expect(result.report.totals).toMatchObject({ deleted: 4, failed: 0 });
  });

  test.each([
    [{ 'dry-run': 'true' }, 'would-delete'],
    [{ 'exclude-tags': 'part*' }, 'kept'],
    [{ 'pull-request': '1' }, 'kept'],
  ])('with %j the partial one is: %s', async (inputs, action) => {
    const world = brokenWorld();
    const { broken } = await prune(world, { repair: 'delete', ...inputs });
    expect(broken).toContainEqual(expect.objectContaining({ ref: `${world.image}:partial`, action }));
    expect(world.digestOf('partial')).toBeDefined();
  });

  test('that a registry shows again at the next look are not broken', async () => {
    const world = brokenWorld();
    const gone = new Map<string, number>();
    const real = world.registries(quiet).repository(world.image);
    const { broken } = await prune(
      world,
      { repair: 'delete' },
      {
        repository: () => ({
          ...real,
          async manifest(reference) {
            const asked = (gone.get(reference) ?? 0) + 1;
            gone.set(reference, asked);
            return reference === world.shared && asked === 1 ? { found: false } : real.manifest(reference);
          },
        }),
      },
    );
    expect(broken).not.toContainEqual(expect.objectContaining({ ref: `${world.image}:latest` }));
    expect(world.digestOf('latest')).toBeDefined();
  });
});

test.each([
  ['report', 'kept', true],
  ['delete', 'deleted', false],
])(
  'a tag whose manifest is gone, in a registry without a list of manifests: %s (U7)',
  async (repair, action, stays) => {
    const memory = memoryRegistry();
    memory.put('1.0.0', 'a');
    let hasGhost = true;
    const registry: RegistryRepository = {
      ...memory,
      tags: async () => [...(await memory.tags()), ...(hasGhost ? ['ghost'] : [])],
      deleteTag(tag) {
        hasGhost = tag !== 'ghost';
        return Promise.resolve();
      },
    };
    const inputs = { images: 'registry.example/app', repair };
    const { failure, broken } = await prune(brokenWorld(), inputs, { repository: () => registry });
    expect(failure).toBeUndefined();
    expect(broken).toEqual([{ ref: 'registry.example/app:ghost', kind: 'ghost', lost: [], action }]);
    expect(hasGhost).toBe(stays);
  },
);

test('a repository in which nothing is shown is a warning and stands in the summary (U9)', async () => {
  const inputs = { images: 'registry.example/app' };
  const { failure, lines, result } = await prune(brokenWorld(), inputs, memoryRegistry());
  expect(failure).toBeUndefined();
  expect(lines.join()).toContain('warning: The registry shows nothing in registry.example/app');
  expect(pruneSummary(result)).toMatch(/nothing found in[\s\S]*registry\.example\/app/);
});

test('a deletion that GitHub accepts and does not do is a failure (U9)', async () => {
  const world = packageWorld('app', () => fakeClock().now());
  for (const tag of ['pr-1-aaaaaaa', 'pr-2-bbbbbbb', '1.0.0']) world.pushPlatform(tag, { ...old, tags: [tag] });
  const { failure } = await prune(world, {}, undefined, {
    before: (method) => (method === 'DELETE' ? 204 : undefined),
    after: () => undefined,
  });
  expect(failure).toMatchObject({
    message: expect.stringContaining('2 could not be deleted: the deletion was accepted'),
  });
});

test('an image that fails in a way that nobody foresaw does not stop the others (U8)', async () => {
  const world = packageWorld('app', () => fakeClock().now());
  world.pushPlatform('a', { ...old, tags: ['pr-1-aaaaaaa'] });
  world.pushPlatform('b', { ...old, tags: ['1.0.0'] });
  const inputs = { images: `registry.example/app\n${world.image}` };
  const { failure, result } = await prune(world, inputs, {
    repository: (image) => {
      if (image !== world.image) throw new TypeError('odd');
      return world.registries(quiet).repository(image);
    },
  });
  expect(failure).toMatchObject({ message: 'Nothing was decided in registry.example/app: odd.' });
  expect(result.report.totals).toMatchObject({ deleted: 1, failed: 1 });
});

describe('packages by pattern', () => {
  test('are those that GitHub lists of the owner and that match', async () => {
    const world = packageWorld('web-api', () => fakeClock().now());
    world.pushPlatform('a', { ...old, tags: ['pr-1-aaaaaaa'] });
    world.pushPlatform('b', { ...old, tags: ['1.0.0'] });
    const { result, lines } = await prune(world, { images: '', owner: 'Octo', packages: 'web-*,tool-*' });
    expect(result.report.images.map(({ image }) => image)).toEqual(['ghcr.io/octo/web-api']);
    expect(world.digestOf('pr-1-aaaaaaa')).toBeUndefined();
    expect(lines.join()).toContain('warning: None of the 1 container packages of octo is called "tool-*"');
  });

  test('need a token that lists them, which is said', async () => {
    const world = packageWorld('web-api', () => fakeClock().now());
    const forbid: WorldHooks = {
      before: (_, path) => (path.endsWith('/packages') ? 403 : undefined),
      after: () => undefined,
    };
    await expect(prune(world, { images: '', packages: '*', owner: 'octo' }, undefined, forbid)).rejects.toThrow(
      'give "github-token" a personal access token',
    );
  });
});

/** Versions with a tag of a pull request, and a release that stays. */
function pullRequestWorld(tags: readonly string[]): PackageWorld {
  const world = packageWorld('app', () => fakeClock().now());
  for (const tag of [...tags, '1.0.0']) world.pushPlatform(tag, { ...old, tags: [tag] });
  return world;
}

test('tags of "pull-request" go whatever "keep-n-tagged" says of rules (K3)', async () => {
  const world = pullRequestWorld(['pr-7', 'pr-7-aaaaaaa', 'pr-8-bbbbbbb']);
  const { failure } = await prune(world, { 'pull-request': '7', 'keep-n-tagged': '1' });
  expect(failure).toBeUndefined();
  expect(['pr-7', 'pr-7-aaaaaaa', 'pr-8-bbbbbbb'].filter((tag) => world.digestOf(tag))).toEqual(['pr-8-bbbbbbb']);
});

describe('the report', () => {
  test.each(['a-folder', 'no/such/folder/report.json'])(
    'that cannot be written at %s: nothing is deleted',
    async (path) => {
      const world = pullRequestWorld(['pr-7-aaaaaaa']);
      mkdirSync(join(folder, 'a-folder'), { recursive: true });
      await expect(prune(world, { 'report-file': join(folder, path) })).rejects.toThrow(
        /^The report cannot be written to ".*" \(.*\): set "report-file" to a file/,
      );
      expect(world.digestOf('pr-7-aaaaaaa')).toBeDefined();
    },
  );

  test('of a dry run says what a real one does, of parts that GitHub does not list too (U7)', async () => {
    const report = async (dryRun: boolean): Promise<unknown> => {
      const world = packageWorld('app', () => fakeClock().now());
      const hidden = world.pushPlatform('hidden', old);
      const part = world.pushPlatform('part', old);
      const image = world.pushIndex([hidden, part], true, { ...old, tags: ['pr-7-aaaaaaa'] });
      world.pushReferrer(image, 'signature', old);
      world.pushPlatform('kept', { ...old, tags: ['1.0.0'] });
      world.versions.splice(
        world.versions.findIndex(({ name }) => name === hidden),
        1,
      );
      const path = join(folder, 'compared.json');
      const { failure } = await prune(world, { 'dry-run': String(dryRun), 'report-file': path });
      expect(failure).toBeUndefined();
      expect(world.has(part)).toBe(dryRun);
      const text = readFileSync(path, 'utf8').replaceAll('would-delete', 'deleted');
      return { ...(JSON.parse(text) as object), 'dry-run': '', created: '' };
    };
    expect(await report(true)).toEqual(await report(false));
  });
});
