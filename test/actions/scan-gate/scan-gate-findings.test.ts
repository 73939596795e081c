import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readScanGateInputs } from '../../../actions/scan-gate/inputs.ts';
import { scanGateSummary } from '../../../actions/scan-gate/summary.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { headSha, mergeSha } from '../../support/run-facts.ts';
import {
  flaw,
  flaws,
  grypeReport,
  reportedImage,
  scoutSarif,
  trivyMixedReport,
  trivyReport,
  trivySarif,
} from '../../support/scan-reports.ts';
import { local, pushed, runScanGate, type Seen, type World } from '../../support/scan-world.ts';

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

describe('findings', () => {
  const image: World = { inputs: { 'image-ref': 'app:1' }, engine: { 'app:1': local } };
  const mixed = flaws({ CRITICAL: 2, HIGH: 12, MEDIUM: 30, LOW: 60, UNKNOWN: 1 });

  test('fail the gate with exact counts, and the full SARIF is kept (G1, G2, G3)', async () => {
    const seen = await gate({ ...image, scans: [trivyReport(mixed)], sarif: trivySarif(mixed) });
    expect(seen).toMatchObject({ gate: 'fail', reason: 'findings' });
    expect(seen.failure).toContain('(2 CRITICAL, 12 HIGH)');
    expect(seen.outputs).toMatchObject({
      'critical-count': '2',
      'high-count': '12',
      'medium-count': '30',
      'low-count': '60',
      'unknown-count': '1',
      'ignored-count': '0',
      gate: 'fail',
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
      const seen = await gate({ ...image, scans: [trivyReport(mixed)], sarif });
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

describe('what the scan is about', () => {
  const image: World = { inputs: { 'image-ref': 'app:1' }, engine: { 'app:1': local } };
  const asking = (scanners: string, more: Readonly<Record<string, string>> = {}): World => ({
    ...image,
    inputs: { ...image.inputs, scanners, ...more },
    scans: [trivyMixedReport()],
  });

  test('is said when the report has more, in a notice and in the summary (U11)', async () => {
    const seen = await gate({ ...image, scans: [trivyMixedReport()] });
    expect(seen.outputs).toMatchObject({ gate: 'fail', 'high-count': '1', 'critical-count': '0' });
    const remark = expect.stringMatching(/^The report has 1 secret \(secret\), .* "scanners" does not name them\.$/);
    expect(seen.remarks).toEqual([remark]);
    expect(seen.lines).toEqual(expect.arrayContaining([`notice: ${seen.remarks[0] ?? ''}`]));
    expect(scanGateSummary(seen)).toContain('| to know | <code>The report has 1 secret');
  });

  test('is what "scanners" asks for, of the scanner that is run and of a report that is given (U11)', async () => {
    const run = await gate(asking('Secret, vuln\nlicense'));
    expect(run.outputs).toMatchObject({ gate: 'fail', 'critical-count': '1', 'high-count': '2' });
    expect(run.kinds).toEqual([['vuln', 'secret', 'license']]);
    const given = { report: file('r', trivyMixedReport()), scanners: 'secret' };
    expect((await gate({ inputs: given })).outputs).toMatchObject({ 'critical-count': '1', 'high-count': '0' });
  });

  test('is more than vulnerabilities only with trivy', async () => {
    const auto = await gate({ ...asking('secret'), installed: ['grype', 'docker-scout'] });
    expect(auto).toMatchObject({ gate: 'error', reason: 'no-scanner', scanned: [] });
    expect(auto.failure).toContain('looked for trivy)');
    const grype = await gate(asking('vuln,secret', { scanner: 'grype' }));
    expect(grype).toMatchObject({ gate: 'error', reason: 'bad-input', scanned: [] });
    expect(grype.failure).toContain('grype finds vulnerabilities alone');
    const report = await gate({ inputs: { report: file('r', grypeReport([])), scanners: 'secret' } });
    expect(report).toMatchObject({ gate: 'error', reason: 'bad-report' });
    expect(await gate({ ...image, installed: ['grype'], scans: [grypeReport([])] })).toMatchObject({ gate: 'pass' });
  });

  test('that cannot be read is an error of the gate, and no pass (U11)', async () => {
    const scans = [trivyReport([flaw()]).replace('"HIGH"', '"Important"')];
    const seen = await gate({ ...image, scans });
    expect(seen).toMatchObject({ gate: 'error', reason: 'bad-report' });
    expect(seen.failure).toContain('has the severity "Important"');
    expect(await gate({ ...image, scans: ['{"SchemaVersion":2}'] })).toMatchObject({ reason: 'bad-report' });
  });

  test('is too much for code scanning: a warning, and the verdict stands (U13)', async () => {
    const many = Array.from({ length: 25_001 }, (_, index) => flaw({ package: `lib-${index}`, severity: 'LOW' }));
    const seen = await gate({ inputs: { report: file('r', trivySarif(many)) } });
    expect(seen).toMatchObject({ gate: 'pass' });
    expect(seen.lines.join('\n')).toContain('warning: The SARIF has 25001 results in a run: code scanning refuses');
  });

  test('is of one image in every part of a report', async () => {
    const parts = [reportedImage, { ...reportedImage, imageid: `sha256:${'b2'.repeat(32)}`, repoDigests: [] }];
    const runs = parts.map((of) => (JSON.parse(trivySarif([], of)) as { runs: unknown[] }).runs[0]);
    const report = file('r', JSON.stringify({ version: '2.1.0', runs }));
    const seen = await gate({ inputs: { report }, handover: handoverRecord({ imageid: reportedImage.imageid }) });
    expect(seen).toMatchObject({ gate: 'fail', reason: 'stale' });
    expect(seen.failure).toContain('A part of the report is of sha256:b2');
  });
});

describe('inputs', () => {
  test.each([
    [{}, 'Nothing says what is scanned'],
    [{ 'image-ref': 'a:1', input: 'x.tar' }, 'both set'],
    [{ report: 'r.json', input: 'x.tar' }, 'Input "report" is set beside'],
    [{ input: '/nowhere/x.tar' }, 'Input "input" is "/nowhere/x.tar", and there is no such file'],
    [{ report: '/etc' }, 'Input "report" is "/etc", and that is a folder'],
    [{ input: '/etc/' }, 'Input "input" is "/etc/", and that is a folder'],
    [{ 'image-ref': 'a:1', 'ignore-file': '/etc' }, 'Input "ignore-file" is "/etc", and that is a folder'],
    [{ 'image-ref': 'a:1', 'sarif-file': '/etc' }, 'Input "sarif-file" is "/etc", and that is a folder'],
    [{ 'image-ref': 'a:1', 'sarif-file': '/etc/passwd/x' }, 'its folder is not there'],
    [{ report: '/nowhere/r' }, 'Input "report" is "/nowhere/r", and there is no such file'],
    [{ 'image-ref': 'a:1', 'ignore-file': '/nowhere/i' }, 'Input "ignore-file" is "/nowhere/i"'],
    [{ 'image-ref': 'a:1', 'sarif-file': '/nowhere/s.sarif' }, 'Input "sarif-file" is "/nowhere/s.sarif"'],
    [{ 'image-ref': 'A:1:' }, 'no image reference'],
    [{ 'image-ref': 'a:1', severity: 'CRITICAL,SEVERE' }, 'Input "severity" has "SEVERE": use "CRITICAL"'],
    [{ 'image-ref': 'a:1', scanners: 'vuln,config' }, 'Input "scanners" has "config": use "vuln", "secret"'],
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
