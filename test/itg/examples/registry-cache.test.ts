import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnStep } from '../../bed/runner/results.ts';
import { startBuildkitBridge, type BuildkitBridge } from '../../bed/buildkit-bridge.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { bedVariables } from '../../bed/itg-setup.ts';
import { startRegistry, testAccounts, type LocalRegistry } from '../../bed/registry.ts';
import { linkBuildx } from '../../bed/toolchain.ts';
import { dockerLogin } from '../../support/docker-login.ts';
import { commitOf, push, startPipeline, type Pipeline, type PipelineRun } from '../../support/example-pipeline.ts';
import { fetchRegistryManifest } from '../../support/registry-content.ts';

/*
 * examples/registry-cache with a client on the classic store and a remote builder, as docker/setup-buildx-action has a
 * docker-container one. Both registries ask who one is.
 */
jest.setTimeout(300_000);

const [classic = '', containerd = ''] = bedVariables.map((name) => process.env[name]);
const images = ['platform', 'platform-tenant'];
const authorization = `Basic ${Buffer.from(`alice:${testAccounts.alice.password}`).toString('base64')}`;
const mirrorAuthorization = `Basic ${Buffer.from(`bob:${testAccounts.bob.password}`).toString('base64')}`;

let pipeline: Pipeline;
let primary: LocalRegistry;
let mirror: LocalRegistry;
let proxy: FaultProxy;
let bridge: BuildkitBridge;
let config: string;
beforeAll(async () => {
  pipeline = await startPipeline([]);
  primary = await startRegistry({ account: 'alice' });
  mirror = await startRegistry({ account: 'bob' });
  proxy = await startFaultProxy({ target: `http://${primary.address}` });
  bridge = await startBuildkitBridge(containerd);
  config = mkdtempSync(join(tmpdir(), 'ciia-docker-config-'));
  linkBuildx(config);
  execFileSync('docker', ['buildx', 'create', '--name', 'cache', '--driver', 'remote', bridge.endpoint], {
    env: { ...process.env, DOCKER_CONFIG: config, DOCKER_HOST: classic },
    stdio: 'ignore',
  });
  for (const image of images) {
    const folder = join(pipeline.workspace, image);
    mkdirSync(folder);
    copyFileSync('/bin/busybox', join(folder, 'busybox'));
    // What nobody has built before stands first, so that the builder's own cache has none of it.
    writeFileSync(join(folder, 'content'), `${pipeline.name} ${image}`);
    const step = (text: string): string =>
      `RUN ["/busybox", "sh", "-c", "echo ${pipeline.name} ${image} ${text} >> /log"]\n`;
    writeFileSync(
      join(folder, 'Dockerfile'),
      `FROM scratch\nCOPY content /content\nCOPY busybox /busybox\n${step('one')}${step('two')}`,
    );
  }
});
afterAll(async () => {
  await pipeline.stop();
  await bridge.stop();
  await proxy.stop();
  await primary.stop();
  await mirror.stop();
  pipeline.removeImages(containerd);
  rmSync(config, { recursive: true });
});

const run = (file: string, letter: string, inputs: Readonly<Record<string, string>> = {}): Promise<PipelineRun> =>
  pipeline.run(file, push('main', letter), {
    host: classic,
    inputs,
    machineEnv: { DOCKER_CONFIG: config, BUILDX_BUILDER: '' },
    vars: {
      PRIMARY_REGISTRY: proxy.address,
      MIRROR_REGISTRY: mirror.address,
      NAMESPACE: pipeline.name,
      BUILDER: 'cache',
    },
    secrets: {
      PRIMARY_USERNAME: 'alice',
      PRIMARY_PASSWORD: testAccounts.alice.password,
      MIRROR_USERNAME: 'bob',
      MIRROR_PASSWORD: testAccounts.bob.password,
    },
    handlers: { 'docker/login-action': dockerLogin(config) },
  });
const report = (ended: PipelineRun, image: string): string | undefined =>
  ended.job(`build-and-push (${image})`).steps.findLast(isOwnStep)?.log[0];

test('a cold run publishes both images although one cache cannot be written, on a new builder each (003-1, 003-2, 003-3, 003-4, 003-5, 003-9, 004-8)', async () => {
  proxy.addFault({
    method: 'PUT',
    path: /platform-tenant\/manifests\/buildcache/,
    do: { kind: 'status', status: 500 },
  });
  const ended = await run('registry-cache/publish.yml', 'a');
  proxy.clear();
  expect(ended.complaints).toEqual([]);
  const tag = `staging-${commitOf('a').head}`;
  for (const image of images) {
    expect(report(ended, image)).toMatch(new RegExp(`^${image}: cold, 0 of \\d+ steps cached`));
    const { digest } = ended.step(`build-and-push (${image})`, 'build').outputs;
    expect(
      (await fetchRegistryManifest(`${primary.address}/${pipeline.name}/${image}:${tag}`, authorization)).digest,
    ).toBe(digest);
    const there = `${mirror.address}/${pipeline.name}/${image}`;
    expect((await fetchRegistryManifest(`${there}:${tag}`, mirrorAuthorization)).digest).toBe(digest);
    expect((await fetchRegistryManifest(`${there}:buildcache`, mirrorAuthorization)).digest).toBeNull();
  }
  const cache = (image: string): ReturnType<typeof fetchRegistryManifest> =>
    fetchRegistryManifest(`${primary.address}/${pipeline.name}/${image}:buildcache`, authorization);
  expect((await cache('platform')).mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
  expect((await cache('platform-tenant')).digest).toBeNull();

  const created = ended.dockerCalls.filter((call) => call.includes('buildx create'));
  const removed = ended.dockerCalls.filter((call) => call.includes('buildx rm'));
  expect(created.length).toBe(ended.dockerCalls.filter((call) => call.includes('buildx build ')).length);
  expect(removed.length).toBe(created.length);
});

test('a warm run takes its steps from the cache in the registry and says so (003-4, 003-6)', async () => {
  const ended = await run('registry-cache/publish.yml', 'c');
  expect(ended.complaints).toEqual([]);
  expect(report(ended, 'platform')).toMatch(/^platform: warm, (\d+) of \1 steps cached/);
  const log = ended.step('build-and-push (platform)', 'build').log.join('\n');
  expect(log).toContain(`importing cache manifest from ${proxy.address}/${pipeline.name}/platform:buildcache`);
  expect(log).toContain('CACHED');
  expect(ended.step('build-and-push (platform-tenant)', 'build').outputs['pushed']).toBe('true');
});

test('no secret is an argument or in a log (003-8)', async () => {
  const secrets = [testAccounts.alice.password, testAccounts.bob.password];
  const auths = readFileSync(join(config, 'config.json'), 'utf8');
  expect(auths).toContain(mirror.address);
  const ended = await run('registry-cache/promote.yml', 'c', { sha: commitOf('c').head });
  expect(ended.complaints).toEqual([]);
  const text = [...ended.dockerCalls, ...ended.jobs.flatMap(({ steps }) => steps.flatMap(({ log }) => log))].join('\n');
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

test('what is promoted is the image of a commit, byte for byte, and never the cache (003-3)', async () => {
  for (const image of images) {
    const repository = `${primary.address}/${pipeline.name}/${image}`;
    const promoted = await fetchRegistryManifest(`${repository}:latest`, authorization);
    expect(promoted.digest).not.toBeNull();
    expect(promoted.digest).toBe(
      (await fetchRegistryManifest(`${repository}:staging-${commitOf('c').head}`, authorization)).digest,
    );
    expect(promoted.digest).not.toBe((await fetchRegistryManifest(`${repository}:buildcache`, authorization)).digest);
  }
});
