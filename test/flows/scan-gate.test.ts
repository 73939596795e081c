import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { imageArchives } from '../../src/adapters/image-archives.ts';
import { runnerFiles } from '../../src/adapters/runner-files.ts';
import { readScanGateInputs, scanGateOutputs, scanGateSummary } from '../../src/contracts/scan-gate.ts';
import { serialiseHandover, type HandoverRecord } from '../../src/core/handover-record.ts';
import { InputReader } from '../../src/core/inputs.ts';
import type { ScannerName } from '../../src/core/scan/scanner-command.ts';
import { CommandError } from '../../src/errors.ts';
import { scanGate, type ScanGateResult } from '../../src/flows/scan-gate.ts';
import type { ImageStore, LocalImage, Registry, ScanTarget } from '../../src/ports.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { fakeScanners, type FakeScan } from '../support/fake-scanners.ts';
import { handoverRecord } from '../support/handover-records.ts';
import { memoryEngine } from '../support/memory-engine.ts';
import { recordingLog } from '../support/recording-log.ts';
import { headSha, mergeSha, runFacts } from '../support/run-facts.ts';
import { flaw, flaws, grypeReport, scoutSarif, trivyReport, trivySarif } from '../support/scan-reports.ts';

const id = (letter: string): string => `sha256:${letter.repeat(64)}`;
const imageid = id('a');
const digest = id('d');
const ref = 'ghcr.io/acme/app:pr-15-3370e22';
const labels = { 'org.opencontainers.image.revision': headSha };
const local: LocalImage = {
  ...{ id: imageid, repoTags: [ref], repoDigests: [], labels, platform: 'linux/amd64', sizeBytes: 1 },
};
const pushed = handoverRecord({
  ...{ digest, imageid, imageids: { 'linux/amd64': imageid } },
  'pushed-refs': [{ ref, digest }],
});
const notPushed = { ...pushed, digest: '', 'pushed-refs': [] };
const rateLimited = new CommandError({
  ...{ command: 'trivy', exitCode: 1 },
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

interface World {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly handover?: HandoverRecord;
  readonly engine?: Readonly<Record<string, LocalImage>>;
  readonly store?: ImageStore;
  /** What the registry says of the image; undefined: it has nothing. */
  readonly registry?: { readonly imageid?: string; readonly revision?: string } | Error | undefined;
  readonly installed?: readonly ScannerName[];
  readonly scans?: readonly FakeScan[];
  readonly sarif?: string;
  readonly signal?: AbortSignal;
}

interface Seen extends ScanGateResult {
  readonly failure: string;
  readonly lines: readonly string[];
  readonly scanned: readonly (readonly [ScannerName, ScanTarget])[];
  readonly waits: readonly number[];
  readonly outputs: Readonly<Record<string, string>>;
}

async function gate(world: World): Promise<Seen> {
  const handover = world.handover === undefined ? {} : { handover: serialiseHandover(world.handover) };
  const given: Readonly<Record<string, string>> = { ...handover, ...world.inputs };
  const { registry: answer } = world;
  const registry: Registry = {
    manifest: () =>
      answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve({ found: true, digest, mediaType: 'x', raw: '' }),
    configs: () => {
      if (answer === undefined) return Promise.reject(new Error(`${ref}: not found`));
      if (answer instanceof Error) return Promise.reject(answer);
      const { revision = headSha } = answer;
      const facts = {
        manifestDigest: digest,
        platform: 'linux/amd64',
        labels: { ...labels, 'org.opencontainers.image.revision': revision },
      };
      return Promise.resolve([{ imageid: answer.imageid ?? imageid, ...facts }]);
    },
    copy: () => Promise.reject(new Error('not expected')),
    merge: () => Promise.reject(new Error('not expected')),
  };
  const scanners = fakeScanners(world.installed ?? ['trivy'], world.scans ?? [trivyReport([])], world.sarif);
  const clock = fakeClock();
  const log = recordingLog();
  const { result, failure } = await scanGate(() => readScanGateInputs(new InputReader((name) => given[name] ?? '')), {
    engine: memoryEngine(world.engine ?? {}, world.store),
    archives: imageArchives,
    archivedConfigs: () => Promise.resolve({ 'linux/amd64': imageid }),
    files: runnerFiles({ RUNNER_TEMP: home }),
    run: runFacts({ workspace: home }),
    signal: world.signal ?? new AbortController().signal,
    ...{ registry, scanners, clock, log },
  });
  return {
    ...result,
    ...{ lines: log.lines, scanned: scanners.scanned, waits: clock.waits, outputs: scanGateOutputs(result) },
    failure: failure instanceof Error ? failure.message : '',
  };
}

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
      'of a record, in the containerd store by the config in its archive',
      { handover: notPushed, engine: { [ref]: { ...local, id: id('e') } }, store: 'containerd' as const },
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
    expect(seen).toMatchObject({ gate: 'fail', reason: 'stale', scanned: [] });
    expect(seen.failure).toContain(message);
    const inputs = { ...('inputs' in world ? world.inputs : {}), 'on-mismatch': 'warn' };
    const warned = await gate({ registry: {}, ...world, inputs });
    expect(warned).toMatchObject({ gate: 'pass', reason: 'clean', failure: '' });
    expect(warned.lines.join('\n')).toContain(`warning: `);
    expect(warned.lines.join('\n')).toContain(message);
  });

  test('a name that is pointed elsewhere during the scan is stale', async () => {
    const engine = memoryEngine({ 'app:1': local });
    let asked = 0;
    const inspect = (name: string): Promise<LocalImage | undefined> => {
      asked += 1;
      return asked === 1 ? engine.inspect(name) : Promise.resolve({ ...local, id: id('b') });
    };
    const { result } = await scanGate(
      () => readScanGateInputs(new InputReader((name) => (name === 'image-ref' ? 'app:1' : ''))),
      {
        engine: { ...engine, inspect },
        registry: {
          manifest: () => Promise.reject(new Error()),
          configs: () => Promise.reject(new Error()),
          copy: () => Promise.reject(new Error()),
          merge: () => Promise.reject(new Error()),
        },
        archives: imageArchives,
        archivedConfigs: () => Promise.resolve({}),
        files: runnerFiles({ RUNNER_TEMP: home }),
        scanners: fakeScanners(['trivy'], [trivyReport([])]),
        ...{ run: runFacts(), clock: fakeClock(), log: recordingLog(), signal: new AbortController().signal },
      },
    );
    expect(result).toMatchObject({ gate: 'fail', reason: 'stale' });
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

describe('findings', () => {
  const image: World = { inputs: { 'image-ref': 'app:1' }, engine: { 'app:1': local } };
  const mixed = flaws({ CRITICAL: 2, HIGH: 12, MEDIUM: 30, LOW: 60, UNKNOWN: 1 });

  test('fail the gate with exact counts, and the full SARIF is kept (G1, G2, G3)', async () => {
    const seen = await gate({ ...image, scans: [trivyReport(mixed)], sarif: trivySarif(mixed) });
    expect(seen).toMatchObject({ gate: 'fail', reason: 'findings' });
    expect(seen.failure).toContain('(2 CRITICAL, 12 HIGH)');
    expect(seen.outputs).toMatchObject({
      ...{ 'critical-count': '2', 'high-count': '12', 'medium-count': '30', 'low-count': '60', 'unknown-count': '1' },
      ...{ 'ignored-count': '0', gate: 'fail' },
    });
    const { runs } = JSON.parse(readFileSync(seen.sarif, 'utf8')) as { runs: { results: unknown[] }[] };
    expect(runs[0]?.results).toHaveLength(105);
  });

  test('below the chosen severities pass', async () => {
    expect(await gate({ ...image, scans: [trivyReport(flaws({ MEDIUM: 9, LOW: 9 }))] })).toMatchObject({
      gate: 'pass',
    });
    const inputs = { ...image.inputs, severity: 'low' };
    expect(await gate({ ...image, inputs, scans: [trivyReport(flaws({ LOW: 1 }))] })).toMatchObject({ gate: 'fail' });
  });

  test('SARIF that the scanner did not write, or broke, is written with every finding', async () => {
    for (const sarif of [undefined, '', '{"version":"2.1']) {
      const broken = sarif === undefined ? {} : { sarif };
      const seen = await gate({ ...image, scans: [trivyReport(mixed)], ...broken });
      const { runs } = JSON.parse(readFileSync(seen.sarif, 'utf8')) as { runs: { results: unknown[] }[] };
      expect(runs[0]?.results).toHaveLength(105);
    }
  });

  test('stay in the SARIF when they are ignored, and "sarif-file" gets it', async () => {
    const ignoreFile = file('ignore', 'CVE-2023-0286 not reachable');
    const sarifFile = join(home, 'scan.sarif');
    const inputs = { ...image.inputs, 'ignore-file': ignoreFile, 'sarif-file': sarifFile };
    const seen = await gate({ ...image, inputs, scans: [trivyReport([flaw()])], sarif: trivySarif([flaw()]) });
    expect(seen.outputs).toMatchObject({ gate: 'pass', 'ignored-count': '1', 'high-count': '0', sarif: sarifFile });
    expect(readFileSync(sarifFile, 'utf8')).toContain('CVE-2023-0286');
  });

  test('are annotated, worst first, and no more than a step shows', async () => {
    const { lines } = await gate({ ...image, scans: [trivyReport(mixed)] });
    const warnings = lines.filter((line) => line.startsWith('warning: '));
    expect(warnings).toHaveLength(7);
    expect(warnings[0]).toContain('critical flaw number 0');
    expect(lines).toContain('info: 7 more of them are in the summary and in the report.');
  });

  test('that were ignored until yesterday count again, with a warning before and after (G3)', async () => {
    const ignores = ['CVE-2023-0286 expires=2026-01-01', 'CVE-2022-1111 expires=2026-01-05', 'CVE-2022-9999'].join(
      '\n',
    );
    const inputs = { ...image.inputs, 'ignore-file': file('ignore', ignores) };
    const scans = [trivyReport([flaw(), flaw({ id: 'CVE-2022-1111' })])];
    const { lines, ...seen } = await gate({ ...image, inputs, scans });
    expect(seen.outputs).toMatchObject({ gate: 'fail', 'high-count': '1', 'ignored-count': '1' });
    expect(lines).toContain(
      'warning: CVE-2023-0286 was ignored until 2026-01-01, and counts again: mend it, or set a new date.',
    );
    expect(lines).toContain('warning: CVE-2022-1111 is ignored until 2026-01-05, 3 days more, and then counts again.');
    expect(lines).toContain('info: The ignore list names CVE-2022-9999, which was not found: the line can go.');
  });

  test('whose texts are hostile reach summary and annotations as text, and no output at all', async () => {
    const evil =
      '::set-output name=gate::pass\n##[set-output name=gate;]pass | <img src=x> `x` [a](http://b) \u202e\u0007';
    const scans = [
      trivyReport([flaw({ package: evil, title: evil, installed: evil, fixed: evil, id: `CVE-1 ${evil}` })]),
    ];
    const seen = await gate({ ...image, scans });
    expect(JSON.stringify(seen.outputs)).not.toMatch(/set-output|img/);
    const summary = scanGateSummary(seen);
    expect(summary).not.toMatch(/<img|\n::set-output|\]\(http|\u202e/);
    expect(
      summary
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .every((line) => line.endsWith('|')),
    ).toBe(true);
    for (const line of seen.lines) expect(line).not.toMatch(/\n|\u202e|\u0007/);
  });

  test('do not fail the step with "fail: false", and the output tells; nor does an error (G5)', async () => {
    const inputs = { ...image.inputs, fail: 'false' };
    expect(await gate({ ...image, inputs, scans: [trivyReport(mixed)] })).toMatchObject({ gate: 'fail', failure: '' });
    const broken = await gate({ ...image, inputs, scans: [''] });
    expect(broken).toMatchObject({ gate: 'error', failure: '' });
    expect(broken.lines.join('\n')).toContain('The gate is error, and "fail" is false.');
  });
});

describe('a report that is there already', () => {
  const record = handoverRecord({ imageid: `sha256:${'a1'.repeat(32)}`, digest: `sha256:${'d1'.repeat(32)}` });

  test.each([
    ['JSON of trivy', trivyReport],
    ['JSON of grype', grypeReport],
    ['SARIF of trivy', trivySarif],
    ['SARIF of Docker Scout', scoutSarif],
  ])('%s is judged, and nothing is run', async (_, write) => {
    const seen = await gate({ inputs: { report: file('r', write(flaws({ HIGH: 3, LOW: 4 }))) }, installed: [] });
    expect(seen).toMatchObject({ gate: 'fail', reason: 'findings', scanned: [] });
    expect(seen.outputs).toMatchObject({ 'high-count': '3', 'low-count': '4' });
  });

  test('must be of the image of the record, and of its commit', async () => {
    const report = file('r', trivyReport([]));
    expect(await gate({ inputs: { report }, handover: record })).toMatchObject({ gate: 'pass' });
    expect(await gate({ inputs: { report }, handover: pushed })).toMatchObject({ gate: 'fail', reason: 'stale' });
    expect(await gate({ inputs: { report, revision: headSha } })).toMatchObject({ gate: 'pass' });
    expect(await gate({ inputs: { report, revision: mergeSha } })).toMatchObject({ gate: 'fail', reason: 'stale' });
    const scout = file('s', scoutSarif([]));
    const unknown = await gate({ inputs: { report: scout }, handover: record });
    expect(unknown).toMatchObject({ gate: 'fail', reason: 'stale' });
    expect(unknown.failure).toContain('does not say which image it is of');
  });
});

describe('inputs', () => {
  test.each([
    [{}, 'Nothing says what is scanned'],
    [{ 'image-ref': 'a:1', input: 'x.tar' }, 'both set'],
    [{ report: 'r.json', input: 'x.tar' }, 'Input "report" is set beside'],
    [{ input: '/nowhere/x.tar' }, 'Input "input" is "/nowhere/x.tar", and there is no such file'],
    [{ report: '/nowhere/r' }, 'Input "report" is "/nowhere/r", and there is no such file'],
    [{ 'image-ref': 'a:1', 'ignore-file': '/nowhere/i' }, 'Input "ignore-file" is "/nowhere/i"'],
    [{ 'image-ref': 'a:1', 'sarif-file': '/nowhere/s.sarif' }, 'Input "sarif-file" is "/nowhere/s.sarif"'],
    [{ 'image-ref': 'A:1:' }, 'no image reference'],
    [{ 'image-ref': 'a:1', severity: 'CRITICAL,SEVERE' }, 'Input "severity" has "SEVERE": use "CRITICAL"'],
    [{ 'image-ref': 'a:1', scanner: 'snyk' }, 'use "auto", "trivy", "grype" or "docker-scout"'],
    [{ 'image-ref': 'a:1', revision: 'abc1234' }, 'use the full sha'],
    [{ 'image-ref': 'a:1', 'on-mismatch': 'ignore' }, 'use "fail" or "warn"'],
    [{ handover: 'x' }, 'not JSON'],
    [{ 'image-ref': 'a:1', fail: 'no' }, 'use true or false'],
  ])('%j is an error of the gate and fails the step, whatever "fail" says (G5)', async (inputs, message) => {
    const seen = await gate({ inputs: { fail: 'false', ...inputs } });
    expect(seen).toMatchObject({ gate: 'error', reason: 'bad-input', scanned: [] });
    expect(seen.failure).toContain(message);
    expect(seen.outputs['gate']).toBe('error');
  });

  test('severities come in any case, one a line or with commas', () => {
    const read = (severity: string): readonly string[] =>
      readScanGateInputs(new InputReader((name) => (name === 'severity' ? severity : ''))).severities;
    expect(read('low, High\nCRITICAL')).toEqual(['CRITICAL', 'HIGH', 'LOW']);
    expect(read('')).toEqual(['CRITICAL', 'HIGH']);
  });
});
