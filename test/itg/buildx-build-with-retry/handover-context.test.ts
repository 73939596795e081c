import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, testRepository, type ActionsService } from '../../bed/actions-service.ts';
import { startContainerBuilder, type ContainerBuilder } from '../../bed/container-builder.ts';
import { makeImage, uniqueName } from '../../bed/images.ts';
import { freePort } from '../../bed/registry.ts';
import { buildContext } from '../../support/build-fixture.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(180_000);

const registry = process.env['CIIA_REGISTRY'] ?? '';
const revision = '0123456789abcdef0123456789abcdef01234567';
const tag = 'sha-0123456';

let service: ActionsService;
let home: string;
let lastRun = 9700;
beforeAll(async () => {
  service = await startActionsService();
  home = mkdtempSync(join(tmpdir(), 'ciia-base-'));
});
afterAll(async () => {
  await service.stop();
  rmSync(home, { recursive: true });
});

interface Base {
  readonly runId: number;
  readonly content: string;
  readonly record: HandoverRecord;
  /** The same image, of a registry that is gone. */
  readonly dead: HandoverRecord;
}

function run(
  on: StoreEngine,
  runId: number,
  request: Omit<ActionRequest, 'run'> & Pick<ActionRequest, 'run'>,
): Promise<ActionResult> {
  return runAction({
    ...request,
    run: { runId, apiUrl: service.apiUrl, sha: revision, ...request.run },
    env: { DOCKER_HOST: on.host, ...service.runtimeEnv(runId), RUNNER_TEMP: home, ...request.env },
  });
}

/** The base image of a stack, as one job builds, pushes and uploads it; the engine then is that of another job. */
async function produceBase(on: StoreEngine): Promise<Base> {
  const runId = ++lastRun;
  service.addRun({ id: runId, headSha: revision });
  const image = `${registry}/${uniqueName('stack')}/base`;
  const ref = `${image}:${tag}`;
  const content = `base of ${ref}`;
  makeImage(on.host, { ref, content, runnable: true, labels: { 'org.opencontainers.image.revision': revision } });
  const [, digest = ''] = / digest: (sha256:[0-9a-f]{64}) /.exec(on.docker('push', ref)) ?? [];
  const imageid = on.configDigest(ref);
  const given = handoverRecord({
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
  const save = await run(on, runId, { action: 'save-and-upload-image', inputs: { handover: JSON.stringify(given) } });
  expect(save).toMatchObject({ exitCode: 0 });
  const record = JSON.parse(save.outputs['handover'] ?? '') as HandoverRecord;
  on.docker('rmi', '--force', ref);
  const gone = `127.0.0.1:${await freePort()}/stack/base`;
  return {
    runId,
    content,
    record,
    dead: { ...record, image: gone, 'pushed-refs': [{ ref: `${gone}:${tag}`, digest }] },
  };
}

const dockerfile = 'FROM base\nCOPY a.txt /own\n';

/** Two targets on one base, for tests that build several images. */
const onBase = { contexts: { base: 'handover:base' } };
const bake = { group: { default: { targets: ['api', 'web'] } }, target: { api: onBase, web: onBase } };

async function buildOn(
  on: StoreEngine,
  { runId }: Base,
  inputs: Readonly<Record<string, string>>,
  how: Partial<ActionRequest> = {},
): Promise<ActionResult> {
  const context = buildContext(dockerfile, { 'a.txt': 'the next image', 'bake.json': JSON.stringify(bake) });
  try {
    return await run(on, runId, {
      action: 'buildx-build-with-retry',
      inputs: { context: context.folder, push: 'false', load: 'true', 'max-attempts': '1', ...inputs },
      workspace: context.folder,
      ...how,
    });
  } finally {
    context.remove();
  }
}

async function expectBuilt(on: StoreEngine, end: ActionResult, name: string, { content }: Base): Promise<void> {
  expect(end).toMatchObject({ exitCode: 0 });
  const printed = await on.printedBy(name, '/bin/busybox', 'cat', '/content', '/own');
  expect(printed).toBe(`${content}the next image`);
  on.docker('rmi', '--force', name);
}

describe.each(storeEngines())('an image of another job as base, docker driver, $store store', (on) => {
  let base: Base;
  beforeAll(async () => {
    base = await produceBase(on);
  });
  const name = `${uniqueName('next')}:1`;

  test('comes from the registry by its digest (I7)', async () => {
    const { record } = base;
    const contexts = `base=handover:${JSON.stringify(record)}`;
    const end = await buildOn(on, base, { 'build-contexts': contexts, 'local-tag': name });
    expect(end.stdout).toContain(`The build context "base" is docker-image://${record.image}@${record.digest}`);
    await expectBuilt(on, end, name, base);
  });

  test('comes from the artifact when the registry is dead (I7)', async () => {
    const contexts = `base=handover:${JSON.stringify(base.dead)}`;
    const end = await buildOn(on, base, { 'build-contexts': contexts, 'local-tag': name });
    expect(end.stdout).toContain('connection refused');
    expect(end.stdout).toContain('The build context "base" is docker-image://localhost/ci-image-actions/base:');
    await expectBuilt(on, end, name, base);
  });

  test("is found by its name in this run, also in a fork's pull request (I7)", async () => {
    const fork = { id: 77, full_name: 'stranger/octo-app' };
    const own = { id: testRepository.id, full_name: testRepository.fullName };
    const pull = {
      number: 7,
      title: 'A change',
      head: { ref: 'topic', sha: revision, repo: fork },
      base: { ref: 'main', repo: own },
    };
    const event = { repository: { ...own, name: 'octo-app', default_branch: 'main' }, number: 7, pull_request: pull };
    const facts = {
      eventName: 'pull_request',
      event,
      ref: 'refs/pull/7/merge',
      runId: base.runId,
      apiUrl: service.apiUrl,
      sha: revision,
    };
    const inputs = { 'build-contexts': 'base=handover:base', 'local-tag': name };
    const end = await buildOn(on, base, inputs, { run: facts });
    await expectBuilt(on, end, name, base);
  });

  test('is a context of targets in a bake file, by its name or by a record with "set" (I1, I7)', async () => {
    const end = await buildOn(on, base, {
      context: '.',
      files: 'bake.json',
      set: `web.contexts.base=handover:${JSON.stringify(base.dead)}`,
      tags: 'stack/next:1.2.3',
      'local-tag': `{name}-${name}`,
    });
    for (const target of ['api', 'web']) await expectBuilt(on, end, `${target}-${name}`, base);
    expect(end.stdout).toContain(`The build context "base" is docker-image://${base.record.image}@`);
    expect(end.stdout).toContain('The build context "base" is docker-image://localhost/ci-image-actions/base:');
  });

  test('that is not there is one sentence, and nothing is built (I7)', async () => {
    const end = await buildOn(on, base, { 'build-contexts': 'base=handover:other', 'local-tag': name });
    expect(end.exitCode).toBe(1);
    expect(end.annotations.at(-1)?.message).toBe(
      'The build context "base" cannot be had: There is no image "other" in the records of this run, which has base: correct the name, or let the producer build what is missing.',
    );
  });
});

describe('an image of another job as base, docker-container driver', () => {
  const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
  let base: Base;
  let builder: ContainerBuilder;
  beforeAll(async () => {
    base = await produceBase(client);
    builder = await startContainerBuilder({ client: client.host, behind: behind.host, registry });
  });
  afterAll(() => builder.stop());
  const name = `${uniqueName('next')}:1`;

  test.each([
    ['from the registry', (): HandoverRecord => base.record, 'docker-image://'],
    ['from the artifact, with the registry dead', (): HandoverRecord => base.dead, 'oci-layout://'],
  ])('comes %s (I7)', async (_how, record, kind) => {
    const contexts = `base=handover:${JSON.stringify(record())}`;
    const inputs = { 'build-contexts': contexts, builder: builder.name, 'local-tag': name };
    const env = { HOME: process.env['HOME'] ?? '' };
    const end = await buildOn(client, base, inputs, { env });
    expect(end.stdout).toContain(`The build context "base" is ${kind}`);
    await expectBuilt(client, end, name, base);
    expect(end.leftovers).toEqual([]);
  });
});
