import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnStep } from '../../bed/runner/results.ts';
import { startBuildkitBridge, type BuildkitBridge } from '../../bed/buildkit-bridge.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { bedVariables } from '../../bed/itg-setup.ts';
import { startRegistry, testAccounts, type LocalRegistry } from '../../bed/registry.ts';
import { linkBuildx } from '../../bed/toolchain.ts';
import { dockerLogin } from '../../support/docker-login.ts';
import { push, startPipeline, type Pipeline, type PipelineRun } from '../../support/example-pipeline.ts';
import { fetchRegistryManifest } from '../../support/registry-content.ts';

/*
 * examples/multi-arch: two organisations are two registries behind one host, each with one account that only it knows.
 * The legs of arm64 build here too, by copying alone.
 */
jest.setTimeout(300_000);

const [classic = '', containerd = ''] = bedVariables.map((name) => process.env[name]);
const basic = (user: 'alice' | 'bob'): string =>
  `Basic ${Buffer.from(`${user}:${testAccounts[user].password}`).toString('base64')}`;
const single = /^application\/vnd\.(oci\.image|docker\.distribution)\.manifest\.v\d\+json$/;

let pipeline: Pipeline;
let registries: LocalRegistry[];
let proxy: FaultProxy;
let bridge: BuildkitBridge;
let config: string;
let first: string;
let second: string;
beforeAll(async () => {
  pipeline = await startPipeline(['stackrox/roxctl:sha-a1b2c3d', 'stackrox/central-db:sha-a1b2c3d']);
  registries = [await startRegistry({ account: 'alice' }), await startRegistry({ account: 'bob' })];
  const [ofFirst = '', ofSecond = ''] = registries.map(({ address }) => `http://${address}`);
  proxy = await startFaultProxy({
    target: ofFirst,
    route: (path) => (path.startsWith(`/v2/stackrox-io-${pipeline.name}/`) ? ofSecond : undefined),
  });
  first = `${proxy.address}/rhacs-eng-${pipeline.name}`;
  second = `${proxy.address}/stackrox-io-${pipeline.name}`;
  bridge = await startBuildkitBridge(containerd);
  config = mkdtempSync(join(tmpdir(), 'ciia-docker-config-'));
  linkBuildx(config);
  execFileSync('docker', ['buildx', 'create', '--name', 'native', '--driver', 'remote', bridge.endpoint], {
    env: { ...process.env, DOCKER_CONFIG: config, DOCKER_HOST: classic },
    stdio: 'ignore',
  });
  writeFileSync(join(pipeline.workspace, 'Dockerfile'), 'FROM scratch\nCOPY content /content\n');
  const build = 'docker buildx build --builder default --provenance=false --load --quiet --tag';
  pipeline.addProgram('make', `#!/bin/sh\n${build} "stackrox/\${1%-image}:\${2#TAG=}" .\n`);
});
afterAll(async () => {
  await pipeline.stop();
  await bridge.stop();
  await proxy.stop();
  for (const registry of registries) await registry.stop();
  rmSync(config, { recursive: true });
});

describe('a push to main', () => {
  let ended: PipelineRun;
  const tag = 'sha-a1b2c3d';

  test('pushes a plain manifest for each architecture straight from the builder, and merges them (004-1, 004-2, 004-3, 004-6)', async () => {
    ended = await pipeline.run('multi-arch/build.yml', push('main', 'a'), {
      host: classic,
      machineEnv: { DOCKER_CONFIG: config, BUILDX_BUILDER: '' },
      vars: { FIRST_ORG: first, SECOND_ORG: second, BUILDER: 'native' },
      secrets: {
        FIRST_ORG_USERNAME: 'alice',
        FIRST_ORG_PASSWORD: testAccounts.alice.password,
        SECOND_ORG_USERNAME: 'bob',
        SECOND_ORG_PASSWORD: testAccounts.bob.password,
      },
      handlers: {
        'docker/login-action': (request) =>
          dockerLogin(config)({ ...request, inputs: { ...request.inputs, registry: proxy.address } }),
      },
    });
    expect(ended.complaints).toEqual([]);
    const digests = await Promise.all(
      ['amd64', 'arm64'].map(async (arch) => {
        const { digest, mediaType } = await fetchRegistryManifest(`${first}/main:${tag}-${arch}`, basic('alice'));
        expect(mediaType).toMatch(single);
        expect(ended.step(`main (${arch}`, 'build').outputs['digest']).toBe(digest);
        return digest;
      }),
    );
    expect(ended.dockerCalls.filter((call) => call.startsWith('main\t') && call.includes(' --load'))).toEqual([]);
    const index = await fetchRegistryManifest(`${first}/main:${tag}`, basic('alice'));
    expect(index.body.manifests?.map(({ digest, platform }) => [platform.architecture, digest])).toEqual([
      ['amd64', digests[0]],
      ['arm64', digests[1]],
    ]);
  });

  test('keeps an inline cache under a tag that stays, and reports the time of each phase (004-7, 004-11)', async () => {
    for (const arch of ['amd64', 'arm64']) {
      const cache = await fetchRegistryManifest(`${first}/main:cache-${arch}`, basic('alice'));
      const image = await fetchRegistryManifest(`${first}/main:${tag}-${arch}`, basic('alice'));
      expect(cache.mediaType).toMatch(single);
      expect(cache.body.layers).toEqual(image.body.layers);
      expect(ended.job(`main (${arch}`).steps.findLast(isOwnStep)?.log[0]).toMatch(
        /^build [\d.]+ s, push [\d.]+ s, \d+\/\d+ steps cached$/,
      );
    }
    const [build = ''] = ended.dockerCalls.filter((call) => call.includes('buildx build'));
    expect(build).toContain('--cache-to=type=inline');
    expect(build).toContain(`--cache-from=type=registry,ref=${first}/main:cache-amd64`);
  });

  test('is copied to the second organisation of the host with credentials of its own (004-4, 004-5)', async () => {
    const source = await fetchRegistryManifest(`${first}/main:${tag}`, basic('alice'));
    const copy = await fetchRegistryManifest(`${second}/main:${tag}`, basic('bob'));
    expect(copy.digest).toBe(source.digest);
    expect((await fetchRegistryManifest(`${second}/main:${tag}`, basic('alice'))).digest).toBeNull();
    const secrets = [testAccounts.alice.password, testAccounts.bob.password];
    expect(ended.dockerCalls.filter((call) => secrets.some((secret) => call.includes(secret)))).toEqual([]);
  });

  test('pushes what plain docker built by the same action, without a login beside it (004-9, 004-10)', async () => {
    for (const image of ['roxctl', 'central-db']) {
      const one = await fetchRegistryManifest(`${first}/${image}:${tag}`, basic('alice'));
      const other = await fetchRegistryManifest(`${second}/${image}:${tag}`, basic('bob'));
      expect(one.digest).not.toBeNull();
      expect(one.body.config?.digest).toBe(other.body.config?.digest);
      expect(
        ended
          .job(`built-elsewhere (${image})`)
          .steps.map(({ name }) => name)
          .join('\n'),
      ).not.toContain('login');
    }
  });
});
