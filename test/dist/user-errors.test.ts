import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
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
let engine: Server;

beforeAll(async () => {
  tools = mkdtempSync(join(tmpdir(), 'ciia-tools-'));
  service = await startActionsService();
  engine = createServer((_request, response) => response.end('{"ServerVersion":"26.1.5"}'));
  await once(engine.listen(join(tools, 'engine.sock')), 'listening');
});

afterAll(async () => {
  engine.close();
  rmSync(tools, { recursive: true });
  await service.stop();
});

/** The environment of a docker client, and of its buildx, that answers so, beside an engine that is there. */
function dockerThat(script: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tools, 'client-'));
  mkdirSync(join(folder, 'cli-plugins'));
  for (const name of ['docker', 'cli-plugins/docker-buildx']) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    DOCKER_CONFIG: folder,
    DOCKER_HOST: `unix://${tools}/engine.sock`,
  };
}

async function errorOf(request: ActionRequest, outputs: Readonly<Record<string, string>> = {}): Promise<string> {
  const made = await runAction(request);
  const { exitCode, leftovers, timedOut } = made;
  const errors = made.annotations.filter((annotation) => annotation.level === 'error');
  expect({ exitCode, errors: errors.length, leftovers, timedOut }).toEqual({
    exitCode: 1,
    errors: 1,
    leftovers: [],
    timedOut: false,
  });
  expect(made.outputs).toMatchObject(outputs);
  return errors[0]?.message ?? '';
}

const noBuildx =
  'printf "docker: unknown command: docker buildx\\n\\nRun \'docker --help\' for more information\\n" >&2; exit 1';

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
  const notBuilt = { attempts: '0', pushed: 'false', 'pushed-refs': '[]', digest: '', imageid: '', handover: '' };
  const permanent = { ...notBuilt, 'failure-class': 'permanent' };

  test('a runner without a Docker daemon is told what to start (F20)', async () => {
    const env = { ...dockerThat('exit 1'), DOCKER_HOST: `unix://${tools}/docker.sock` };
    expect(await errorOf({ ...build, env }, permanent)).toMatch(
      /No Docker engine answers at unix:.*: start Docker .*\(Cannot connect/,
    );
  });

  test('a step that saves is told the same (F20)', async () => {
    const env = { DOCKER_HOST: `unix://${tools}/docker.sock` };
    const save = { action: 'save-and-upload-image', inputs: { image: 'ghcr.io/acme/app:0123456' } };
    expect(await errorOf({ ...save, env })).toMatch(
      /No Docker engine answers at unix:.*: start Docker .*\(Cannot connect/,
    );
  });

  test('a runner without the docker program is told what to install (F20)', async () => {
    expect(await errorOf({ ...build, env: { PATH: tools } }, permanent)).toContain('"docker" is not on PATH');
  });

  test('a runner without buildx is told which action sets it up (F20)', async () => {
    const broken = { ...notBuilt, 'failure-class': 'builder' };
    expect(await errorOf({ ...build, env: dockerThat(noBuildx) }, broken)).toContain('docker/setup-buildx-action');
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
      env: { ...service.runtimeEnv(7), ...dockerThat(noBuildx) },
    });
    expect(message).toContain('app-pr-7-3370e22');
    expect(message).toMatch(/retention|Re-run|re-run|producer/);
  });
});
