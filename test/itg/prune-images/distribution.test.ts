import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distributionApi } from '../../../src/adapters/registry/distribution-api.ts';
import { githubRest } from '../../../src/adapters/github/github-rest.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { systemClock } from '../../../src/adapters/runner/system-clock.ts';
import { readPruneInputs } from '../../../actions/prune-images/inputs.ts';
import { pruneOutputs } from '../../../actions/prune-images/outputs.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import type { PruneReport } from '../../../actions/prune-images/rules/prune-report.ts';
import { toMessage } from '../../../src/errors.ts';
import { pruneImages } from '../../../actions/prune-images/prune-images.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, testRepository, type ActionsService } from '../../bed/actions-service.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { uniqueName } from '../../bed/images.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { runFacts } from '../../support/run-facts.ts';
import { attachment, registryImages, type RegistryImages } from './registry-content.ts';

/*
 * The action as a runner starts it, on a real registry of its own that deletes and collects its garbage, with images
 * that BuildKit built. Signatures are manifests and tags in the form that cosign and OCI 1.1 clients push.
 */
jest.setTimeout(60_000);
const host = process.env['CIIA_CONTAINERD_HOST'] ?? '';
const hour = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * hour).toISOString();
const sha = (start: string): string => start.padEnd(40, '0');
const live = sha('aaaaaa1');

let temp: string;
let registry: LocalRegistry;
let service: ActionsService;
let proxy: FaultProxy;

beforeAll(async () => {
  temp = mkdtempSync(join(tmpdir(), 'ciia-prune-'));
  registry = await startRegistry();
  service = await startActionsService();
  proxy = await startFaultProxy({ target: `http://${registry.address}` });
  service.addRun({ id: 1, status: 'in_progress', conclusion: null, headSha: live });
  service.addPull({ number: 12, headSha: sha('bbbbbb1') });
});

afterAll(async () => {
  await service.stop();
  await proxy.stop();
  await registry.stop();
  rmSync(temp, { recursive: true });
});

/** As a process of its own, the way a runner starts it. */
async function pruneAsStep(image: string, inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> {
  return runAction({
    action: 'prune-images',
    inputs: { images: image, ...inputs },
    run: {
      eventName: 'schedule',
      repository: testRepository.fullName,
      apiUrl: service.apiUrl,
      event: { repository: { default_branch: 'main' } },
    },
  });
}

interface Pruned {
  readonly report: PruneReport;
  readonly outputs: Readonly<Record<string, string>>;
  readonly failure: string;
}

/** The same flow with the same adapters in this process, which saves seconds. */
async function prune(image: string, inputs: Readonly<Record<string, string>> = {}): Promise<Pruned> {
  const given: Readonly<Record<string, string>> = {
    images: image,
    'dry-run': 'false',
    'retry-wait-seconds': '0',
    ...inputs,
  };
  const files = runnerFiles({ RUNNER_TEMP: temp });
  const { result, failure } = await pruneImages(readPruneInputs(new InputReader((name) => given[name] ?? '')), {
    api: githubRest('ghs_test-token', service.apiUrl),
    registries: distributionApi(() => Promise.resolve(undefined)),
    run: runFacts({ repository: testRepository.fullName, eventName: 'schedule' }),
    log: recordingLog(),
    clock: systemClock,
    files,
    signal: new AbortController().signal,
  });
  const report = JSON.parse(await files.readText(result.reportFile)) as PruneReport;
  return { report, outputs: pruneOutputs(result), failure: failure === undefined ? '' : toMessage(failure) };
}

const whatHappened = ({ report }: Pick<Pruned, 'report'>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    report.images.flatMap(({ rows }) => rows.map(({ name, action, reason }) => [name, `${action}: ${reason}`])),
  );

describe('a repository with everything in it', () => {
  let images: RegistryImages;
  let image: string;
  const kept = ['latest', '1.4.2', 'sha-1111111', 'pr-12-bbbbbb1', 'pr-7-aaaaaa1', 'pr-9-9999999', 'main'];
  let keptTags: readonly string[];

  beforeAll(async () => {
    image = `${registry.address}/acme/${uniqueName('app')}`;
    images = registryImages(image, host);
    images.build('latest', { revision: sha('1111111'), created: ago(900) });
    await images.push('1.4.2', { revision: sha('2222222'), created: ago(900) });
    await images.push('main', { revision: sha('1111111'), created: ago(900) });
    images.build('pr-1-3333333', { revision: sha('3333333'), created: ago(25) });
    await images.push('pr-2-4444444', { revision: sha('4444444'), created: ago(30) });
    await images.push('feature-x-5555555', { revision: sha('5555555'), created: ago(24 * 8) });
    await images.push('feature-y-6666666', { revision: sha('6666666'), created: ago(24 * 6) });
    await images.push('nightly-20250101', { revision: sha('7777777'), created: ago(900) });
    await images.push('pr-12-bbbbbb1', { revision: sha('bbbbbb1'), created: ago(100) });
    await images.push('pr-7-aaaaaa1', { revision: live, created: ago(100) });
    await images.push('pr-9-9999999', { revision: sha('9999999'), created: ago(1) });
    // Promoted: one digest, two tags.
    await images.retag('latest', 'sha-1111111');
    await images.retag('latest', 'pr-3-1111111');
    // A merged index whose platforms have old tags of their own.
    await images.push('pr-4-8888888-amd64', { revision: sha('8888888'), created: ago(200) });
    await images.put('2.0.0', {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [await descriptor(images, 'pr-4-8888888-amd64'), await descriptor(images, 'latest')],
    });
    // Signatures of an image that stays and of one that goes, by both conventions.
    for (const tag of ['latest', 'pr-1-3333333']) {
      const digest = (await images.digestOf(tag)) ?? '';
      const name = digest.replace(':', '-');
      const statement = await images.put(undefined, await attachment(images, digest, `statement of ${tag}`));
      await images.put(name, {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: statement, size: 2 }],
      });
      await images.put(`${name}.sig`, await attachment(images, undefined, `signature of ${tag}`));
    }
    keptTags = [...kept, '2.0.0', 'feature-y-6666666', 'nightly-20250101', 'pr-3-1111111', 'pr-4-8888888-amd64'];
  });

  test('a dry run is what happens unless told otherwise, and deletes nothing', async () => {
    const before = await images.tags();
    const ended = await pruneAsStep(image);
    expect(ended).toMatchObject({ exitCode: 0, unexpectedInputs: [], outputs: { 'dry-run': 'true' } });
    expect(ended.leftovers).toEqual([expect.stringMatching(/prune-report\.json$/)]);
    expect(ended.outputs['deleted-tags']).toContain('pr-1-3333333');
    expect(Number(ended.outputs['bytes-reclaimed'])).toBeGreaterThan(6000);
    expect(ended.summary).toContain('Prune images (dry run)');
    expect(await images.tags()).toEqual(before);
  });

  test('goes by rule, age, use and protection, with all that belongs to it (K1, K2, K4, K5, K6, 000-15)', async () => {
    const parts = (await images.manifest('pr-1-3333333')) as { readonly manifests: readonly { digest: string }[] };
    const ended = await prune(image);
    expect(ended).toMatchObject({ failure: '', outputs: { 'failed-count': '0', 'dry-run': 'false' } });
    expect(whatHappened(ended)).toMatchObject({
      'pr-1-3333333': 'deleted: older than "pr-<n>-*=24h" says',
      'pr-2-4444444': 'deleted: older than "pr-<n>-*=24h" says',
      'feature-x-5555555': 'deleted: older than "*-<sha>=7d" says',
      'feature-y-6666666': 'kept: younger than "*-<sha>=7d" says',
      'nightly-20250101': 'kept: "20250101" is not the commit of its label',
      'pr-12-bbbbbb1': 'kept: in use by open pull request 12',
      'pr-7-aaaaaa1': 'kept: in use by run 1 (in_progress)',
      'pr-9-9999999': 'kept: younger than "pr-<n>-*=24h" says',
      'pr-3-1111111': 'kept: shares its image with "latest"',
      'pr-4-8888888-amd64': 'kept: belongs to an image that stays',
      '1.4.2': 'kept: no rule matches it',
    });
    const own = (await images.digestOf('latest'))?.replace(':', '-') ?? '';
    expect(await images.tags()).toEqual([...keptTags, own, `${own}.sig`].sort());
    for (const { digest } of parts.manifests) expect(await images.digestOf(digest)).toBeUndefined();
  });

  test('a second run finds nothing more to do', async () => {
    const ended = await prune(image);
    expect(ended).toMatchObject({ failure: '', outputs: { 'deleted-count': '0', 'failed-count': '0' } });
  });

  test('every tag that stayed can be pulled whole, also after the registry collected its garbage (K2)', async () => {
    for (const tag of await images.tags()) expect(await images.pullAll(tag)).toBeGreaterThan(1);
    const size = registry.sizeOnDisk();
    await registry.collectGarbage();
    expect(registry.sizeOnDisk()).toBeLessThan(size - 6000);
    for (const tag of await images.tags()) expect(await images.pullAll(tag)).toBeGreaterThan(1);
    execFileSync('docker', ['--host', host, 'pull', '--quiet', `${image}:latest`]);
    execFileSync('docker', ['--host', host, 'image', 'rm', '--force', `${image}:latest`]);
  });
});

describe('a closed pull request', () => {
  test('loses exactly its own tags, at any age (K3)', async () => {
    const image = `${registry.address}/acme/${uniqueName('app')}`;
    const images = registryImages(image, host);
    await images.push('pr-1-3333333', { revision: sha('3333333') });
    for (const tag of ['pr-1', 'pr-1-3333333-amd64', 'pr-1-4444444', 'pr-12-5555555', 'pr-10', 'old-1-6666666']) {
      await images.push(tag, { created: ago(900) });
    }
    const ended = await prune(image, { 'pull-request': '1' });
    expect(ended.failure).toBe('');
    const gone = JSON.parse(ended.outputs['deleted-tags'] ?? '') as readonly string[];
    expect([...gone].sort()).toEqual(
      ['pr-1', 'pr-1-3333333', 'pr-1-3333333-amd64', 'pr-1-4444444'].map((tag) => `${image}:${tag}`),
    );
    expect(await images.tags()).toEqual(['old-1-6666666', 'pr-10', 'pr-12-5555555']);
  });
});

describe('when something is wrong', () => {
  let images: RegistryImages;
  let image: string;
  const pushIndex = async (tag: string): Promise<readonly string[]> => {
    const parts = [`${tag}-amd64`, `${tag}-arm64`];
    const manifests = [];
    for (const part of parts) {
      await images.push(part, { created: ago(90) });
      manifests.push(await descriptor(images, part));
    }
    await images.put(tag, { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests });
    return Promise.all(parts.map(async (part) => (await images.digestOf(part)) ?? ''));
  };

  beforeAll(() => {
    const path = `acme/${uniqueName('app')}`;
    image = `${proxy.address}/${path}`;
    images = registryImages(`${registry.address}/${path}`, host);
  });

  test('a deletion that fails does not stop the others, and the next run does it', async () => {
    await pushIndex('pr-1-1111111');
    await images.push('pr-2-2222222', { created: ago(90) });
    const digest = (await images.digestOf('pr-1-1111111')) ?? '';
    proxy.addFault({ method: 'DELETE', path: new RegExp(digest), do: { kind: 'status', status: 503 } });
    const ended = await prune(image, { 'max-attempts': '2' });
    expect(ended).toMatchObject({ outputs: { 'deleted-count': '1', 'failed-count': '3' } });
    expect(ended.failure).toMatch(/^3 could not be deleted: .*503/);
    expect(whatHappened(ended)['pr-1-1111111']).toMatch(/^failed: .*503/);
    expect(whatHappened(ended)['pr-1-1111111-arm64']).toMatch(/^failed: what holds it was not deleted: .*503/);
    expect(await images.pullAll('pr-1-1111111')).toBe(7);
    proxy.clear();
    expect(await prune(image)).toMatchObject({ failure: '', outputs: { 'deleted-count': '3' } });
    expect(await images.tags()).toEqual([]);
  });

  test('a registry that does not delete is said so after three tries (K5)', async () => {
    for (const tag of ['pr-1-1111111', 'pr-2-2222222', 'pr-3-3333333', 'pr-4-4444444']) {
      await images.push(tag, { created: ago(90) });
    }
    proxy.addFault({ method: 'DELETE', path: /manifests/, do: { kind: 'status', status: 405 } });
    const start = proxy.requests.length;
    const ended = await prune(image);
    expect(ended.failure).toContain('deletion is switched off');
    expect(proxy.requests.slice(start).filter(({ method }) => method === 'DELETE')).toHaveLength(3);
    proxy.clear();
  });

  test('one manifest of a kept image that cannot be read, and nothing is deleted (K2)', async () => {
    const [, part = ''] = await pushIndex('1.0.0');
    proxy.addFault({ method: 'GET', path: /1\.0\.0-arm64/, do: { kind: 'status', status: 500 } });
    const unreadable = await prune(image, { 'max-attempts': '1' });
    expect(unreadable).toMatchObject({ outputs: { 'deleted-count': '0', 'failed-count': '1' } });
    proxy.clear();
    await images.delete(part);
    const before = await images.tags();
    const incomplete = await prune(image);
    expect(incomplete).toMatchObject({ outputs: { 'deleted-count': '0' } });
    expect(incomplete.failure).toContain(`:1.0.0" stays and needs ${part}`);
    expect(await images.tags()).toEqual(before);
  });

  test('a job that is cancelled leaves a report of what was done (A7)', async () => {
    const path = `acme/${uniqueName('app')}`;
    const own = registryImages(`${registry.address}/${path}`, host);
    for (const tag of ['pr-1-1111111', 'pr-2-2222222', 'pr-3-3333333']) await own.push(tag, { created: ago(90) });
    proxy.addFault({ method: 'DELETE', path: /manifests/, do: { kind: 'delay', ms: 1500 } });
    const folder = mkdtempSync(join(tmpdir(), 'ciia-report-'));
    mkdirSync(join(folder, 'reports'));
    const file = join(folder, 'reports/report.json');
    const ended = await runAction({
      action: 'prune-images',
      interrupt: { signal: 'SIGTERM', after: /manifests to delete/ },
      inputs: { images: `${proxy.address}/${path}`, 'dry-run': 'false', 'report-file': file },
      run: { repository: testRepository.fullName, apiUrl: service.apiUrl },
    });
    proxy.clear();
    const report = JSON.parse(readFileSync(file, 'utf8')) as PruneReport;
    rmSync(folder, { recursive: true });
    expect(ended.exitCode).toBe(1);
    const left = await own.tags();
    const rows = report.images[0]?.rows ?? [];
    expect(left.length).toBeGreaterThan(0);
    expect(rows.filter(({ action }) => action === 'deferred').map(({ name }) => name)).toEqual(left);
    expect(report.totals.deleted).toBe(3 - left.length);
  });
});

async function descriptor(images: RegistryImages, tag: string): Promise<unknown> {
  const manifest = (await images.manifest(tag)) as { readonly mediaType: string };
  return { mediaType: manifest.mediaType, digest: await images.digestOf(tag), size: JSON.stringify(manifest).length };
}
