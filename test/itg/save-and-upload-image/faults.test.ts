import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { startSaveAction, type SaveAction } from '../../support/save-action.ts';
import { storeEngines } from '../../support/store-engines.ts';

const [bed] = storeEngines();
if (bed === undefined) throw new Error('no engine');
const repository = `ciia-faults-${process.pid}/app`;
const ref = `${repository}:pr-1-abc1234`;
const name = 'app-pr-1-abc1234';

let action: SaveAction;
let proxy: FaultProxy;
beforeAll(async () => {
  action = await startSaveAction();
  // What zstd cannot make smaller.
  bed.build(ref, { 'random.txt': randomBytes(3_000_000).toString('base64') });
}, 120_000);
afterAll(async () => {
  bed.docker('image', 'rm', '--force', ref);
  await action.stop();
});
beforeEach(async () => {
  proxy = await startFaultProxy({ target: `http://${action.service.address}` });
});
afterEach(() => proxy.stop());

const artifactNames = (runId: number): string[] => action.service.artifactsOf(runId).map((artifact) => artifact.name);

describe('the real client meets a failing artifact service', () => {
  test('two broken connections before the artifact exists are got over (A1)', async () => {
    proxy.addFault({
      path: /CreateArtifact/,
      // One for the upload beside the saving, two for the client.
      when: { first: 3 },
      do: { kind: 'cut', of: 'request', afterBytes: 0, by: 'RST' },
    });

    const result = await action.run(bed, { image: ref }, { via: proxy.address });

    expect(result).toMatchObject({ exitCode: 0, leftovers: [], outputs: { uploaded: 'true' } });
    expect(result.annotations.map((annotation) => annotation.message)).toEqual([
      expect.stringContaining(`upload of ${name}: attempt 1 of 4 failed (transient)`),
      expect.stringContaining('attempt 2 of 4'),
    ]);
  }, 60_000);

  test("an upload whose answer got lost is recognised, and not made again; another job's is not taken for it (A2)", async () => {
    proxy.addFault({ path: /FinalizeArtifact/, when: { first: 1 }, do: { kind: 'drop-answer' } });

    const result = await action.run(bed, { image: ref }, { via: proxy.address });

    expect(result).toMatchObject({ exitCode: 0, outputs: { uploaded: 'true', 'artifact-name': name } });
    expect(proxy.requests.filter(({ path }) => path.includes('CreateArtifact'))).toHaveLength(2);
    expect(artifactNames(result.runId).sort()).toEqual([name, `${name}.handover.json`]);

    const inputs = { image: `${repository}:other`, 'artifact-name': name };
    bed.build(inputs.image, { 'random.txt': 'another image' });
    const foreign = await action.run(bed, inputs, { runId: result.runId });
    bed.docker('image', 'rm', '--force', inputs.image);

    expect(foreign).toMatchObject({ exitCode: 1, leftovers: [], outputs: { uploaded: 'false', 'artifact-id': '' } });
    expect(foreign.stdout).toContain('another job of this run uploads under the same name: set "artifact-name"');
    const kept = action.service.artifactsOf(result.runId).find((artifact) => artifact.name === name);
    expect(String(kept?.id)).toBe(result.outputs['artifact-id']);
  }, 60_000);

  test('an upload that broke off leaves nothing that looks valid; the next one has the spare name', async () => {
    proxy.addFault({
      path: /FinalizeArtifact/,
      when: { first: 1 },
      do: { kind: 'status', status: 403, body: '{"msg":"no"}' },
    });

    const result = await action.run(bed, { image: ref }, { via: proxy.address });

    expect(result).toMatchObject({ exitCode: 0, outputs: { 'artifact-name': `${name}.again` } });
    expect(artifactNames(result.runId).sort()).toEqual([`${name}.again`, `${name}.handover.json`]);
    const file = await action.download(result.runId, result.outputs['artifact-id']);
    expect(bed.docker('image', 'load', '--input', file)).toContain(ref);
  }, 60_000);

  test.each([403, 409])(
    'a storage that answers every PUT with %i is named, and no other job is (H4)',
    async (status) => {
      proxy.addFault({ method: 'PUT', path: /^\/blobs\//, do: { kind: 'status', status, body: '' } });

      const result = await action.run(bed, { image: ref }, { via: proxy.address });

      expect(result).toMatchObject({ exitCode: 1, leftovers: [], outputs: { uploaded: 'false' } });
      expect(result.stdout).toContain(
        `the storage ${proxy.address}, which keeps the content of artifacts, answered HTTP ${status}`,
      );
      expect(result.stdout).not.toContain('another job of this run');
      expect(artifactNames(result.runId)).toEqual([]);
    },
    60_000,
  );

  test.each([
    ['quota', '{"msg":"insufficient usage to create artifact"}', 'lower "retention-days"'],
    ['a refused token', '{"msg":"no"}', "repository's Actions settings allow artifacts"],
  ])(
    '%s fails the step with its remedy, and is a warning when the registry has the image (A3)',
    async (_, body, remedy) => {
      proxy.addFault({ path: /CreateArtifact/, do: { kind: 'status', status: 403, body } });
      const digest = `sha256:${'d'.repeat(64)}`;
      const handover = handoverRecord({
        image: repository,
        tag: 'pr-1-abc1234',
        digest,
        'pushed-refs': [{ ref: `127.0.0.1:5000/${repository}:pr-1-abc1234`, digest }],
      });

      const alone = await action.run(bed, { image: ref }, { via: proxy.address });
      const withRegistry = await action.run(bed, { handover: JSON.stringify(handover) }, { via: proxy.address });

      expect(alone).toMatchObject({
        exitCode: 1,
        leftovers: [],
        outputs: { uploaded: 'false' },
      });
      expect(alone.stdout).toContain(remedy);
      expect(withRegistry).toMatchObject({ exitCode: 0, leftovers: [], outputs: { uploaded: 'false' } });
      const said = withRegistry.annotations.map(({ level, message }) => `${level}: ${message}`).join('\n');
      expect(said).toMatch(/^warning: .* The registry has the image, so the job goes on\.$/m);
      expect(said).toContain(remedy);
    },
    60_000,
  );
});

test('a process that is killed in the middle of its upload leaves no artifact, and the next attempt hands the image over', async () => {
  proxy.addFault({ path: /comp=block/, do: { kind: 'hang' } });
  const interrupt = { after: /Upload the archive/, signal: 'SIGKILL', delayMs: 500 } as const;

  const killed = await action.run(bed, { image: ref }, { via: proxy.address, interrupt });
  const { runId } = killed;
  expect(killed).toMatchObject({ exitCode: -1, timedOut: false });
  expect(artifactNames(runId)).toEqual([]);

  const again = await action.run(bed, { image: ref }, { runId, attempt: 2 });
  const { 'artifact-name': given = '' } = again.outputs;
  expect(again).toMatchObject({ exitCode: 0, leftovers: [], outputs: { uploaded: 'true' } });
  // Whether the name is held depends on how far the killed one came.
  expect([name, `${name}.again`]).toContain(given);
  expect(artifactNames(runId).sort()).toEqual([given, `${name}.handover.json`]);
}, 60_000);

test('a cancelled upload ends at once: nothing in the temporary folder, no artifact', async () => {
  proxy.addFault({ path: /comp=block/, do: { kind: 'hang' } });

  const start = Date.now();
  const result = await action.run(
    bed,
    { image: ref },
    { via: proxy.address, interrupt: { after: /Upload the archive/, signal: 'SIGTERM' } },
  );

  expect(result).toMatchObject({ exitCode: 1, timedOut: false, leftovers: [] });
  expect(result.stdout).toContain('The job was cancelled.');
  expect(artifactNames(result.runId)).toEqual([]);
  expect(Date.now() - start).toBeLessThan(20_000);
}, 60_000);

test('a disk that fills up in the middle of saving fails with what to do, and leaves nothing (F21, S12)', async () => {
  const disk = mkdtempSync(join(tmpdir(), 'ciia-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
  try {
    const result = await action.run(bed, { image: ref, compression: 'zstd' }, { env: { RUNNER_TEMP: disk } });

    expect(result).toMatchObject({ exitCode: 1, leftovers: [], outputs: { uploaded: 'false' } });
    expect(result.stdout).toContain('free disk space on the runner');
    expect(execFileSync('find', [disk, '-type', 'f'], { encoding: 'utf8' })).toBe('');
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
}, 60_000);

test.each([
  ['sent while saving', {}],
  ["sent by GitHub's client", { archive: 'true' }],
])(
  '%s: the runtime token stays out of log, outputs and summary, debug output included (threat 11)',
  async (_, how) => {
    const result = await action.run(bed, { image: ref, ...how }, { env: { RUNNER_DEBUG: '1' } });

    const [, payload = '', signature = ''] = result.token.split('.');
    const shown = [result.stdout, result.stderr, result.summary, JSON.stringify(result.outputs)].join('\n');
    for (const part of [result.token, payload, signature].filter((text) => text.length > 8)) {
      expect(shown).not.toContain(part);
    }
    expect(shown.includes('::debug::')).toBe('archive' in how);
    expect(result.exitCode).toBe(0);
  },
  60_000,
);
