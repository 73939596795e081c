import { expect, test } from '@jest/globals';
import { childProcesses } from '../../../../src/adapters/process/child-processes.ts';
import { imageScanners } from '../../../../src/adapters/scanners/image-scanners.ts';
import { isScannerVariable } from '../../../../src/adapters/scanners/scanner-environment.ts';
import { runnerFiles } from '../../../../src/adapters/runner/runner-files.ts';
import { stopCommands } from '../../../../src/adapters/runner/stop-commands.ts';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test.each([
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'GITHUB_ENV',
  'INPUT_HANDOVER',
  'INPUT_GITHUB-TOKEN',
  'NPM_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'DOCKER_PASSWORD',
  'STATE_x',
  'RUNNER_TRACKING_ID',
  'NODE_OPTIONS',
  'LD_PRELOAD',
  'MY_TRIVY_TOKEN',
  'Trivy_Token',
])('a scanner does not get %s (Z17)', (name) => {
  expect(isScannerVariable(name)).toBe(false);
});

test.each([
  'PATH',
  'HOME',
  'LC_ALL',
  'XDG_CACHE_HOME',
  'https_proxy',
  'HTTPS_PROXY',
  'no_proxy',
  'SSL_CERT_FILE',
  'DOCKER_CONFIG',
  'DOCKER_HOST',
  'DOCKER_SCOUT_HUB_PASSWORD',
  'TRIVY_DB_REPOSITORY',
  'GRYPE_DB_UPDATE_URL',
  'SYFT_CACHE_DIR',
])('a scanner gets %s (Z17)', (name) => {
  expect(isScannerVariable(name)).toBe(true);
});

test('a real program sees only these, in every call (Z17)', async () => {
  const home = mkdtempSync(join(tmpdir(), 'ciia-environment-'));
  try {
    const program = join(home, 'trivy');
    writeFileSync(program, `#!/bin/sh\nenv | cut -d= -f1 >> '${home}/seen'\necho '{}' > '${home}/report.json'\n`);
    chmodSync(program, 0o755);
    const path = `${home}:${process.env['PATH'] ?? ''}`;
    const exec = childProcesses(
      stopCommands(() => undefined),
      {
        PATH: path,
        HOME: home,
        ACTIONS_RUNTIME_TOKEN: 'x',
        INPUT_HANDOVER: 'x',
        GITHUB_TOKEN: 'x',
        TRIVY_CACHE_DIR: 'x',
      },
    );
    const scanners = imageScanners(exec, runnerFiles({ RUNNER_TEMP: home }));
    const options = { kinds: ['vuln'] as const, timeoutMs: 60_000, signal: new AbortController().signal };
    await scanners.scan('trivy', { kind: 'engine', name: 'app:1', platform: undefined }, home, options);
    const seen = new Set(readFileSync(join(home, 'seen'), 'utf8').trim().split('\n'));
    // The shell adds its own.
    for (const name of ['PWD', 'OLDPWD', 'SHLVL', '_']) seen.delete(name);
    expect([...seen].sort()).toEqual([
      'HOME',
      'PATH',
      'TRIVY_CACHE_DIR',
      'TRIVY_IGNORE_STATUS',
      'TRIVY_SHOW_SUPPRESSED',
    ]);
  } finally {
    rmSync(home, { recursive: true });
  }
});
