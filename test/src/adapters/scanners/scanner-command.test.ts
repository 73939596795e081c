import { describe, expect, test } from '@jest/globals';
import { classifyScanError, readRetryAfter } from '../../../../actions/scan-gate/rules/scan-failure.ts';
import { convertCommand, scanCommand } from '../../../../src/adapters/scanners/scanner-command.ts';
import { CommandError } from '../../../../src/errors.ts';
import type { ScannerName, ScanTarget } from '../../../../src/ports/scanners.ts';

const files = { report: '/t/report.json', sarif: '/t/report.sarif' };
const digest = `ghcr.io/acme/app@sha256:${'d1'.repeat(32)}`;
const targets = {
  registry: { kind: 'registry', name: digest, platform: 'linux/arm64' },
  engine: { kind: 'engine', name: 'app:1', platform: undefined },
  archive: { kind: 'archive', name: '/t/image.tar', platform: undefined },
} as const satisfies Record<string, ScanTarget>;

describe('command lines', () => {
  const line = (scanner: ScannerName, target: ScanTarget): string => {
    const { program, args } = scanCommand(scanner, target, files, { timeoutMs: 90_500, kinds: ['vuln'] });
    return [program, ...args].join(' ');
  };
  const trivy =
    'trivy image --format json --output /t/report.json --scanners vuln --severity UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL --ignore-unfixed=false --exit-code 0 --exit-on-eol 0 --no-progress --timeout 91s';
  const grype = 'grype --output json=/t/report.json --output sarif=/t/report.sarif';
  const scout = 'docker scout cves --format sarif --output /t/report.sarif';

  test.each([
    ['trivy', targets.registry, `${trivy} --image-src remote --platform linux/arm64 -- ${digest}`],
    ['trivy', targets.engine, `${trivy} --image-src docker -- app:1`],
    ['trivy', targets.archive, `${trivy} --input /t/image.tar`],
    ['grype', targets.registry, `${grype} --platform linux/arm64 -- registry:${digest}`],
    ['grype', targets.engine, `${grype} -- docker:app:1`],
    ['grype', targets.archive, `${grype} -- docker-archive:/t/image.tar`],
    ['docker-scout', targets.registry, `${scout} --platform linux/arm64 -- registry://${digest}`],
    ['docker-scout', targets.engine, `${scout} -- local://app:1`],
    ['docker-scout', targets.archive, `${scout} -- archive:///t/image.tar`],
  ] as const)(
    '%s scans an image once with every severity, from wherever it is (G1, G2): %j',
    (scanner, target, expected) => {
      expect(line(scanner, target)).toBe(expected);
    },
  );

  test('trivy looks for what is asked for (U11)', () => {
    const { args } = scanCommand('trivy', targets.engine, files, {
      timeoutMs: 1,
      kinds: ['vuln', 'secret', 'license'],
    });
    expect(args[args.indexOf('--scanners') + 1]).toBe('vuln,secret,license');
  });

  test("the user's own threshold for grype does not make findings a failure", () => {
    expect(scanCommand('grype', targets.engine, files, { timeoutMs: 1, kinds: ['vuln'] }).env).toEqual({
      GRYPE_FAIL_ON_SEVERITY: '',
      GRYPE_ONLY_FIXED: 'false',
      GRYPE_ONLY_NOTFIXED: 'false',
    });
  });

  test('trivy reports what it leaves out by settings of the user, and leaves out nothing by its status (U11)', () => {
    const { env } = scanCommand('trivy', targets.engine, files, { timeoutMs: 1, kinds: ['vuln'] });
    expect(env).toEqual({ TRIVY_IGNORE_STATUS: '', TRIVY_SHOW_SUPPRESSED: 'true' });
  });

  test("trivy's report is converted, which is no second scan", () => {
    const { program, args } = convertCommand(files);
    expect([program, ...args].join(' ')).toBe(
      'trivy convert --format sarif --output /t/report.sarif --severity UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL --exit-code 0 -- /t/report.json',
    );
  });
});

describe('failures of scanners', () => {
  const failed = (stderr: string, timedOut = false): CommandError =>
    new CommandError({ command: 'trivy', exitCode: 1, stderr, timedOut });

  test.each([
    [
      'the rate limit of the database in the final line (older trivy)',
      '2024-09-30T14:45:16.525+0200\tFATAL\tinit error: DB error: failed to download vulnerability DB: database download error: OCI repository error: 1 error occurred:\n\t* GET https://ghcr.io/v2/aquasecurity/trivy-db/manifests/2: TOOMANYREQUESTS: retry-after: 35.852µs, allowed: 44000/minute\n',
      'rate-limit',
    ],
    [
      'the rate limit of the database in a line before (newer trivy)',
      '2024-11-08T01:51:50Z\tERROR\t[vulndb] Failed to download artifact\trepo="ghcr.io/aquasecurity/trivy-db:2" err="oci download error: failed to fetch the layer: GET https://ghcr.io/v2/aquasecurity/trivy-db/blobs/sha256:f6: TOOMANYREQUESTS: retry-after: 414.967µs, allowed: 44000/minute"\n2024-11-08T01:51:50Z\tFATAL\tFatal error\tinit error: DB error: failed to download vulnerability DB: OCI artifact error: failed to download vulnerability DB: failed to download artifact from any source\n',
      'rate-limit',
    ],
    [
      'a database of grype that cannot be fetched',
      '[0010]  WARN unable to check for vulnerability database update: Get "https://grype.anchore.io/databases/v6/latest.json": dial tcp 1.2.3.4:443: i/o timeout\n[0010] ERROR failed to load vulnerability db: database does not exist\n',
      'transient',
    ],
    [
      'a connection that broke',
      '2022-03-30T21:41:49.012Z\tFATAL\tDB error: failed to download vulnerability DB: Get "https://ghcr.io/v2/": read tcp 172.20.6.8:53678->140.82.113.34:443: read: connection reset by peer\n',
      'transient',
    ],
    ['a text that nobody knows', '2024-11-08T01:51:50Z\tFATAL\tFatal error\tpanic in analyzer\n', 'unknown'],
  ])('%s (G4)', (_, stderr, name) => {
    const failure = classifyScanError(failed(stderr));
    expect(failure.class).toBe(name);
    expect(failure.remedy.includes('TRIVY_DB_REPOSITORY')).toBe(name !== 'unknown');
  });

  test('a time limit is a time limit, whatever was printed', () => {
    expect(classifyScanError(failed('ERROR TOOMANYREQUESTS', true)).class).toBe('timeout');
  });

  test('a scanner that wrote no report is no clean scan', () => {
    expect(classifyScanError(new Error('trivy ended without an error and wrote no report')).class).toBe('unknown');
  });

  test.each([
    ['retry-after: 488.668µs, allowed: 44000/minute', 1],
    ['retry-after: 1.116573ms', 2],
    ['retry-after: 2.5s', 2500],
    ['retry-after: 1m', 60_000],
    ['TOOMANYREQUESTS', undefined],
  ])('%s is a wait of %p ms', (text, wait) => {
    expect(readRetryAfter(text)).toBe(wait);
  });
});
