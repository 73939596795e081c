import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { serializeHandover, type HandoverRecord } from '../../../src/core/handover/record.ts';
import type { ScannerName } from '../../../src/ports/scanners.ts';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import { uniqueName } from '../../bed/images.ts';
import type { StandInScan } from '../../bed/stand-in-scanner.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { headSha, mergeSha } from '../../support/run-facts.ts';
import { flaws } from '../../support/scan-reports.ts';
import { standInScanners, type StandInScanners } from '../../support/stand-in-scanners.ts';
import { storeEngines } from '../../support/store-engines.ts';

/*
 * The compiled action with real images: in the engine of either store, in a real registry, in a real archive. The
 * scanner is a stand-in on PATH.
 */
let home: string;
let scanners: StandInScanners | undefined;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ciia-scan-itg-'));
});
afterEach(() => {
  scanners?.remove();
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

const mixed = flaws({ CRITICAL: 1, HIGH: 4, MEDIUM: 9, LOW: 30 });
const rateLimit =
  'ERROR\t[vulndb] Failed to download artifact\trepo="ghcr.io/aquasecurity/trivy-db:2" err="GET https://ghcr.io/v2/aquasecurity/trivy-db/manifests/2: TOOMANYREQUESTS: retry-after: 414.967µs, allowed: 44000/minute"\nFATAL\tFatal error\tinit error: DB error: failed to download vulnerability DB: OCI artifact error: failed to download vulnerability DB: failed to download artifact from any source\n';

describe.each(storeEngines())('the compiled scan-gate, $store store', (bed) => {
  const name = uniqueName('ciia-scan');
  const pushed = `${process.env['CIIA_REGISTRY'] ?? ''}/acme/${name}:1`;
  let imageid: string;
  let digest: string;
  beforeAll(() => {
    const label = ['--label', `org.opencontainers.image.revision=${headSha}`, '--provenance=false'];
    imageid = bed.build(pushed, { content: name }, ...label);
    bed.docker('image', 'push', '--quiet', pushed);
    bed.docker('image', 'tag', pushed, `${name}:local`);
    const raw = bed.docker('buildx', 'imagetools', 'inspect', '--format', '{{json .Manifest.Digest}}', pushed);
    digest = JSON.parse(raw) as string;
  });
  afterAll(() => {
    for (const ref of [pushed, `${name}:local`]) bed.docker('image', 'rm', '--force', ref);
  });

  const run = (
    installed: readonly ScannerName[],
    scans: readonly StandInScan[],
    inputs: Readonly<Record<string, string>>,
    more: Partial<ActionRequest> = {},
  ): Promise<ActionResult> => {
    scanners = standInScanners(installed, scans);
    const env = { DOCKER_HOST: bed.host, ...scanners.env };
    return runAction({ action: 'scan-gate', inputs: { 'retry-wait-seconds': '0', ...inputs }, env, ...more });
  };
  const record = (changes: Partial<HandoverRecord> = {}): string =>
    serializeHandover(
      handoverRecord({
        image: pushed.replace(/:1$/, ''),
        tag: '1',
        digest,
        imageid,
        imageids: { 'linux/amd64': imageid },
        'pushed-refs': [{ ref: pushed, digest }],
        ...changes,
      }),
    );

  test('scans an image of the engine once, fails exactly on its severities, and keeps all of it (G1-G3, Z3)', async () => {
    const workspace = mkdtempSync(join(home, 'work-'));
    writeFileSync(join(workspace, '.trivyignore'), 'CVE-2024-08000\n');
    writeFileSync(join(workspace, 'ignores'), `${mixed[1]?.id ?? ''} expires=2999-01-01 not reachable\n`);
    const inputs = {
      'image-ref': `${name}:local`,
      revision: headSha,
      'sarif-file': 'scan.sarif',
      'ignore-file': 'ignores',
    };
    const result = await run(['trivy'], [{ found: mixed }], inputs, { workspace });

    expect(result).toMatchObject({ exitCode: 1, unexpectedInputs: [] });
    expect(result.outputs).toMatchObject({
      gate: 'fail',
      reason: 'findings',
      'critical-count': '1',
      'high-count': '3',
      'medium-count': '9',
      'low-count': '30',
      'unknown-count': '0',
      'ignored-count': '1',
      sarif: 'scan.sarif',
      revision: headSha,
    });
    expect(scanners?.calls().map((call) => call.split(' ').slice(0, 2).join(' '))).toEqual([
      'trivy image',
      'trivy convert',
    ]);
    // Of the containerd store an archive is scanned, with the one image that the engine runs.
    const source = bed.store === 'containerd' ? /--input \S+image\.tar$/ : /--image-src docker -- \S+:local$/;
    expect(scanners?.calls()[0]).toMatch(source);
    const sarif = JSON.parse(readFileSync(join(workspace, 'scan.sarif'), 'utf8')) as { runs: { results: unknown[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(mixed.length);
    expect(result.summary).toContain('### Gate: fail');
    expect(result.summary).toContain(
      '| <code>1</code> | <code>3</code> | <code>9</code> | <code>30</code> | <code>0</code> |',
    );
    const titles = result.annotations
      .filter(({ level }) => level === 'warning')
      .map(({ properties }) => properties['title']);
    expect(titles).toEqual([
      'CRITICAL CVE-2024-08000',
      ...Array<unknown>(3).fill(expect.stringContaining('HIGH CVE-')),
    ]);
    expect(result.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('scans what a record names, by digest in the registry when the engine has it no more (000-10)', async () => {
    bed.docker('image', 'rm', '--force', pushed);
    const result = await run(['grype'], [{ found: flaws({ MEDIUM: 3 }) }], { handover: record() });
    expect(result).toMatchObject({ exitCode: 0, outputs: { gate: 'pass', 'medium-count': '3', revision: headSha } });
    expect(scanners?.calls()).toEqual([
      expect.stringMatching(/^grype --output json=\S+ --output sarif=\S+ --platform linux\/amd64 -- registry:\S+$/),
    ]);
    expect(scanners?.calls()[0]).toContain(`registry:${pushed.replace(/:1$/, '')}@${digest}`);
    bed.docker('image', 'pull', '--quiet', pushed);
  });

  test('scans a compressed archive, unpacked and judged, as the image of the record (000-10)', async () => {
    const plain = join(home, `${name}.tar`);
    bed.docker('image', 'save', '--output', plain, `${name}:local`);
    execFileSync('zstd', ['-q', '--rm', plain]);
    const result = await run(['trivy'], [{}], { input: `${plain}.zst`, handover: record() });
    expect(result).toMatchObject({ exitCode: 0, outputs: { gate: 'pass', reason: 'clean' } });
    const kept = result.leftovers.map((path) => path.replace(/^.*\//, ''));
    expect(kept).toEqual(['report.json', 'report.sarif']);
  });

  test('an image of another commit or another build is stale, and nothing is scanned (V2, 000-10)', async () => {
    const late = await run(['trivy'], [{}], { 'image-ref': pushed, revision: mergeSha });
    expect(late).toMatchObject({ exitCode: 1, outputs: { gate: 'fail', reason: 'stale', revision: headSha } });
    expect(scanners?.calls()).toEqual([]);
    scanners?.remove();
    const other = `sha256:${'b'.repeat(64)}`;
    const handover = record({ digest: '', 'pushed-refs': [], imageid: other, imageids: { 'linux/amd64': other } });
    const wrong = await run(['trivy'], [{}], { handover });
    expect(wrong).toMatchObject({ exitCode: 1, outputs: { gate: 'fail', reason: 'stale' } });
  });
});

describe('the compiled scan-gate, whatever the store', () => {
  const [bed] = storeEngines();
  const image = uniqueName('ciia-scan');
  beforeAll(() => {
    bed?.build(`${image}:1`, { content: image });
  });
  afterAll(() => {
    bed?.docker('image', 'rm', '--force', `${image}:1`);
  });
  const run = (
    installed: readonly ScannerName[],
    scans: readonly StandInScan[],
    inputs: Readonly<Record<string, string>> = {},
    more: Partial<ActionRequest> = {},
  ): Promise<ActionResult> => {
    scanners = standInScanners(installed, scans);
    const env = { DOCKER_HOST: bed?.host ?? '', ...scanners.env };
    const given = { 'image-ref': `${image}:1`, 'retry-wait-seconds': '0', ...inputs };
    return runAction({ action: 'scan-gate', inputs: given, env, ...more });
  };
  const errorsOf = (result: ActionResult): string =>
    result.annotations
      .filter(({ level }) => level === 'error')
      .map(({ message }) => message)
      .join('\n');

  test('Docker Scout is found as a plugin of docker, and its SARIF is the report (G1)', async () => {
    const result = await run(['docker-scout'], [{ found: flaws({ HIGH: 2, LOW: 5 }) }]);
    expect(result).toMatchObject({ exitCode: 1, outputs: { gate: 'fail', 'high-count': '2', 'low-count': '5' } });
    expect(result.outputs['sarif']).toBe(result.outputs['report']);
    expect(scanners?.calls()[1]).toMatch(/^docker scout cves --format sarif --output \S+ -- local:\/\/\S+:1$/);
  });

  test('a rate limit of the database is waited for (G4)', async () => {
    const result = await run(['trivy'], [{ exitCode: 1, stderr: rateLimit }, { found: [] }]);
    expect(result).toMatchObject({ exitCode: 0, outputs: { gate: 'pass' } });
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain('failed (rate-limit)');
    expect(scanners?.calls().filter((call) => call.startsWith('trivy image'))).toHaveLength(2);
  });

  test('half a report is an error, also where the step may not fail (G4, G5)', async () => {
    const result = await run(['trivy'], [{ text: '{"SchemaVersion":2,"Results":[' }], { fail: 'false' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { gate: 'error', reason: 'bad-report' } });
  });

  test('without a scanner the message names each and where it comes from (F20)', async () => {
    const result = await run([], []);
    expect(result).toMatchObject({ exitCode: 1, outputs: { gate: 'error', reason: 'no-scanner' } });
    expect(errorsOf(result)).toContain('aquasecurity/setup-trivy');
  });

  test('a wrong input is an error of the gate, so that no later job takes silence for a pass (G5)', async () => {
    const result = await run(['trivy'], [{}], { severity: 'SEVERE' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { gate: 'error', reason: 'bad-input' } });
    expect(scanners?.calls()).toEqual([]);
  });

  test('a cancelled job ends the scanner, and the gate is an error', async () => {
    const result = await run(
      ['trivy'],
      [{ seconds: 60 }],
      {},
      { interrupt: { signal: 'SIGTERM', after: /Scanning / } },
    );
    expect(result).toMatchObject({ outputs: { gate: 'error', reason: 'cancelled' }, timedOut: false, leftovers: [] });
    expect(result.exitCode).not.toBe(0);
  });
});
