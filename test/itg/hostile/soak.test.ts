import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { imagetoolsRegistry } from '../../../src/adapters/registry/imagetools.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';
import { forget, registryHost } from '../pull-or-download-image/obtain-on-engine.ts';

/*
 * The soak of failures-and-threats section 3 on a small scale: whole hand-overs in which a fifth of all requests fails,
 * those to the registry and those to the artifact service alike. Each has proxies and seeds of its own, so that the
 * faults of one do not depend on the pace of another one. The proxies live in this process: nothing may block it.
 */
const mark = `soak-${randomBytes(4).toString('hex')}`;
const engines = storeEngines();

let folder: string;
let service: ActionsService;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-soak-'));
  service = await startActionsService();
}, 60_000);
afterAll(async () => {
  for (const on of engines) {
    forget(on, ...[...(await on.engine.tagTable()).keys()].filter((name) => name.includes(mark)));
  }
  await service.stop();
  rmSync(folder, { recursive: true });
});

/** Together they hit a fifth of the requests; some bytes are damaged on top of it. */
function shake(proxy: FaultProxy, seed: number): void {
  const hit = { path: /./, share: 1 - 0.8 ** (1 / 3) };
  proxy.addFault({
    method: 'GET',
    path: /\/blobs\//,
    when: { share: 0.1, seed },
    do: { kind: 'corrupt', of: 'response', atByte: 100 },
  });
  const cut = { kind: 'cut', of: 'response', afterBytes: 50, by: 'RST' } as const;
  const faults = [{ kind: 'status', status: 503 }, cut, { kind: 'drop-answer' }] as const;
  for (const [index, fault] of faults.entries()) {
    proxy.addFault({ path: hit.path, when: { share: hit.share, seed: seed + 1 + index }, do: fault });
  }
}

interface HandOver {
  readonly on: StoreEngine;
  readonly source: 'auto' | 'artifact' | 'registry';
  readonly imageid: string;
  readonly ref: string;
  readonly produced: ActionResult;
  readonly consumed: ActionResult;
}

async function handOver(on: StoreEngine, source: HandOver['source'], index: number): Promise<HandOver> {
  const runId = 7_000 + index;
  service.addRun({ id: runId });
  const registry = await startFaultProxy({ target: `http://${registryHost}` });
  const artifacts = await startFaultProxy({ target: `http://${service.address}` });
  const name = `${mark}-${index}`;
  const direct = `${registryHost}/${name}:1`;
  const ref = `${registry.address}/${name}:1`;
  const context = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(context, 'content'), randomBytes(100_000).toString('base64'));
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY content /\n');
  await on.exec.run('docker', ['buildx', 'build', '--quiet', '--load', '--tag', direct, '--tag', ref, context]);
  await on.engine.push(direct);
  await on.engine.untag(direct);
  const there = await imagetoolsRegistry(on.exec).manifest(direct);
  const [config] = await imagetoolsRegistry(on.exec).configs(direct);
  if (!there.found || config === undefined) throw new Error(`${direct} was not pushed`);
  const { imageid } = config;
  const repository = 'octo-org/octo-app';
  const record = handoverRecord({
    image: ref.slice(0, -2),
    tag: '1',
    digest: there.digest,
    imageid,
    revision: '',
    'pushed-refs': [{ ref, digest: there.digest }],
    run: { id: runId, attempt: 1, repository, 'head-repository': repository, event: 'push' },
  });
  const run = (action: string, inputs: Readonly<Record<string, string>>): Promise<ActionResult> =>
    runAction({
      action,
      inputs,
      run: { runId, apiUrl: service.apiUrl.replace(service.address, artifacts.address) },
      env: { DOCKER_HOST: on.host, ...service.runtimeEnv(runId, artifacts.address) },
      timeoutMs: 120_000,
    });
  try {
    shake(registry, 100 * index);
    shake(artifacts, 100 * index + 50);
    const produced = await run('save-and-upload-image', { handover: JSON.stringify(record) });
    await on.engine.untag(ref);
    const consumed = await run('pull-or-download-image', {
      handover: produced.outputs['handover'] ?? '',
      source,
      'max-attempts': '10',
      'retry-wait-seconds': '0',
      'timeout-minutes': '1',
    });
    return { on, source, imageid, ref, produced, consumed };
  } finally {
    await Promise.all([registry.stop(), artifacts.stop()]);
  }
}

test('soak: with a fifth of all requests failing each hand-over ends with the right image or says why not (F1-F4, F10, F12, A1, A4)', async () => {
  const jobs = engines.flatMap((on) => (['auto', 'artifact', 'registry'] as const).map((source) => ({ on, source })));
  const ends = await Promise.all(jobs.map(({ on, source }, index) => handOver(on, source, index + 1)));

  for (const { on, source, imageid, ref, produced, consumed } of ends) {
    expect([...produced.leftovers, ...consumed.leftovers, ...produced.orphans, ...consumed.orphans]).toEqual([]);
    expect(produced).toMatchObject({ exitCode: 0, timedOut: false, outputs: { imageid } });
    const named = await on.engine.inspect(ref);
    if (consumed.exitCode === 0) {
      expect(consumed.outputs).toMatchObject({ imageid, 'image-ref': ref });
      if (source !== 'auto') expect(consumed.outputs['source']).toBe(source);
      expect(on.configDigest(ref)).toBe(imageid);
    } else {
      expect({ named, ...consumed.outputs }).toMatchObject({ named: undefined, source: '', imageid: '' });
      const error = consumed.annotations.find(({ level }) => level === 'error')?.message ?? '';
      expect(error).toMatch(
        /^The (registry|artifact) did not give the image: .{20,} \([a-z-]+\): .{20,}\.$|^There is nothing/s,
      );
    }
  }
  expect(ends.filter(({ consumed }) => consumed.exitCode === 0).length).toBeGreaterThanOrEqual(ends.length / 2);
  const made = ends.filter(({ consumed }) => consumed.exitCode === 0).map(({ ref }) => ref);
  const tables = await Promise.all(engines.map((on) => on.engine.tagTable()));
  const marked = tables.flatMap((table) => [...table.keys()]).filter((name) => name.includes(mark));
  expect(marked.sort()).toEqual(made.sort());
}, 240_000);
