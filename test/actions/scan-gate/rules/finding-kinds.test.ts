import { describe, expect, test } from '@jest/globals';
import { decideGate } from '../../../../actions/scan-gate/rules/decide-gate.ts';
import { parseIgnoreList } from '../../../../actions/scan-gate/rules/ignore-list.ts';
import { readReport } from '../../../../actions/scan-gate/rules/read-report.ts';
import { findingKinds } from '../../../../actions/scan-gate/rules/report.ts';
import { writeSarif } from '../../../../actions/scan-gate/rules/write-sarif.ts';
import type { FindingKind } from '../../../../src/ports/scanners.ts';
import {
  flaw,
  grypeReport,
  grypeSarif,
  scoutSarif,
  trivyMixedReport,
  trivyMixedSarif,
} from '../../../support/scan-reports.ts';

const today = '2026-01-02';
const idsOf = (text: string, kinds?: readonly FindingKind[]): readonly string[] =>
  readReport(text, 'r', kinds).findings.map(({ kind, id, severity }) => `${kind} ${id} ${severity}`);
const all = [
  'vuln CVE-2023-0286 HIGH',
  'secret aws-access-key-id CRITICAL',
  'misconfig DS-0002 HIGH',
  'license GPL-3.0-only HIGH',
];

describe.each([
  ['JSON', trivyMixedReport],
  ['SARIF', trivyMixedSarif],
])('secrets, misconfigurations and licences in %s of trivy (U11)', (_, write) => {
  test('count when they are asked for', () => {
    expect(idsOf(write(), findingKinds)).toEqual(all);
    expect(idsOf(write(), ['secret'])).toEqual([all[1]]);
    expect(idsOf(write(), ['misconfig', 'license'])).toEqual([all[2], all[3]]);
    expect(readReport(write(), 'r', findingKinds).remarks).toEqual([]);
  });

  test('are said and do not count when they are not', () => {
    expect(idsOf(write())).toEqual([all[0]]);
    expect(readReport(write(), 'r').remarks).toEqual([
      'The report has 1 secret (secret), 1 misconfiguration (misconfig), 1 license (license), which do not count, since "scanners" does not name them',
    ]);
    expect(readReport(write(), 'r', ['secret']).remarks[0]).toContain('1 vulnerability (vuln)');
  });

  test('say where they are, and never what the secret is', () => {
    const [, secret, misconfig, license] = readReport(write(), 'r', findingKinds).findings;
    expect(secret).toMatchObject({ package: '/app/.env', title: 'AWS Access Key ID' });
    expect(misconfig).toMatchObject({ package: 'Dockerfile' });
    expect(license).toMatchObject({ package: 'readline', aliases: ['readline:GPL-3.0-only'] });
    expect(JSON.stringify(readReport(write(), 'r', findingKinds))).not.toContain('AKIA');
  });

  test('are ignored by their ids, and never as unfixed', () => {
    const { findings } = readReport(write(), 'r', findingKinds);
    const ignores = parseIgnoreList('aws-access-key-id rotated\nreadline:GPL-3.0-only\nDS-0002', 'i');
    const rules = { severities: ['CRITICAL', 'HIGH'] as const, ignoreUnfixed: true, today };
    expect(decideGate(findings, { ...rules, ignores }).blocking.map(({ id }) => id)).toEqual(['CVE-2023-0286']);
    expect(decideGate(findings, { ...rules, ignores: [] })).toMatchObject({ unfixed: 0 });
  });

  test('come out of our own SARIF as they went in', () => {
    const text = writeSarif(readReport(write(), 'r', findingKinds));
    expect(idsOf(text, findingKinds)).toEqual(all);
    expect(idsOf(text)).toEqual([all[0]]);
  });
});

describe('trivy', () => {
  const withFields = (change: (entry: Record<string, unknown>) => void): string => {
    const report = JSON.parse(trivyMixedReport()) as { Results: Record<string, Record<string, unknown>[]>[] };
    for (const { Misconfigurations: entries = [] } of report.Results) entries.forEach(change);
    return JSON.stringify(report);
  };

  test('lists checks that passed too, which are no findings', () => {
    for (const status of ['PASS', 'EXCEPTION']) {
      expect(
        idsOf(
          withFields((entry) => (entry['Status'] = status)),
          ['misconfig'],
        ),
      ).toEqual([]);
    }
    for (const status of ['FAIL', 'ERROR', undefined]) {
      expect(
        idsOf(
          withFields((entry) => (entry['Status'] = status)),
          ['misconfig'],
        ),
      ).toHaveLength(1);
    }
  });

  test('with an unreadable severity of what is not asked for is no error, and of what is asked for is one', () => {
    const text = withFields((entry) => (entry['Severity'] = 'Important'));
    expect(idsOf(text)).toHaveLength(1);
    expect(() => idsOf(text, ['misconfig'])).toThrow('has the severity "Important"');
  });

  test('SARIF with a rule of no known kind counts, whatever is asked for', () => {
    const text = trivyMixedSarif().replaceAll('"secret"', '"something"');
    expect(idsOf(text)).toContain('vuln aws-access-key-id CRITICAL');
  });
});

describe('what other scanners cannot tell', () => {
  test.each([
    ['grype', grypeReport],
    ['grype', grypeSarif],
    ['docker scout', scoutSarif],
  ])('%s finds vulnerabilities alone, so that a report of it is no answer about secrets', (name, write) => {
    expect(() => idsOf(write([flaw()]), ['vuln', 'secret'])).toThrow(`${name} finds vulnerabilities alone`);
  });

  test('of SARIF of any tool every result counts, and it is said', () => {
    const rules = [{ id: 'R', properties: { 'security-severity': '8.0', tags: ['secret'] } }];
    const text = JSON.stringify({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'any', rules } }, results: [{ ruleId: 'R' }] }],
    });
    expect(idsOf(text)).toEqual(['vuln R HIGH']);
    const report = readReport(text, 'r', ['license']);
    expect(report.findings).toHaveLength(1);
    expect(report.remarks).toEqual([expect.stringContaining('every one counts')]);
  });
});

describe('what a report does not cover is said (U11)', () => {
  const trivy = (change: (report: Record<string, unknown>) => void): readonly string[] => {
    const report = JSON.parse(trivyMixedReport()) as Record<string, unknown>;
    change(report);
    return readReport(JSON.stringify(report), 'r', findingKinds).remarks;
  };

  test('a distribution past its end', () => {
    const remarks = trivy((report) => (report['Metadata'] = { OS: { Family: 'alpine', Name: '3.9.4', EOSL: true } }));
    expect(remarks).toEqual([expect.stringContaining('"alpine 3.9.4" is past its end of support')]);
    const alert = { type: 'distro-eol', message: 'x', metadata: { name: 'debian', version: '9' } };
    const report = JSON.parse(grypeReport([])) as object;
    const text = JSON.stringify({ ...report, alertsByPackage: [{ alerts: [alert] }, { alerts: [alert] }] });
    expect(readReport(text, 'r').remarks).toEqual([expect.stringContaining('"debian 9" is past its end')]);
  });

  test('packages that were not looked at', () => {
    expect(trivy((report) => (report['Results'] = [{ Target: 'a', Class: 'secret' }]))).toEqual([
      expect.stringContaining('no packages at all'),
    ]);
    expect(trivy((report) => (report['Results'] = [{ Target: 'a', Class: 'lang-pkgs' }]))).toEqual([
      expect.stringContaining('only those of programming languages'),
    ]);
  });

  test('that it is of something else than an image', () => {
    expect(trivy((report) => (report['ArtifactType'] = 'filesystem'))).toEqual([
      'The report of trivy is of a "filesystem", and not of an image',
    ]);
    const text = JSON.stringify({ ...(JSON.parse(grypeReport([])) as object), source: { type: 'directory' } });
    expect(readReport(text, 'r').remarks).toEqual(['The report of grype is of a "directory", and not of an image']);
  });

  test('findings that the settings of the scanner left out', () => {
    const results = [{ Target: 'a', Class: 'os-pkgs', ExperimentalModifiedFindings: [{}, {}] }];
    expect(trivy((report) => (report['Results'] = results))).toEqual([expect.stringContaining('left out 2 findings')]);
    const text = JSON.stringify({ ...(JSON.parse(grypeReport([])) as object), ignoredMatches: [{}] });
    expect(readReport(text, 'r').remarks).toEqual([expect.stringContaining('left out 1 finding ')]);
  });

  test("what grype's SARIF calls low", () => {
    expect(readReport(grypeSarif([flaw()]), 'r').remarks).toEqual([
      expect.stringContaining('SARIF of grype says "low"'),
    ]);
  });
});
