import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LocalImage } from '../../../src/core/oci/image-facts.ts';
import { CommandError } from '../../../src/errors.ts';
import {
  dockerManifest,
  fixtureImage,
  ociIndex,
  ociLayout,
  savedArchive,
  sha256Hex,
  type FixtureImage,
} from '../../support/archive-fixture.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { headSha, mergeSha } from '../../support/run-facts.ts';
import { flaws, grypeReport, scoutSarif, trivyReport } from '../../support/scan-reports.ts';
import { digest, id, local, pushed, ref, runScanGate, type Seen, type World } from '../../support/scan-world.ts';

const notPushed = { ...pushed, digest: '', 'pushed-refs': [] };
const rateLimited = new CommandError({
  command: 'trivy',
  exitCode: 1,
  stderr:
    'FATAL\tinit error: DB error: GET https://ghcr.io/v2/aquasecurity/trivy-db/manifests/2: TOOMANYREQUESTS: retry-after: 35.852µs\n',
});

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ciia-scan-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const gate = (world: World): Promise<Seen> => runScanGate(home, world);

const file = (name: string, text: string): string => {
  writeFileSync(join(home, name), text);
  return join(home, name);
};

describe('which image', () => {
  test.each([
    ['of a record, in the engine when it is that image', { handover: pushed, engine: { [ref]: local } }, 'engine', ref],
    [
      'of a record, by digest in the registry',
      { handover: pushed, registry: {} },
      'registry',
      `ghcr.io/acme/app@${digest}`,
    ],
    [
      'of a record, in the registry when the engine has another one under its name',
      { handover: pushed, engine: { [ref]: { ...local, id: id('b') } }, registry: {} },
      'registry',
      `ghcr.io/acme/app@${digest}`,
    ],
    [
      'of a record that was not pushed, in the engine',
      { handover: notPushed, engine: { [ref]: local } },
      'engine',
      ref,
    ],
    [
      'of a record, in the containerd store by its digest',
      { handover: pushed, engine: { [ref]: { ...local, id: digest } }, store: 'containerd' as const },
      'engine',
      ref,
    ],
    [
      'by a reference that the engine has',
      { inputs: { 'image-ref': 'app:1' }, engine: { 'app:1': local } },
      'engine',
      'app:1',
    ],
    [
      'by a reference that only a registry has, pinned by digest',
      { inputs: { 'image-ref': ref }, registry: {} },
      'registry',
      `ghcr.io/acme/app@${digest}`,
    ],
  ] satisfies [string, World, string, string][])('%s (000-10)', async (_, world, kind, name) => {
    const seen = await gate(world);
    expect(seen).toMatchObject({ gate: 'pass', reason: 'clean', failure: '' });
    expect(seen.scanned).toEqual([
      ['trivy', { kind, name, platform: kind === 'registry' ? 'linux/amd64' : undefined }],
    ]);
    expect(seen.outputs).toMatchObject({ gate: 'pass', 'critical-count': '0', revision: headSha });
  });

  describe('in the containerd store, where a name may stand for several images (Z3)', () => {
    const store = 'containerd' as const;
    const inStore = (image: FixtureImage): LocalImage => ({
      ...local,
      settings: { Labels: local.labels },
      id: id('e'),
      diffIds: [`sha256:${sha256Hex(image.layer.content ?? '')}`],
    });
    const recordOf = ({ imageid }: FixtureImage): NonNullable<World['handover']> => ({
      ...notPushed,
      imageid,
      imageids: { 'linux/amd64': imageid },
    });

    test('is an archive of the one that the engine runs', async () => {
      const app = await fixtureImage('app', { revision: headSha });
      const saved = savedArchive(app, ref);
      const seen = await gate({ handover: recordOf(app), engine: { [ref]: inStore(app) }, store, saved });
      expect(seen).toMatchObject({ gate: 'pass', reason: 'clean', failure: '' });
      expect(seen.scanned).toEqual([
        ['trivy', expect.objectContaining({ kind: 'archive', name: expect.stringMatching(/image\.tar$/) })],
      ]);
    });

    test('is none when the engine runs another one than it exports', async () => {
      const [app, evil] = [
        await fixtureImage('app', { revision: headSha }),
        await fixtureImage('evil', { revision: headSha }),
      ];
      const foreign = [
        ...[app, evil].flatMap(({ config, layer, manifest }) => [config, layer, manifest]),
        dockerManifest([app, [ref]]),
        ociIndex([evil, ref], [app, ref]),
        ociLayout,
      ];
      const inputs = { 'image-ref': ref };
      const seen = await gate({ inputs, engine: { [ref]: inStore(evil) }, store, saved: foreign });
      expect(seen).toMatchObject({ gate: 'error', reason: 'no-image', scanned: [] });
      expect(seen.failure).toContain('which is not what it runs');
      const two = [...foreign.slice(0, 6), dockerManifest([app, [ref]], [evil, [ref]])];
      expect(await gate({ inputs, engine: { [ref]: inStore(app) }, store, saved: two })).toMatchObject({
        gate: 'error',
        reason: 'no-image',
        scanned: [],
      });
    });

    test('is taken from the registry when the engine has something else under its name', async () => {
      const app = await fixtureImage('app', { revision: headSha });
      const seen = await gate({ handover: pushed, engine: { [ref]: inStore(app) }, store, saved: [], registry: {} });
      expect(seen).toMatchObject({ gate: 'pass' });
      expect(seen.scanned).toEqual([['trivy', expect.objectContaining({ kind: 'registry' })]]);
    });

    test('is stale when it is another one than the record says', async () => {
      const [app, other] = [await fixtureImage('app', { revision: headSha }), await fixtureImage('other')];
      const saved = savedArchive(app, ref);
      const seen = await gate({ handover: recordOf(other), engine: { [ref]: inStore(app) }, store, saved });
      expect(seen).toMatchObject({ gate: 'fail', reason: 'stale', scanned: [] });
    });
  });

  test('of a build that was skipped there is none, and the gate says so (002-6)', async () => {
    const seen = await gate({ handover: handoverRecord({ skipped: 'The commit subject matches.' }) });
    expect(seen).toMatchObject({ gate: 'skipped', reason: 'producer-skipped', failure: '', scanned: [] });
    expect(seen.outputs).toMatchObject({ gate: 'skipped', 'critical-count': '', sarif: '' });
  });

  test('that is neither pushed nor in the engine is an error with the next step', async () => {
    const seen = await gate({ handover: notPushed });
    expect(seen).toMatchObject({ gate: 'error', reason: 'no-image', scanned: [] });
    expect(seen.failure).toContain('run pull-or-download-image');
  });

  test('that the registry does not have is an error, and a passing failure is tried again', async () => {
    expect(await gate({ inputs: { 'image-ref': ref } })).toMatchObject({ gate: 'error', reason: 'no-image' });
    const down = new CommandError({
      command: 'docker',
      exitCode: 1,
      stderr: 'ERROR: dial tcp 1.2.3.4:443: i/o timeout',
    });
    const seen = await gate({ handover: pushed, registry: down });
    expect(seen).toMatchObject({ gate: 'error', reason: 'no-image' });
    expect(seen.waits).toHaveLength(2);
  });

  test('in a broken archive is an error', async () => {
    const seen = await gate({ inputs: { input: file('image.tar', 'no tar') } });
    expect(seen).toMatchObject({ gate: 'error', reason: 'no-image', scanned: [] });
    expect(seen.failure).toContain('cannot be scanned');
  });
});

describe('freshness (V2, 000-10)', () => {
  test.each([
    [
      'another commit in the label',
      { inputs: { 'image-ref': ref, revision: mergeSha }, registry: {} },
      `revision ${headSha}`,
    ],
    ['no label', { inputs: { 'image-ref': ref, revision: mergeSha }, registry: { revision: '' } }, 'has no label'],
    ['another config than recorded', { handover: pushed, registry: { imageid: id('b') } }, `is ${id('b')}`],
    [
      'another image under its name, and nothing pushed',
      { handover: notPushed, engine: { [ref]: { ...local, id: id('b') } } },
      `is ${id('b')}`,
    ],
    [
      'the record of another commit',
      { handover: pushed, inputs: { revision: mergeSha } },
      'The handover record is of revision',
    ],
  ] satisfies [string, World, string][])('%s fails, and is not scanned', async (_, world, message) => {
    const seen = await gate(world);
    expect(seen).toMatchObject({ gate: 'fail', reason: 'stale', scanner: '', scanned: [] });
    expect(seen.failure).toContain(message);
    const inputs = { ...('inputs' in world ? world.inputs : {}), 'on-mismatch': 'warn' };
    const warned = await gate({ registry: {}, ...world, inputs });
    expect(warned).toMatchObject({ gate: 'pass', reason: 'clean', failure: '' });
    expect(warned.lines.join('\n')).toContain(`warning: `);
    expect(warned.lines.join('\n')).toContain(message);
  });

  test('a name that is pointed elsewhere during the scan is stale', async () => {
    const answers = [local, { ...local, id: id('b') }];
    const inspect = (): Promise<LocalImage | undefined> => Promise.resolve(answers.shift());
    const seen = await gate({ inputs: { 'image-ref': 'app:1' }, inspect });
    expect(seen).toMatchObject({ gate: 'fail', reason: 'stale', scanner: 'trivy' });
    expect(seen.failure).toContain('pointed at another image');
  });
});

describe('the scanner', () => {
  const image: World = { inputs: { 'image-ref': 'app:1' }, engine: { 'app:1': local } };

  test('is the first one that is installed, or the one that is asked for', async () => {
    expect((await gate({ ...image, installed: ['docker-scout', 'grype'], scans: [grypeReport([])] })).scanner).toBe(
      'grype',
    );
    const inputs = { ...image.inputs, scanner: 'docker-scout' };
    const scans = [scoutSarif(flaws({ CRITICAL: 2 }))];
    const scout = await gate({ ...image, inputs, installed: ['trivy', 'docker-scout'], scans });
    expect(scout).toMatchObject({ scanner: 'docker-scout', gate: 'fail' });
    expect(scout.sarif).toBe(scout.report);
  });

  test('that is not there is an error that names each one and where it comes from', async () => {
    const seen = await gate({ ...image, installed: [] });
    expect(seen).toMatchObject({ gate: 'error', reason: 'no-scanner' });
    for (const name of ['aquasecurity/setup-trivy', 'anchore/scan-action/download-grype', '"scout" plugin']) {
      expect(seen.failure).toContain(name);
    }
  });

  test('is tried again on a rate limit of its database, and runs once when it works (G4)', async () => {
    const seen = await gate({ ...image, scans: [rateLimited, trivyReport([])] });
    expect(seen).toMatchObject({ gate: 'pass', failure: '', waits: [10_000] });
    expect(seen.scanned).toHaveLength(2);
    expect(seen.lines.join('\n')).toContain('failed (rate-limit)');
    expect((await gate({ ...image })).scanned).toHaveLength(1);
  });

  test('that keeps failing is an error and not clean, nor findings (G4)', async () => {
    const seen = await gate({ ...image, scans: [rateLimited] });
    expect(seen).toMatchObject({ gate: 'error', reason: 'scanner-failed' });
    expect(seen.scanned).toHaveLength(3);
    expect(seen.failure).toContain('TRIVY_DB_REPOSITORY');
    expect(seen.outputs).toMatchObject({ gate: 'error', 'critical-count': '', report: '', sarif: '' });
  });

  test.each([
    ['nothing', ''],
    ['half of it', trivyReport(flaws({ CRITICAL: 3 })).slice(0, 900)],
    ['another thing', '{"ok":true}'],
  ])('that ends well and writes %s is an error (G4)', async (_, report) => {
    expect(await gate({ ...image, scans: [report] })).toMatchObject({ gate: 'error', reason: 'bad-report' });
  });

  test('ends with the job, and the gate is an error then', async () => {
    const seen = await gate({ ...image, signal: AbortSignal.abort(new Error('The job was cancelled.')) });
    expect(seen).toMatchObject({ gate: 'error', reason: 'cancelled', failure: 'The job was cancelled.' });
  });
});
