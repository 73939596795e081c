import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction, type ActionResult } from '../bed/action-process.ts';
import { startActionsService } from '../bed/actions-service.ts';
import { startFaultProxy } from '../bed/fault-proxy.ts';
import { docker, uniqueName } from '../bed/images.ts';
import type { RunDescription } from '../bed/run-environment.ts';
import { pullRequestEvent } from './pull-request-event.ts';

const repository = 'Acme/Sample-Shop';
const commit = { head: '3370e22'.padEnd(40, '1'), merge: 'a9c8c58'.padEnd(40, '2') };
const names = ['api', 'web', 'worker'];

/** The summary pages of jobs that build and take three images, as the compiled actions wrote them. */
export interface SeveralPages {
  /** The whole build job; the push of one image failed on the way. */
  readonly severalBuilt: ActionResult;
  readonly severalFromRegistry: ActionResult;
  /** With a registry that lacks one of the images. */
  readonly severalFromBoth: ActionResult;
  /** Without the artifacts, one image is missing. */
  readonly severalMissing: ActionResult;
  /** One target does not build, and the push of another one is denied. */
  readonly severalBroken: ActionResult;
  /** The step that builds alone, of images that are there already. */
  readonly severalReused: ActionResult;
}

/** Runs a producer of three images and its consumers for real, with a registry that fails on purpose. */
export async function makeSeveralPages(host: string, registry: string): Promise<SeveralPages> {
  const service = await startActionsService();
  const proxy = await startFaultProxy({ target: `http://${registry}` });
  const workspace = mkdtempSync(join(tmpdir(), 'ciia-several-pages-'));
  const base = `${proxy.address}/acme/${uniqueName('shop')}`;
  const runOf = (runId: number): Partial<RunDescription> => ({
    eventName: 'pull_request',
    repository,
    ref: 'refs/pull/7/merge',
    sha: commit.merge,
    runId,
    apiUrl: service.apiUrl,
    event: pullRequestEvent({ repository, headRepository: repository, number: 7, base: commit.merge, commit }),
  });
  const forget = (): void => {
    for (const name of names) docker(host, 'image', 'rm', '--force', `${base}/${name}:pr-7-3370e22`);
  };
  const start = (action: string, given: Readonly<Record<string, string>>, runId = 1002): Promise<ActionResult> => {
    forget();
    const env = { DOCKER_HOST: host, BUILDX_BUILDER: 'default', ...service.runtimeEnv(runId) };
    return runAction({ action, inputs: { 'retry-wait-seconds': '1', ...given }, run: runOf(runId), workspace, env });
  };
  const failing = (name: string, status: number, body = ''): void => {
    proxy.addFault({ path: new RegExp(`/${name}/`), do: { kind: 'status', status, body } });
  };
  try {
    writeProject(workspace);
    const files = { images: base, files: 'docker-bake.json' };
    proxy.addFault({
      method: 'PUT',
      path: /\/web\/manifests\//,
      when: { first: 1 },
      do: { kind: 'status', status: 502 },
    });
    const severalBuilt = await start('.', files);
    const handover = severalBuilt.outputs['handover'] ?? '';
    const severalFromRegistry = await start('pull-or-download-image', { handover });
    const severalReused = await start('buildx-build-with-retry', {
      files: 'docker-bake.json',
      tags: `${base}:pr-7-3370e22`,
    });
    failing('worker', 503);
    const severalFromBoth = await start('pull-or-download-image', { handover });
    const severalMissing = await start('pull-or-download-image', { handover, source: 'registry', 'max-attempts': '2' });
    proxy.clear();
    const denied = '{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}';
    failing('worker', 403, denied);
    writeFileSync(join(workspace, 'api/Dockerfile'), 'FROM scratch\nCOPY missing.txt /\n');
    const severalBroken = await start('.', { ...files, images: `${base}-broken` }, 1003);
    return { severalBuilt, severalFromRegistry, severalFromBoth, severalMissing, severalBroken, severalReused };
  } finally {
    forget();
    await service.stop();
    await proxy.stop();
    rmSync(workspace, { recursive: true });
  }
}

function writeProject(workspace: string): void {
  for (const name of names) {
    mkdirSync(join(workspace, name));
    writeFileSync(join(workspace, name, 'name'), `${name} ${Date.now()}`);
    writeFileSync(join(workspace, name, 'Dockerfile'), 'FROM scratch\nCOPY name /name\nCMD ["/name"]\n');
  }
  const bake = {
    group: { default: { targets: names } },
    target: Object.fromEntries(names.map((name) => [name, { context: name }])),
  };
  writeFileSync(join(workspace, 'docker-bake.json'), JSON.stringify(bake));
}
