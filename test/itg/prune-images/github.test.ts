import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startActionsService, testRepository, type ActionsService } from '../../bed/actions-service.ts';
import { uniqueName } from '../../bed/images.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { projectActions } from '../../bed/runner/actions.ts';
import type { JobResult } from '../../bed/runner/results.ts';
import { runWorkflow } from '../../bed/runner/run-workflow.ts';
import { pullRequestEvent } from '../../demo/pull-request-event.ts';
import { registryImages, type RegistryImages } from './registry-content.ts';

/*
 * The example workflow through the runner, as GitHub would run it when a pull request is closed and at night: the
 * packages API is the stand-in, in front of a real registry. A registry that is not ghcr.io has to be told so: that line
 * is added to the example.
 */
jest.setTimeout(60_000);
const example = fileURLToPath(new URL('../../../examples/clean-up.yml', import.meta.url));
const sha = (start: string): string => start.padEnd(40, '0');
const day = 86_400_000;

let home: string;
let registry: LocalRegistry;
let service: ActionsService;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ciia-prune-'));
  registry = await startRegistry();
  service = await startActionsService();
});

afterAll(async () => {
  await service.stop();
  await registry.stop();
  rmSync(home, { recursive: true });
});

async function runExample(image: string, event: 'closed' | 'schedule'): Promise<JobResult | undefined> {
  const file = join(home, 'clean-up.yml');
  const added = 'artifacts: true\n          registry-api: github';
  writeFileSync(file, readFileSync(example, 'utf8').replace('artifacts: true', added));
  const { fullName: repository } = testRepository;
  const commit = { head: sha('aaaaaa1'), merge: sha('2') };
  const payload = pullRequestEvent({ repository, headRepository: repository, number: 1, base: sha('3'), commit });
  const { jobs } = await runWorkflow({
    file,
    vars: { IMAGE: image },
    actions: projectActions({}),
    tokenFor: service.issueToken,
    run: {
      repository,
      apiUrl: service.apiUrl,
      runId: 99,
      ...(event === 'schedule'
        ? { eventName: 'schedule', event: { schedule: '17 3 * * *' } }
        : { eventName: 'pull_request', event: { ...payload, action: 'closed' }, ref: 'refs/pull/1/merge' }),
    },
  });
  return jobs[0];
}

test('the example cleans up after a closed pull request and at night, through the packages API (K3, 003-7)', async () => {
  const name = uniqueName('app');
  const image = `${registry.address}/octo-org/group/${name}`;
  const images = registryImages(image, process.env['CIIA_CONTAINERD_HOST'] ?? '');
  const versions = await packageOf(images, `octo-org/group/${name}`);
  // The run that cleans up belongs to the commit of the pull request: it does not keep its own images alive.
  service.addRun({ id: 99, status: 'in_progress', conclusion: null, headSha: sha('aaaaaa1') });

  const closed = await runExample(image, 'closed');
  expect(outputsOf(closed)).toMatchObject({ 'deleted-count': '2', 'failed-count': '0', 'dry-run': 'false' });
  expect(await images.tags()).toEqual(['buildcache', 'feature-x-5555555', 'latest', 'pr-12-bbbbbb1']);

  const night = await runExample(image, 'schedule');
  expect(outputsOf(night)).toMatchObject({ 'deleted-count': '3', 'failed-count': '0' });
  expect(await images.tags()).toEqual(['buildcache', 'latest']);
  expect(versions.map(({ tags }) => tags.join()).sort()).toEqual(['', '', 'buildcache', 'latest']);
  for (const tag of await images.tags()) expect(await images.pullAll(tag)).toBeGreaterThan(1);
});

function outputsOf(job: JobResult | undefined): Readonly<Record<string, string>> {
  const step = job?.steps.find(({ id }) => id === 'prune');
  if (step?.outcome !== 'success') throw new Error(step?.log.join('\n') ?? 'the step did not run');
  return step.outputs;
}

/** A package with an image of two platforms, caches of today and of last week, and what there is of pull requests. */
async function packageOf(images: RegistryImages, name: string): Promise<{ readonly tags: readonly string[] }[]> {
  const versions: { id: number; name: string; tags: readonly string[]; updatedAt: number }[] = [];
  const list = (digest: string, tags: readonly string[], days: number): void => {
    versions.push({ id: versions.length + 1, name: digest, tags, updatedAt: Date.now() - days * day });
  };
  const parts = [await images.push('part-1'), await images.push('part-2')];
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: parts.map((digest) => ({ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 2 })),
  };
  list(await images.put('latest', index), ['latest'], 50);
  for (const digest of parts) list(digest, [], 50);
  for (const [tag, days] of [
    ['pr-1-aaaaaa1', 0],
    ['pr-1', 0],
    ['pr-12-bbbbbb1', 2],
    ['feature-x-5555555', 8],
  ] as const) {
    list(await images.push(tag, { revision: sha(tag.slice(-7)) }), [tag], days);
  }
  const config = { mediaType: 'application/vnd.buildkit.cacheconfig.v0', ...(await images.blob('{}')) };
  const caches: string[] = [];
  for (const content of ['old', 'new']) {
    const layers = [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...(await images.blob(content)) }];
    const cache = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers };
    caches.push(await images.put('buildcache', cache));
  }
  list(caches[0] ?? '', [], 7);
  list(caches[1] ?? '', ['buildcache'], 0);
  // Parts have no tags of their own; a registry can only take a tag away with its manifest, so they are put again.
  for (const digest of parts) {
    const manifest = await images.manifest(digest);
    await images.delete(digest);
    await images.put(undefined, manifest);
  }
  service.github.packages[name] = {
    versions,
    onDelete: (digest) => {
      void images.delete(digest);
    },
  };
  return versions;
}
