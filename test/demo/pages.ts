import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAction, type ActionResult } from '../bed/action-process.ts';
import { startActionsService } from '../bed/actions-service.ts';
import { startFaultProxy } from '../bed/fault-proxy.ts';
import { docker, uniqueName, writeContext } from '../bed/images.ts';
import { pullRequestEvent } from './pull-request-event.ts';

const repository = 'Acme/Sample-App';
const head = '3370e22'.padEnd(40, '1');
const merge = 'a9c8c58'.padEnd(40, '2');

/** The summary pages of one pull request's jobs, as the compiled actions wrote them. */
export interface Pages {
  /** The whole build job, with two pushes that failed on the way. */
  readonly built: ActionResult;
  readonly fromRegistry: ActionResult;
  /** With the registry out of order. */
  readonly fromArtifact: ActionResult;
  /** With neither. */
  readonly nowhere: ActionResult;
  /** A push that is denied. */
  readonly denied: ActionResult;
  /** A step of the Dockerfile that fails and prints what could be taken for Markdown. */
  readonly broken: ActionResult;
}

/**
 * Runs a producer job and its consumers for real, with a registry that fails on purpose.
 * @param sleepSeconds of one step of the build
 * @param megabytes of one layer of the image
 */
export async function makePages(
  host: string,
  registry: string,
  { sleepSeconds, megabytes }: { readonly sleepSeconds: number; readonly megabytes: number },
): Promise<Pages> {
  const service = await startActionsService();
  const proxy = await startFaultProxy({ target: `http://${registry}` });
  const workspace = writeContext({ runnable: true });
  const image = `${proxy.address}/acme/${uniqueName('sample-app')}`;
  const run = {
    eventName: 'pull_request',
    repository,
    ref: 'refs/pull/7/merge',
    sha: merge,
    runId: 1001,
    apiUrl: service.apiUrl,
    event: pullRequestEvent(eventFacts),
  };
  const env = { DOCKER_HOST: host, BUILDX_BUILDER: 'default', ...service.runtimeEnv(run.runId) };
  const start = (action: string, inputs: Readonly<Record<string, string>>): Promise<ActionResult> =>
    runAction({ action, inputs: { 'retry-wait-seconds': '1', ...inputs }, run, workspace, env, timeoutMs: 300_000 });
  const consume = async (handover: string, inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> => {
    forget();
    return start('pull-or-download-image', { handover, ...inputs });
  };
  const forget = (): void => {
    docker(host, 'image', 'rm', '--force', `${image}:pr-7-3370e22`);
  };
  try {
    writeFileSync(join(workspace, 'data'), randomBytes(megabytes * 1e6));
    writeDockerfile(workspace, `/bin/busybox sleep ${sleepSeconds}; echo ready > /ready`);
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, when: { first: 2 }, do: { kind: 'status', status: 502 } });
    const built = await start('.', { images: image });
    const handover = built.outputs['handover'] ?? '';
    const fromRegistry = await consume(handover);

    proxy.addFault({ path: /.*/, do: { kind: 'status', status: 503 } });
    const fromArtifact = await consume(handover);
    const nowhere = await consume(handover, { source: 'registry', 'max-attempts': '2' });

    proxy.clear();
    const body = '{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}';
    const headers = { 'content-type': 'application/json' };
    proxy.addFault({ method: 'POST', path: /\/uploads\//, do: { kind: 'status', status: 403, headers, body } });
    const denied = await start('.', { images: `${image}-denied` });
    docker(host, 'image', 'rm', '--force', `${image}-denied:pr-7-3370e22`);

    writeDockerfile(workspace, `echo '| a | <img src=x> \`b\` [c](http://d) #section x: 1'; exit 3`);
    const broken = await start('buildx-build-with-retry', { tags: `${image}:broken-1`, push: 'false' });
    forget();
    return { built, fromRegistry, fromArtifact, nowhere, denied, broken };
  } finally {
    await service.stop();
    await proxy.stop();
    rmSync(workspace, { recursive: true });
  }
}

const eventFacts = { repository, headRepository: repository, number: 7, base: merge, commit: { head, merge } };

function writeDockerfile(workspace: string, command: string): void {
  const lines = [
    'FROM scratch',
    'COPY --chmod=755 busybox /bin/busybox',
    'COPY data /data',
    `RUN ["/bin/busybox", "sh", "-c", ${JSON.stringify(command)}]`,
    'COPY content /content',
  ];
  writeFileSync(join(workspace, 'Dockerfile'), `${lines.join('\n')}\n`);
}
