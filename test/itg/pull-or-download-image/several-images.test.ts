import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { findCompose } from '../../bed/compose.ts';
import { makeImage, uniqueName } from '../../bed/images.ts';
import { freePort } from '../../bed/registry.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { forget, registryHost } from './obtain-on-engine.ts';

jest.setTimeout(180_000);

const revision = '0123456789abcdef0123456789abcdef01234567';
const names = ['api', 'web', 'worker'];

let service: ActionsService;
let lastRun = 9500;
beforeAll(async () => {
  service = await startActionsService();
});
afterAll(() => service.stop());

describe.each(storeEngines())('three images in one step, $store store', (on) => {
  const project = uniqueName('stack');
  const repositoryOf = (name: string, host = registryHost): string => `${host}/${project}/${name}`;
  const tag = 'sha-0123456';
  let home: string;
  let runId: number;
  let records: Readonly<Record<string, HandoverRecord>>;

  const run = (action: string, inputs: Readonly<Record<string, string>>): Promise<ActionResult> =>
    runAction({
      action,
      inputs,
      run: { runId, apiUrl: service.apiUrl, sha: revision },
      env: { DOCKER_HOST: on.host, ...service.runtimeEnv(runId), RUNNER_TEMP: home },
    });
  const set = (changed = records): string => JSON.stringify({ schema: 1, images: changed });
  const contentOf = (ref: string): Promise<string> => on.printedBy(ref, '/bin/busybox', 'cat', '/content');

  /** The records of images whose registry is gone. */
  async function deadRecords(): Promise<typeof records> {
    const dead = `127.0.0.1:${await freePort()}`;
    return Object.fromEntries(
      Object.entries(records).map(([name, record]) => {
        const image = repositoryOf(name, dead);
        return [name, { ...record, image, 'pushed-refs': [{ ref: `${image}:${tag}`, digest: record.digest }] }];
      }),
    );
  }

  /** Each image built, pushed and uploaded by a job of its own, as a matrix does it; then the engine is that of another job. */
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'ciia-several-'));
    runId = ++lastRun;
    service.addRun({ id: runId, headSha: revision });
    const made: [string, HandoverRecord][] = [];
    for (const name of names) {
      const image = repositoryOf(name);
      const ref = `${image}:${tag}`;
      const labels = { 'org.opencontainers.image.revision': revision, project };
      makeImage(on.host, { ref, content: `this is ${name} of ${project}`, runnable: true, labels });
      const [, digest = ''] = / digest: (sha256:[0-9a-f]{64}) /.exec(on.docker('push', ref)) ?? [];
      const imageid = on.configDigest(ref);
      const record = handoverRecord({
        image,
        tag,
        digest,
        imageid,
        imageids: { 'linux/amd64': imageid },
        revision,
        'source-sha': revision,
        'pushed-refs': [{ ref, digest }],
        run: {
          id: runId,
          attempt: 1,
          repository: 'octo-org/octo-app',
          'head-repository': 'octo-org/octo-app',
          event: 'push',
        },
      });
      const save = await run('save-and-upload-image', { handover: JSON.stringify(record) });
      expect(save).toMatchObject({ exitCode: 0 });
      made.push([name, JSON.parse(save.outputs['handover'] ?? '') as HandoverRecord]);
    }
    records = Object.fromEntries(made);
    forgetAll();
  });
  afterEach(forgetAll);
  afterAll(() => {
    rmSync(home, { recursive: true });
  });

  function forgetAll(): void {
    const kept = on.docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}} {{.Repository}}@{{.Digest}}');
    const own = kept.split(/\s/).filter((ref) => ref.includes(project) && !ref.includes('<none>'));
    forget(on, ...own);
  }

  const local = `${project}-{name}:test`;
  const localOf = (name: string): string => `${project}-${name}:test`;
  /** Of this test's images: others load theirs into this engine meanwhile. */
  const temporaryNames = (): string =>
    on.docker('image', 'ls', '--quiet', '--filter', `label=project=${project}`, 'localhost/ci-image-actions').trim();

  async function expectAll(end: ActionResult, source: string): Promise<void> {
    expect(end).toMatchObject({ exitCode: 0 });
    expect(end.outputs).toMatchObject({ source, skipped: 'false', trust: 'same-run', revision });
    const images = JSON.parse(end.outputs['images'] ?? '') as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    expect(Object.keys(images).sort()).toEqual(names);
    for (const name of names) {
      expect(images[name]).toMatchObject({ source, imageid: records[name]?.imageid, error: '' });
      expect(await contentOf(images[name]?.['image-ref'] ?? '')).toBe(`this is ${name} of ${project}`);
      expect(await contentOf(localOf(name))).toBe(`this is ${name} of ${project}`);
    }
    expect(temporaryNames()).toBe('');
  }

  test('a set from the registry (I5)', async () => {
    const end = await run('pull-or-download-image', { handover: set(), 'local-tag': local });
    await expectAll(end, 'registry');
    expect(end.summary).toContain('3 images');
  });

  test('a set from the artifacts, with the registry dead, is what compose starts (I5, I6)', async () => {
    const end = await run('pull-or-download-image', { handover: set(await deadRecords()), 'local-tag': local });
    await expectAll(end, 'artifact');
    const folder = join(home, 'project');
    mkdirSync(folder, { recursive: true });
    const services = names.map(
      (name) =>
        `  ${name}:\n    build: ./${name}\n    image: elsewhere.invalid/${name}\n    network_mode: none\n    command: [/bin/busybox, cat, /content]\n`,
    );
    writeFileSync(join(folder, 'compose.yml'), `services:\n${services.join('')}`);
    const compose = findCompose(on.host);
    const files = ['-p', project, '-f', 'compose.yml', '-f', end.outputs['compose-file'] ?? ''];
    const config = JSON.parse(compose(folder, ...files, 'config', '--format', 'json')) as {
      readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    for (const name of names) {
      const { image, pull_policy, ...service } = config.services[name] ?? {};
      expect({ image, pull_policy }).toEqual({
        image: expect.stringContaining(`/${project}/${name}:`),
        pull_policy: 'never',
      });
      expect(service).not.toHaveProperty('build');
    }
    try {
      const printed = compose(folder, ...files, 'up', '--no-color');
      for (const name of names) expect(printed).toMatch(new RegExp(`${name}-1 +\\| this is ${name} of ${project}`));
    } finally {
      compose(folder, ...files, 'down');
    }
    const env = `set -a; . "$1"; echo "$API_IMAGE $WEB_IMAGE $WORKER_IMAGE"`;
    const read = execFileSync('sh', ['-c', env, 'sh', end.outputs['env-file'] ?? ''], { encoding: 'utf8' });
    expect(read.trim().split(' ')).toEqual(
      names.map((name): unknown => expect.stringContaining(`/${project}/${name}:`)),
    );
    expect(readFileSync(end.outputs['env-file'] ?? '', 'utf8')).not.toContain('ghs_');
  });

  test('what a matrix uploaded, without a line from its jobs (I5)', async () => {
    const end = await run('pull-or-download-image', { images: 'all', source: 'artifact', 'local-tag': local });
    await expectAll(end, 'artifact');
  });

  test('without actions: read each archive is a file first, and it is the same (I5)', async () => {
    service.github.tokens['ghs_no-actions'] = { contents: 'read' };
    const inputs = { images: 'all', source: 'artifact', 'local-tag': local, 'github-token': 'ghs_no-actions' };
    await expectAll(await run('pull-or-download-image', inputs), 'artifact');
  });

  test('one of three that cannot be had fails the step, by its name; the others are there and said (I5)', async () => {
    const dead = await deadRecords();
    const web = dead['web'];
    if (web === undefined || web.archive === null) throw new Error('no archive');
    const lost = {
      ...web,
      archive: { ...web.archive, 'artifact-name': 'lost', 'artifact-id': 0, 'artifact-digest': '' },
    };
    const inputs = { handover: set({ ...dead, web: lost }), 'local-tag': local, 'max-attempts': '1' };
    const end = await run('pull-or-download-image', inputs);
    expect(end.exitCode).toBe(1);
    const [error] = end.annotations.filter(({ level }) => level === 'error');
    expect(error?.message).toMatch(
      /^1 of 3 images could not be taken\. web: The registry did not give .* no artifact "lost"/s,
    );
    expect(error?.message).toMatch(/The engine holds api as .*, worker as .*; no compose file was written\.$/);
    expect(end.outputs).toMatchObject({ 'compose-file': '', 'env-file': '' });
    expect(await contentOf(localOf('api'))).toContain('this is api');
    expect(await contentOf(localOf('worker'))).toContain('this is worker');
    expect(on.docker('image', 'ls', '--quiet', localOf('web')).trim()).toBe('');
    expect(temporaryNames()).toBe('');
  });
});
