import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction, type ActionRequest } from '../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../bed/actions-service.ts';

/*
 * Mistakes that users will make, met by the compiled actions: one sentence that names the value and the next step.
 * The client that is missing its daemon or its plugin is a script with the texts of the real one.
 */
let tools: string;
let service: ActionsService;

beforeAll(async () => {
  tools = mkdtempSync(join(tmpdir(), 'ciia-tools-'));
  service = await startActionsService();
});

afterAll(async () => {
  rmSync(tools, { recursive: true });
  await service.stop();
});

/** PATH with a `docker` that answers so. */
function dockerThat(name: string, script: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tools, `${name}-`));
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'docker'), 0o755);
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

async function errorOf(request: ActionRequest): Promise<string> {
  const { exitCode, annotations, leftovers } = await runAction(request);
  const errors = annotations.filter((annotation) => annotation.level === 'error');
  expect({ exitCode, errors: errors.length, leftovers }).toEqual({ exitCode: 1, errors: 1, leftovers: [] });
  return errors[0]?.message ?? '';
}

const noDaemon =
  'echo "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?" >&2; exit 1';
const noBuildx = `case "$1" in
buildx) printf "docker: unknown command: docker buildx\\n\\nRun 'docker --help' for more information\\n" >&2; exit 1;;
info) echo '{"ServerVersion":"26.1.5","OSType":"linux","Architecture":"x86_64","DriverStatus":[["Backing Filesystem","extfs"]]}';;
version) echo '{"Server":{"Version":"26.1.5","Os":"linux","Arch":"amd64"}}';;
context) echo 'unix:///var/run/docker.sock';;
esac`;

describe('before anything is done', () => {
  test.each([
    [
      'an enum value that there is not',
      { action: 'pull-or-download-image', inputs: { source: 'mirror' } },
      'Input "source" is "mirror": use "auto", "registry" or "artifact".',
    ],
    [
      'a number outside its range',
      { action: 'buildx-build-with-retry', inputs: { 'max-attempts': '0' } },
      'Input "max-attempts" is "0": use a whole number from 1 to 10.',
    ],
    [
      'a boolean that is none',
      { action: '.', inputs: { archive: 'yes' } },
      'Input "archive" is "yes": use true or false.',
    ],
    [
      'a malformed reference',
      { action: 'save-and-upload-image', inputs: { image: 'ghcr.io/acme//app:1' } },
      'The input "image" is "ghcr.io/acme//app:1", which is no image reference: a part between slashes is empty.',
    ],
    [
      'an owner in upper case in the tags of a build',
      { action: 'buildx-build-with-retry', inputs: { tags: 'ghcr.io/Acme/app:1' } },
      'The input "tags" is "ghcr.io/Acme/app:1", which is no image reference: "Acme" must be lower case.',
    ],
    [
      'a malformed local tag',
      { action: 'buildx-build-with-retry', inputs: { tags: 'acme/app:1', 'local-tag': 'app:' } },
      'The input "local-tag" is "app:", which is no image reference: a tag is 1 to 128',
    ],
    [
      'a handover that was not passed unchanged',
      { action: 'pull-or-download-image', inputs: { handover: 'ghcr.io/acme/app:1' } },
      'The input "handover" is not JSON: pass the "handover" output of the producer job unchanged.',
    ],
    [
      'contradictory inputs',
      { action: 'buildx-build-with-retry', inputs: { push: 'true' } },
      'Input "push" is true and "tags" is empty: name what to push in "tags".',
    ],
    [
      'a merge that says neither which platforms nor which images',
      { action: 'merge-manifests', inputs: { tags: 'ghcr.io/acme/app:1.2.3' } },
      'Input "platforms" is empty, and so is "sources": list the platforms that this run builds, or the images to merge.',
    ],
  ])('%s is refused (001-7, P10)', async (_, request, message) => {
    expect(await errorOf(request)).toContain(message);
  });

  test('an empty reference says which input was empty, and why that happens (S2, P10)', async () => {
    expect(await errorOf({ action: 'save-and-upload-image', inputs: { image: '' } })).toMatch(
      /"image".*"handover".*"tags"|"image", "handover"/,
    );
  });

  test('a pull request event without its pull request names the field (T8)', async () => {
    const run = { eventName: 'pull_request', event: {}, ref: 'refs/pull/7/merge' };
    expect(await errorOf({ action: 'compute-tag', run })).toContain('pull_request.head.sha');
  });
});

describe('where something is missing', () => {
  const build = { action: 'buildx-build-with-retry', inputs: { tags: 'ghcr.io/acme/app:0123456' } };

  test('a runner without a Docker daemon is told what to start (F20)', async () => {
    expect(await errorOf({ ...build, env: dockerThat('no-daemon', noDaemon) })).toMatch(/Docker.*(start|run)/);
  });

  test('a runner without the docker program is told what to install (F20)', async () => {
    expect(await errorOf({ ...build, env: { PATH: tools } })).toContain('"docker" is not on PATH');
  });

  test('a runner without buildx is told which action sets it up (F20)', async () => {
    expect(await errorOf({ ...build, env: dockerThat('no-buildx', noBuildx) })).toContain('docker/setup-buildx-action');
  });

  test('a merge without records of this run says what to upload, or to list (M3)', async () => {
    const message = await errorOf({
      action: 'merge-manifests',
      inputs: { tags: 'ghcr.io/acme/app:1.2.3', platforms: 'linux/amd64' },
      run: { runId: 8 },
      env: service.runtimeEnv(8),
    });
    expect(message).toContain('No handover record of this run is for "ghcr.io/acme/app:1.2.3-…" (there: none)');
    expect(message).toMatch(/upload: record.*"sources"/);
  });

  test('an artifact that is not there, or no longer, names the run and the next step (P3)', async () => {
    const message = await errorOf({
      action: 'pull-or-download-image',
      inputs: { 'artifact-name': 'app-pr-7-3370e22', source: 'artifact', 'max-attempts': '1' },
      run: { runId: 7, apiUrl: service.apiUrl },
      env: { ...service.runtimeEnv(7), ...dockerThat('plain', noBuildx) },
    });
    expect(message).toContain('app-pr-7-3370e22');
    expect(message).toMatch(/retention|Re-run|re-run|producer/);
  });
});
