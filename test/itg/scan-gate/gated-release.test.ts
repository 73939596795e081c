import { cpSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { docker, uniqueName, writeContext } from '../../bed/images.ts';
import { projectActions } from '../../bed/runner/actions.ts';
import type { JobResult } from '../../bed/runner/results.ts';
import { runWorkflow, type WorkflowResult } from '../../bed/runner/run-workflow.ts';
import type { StandInScan } from '../../bed/stand-in-scanner.ts';
import { flaws } from '../../support/scan-reports.ts';
import { standInScanners, type StandInScanners } from '../../support/stand-in-scanners.ts';

/* The example workflow as it is: real engine, real registry, real artifact client, and a stand-in for the scanner. */
const file = fileURLToPath(new URL('../../../examples/gated-release.yml', import.meta.url));
const host = process.env['CIIA_CONTAINERD_HOST'] ?? '';
const image = `${process.env['CIIA_REGISTRY'] ?? ''}/acme/${uniqueName('gated')}`;

let service: ActionsService;
let scanners: StandInScanners | undefined;
let runId = 9000;

beforeAll(async () => {
  service = await startActionsService();
});
afterEach(() => {
  scanners?.remove();
  const ours = docker(host, 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')
    .split('\n')
    .filter((ref) => ref.startsWith(`${image}:`) || ref === 'app:test');
  if (ours.length > 0) docker(host, 'image', 'rm', '--force', ...ours);
});
afterAll(async () => {
  await service.stop();
});

interface Seen extends WorkflowResult {
  readonly job: (id: string) => JobResult | undefined;
  /** What the gate says. */
  readonly gate: string | undefined;
}

/** A push to main whose suites `passing` pass. */
async function release(
  scans: readonly StandInScan[],
  { passing = ['unit', 'e2e'], message = 'Add a feature' }: { passing?: readonly string[]; message?: string } = {},
): Promise<Seen> {
  scanners = standInScanners(['trivy'], scans);
  const id = ++runId;
  const context = writeContext({ runnable: true });
  writeFileSync(join(context, 'run-tests'), `#!/bin/sh\ncase "$1" in ${passing.join('|')}) ;; *) exit 1 ;; esac\n`);
  chmodSync(join(context, 'run-tests'), 0o755);
  writeFileSync(
    join(context, 'Dockerfile'),
    'FROM scratch\nCOPY --chmod=755 busybox /bin/busybox\nCOPY --chmod=755 busybox /bin/sh\nCOPY content run-tests /\nWORKDIR /\n',
  );
  try {
    const result = await runWorkflow({
      file,
      run: {
        // A commit of its own: an image that is there for a commit is not built again.

        eventName: 'push',
        repository: 'Acme/Gated',
        ref: 'refs/heads/main',
        sha: String(id).padEnd(40, '7'),
        runId: id,
        event: { repository: { full_name: 'Acme/Gated', default_branch: 'main' }, head_commit: { message } },
        apiUrl: service.apiUrl,
      },
      vars: { IMAGE: image },
      machineEnv: { DOCKER_HOST: host, BUILDX_BUILDER: 'default', ...scanners.env },
      actions: projectActions({
        handlers: {
          'actions/checkout': ({ workspace }) => {
            cpSync(context, workspace, { recursive: true });
            return Promise.resolve({});
          },
        },
      }),
      runtimeEnv: () => service.runtimeEnv(id),
      tokenFor: service.issueToken,
    });
    const job = (name: string): JobResult | undefined => result.jobs.find((each) => each.id === name);
    return { ...result, job, gate: job('gate')?.outputs['gate'] };
  } finally {
    rmSync(context, { recursive: true });
  }
}

const resultsOf = ({ jobs }: Seen): Readonly<Record<string, string>> =>
  Object.fromEntries(jobs.map(({ name, result }) => [name, result]));

test('everything green: the image that was tested and scanned is released (000-10, G5, R2)', async () => {
  const seen = await release([{ found: flaws({ LOW: 3 }) }]);
  expect(resultsOf(seen)).toEqual({
    build: 'success',
    'test (unit)': 'success',
    'test (e2e)': 'success',
    scan: 'success',
    gate: 'success',
    release: 'success',
  });
  expect(seen).toMatchObject({ conclusion: 'success', gate: 'pass' });
  const raw = docker(
    host,
    'buildx',
    'imagetools',
    'inspect',
    '--format',
    '{{json .Manifest.Digest}}',
    `${image}:stable`,
  );
  const { digest } = JSON.parse(seen.job('build')?.outputs['handover'] ?? '') as { digest: string };
  expect(JSON.parse(raw)).toBe(digest);
});

test('one suite that fails holds the release, and the gate names its job (R2)', async () => {
  const seen = await release([{}], { passing: ['unit'] });
  expect(resultsOf(seen)).toMatchObject({
    'test (e2e)': 'failure',
    scan: 'success',
    gate: 'failure',
    release: 'skipped',
  });
  expect(seen.gate).toBe('fail');
  expect(seen.job('gate')?.steps[0]?.outputs['reason']).toBe('test failed');
});

test('a build that was skipped leads through to a green gate, and nothing is released (002-6, R2)', async () => {
  const seen = await release([], { message: 'chore: tidy up' });
  expect(resultsOf(seen)).toEqual({
    build: 'success',
    'test (unit)': 'success',
    'test (e2e)': 'success',
    scan: 'success',
    gate: 'success',
    release: 'skipped',
  });
  expect(seen.job('scan')?.outputs['gate']).toBe('skipped');
  expect(seen).toMatchObject({ conclusion: 'success', gate: 'pass' });
});

test('a scanner that failed is no clean scan: the gate is an error (G4, G5)', async () => {
  const seen = await release([{ exitCode: 1, stderr: 'FATAL\tFatal error\timage scan failed\n' }]);
  expect(resultsOf(seen)).toMatchObject({ scan: 'failure', gate: 'failure', release: 'skipped' });
  expect(seen.job('scan')?.outputs['gate']).toBe('error');
  expect(seen.job('gate')?.steps[0]?.outputs).toEqual({ gate: 'error', reason: 'scan says error' });
  expect(seen.gate).toBe('error');
});
