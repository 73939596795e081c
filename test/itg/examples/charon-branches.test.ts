import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { bedVariables } from '../../bed/itg-setup.ts';
import { describeRun, githubContext, type RunDescription } from '../../bed/run-environment.ts';
import type { ActionHandler } from '../../bed/runner/actions.ts';
import { interpolate } from '../../bed/runner/expressions.ts';
import { workflowRunOf } from '../../bed/workflow-run-event.ts';
import {
  commitOf,
  pullRequest,
  push,
  repository,
  startPipeline,
  type Happening,
  type Pipeline,
  type PipelineRun,
} from '../../support/example-pipeline.ts';
import { cosignPassword, makeCosignKey } from '../../support/cosign-key.ts';
import { fetchRegistryManifest } from '../../support/registry-content.ts';

/* examples/charon on the default branch, where images are published, and on a feature branch. */
jest.setTimeout(300_000);

const [classic = '', containerd = '', registry = ''] = bedVariables.map((name) => process.env[name]);

let pipeline: Pipeline;
let home: string;
let image: string;
beforeAll(async () => {
  pipeline = await startPipeline(['charon:test']);
  image = `${registry}/acme/${pipeline.name}`;
  home = mkdtempSync(join(tmpdir(), 'ciia-charon-'));
  pipeline.setFindings([]);
});
afterAll(async () => {
  await pipeline.stop();
  rmSync(home, { recursive: true });
});

describe('a push to main', () => {
  const attested: (readonly [string, boolean])[] = [];
  const attest: ActionHandler = async ({ inputs }) => {
    const subject = `${inputs['subject-name'] ?? ''}@${inputs['subject-digest'] ?? ''}`;
    // actions/attest refuses a subject that is no image by digest, and pushes beside what is there.
    expect((await fetchRegistryManifest(subject)).digest).toBe(inputs['subject-digest']);
    attested.push([subject, inputs['sbom-path'] !== undefined]);
    return {};
  };
  const sbom: ActionHandler = ({ inputs, workspace }) => {
    writeFileSync(join(workspace, inputs['output-file'] ?? ''), JSON.stringify({ spdxVersion: 'SPDX-2.3' }));
    return Promise.resolve({});
  };
  let run: PipelineRun;

  test('publishes both platforms to both registries, signed and attested by digest (000-9, 000-12, 000-8)', async () => {
    const signing = makeCosignKey(home).join(' ');
    const mirror = `${registry}/hub/${pipeline.name}`;
    run = await pipeline.run('charon/docker-build.yml', push('main', 'a'), {
      host: containerd,
      vars: { IMAGE: image, MIRROR: mirror, COSIGN_OPTIONS: signing },
      secrets: {
        COSIGN_PRIVATE_KEY: readFileSync(join(home, 'cosign.key'), 'utf8'),
        COSIGN_PASSWORD: cosignPassword,
      },
      handlers: { 'actions/attest': attest, 'anchore/sbom-action': sbom },
    });
    expect(run.complaints).toEqual([]);
    expect(run.results).toMatchObject({ publish: 'success', gate: 'success', feedback: 'skipped' });
    const { outputs } = run.step('build', 'image');
    const digest = outputs['digest'] ?? '';
    expect(outputs).toMatchObject({ tag: 'sha-a1b2c3d', pushed: 'true', 'artifact-id': '' });
    for (const ref of [`${image}:sha-a1b2c3d`, `${image}:latest`, `${mirror}:sha-a1b2c3d`, `${mirror}:latest`]) {
      const { body, ...manifest } = await fetchRegistryManifest(ref);
      expect({ ref, digest: manifest.digest }).toEqual({ ref, digest });
      expect(body.manifests?.map(({ platform }) => `${platform.os}/${platform.architecture}`)).toEqual(
        expect.arrayContaining(['linux/amd64', 'linux/arm64']),
      );
    }
    expect(attested).toEqual([
      [`${image}@${digest}`, false],
      [`${image}@${digest}`, true],
    ]);
    const options = ['--insecure-ignore-tlog', '--allow-insecure-registry'];
    const key = join(home, 'cosign.pub');
    const verified = execFileSync('cosign', ['verify', '--key', key, ...options, `${image}@${digest}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(verified).toContain(digest);
  });

  test('is tested with the image for the platform of the runner, out of what is published (000-17)', () => {
    const [built, ...obtained] = run.images;
    const ids = JSON.parse(built?.outputs['imageids'] ?? '{}') as Readonly<Record<string, string>>;
    expect(Object.keys(ids).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    expect(obtained.length).toBe(6);
    for (const { outputs } of obtained) expect(outputs['imageid']).toBe(ids['linux/amd64']);
  });
});

test('a feature branch gets a clean tag with its commit, also by hand and without a cache (000-2, 000-4, 000-9, 000-11, 002-7)', async () => {
  const run = await pipeline.run('charon/docker-build.yml', push('feature/Add_New-Feature', 'c', 'workflow_dispatch'), {
    host: classic,
    vars: { IMAGE: image },
    inputs: { 'no-cache': true },
  });
  expect(run.complaints).toEqual([]);
  const { outputs } = run.step('build', 'image');
  expect(outputs).toMatchObject({ tag: 'feature-add-new-feature-c1b2c3d', 'artifact-name': 'push-image' });
  expect((await fetchRegistryManifest(`${image}:feature-add-new-feature-c1b2c3d`)).digest).toBe(outputs['digest']);
  const [build = ''] = run.dockerCalls.filter((call) => call.includes('buildx build'));
  expect(build).toMatch(/--no-cache.* --pull|--pull.* --no-cache/);
  expect(build).toContain('--load');
  expect(run.results).toMatchObject({ 'integration (waf)': 'success', publish: 'skipped', gate: 'success' });
});

describe('concurrency', () => {
  const folder = fileURLToPath(new URL('../../../examples/charon/', import.meta.url));
  const groupOf = (file: string, run: RunDescription): { readonly group: string; readonly cancels: string } => {
    const { concurrency } = parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': string | boolean };
    };
    const contexts = { github: githubContext(run, '') };
    return {
      group: interpolate(concurrency.group, contexts),
      cancels: interpolate(String(concurrency['cancel-in-progress']), contexts),
    };
  };
  const own = (happening: Happening): RunDescription => describeRun({ ...happening, repository: repository.fullName });
  const consumer = (happening: Happening): RunDescription => {
    const { headSha, headBranch, headRepository, eventName } = happening;
    const run = pipeline.service.addRun({
      id: 1,
      repository,
      headRepository,
      headSha,
      headBranch,
      event: eventName,
    });
    return workflowRunOf(run, { apiUrl: pipeline.service.apiUrl });
  };

  test.each([
    ['docker-build.yml', own],
    ['wait/integration.yml', own],
    ['wait/e2e.yml', own],
    ['workflow-run/integration.yml', consumer],
    ['workflow-run/e2e.yml', consumer],
    ['workflow-run/security-pr.yml', consumer],
    ['workflow-run/supply-chain-pr.yml', consumer],
  ] as const)(
    'of %s ends what a new commit of the same pull request makes stale, and nothing else (000-13)',
    (file, run) => {
      const older = groupOf(file, run(pullRequest('a')));
      expect(older.cancels).toBe('true');
      expect(groupOf(file, run(pullRequest('c')))).toEqual(older);
      const forked = run(pullRequest('a', { from: { id: 43, fullName: 'stranger/charon' } }));
      const main = groupOf(file, run(push('main', 'a')));
      expect(main.group).not.toBe(older.group);
      if (run === consumer) expect(groupOf(file, forked).group).not.toBe(older.group);
      if (!file.startsWith('wait/')) expect(main.cancels).toBe('false');
      expect(commitOf('a').head).not.toBe(commitOf('c').head);
    },
  );
});
