import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, testRepository, type ActionsService } from '../../bed/actions-service.ts';
import { startFaultProxy } from '../../bed/fault-proxy.ts';
import type { RunRecord } from '../../bed/github-records.ts';
import { workflowRunOf } from '../../bed/workflow-run-event.ts';
import { ofStore, storeEngines } from '../../support/store-engines.ts';
import { uploadZip, zipOf } from '../../support/zip-fixture.ts';
import { forget } from './obtain-on-engine.ts';

const headSha = '0123456789abcdef0123456789abcdef01234567';
const fork = { id: 77, fullName: 'stranger/octo-app' };

let service: ActionsService;
let lastRun = 8000;

beforeAll(async () => {
  service = await startActionsService();
  service.github.tokens['ghs_no-actions'] = { contents: 'read' };
}, 180_000);
afterAll(async () => {
  await service.stop();
});

// How an image gets into the engine is seen on either store; what is asked of GitHub before has nothing to do with it.
describe.each(storeEngines())('the compiled action, $store store', (on) => {
  const onClassic = on.store === 'classic' ? test : undefined;
  const ref = `127.0.0.1:1/obtain-${randomBytes(5).toString('hex')}:1`;
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'ciia-obtain-'));
    const label = ['--label', `org.opencontainers.image.revision=${headSha}`];
    on.build(ref, { content: randomBytes(300_000).toString('base64') }, ...label);
    on.docker('image', 'save', '--output', join(home, 'image.tar'), ref);
    forget(on, ref);
  });
  afterEach(() => {
    forget(on, ref);
  });
  afterAll(() => {
    rmSync(home, { recursive: true });
  });

  const run = (
    action: string,
    inputs: Readonly<Record<string, string>>,
    facts: ActionRequest['run'],
    more: Partial<ActionRequest> & { readonly via?: string } = {},
  ): Promise<ActionResult> => {
    const { via, ...request } = more;
    return runAction({
      action,
      inputs,
      run: { apiUrl: service.apiUrl, ...facts },
      ...request,
      env: { DOCKER_HOST: on.host, ...service.runtimeEnv(facts?.runId ?? 0, via), ...request.env },
    });
  };

  /** A run that uploaded the image, which this engine does not have. */
  async function produced(
    record: Partial<RunRecord> = {},
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly run: RunRecord; readonly save: ActionResult }> {
    const producer = service.addRun({ id: ++lastRun, headSha, ...record });
    const facts = { runId: producer.id, eventName: producer.event, sha: headSha, event: pullEvent(producer) };
    const save = await run('save-and-upload-image', { 'image-tar': join(home, 'image.tar'), ...inputs }, facts);
    expect(save.exitCode).toBe(0);
    return { run: producer, save };
  }

  const hasImage = (): boolean => {
    try {
      on.docker('image', 'inspect', ref);
      return true;
    } catch {
      return false;
    }
  };

  test('the same run: found by its only record, loaded from the stream, nothing left behind', async () => {
    const { run: producer, save } = await produced();
    const end = await run('pull-or-download-image', { source: 'artifact' }, { runId: producer.id });
    expect(end).toMatchObject({ exitCode: 0, leftovers: [] });
    expect(end.outputs).toMatchObject({
      source: 'artifact',
      'image-ref': ref,
      imageid: save.outputs['imageid'],
      revision: headSha,
      trust: 'same-run',
      skipped: 'false',
    });
    expect(hasImage()).toBe(true);
    const asked = service.requests.filter(({ path }) => path.endsWith(`/${save.outputs['artifact-id']}/zip`));
    expect(asked.map(({ status }) => status)).toEqual([302]);
    expect(end.summary).toContain('artifact');
  }, 60_000);

  test('the same run works without actions: read, and with an artifact that is a zip', async () => {
    const { run: producer } = await produced({}, { archive: 'true' });
    const end = await run('pull-or-download-image', {}, { runId: producer.id, token: 'ghs_no-actions' });
    expect(end).toMatchObject({ exitCode: 0, leftovers: [] });
    expect(hasImage()).toBe(true);
    forget(on, ref);
    const zip = await run('pull-or-download-image', {}, { runId: producer.id });
    expect(zip).toMatchObject({ exitCode: 0, leftovers: [] });
    expect(hasImage()).toBe(true);
  }, 60_000);

  onClassic?.('a record under the spare name is found, since a broken-off upload holds its own one', async () => {
    const { id } = service.addRun({ id: ++lastRun, headSha });
    const proxy = await startFaultProxy({ target: `http://${service.address}` });
    try {
      proxy.addFault({ path: /FinalizeArtifact/, do: { kind: 'status', status: 403 } });
      const held = zipOf([{ name: 'record', content: 'of a job that was ended' }]);
      await expect(uploadZip(service.runtimeEnv(id, proxy.address), 'app.handover.json', held)).rejects.toThrow();
    } finally {
      await proxy.stop();
    }
    const inputs = { 'image-tar': join(home, 'image.tar'), 'artifact-name': 'app' };
    const save = await run('save-and-upload-image', inputs, { runId: id, sha: headSha });
    expect(service.artifactsOf(id).map(({ name }) => name)).toEqual(['app.again.handover.json', 'app']);
    const end = await run('pull-or-download-image', { 'artifact-name': 'app', source: 'artifact' }, { runId: id });
    expect(end).toMatchObject({ exitCode: 0, outputs: { source: 'artifact', imageid: save.outputs['imageid'] } });
  });

  onClassic?.(
    'workflow_run takes the image of the triggering run, under the names that this job gives it (Z4)',
    async () => {
      const { run: producer } = await produced({ event: 'pull_request' });
      const facts = workflowRunOf(producer, { apiUrl: service.apiUrl, runId: ++lastRun });
      const end = await run('pull-or-download-image', {}, facts);
      expect(end.stdout).not.toContain('::error::');
      expect(end.outputs).toMatchObject({ source: 'artifact', trust: 'same-repository', revision: headSha });
      // A record of another run names nothing here (Z4).
      expect(hasImage()).toBe(false);
      const own = end.outputs['image-ref'] ?? '';
      expect(own).toBe(`localhost/ci-image-actions:${end.outputs['imageid']?.slice(7) ?? ''}`);
      on.docker('image', 'inspect', own);
      forget(on, own);
      const named = await run('pull-or-download-image', { 'local-tag': ref }, facts);
      expect(named.outputs['image-ref']).toBe(ref);
      expect(hasImage()).toBe(true);
    },
  );

  onClassic?.("workflow_run refuses a fork's image unless it is allowed (threat 2, P11)", async () => {
    const { run: producer } = await produced({ event: 'pull_request', headRepository: fork });
    const facts = workflowRunOf(producer, { apiUrl: service.apiUrl, runId: ++lastRun });
    const refused = await run('pull-or-download-image', {}, facts);
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('allow-forks');
    expect(hasImage()).toBe(false);
    const allowed = await run('pull-or-download-image', { 'allow-forks': 'true' }, facts);
    expect(allowed.outputs).toMatchObject({ source: 'artifact', trust: 'fork' });
  });

  onClassic?.('workflow_run without actions: read names the line to add (P5)', async () => {
    const { run: producer } = await produced({ event: 'pull_request' });
    const facts = workflowRunOf(producer, { apiUrl: service.apiUrl, runId: ++lastRun, token: 'ghs_no-actions' });
    const end = await run('pull-or-download-image', {}, facts);
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(/::error::.*permissions: actions: read/);
  });

  onClassic?.('a record that claims another run is not used', async () => {
    const { run: producer } = await produced({ event: 'pull_request', headSha: 'f'.repeat(40) });
    const facts = workflowRunOf(producer, { apiUrl: service.apiUrl, runId: ++lastRun });
    const end = await run('pull-or-download-image', {}, facts);
    expect(end.exitCode).toBe(1);
    expect(end.stdout).toMatch(/::error::.*says revision "0123.*and GitHub says "ffff/);
  });

  onClassic?.("a plain pull_request workflow finds the other workflow's run by the commit (P4)", async () => {
    const path = `.github/workflows/build-${randomBytes(3).toString('hex')}.yml`;
    const record = { event: 'pull_request', headBranch: 'topic', path, status: 'in_progress', conclusion: null };
    const { run: producer } = await produced({ ...record, pullRequests: [7] });
    const facts = {
      eventName: 'pull_request',
      event: pullEvent(producer),
      runId: ++lastRun,
      ref: 'refs/pull/7/merge',
    };
    const inputs = { workflow: path.replace('.github/workflows/', ''), 'wait-minutes': '1' };
    const end = await run('pull-or-download-image', inputs, facts);
    expect(end.stdout).not.toContain('::error::');
    expect(end.outputs).toMatchObject({ source: 'artifact', trust: 'same-repository' });
    on.docker('image', 'inspect', end.outputs['image-ref'] ?? '');
    forget(on, end.outputs['image-ref'] ?? '');
  });

  onClassic?.('an artifact whose retention is over is said to be gone, with what to do', async () => {
    const { run: producer, save } = await produced();
    service.expireArtifact(producer.id, save.outputs['artifact-name'] ?? '');
    const inputs = { handover: save.outputs['handover'] ?? '', 'retry-wait-seconds': '0' };
    const end = await run('pull-or-download-image', inputs, { runId: producer.id });
    expect(end.exitCode).toBe(1);
    expect(end.outputs['artifact-error']).toContain('retention');
  });

  test.each(
    ofStore(on.store, [
      ['classic', 'reset', { kind: 'cut', of: 'response', afterBytes: 100_000, by: 'RST' }],
      ['containerd', 'cut off', { kind: 'cut', of: 'response', afterBytes: 100_000, by: 'FIN' }],
      ['containerd', 'corrupt', { kind: 'corrupt', of: 'response', atByte: 150_000 }],
    ] as const),
  )(
    'on the %s store a download that is %s once is fetched again (A4, P6)',
    async (_store, _name, fault) => {
      const { run: producer, save } = await produced();
      const proxy = await startFaultProxy({ target: `http://${service.address}` });
      try {
        const blob = new RegExp(`/blobs/.*artifact-${save.outputs['artifact-id']}\\?`);
        proxy.addFault({ method: 'GET', path: blob, when: { first: 1 }, do: fault });
        const inputs = { handover: save.outputs['handover'] ?? '', 'retry-wait-seconds': '0' };
        const apiUrl = service.apiUrl.replace(service.address, proxy.address);
        const end = await run('pull-or-download-image', inputs, { runId: producer.id, apiUrl }, { via: proxy.address });
        expect(proxy.requests.filter(({ fault: hit }) => hit !== undefined)).toHaveLength(1);
        expect(end).toMatchObject({ exitCode: 0, leftovers: [] });
        expect(end.outputs).toMatchObject({ source: 'artifact', attempts: '2', imageid: save.outputs['imageid'] });
        expect(hasImage()).toBe(true);
      } finally {
        await proxy.stop();
      }
    },
    60_000,
  );

  test('a download that is corrupt each time is never loaded (A4)', async () => {
    const { run: producer, save } = await produced();
    const proxy = await startFaultProxy({ target: `http://${service.address}` });
    try {
      const blob = new RegExp(`/blobs/.*artifact-${save.outputs['artifact-id']}\\?`);
      proxy.addFault({ method: 'GET', path: blob, do: { kind: 'corrupt', of: 'response', atByte: 150_000 } });
      const inputs = { handover: save.outputs['handover'] ?? '', 'retry-wait-seconds': '0' };
      const apiUrl = service.apiUrl.replace(service.address, proxy.address);
      const end = await run('pull-or-download-image', inputs, { runId: producer.id, apiUrl }, { via: proxy.address });
      expect(end).toMatchObject({ exitCode: 1, leftovers: [] });
      expect(end.outputs).toMatchObject({ source: '', imageid: '' });
      expect(hasImage()).toBe(false);
    } finally {
      await proxy.stop();
    }
  }, 60_000);

  test.each([
    ['stream', 'ghs_test-token'],
    ['file', 'ghs_no-actions'],
  ])(
    'a job that is cancelled while a %s loads leaves no file and no image (A7)',
    async (_way, token) => {
      const { run: producer, save } = await produced();
      const proxy = await startFaultProxy({ target: `http://${service.address}` });
      try {
        const blob = new RegExp(`/blobs/.*artifact-${save.outputs['artifact-id']}\\?`);
        proxy.addFault({ path: blob, do: { kind: 'throttle', of: 'response', bytesPerSecond: 20_000 } });
        const inputs = { handover: save.outputs['handover'] ?? '' };
        const apiUrl = service.apiUrl.replace(service.address, proxy.address);
        const interrupt = { signal: 'SIGINT', after: /Loading the artifact/ } as const;
        const facts = { runId: producer.id, apiUrl, token };
        const end = await run('pull-or-download-image', inputs, facts, { via: proxy.address, interrupt });
        expect(end.exitCode).not.toBe(0);
        expect(end.timedOut).toBe(false);
        expect(end.leftovers).toEqual([]);
        expect(hasImage()).toBe(false);
      } finally {
        await proxy.stop();
      }
    },
    60_000,
  );
});

/** The payload of a pull request event for the run's head. */
function pullEvent(run: RunRecord): NonNullable<ActionRequest['run']>['event'] & object {
  const repository = { full_name: testRepository.fullName, default_branch: 'main' };
  if (run.event !== 'pull_request') return { repository };
  const head = { ref: run.headBranch, sha: headSha, repo: { full_name: run.headRepository?.fullName ?? '' } };
  return { repository, pull_request: { number: 7, title: 'A change', head, base: { ref: 'main' } } };
}
