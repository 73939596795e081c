import { describe, expect, test } from '@jest/globals';
import { decideGate, type GateRules } from '../../../../actions/scan-gate/rules/decide-gate.ts';
import { parseIgnoreList, ignoreState } from '../../../../actions/scan-gate/rules/ignore-list.ts';
import { readReport } from '../../../../actions/scan-gate/rules/read-report.ts';
import type { Finding } from '../../../../actions/scan-gate/rules/report.ts';
import { flaw, flaws, grypeReport, grypeSarif, trivyReport, type Flaw } from '../../../support/scan-reports.ts';

const today = '2026-01-02';
const findings = (found: readonly Flaw[]): readonly Finding[] => readReport(trivyReport(found), 'x').findings;
const rules = (changes: Partial<GateRules> = {}): GateRules => ({
  severities: ['CRITICAL', 'HIGH'],
  ignoreUnfixed: false,
  ignores: [],
  today,
  ...changes,
});
const ignoring = (...lines: string[]): GateRules => rules({ ignores: parseIgnoreList(lines.join('\n'), '.ignore') });

describe('an ignore list', () => {
  test('has a line for each id, with a date and a reason, and comments', () => {
    const text = [
      '# accepted by the security team',
      '',
      'CVE-2023-0286',
      'CVE-2024-1234 expires=2026-03-01 not reachable: # no TLS here',
      '  GHSA-jfh8-c2jp-5v3q  waits for upstream \r',
    ].join('\n');
    expect(parseIgnoreList(text, 'x')).toEqual([
      { id: 'CVE-2023-0286', expires: undefined, reason: '', line: 3 },
      { id: 'CVE-2024-1234', expires: '2026-03-01', reason: 'not reachable: # no TLS here', line: 4 },
      { id: 'GHSA-jfh8-c2jp-5v3q', expires: undefined, reason: 'waits for upstream', line: 5 },
    ]);
  });

  test.each(['decided 2026 by the board', 'separate 2026 build', 'sarif of 2026', 'marked 2026 as fixed'])(
    'a year behind a word is no date: %s',
    (reason) => {
      expect(parseIgnoreList(`CVE-2024-1 ${reason}`, '.ignore')).toMatchObject([{ expires: undefined, reason }]);
    },
  );

  test.each([
    ['CVE-2024-1 expires=soon', 'Line 1 of ".ignore" has the date "soon"'],
    ['CVE-2024-1 expires=2026-02-30', 'has the date "2026-02-30"'],
    ['CVE-2024-1 expires=2026-2-3', 'has the date "2026-2-3"'],
    ['CVE-2024-1 expires=', 'has the date ""'],
    ['CVE-2024-1 until mended expires=2026-03-01', 'has a date that is not right behind the id'],
    ['CVE-2024-1 mended by Jan 2027', 'has a date in its reason'],
    ['CVE-2024-1 mended on 1 January 2027', 'has a date in its reason'],
    ['CVE-2024-1 valid through Sept. 1st, 2027', 'has a date in its reason'],
    ['CVE-2024-1 mended in 2027-06', 'has a date in its reason'],
    ['CVE-2024-1 review 20270601', 'has a date in its reason'],
    ['CVE-2024-1 in 2027-Q1 at last', 'has a date in its reason'],
    ['CVE-2024-1 exp:2026-03-01', 'has a date that is not right behind the id'],
    ['CVE-2024-1 Expires=2026-03-01', 'has a date that is not right behind the id'],
    ['*', 'begins with "*", which is no id'],
    ['openssl', 'begins with "openssl", which is no id'],
    ['CVE-2024-1,CVE-2024-2', 'which is no id'],
    ['\nCVE-2024-1\ncve-2024-1 again', 'Line 3 of ".ignore" names cve-2024-1 a second time'],
  ])('refuses "%s" with the line and the form (G3)', (text, message) => {
    expect(() => parseIgnoreList(text, '.ignore')).toThrow(message);
    expect(() => parseIgnoreList(text, '.ignore')).toThrow('use "ID", "ID expires=YYYY-MM-DD"');
  });

  test.each([
    'CVE-1 expires = 2020-01-01',
    'CVE-1 expires= 2020-01-01',
    'CVE-1 expires =2020-01-01',
    'CVE-1 expires: 2020-01-01',
    'CVE-1 expires 2020-01-01',
    'CVE-1 Expires 2020-01-01',
    'CVE-1 expires soon',
    'CVE-1 expiry=2020-01-01',
    'CVE-1 exp = 2020-01-01',
    'CVE-1 exp:2020-01-01',
    'CVE-1 until=2020-01-01',
    'CVE-1 until 2020-01-01',
    'CVE-1 2020-01-01',
    'CVE-1 2020/1/1 not reachable',
    'CVE-1 not reachable, reviewed 01.01.2020',
    'CVE-1 expires\u200b=2020-01-01',
    'CVE-1\u00a0expires = 2020-01-01',
    'CVE-1 expires=2020-01-01 expires=2030-01-01',
    'CVE-1 expires=2020-01-01T00:00:00Z',
    'CVE-1 expires="2020-01-01"',
    'CVE-1 expires=2020-13-01',
    'CVE-1=2020-01-01',
    'CVE-1 # expires=2020-01-01',
    '- CVE-1',
    'CVE-1;',
    '\u200bCVE-1',
  ])('refuses "%s", which would ignore for ever (U12)', (line) => {
    expect(() => parseIgnoreList(`# head\n\n${line}`, '.ignore')).toThrow('Line 3 of ".ignore"');
    expect(() => parseIgnoreList(`# head\r\r${line}`, '.ignore')).toThrow('Line 3 of ".ignore"');
  });

  test('takes a reason with a date where the entry has one of its own, and what is no date', () => {
    const text =
      'CVE-1 expires=2026-03-01 reviewed on 2025-12-01\nCVE-2 until the next base image\nCVE-3 as CVE-2024-1234 in 2024, may go';
    expect(parseIgnoreList(text, 'x').map(({ reason }) => reason)).toEqual([
      'reviewed on 2025-12-01',
      'until the next base image',
      'as CVE-2024-1234 in 2024, may go',
    ]);
  });

  test('names licences, rules and packages of a scope too', () => {
    const ids = ['MIT', 'Zlib', '0BSD', 'DS002', 'GPL-2.0+', 'github-pat', '@types/node:MIT', 'RHSA-2024:1234'];
    expect(parseIgnoreList(ids.join('\n'), 'x').map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['of trivy in YAML', 'vulnerabilities:\n  - id: CVE-2024-1\n    expired_at: 2030-01-01'],
    ['of trivy with dates', 'CVE-2024-1 exp:2030-01-01'],
    ['of grype', 'ignore:\n  - vulnerability: CVE-2024-1'],
    ['as OpenVEX', '{"@context":"https://openvex.dev/ns/v0.2.0","statements":[]}'],
  ])('of another form is an error: %s (U12)', (_, text) => {
    expect(() => parseIgnoreList(text, '.trivyignore.yaml')).toThrow('Line 1 of ".trivyignore.yaml"');
  });

  test('is read and applied in the time of its length', () => {
    const count = 60_000;
    const text = Array.from({ length: count }, (_, index) => `A-${index}`).join('\n');
    const start = Date.now();
    const many = findings(Array.from({ length: 20_000 }, (_, index) => flaw({ id: `B-${index}` })));
    expect(decideGate(many, ignoring(text)).notices).toHaveLength(count);
    expect(Date.now() - start).toBeLessThan(20_000);
  }, 60_000);

  test.each([
    ['2026-01-01', 'expired'],
    ['2026-01-02', 'ending'],
    ['2026-01-16', 'ending'],
    ['2026-01-17', 'valid'],
    [undefined, 'valid'],
  ])('an entry until %s is %s on 2026-01-02', (expires, state) => {
    expect(ignoreState({ id: 'CVE-2024-1', expires, reason: '', line: 1 }, today)).toBe(state);
  });
});

describe('the gate', () => {
  test('fails on exactly the chosen severities, with the worst first (G1, G2)', () => {
    const mixed = findings(flaws({ LOW: 4, MEDIUM: 3, HIGH: 2, CRITICAL: 1, UNKNOWN: 6 }));
    const { blocking, counts } = decideGate(mixed, rules());
    expect(blocking.map(({ severity }) => severity)).toEqual(['CRITICAL', 'HIGH', 'HIGH']);
    expect(counts).toEqual({ CRITICAL: 1, HIGH: 2, MEDIUM: 3, LOW: 4, UNKNOWN: 6 });
    expect(decideGate(mixed, rules({ severities: ['UNKNOWN'] })).blocking).toHaveLength(6);
    expect(decideGate(mixed, rules({ severities: ['LOW', 'CRITICAL'] })).blocking).toHaveLength(5);
  });

  test('LOW findings alone never fail a gate on CRITICAL and HIGH (pains 25)', () => {
    expect(decideGate(findings(flaws({ LOW: 50, MEDIUM: 50 })), rules()).blocking).toEqual([]);
  });

  test('leaves out what nothing mends, only when asked for, and counts it apart (G3)', () => {
    const some = findings(flaws({ HIGH: 6 }));
    expect(decideGate(some, rules())).toMatchObject({ counts: { HIGH: 6 }, unfixed: 0 });
    expect(decideGate(some, rules({ ignoreUnfixed: true }))).toMatchObject({ counts: { HIGH: 4 }, unfixed: 2 });
  });

  test('leaves out what the list ignores, in any case and by another id of the same flaw (G3)', () => {
    const report = grypeReport([
      flaw({ id: 'GHSA-jfh8-c2jp-5v3q', cve: 'CVE-2021-44228', severity: 'CRITICAL' }),
      flaw(),
    ]);
    const decision = decideGate(readReport(report, 'x').findings, ignoring('cve-2021-44228 ours', 'CVE-2023-0286'));
    expect(decision.blocking).toEqual([]);
    expect(decision.ignored.map(({ finding, entry }) => [finding.id, entry.line])).toEqual([
      ['GHSA-jfh8-c2jp-5v3q', 1],
      ['CVE-2023-0286', 2],
    ]);
  });

  test('knows a flaw by an advisory of trivy and of grype, in both directions (U12)', () => {
    const [ghsa, cve] = ['GHSA-jfh8-c2jp-5v3q', 'CVE-2021-44228'];
    const trivy = trivyReport([flaw({ id: cve })]).replace(/"PkgID"/, `"VendorIDs": ["${ghsa}"], $&`);
    const reports = [
      trivy,
      grypeReport([flaw({ id: ghsa, cve })]),
      // Grype names the advisory as related where it matched by the CVE.
      grypeReport([flaw({ id: cve, cve: ghsa })]),
      grypeSarif([flaw({ id: ghsa, package: 'log4j-core' })]),
    ];
    for (const [index, text] of reports.entries()) {
      const { findings: found } = readReport(text, 'x');
      expect(decideGate(found, ignoring(ghsa.toLowerCase())).blocking).toEqual([]);
      if (index < 3) expect(decideGate(found, ignoring(cve)).blocking).toEqual([]);
      expect(decideGate(found, ignoring(`${ghsa} expires=2026-01-01`)).blocking).toHaveLength(1);
    }
  });

  test('an id that merely begins the same is not ignored', () => {
    const decision = decideGate(findings([flaw({ id: 'CVE-2023-02861' })]), ignoring('CVE-2023-0286'));
    expect(decision.blocking).toHaveLength(1);
    expect(decision.notices.map(({ state }) => state)).toEqual(['unused']);
  });

  test('an ignore counts until its day is over, is announced before, and counts again after it (G3)', () => {
    const some = findings([flaw(), flaw({ id: 'CVE-2022-1111' }), flaw({ id: 'CVE-2022-2222' })]);
    const decision = decideGate(
      some,
      ignoring(
        'CVE-2023-0286 expires=2026-01-02',
        'CVE-2022-1111 expires=2026-01-01',
        'CVE-2022-2222 expires=2027-01-01',
      ),
    );
    expect(decision.blocking.map(({ id }) => id)).toEqual(['CVE-2022-1111']);
    expect(decision.ignored).toHaveLength(2);
    expect(decision.notices.map(({ entry, state }) => [entry.id, state])).toEqual([
      ['CVE-2023-0286', 'ending'],
      ['CVE-2022-1111', 'expired'],
    ]);
  });
});
