import { describe, expect, test } from '@jest/globals';
import { countBySeverity } from '../../../../actions/scan-gate/rules/decide-gate.ts';
import { readReport } from '../../../../actions/scan-gate/rules/read-report.ts';
import { ReportError } from '../../../../actions/scan-gate/rules/report.ts';
import { rateScore, parseSeverity } from '../../../../actions/scan-gate/rules/severity.ts';
import { writeSarif } from '../../../../actions/scan-gate/rules/write-sarif.ts';
import {
  flaw,
  flaws,
  grypeReport,
  grypeSarif,
  reportedImage,
  scoutSarif,
  trivyReport,
  trivySarif,
  type Flaw,
} from '../../../support/scan-reports.ts';

const counts = { CRITICAL: 3, HIGH: 17, MEDIUM: 41, LOW: 60, UNKNOWN: 5 };
const mixed = flaws(counts);
/** Grype's SARIF has no word for UNKNOWN. */
const countsOfGrype = { ...counts, LOW: counts.LOW + counts.UNKNOWN, UNKNOWN: 0 };
const formats: readonly (readonly [string, (found: readonly Flaw[]) => string, expected?: typeof counts])[] = [
  ['JSON of trivy', trivyReport],
  ['JSON of grype', grypeReport],
  ['SARIF of trivy', trivySarif],
  ['SARIF of grype', grypeSarif, countsOfGrype],
  ['SARIF of Docker Scout', scoutSarif],
  ['SARIF of our own', (found) => writeSarif(readReport(trivyReport(found), 'x'))],
];

describe.each(formats)('%s', (_, write, expected = counts) => {
  const read = (found: readonly Flaw[]): ReturnType<typeof readReport> => readReport(write(found), '"r"');

  test('gives every finding with its severity, id and fix, whatever level or score stands beside it (G2, G3)', () => {
    const report = read(mixed);
    expect(countBySeverity(report.findings)).toEqual(expected);
    expect(report.findings.map(({ id }) => id)).toEqual(mixed.map(({ id }) => id));
    expect(report.findings.map(({ fixable }) => fixable)).toEqual(mixed.map(({ fixed }) => fixed !== ''));
    expect(report.findings.map(({ fixed }) => fixed)).toEqual(mixed.map(({ fixed }) => fixed));
    expect(report.findings.map((found) => found.package)).toEqual(mixed.map((each) => each.package));
    expect(report.findings.map(({ installed }) => installed)).toEqual(mixed.map(({ installed }) => installed));
  });

  test("goes by the scanner's word when the CVSS score says something else", () => {
    const found = [
      flaw({ severity: 'LOW', score: 9.8 }),
      flaw({ id: 'CVE-2022-1111', severity: 'CRITICAL', score: 4.2 }),
    ];
    expect(countBySeverity(read(found).findings)).toMatchObject({ LOW: 1, CRITICAL: 1, HIGH: 0, MEDIUM: 0 });
  });

  test('is clean without findings', () => {
    expect(read([]).findings).toEqual([]);
  });

  test('is refused when it is cut off at any place, and never read as clean (G4)', () => {
    const text = write(flaws({ HIGH: 2 }));
    for (const share of [0.01, 0.3, 0.6, 0.9, 0.999]) {
      expect(() => readReport(text.slice(0, Math.floor(text.length * share)), '"r"')).toThrow(ReportError);
    }
  });
});

describe('what is no report', () => {
  const wrap = (run: unknown): string => JSON.stringify({ version: '2.1.0', runs: [run] });
  const rated = { id: 'CVE-2024-1', properties: { 'security-severity': '9.1' } };
  const driver = { name: 'x', rules: [rated] };
  test.each([
    ['an empty file', '', 'it is empty'],
    ['white space', ' \n', 'it is empty'],
    ['a page of HTML', '<html>502</html>', 'no JSON, or cut off'],
    ['JSON of something else', '{"name":"app"}', 'neither'],
    ['a list', '[]', 'neither'],
    ['null', 'null', 'neither'],
    ['the first schema of trivy', '[{"Target":"a","Vulnerabilities":null}]', 'neither'],
    ['a later schema of trivy', '{"SchemaVersion":3,"Results":[]}', 'schema of trivy other than 2'],
    ['results that are no list', '{"SchemaVersion":2,"Results":{}}', 'its "Results" is no list'],
    ['a result that is no object', '{"SchemaVersion":2,"Results":["x"]}', 'its "Results" is no list'],
    ['vulnerabilities that are a text', '{"SchemaVersion":2,"Results":[{"Vulnerabilities":"none"}]}', 'no list'],
    ['a vulnerability without an id', '{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{}]}]}', 'VulnerabilityID'],
    ['grype without a source', '{"matches":[],"descriptor":{"name":"grype"}}', 'does not say of what it is'],
    ['grype without matches', '{"descriptor":{"name":"grype"}}', 'no list "matches"'],
    ['grype with null matches', '{"matches":null,"descriptor":{"name":"grype"}}', 'no list "matches"'],
    [
      'a match without an id',
      '{"matches":[{}],"source":{"type":"image"},"descriptor":{"name":"grype"}}',
      'without the id',
    ],
    ['SARIF 2.0.0', '{"version":"2.0.0","runs":[]}', 'version of SARIF other than 2.1.0'],
    ['SARIF without a run', '{"version":"2.1.0","runs":[]}', 'no run of a scanner'],
    ['a run without results', wrap({ tool: { driver } }), 'without results'],
    ['a run with null results', wrap({ tool: { driver }, results: null }), 'without results'],
    [
      'an execution that failed',
      wrap({ tool: { driver }, results: [], invocations: [{ executionSuccessful: false }] }),
      'did not succeed',
    ],
    [
      'an execution with an error',
      wrap({
        tool: { driver },
        results: [],
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'error' }] }],
      }),
      'did not succeed',
    ],
    ['a result without a rule', wrap({ tool: { driver }, results: [{ level: 'error' }] }), 'without the id of a rule'],
    [
      'SARIF that only has levels',
      wrap({ tool: { driver: { rules: [{ id: 'a' }] } }, results: [{ ruleId: 'a', level: 'error' }] }),
      'its result "a" has no severity',
    ],
  ])('%s is refused (G4)', (_, text, message) => {
    expect(() => readReport(text, '"r.json"')).toThrow(ReportError);
    expect(() => readReport(text, '"r.json"')).toThrow(message);
    expect(() => readReport(text, '"r.json"')).toThrow('The report "r.json" cannot be used');
  });
});

describe('details', () => {
  test('trivy leaves out "Results" for an image with nothing to look at', () => {
    const text = '{"SchemaVersion":2,"ArtifactName":"app:1","ArtifactType":"container_image"}';
    const { findings, remarks } = readReport(text, 'x');
    expect(findings).toEqual([]);
    expect(remarks).toEqual([expect.stringContaining('no packages at all')]);
  });

  test('a byte order mark does not matter', () => {
    expect(readReport(`\uFEFF${trivyReport([])}`, 'x').tool).toBe('trivy');
  });

  test("grype's negligible is LOW", () => {
    const report = grypeReport(flaws({ LOW: 2 }), reportedImage, () => 'Negligible');
    expect(countBySeverity(readReport(report, 'x').findings)).toMatchObject({ LOW: 2, UNKNOWN: 0 });
  });

  test('an advisory of grype is known by its CVE too', () => {
    const [finding] = readReport(
      grypeReport([flaw({ id: 'GHSA-jfh8-c2jp-5v3q', cve: 'CVE-2021-44228' })]),
      'x',
    ).findings;
    expect(finding).toMatchObject({ id: 'GHSA-jfh8-c2jp-5v3q', aliases: ['CVE-2021-44228'] });
  });

  test("a rule of grype's SARIF is read by its id when every result has index 0, and its suppressions are not believed", () => {
    const json = JSON.parse(grypeSarif(flaws({ CRITICAL: 1, LOW: 1 }))) as { runs: { results: object[] }[] };
    const [run] = json.runs;
    const results = run?.results.map((result) => ({ ...result, ruleIndex: 0, suppressions: [{ kind: 'external' }] }));
    const text = JSON.stringify({ ...json, runs: [{ ...run, results }] });
    expect(countBySeverity(readReport(text, 'x').findings)).toMatchObject({ CRITICAL: 1, LOW: 1 });
  });

  test('an entry of the ignore list may name an advisory of a distribution, for grype as for trivy', () => {
    const text = grypeReport([flaw()]).replace('"advisories":[]', '"advisories":[{"id":"RHSA-2024:1234","link":""}]');
    expect(readReport(text, 'x').findings[0]?.aliases).toEqual(['RHSA-2024:1234']);
  });

  test.each([
    ['fixed', true],
    ['not-fixed', false],
    ['wont-fix', false],
    ['unknown', false],
    ['', true],
    ['something new', true],
  ])('grype: of the state "%s" the finding may be fixed: %s (U11)', (state, fixable) => {
    const text = grypeReport([flaw()]).replace('"state":"fixed"', `"state":"${state}"`);
    expect(readReport(text, 'x').findings[0]?.fixable).toBe(fixable);
  });

  test.each([
    ['fixed', true],
    ['affected', false],
    ['will_not_fix', false],
    ['fix_deferred', false],
    ['end_of_life', false],
    ['under_investigation', false],
  ])('trivy: of the status "%s" without a version the finding may be fixed: %s (U11)', (status, fixable) => {
    const text = trivyReport([flaw({ fixed: '' })]).replace('"Status": "affected"', `"Status": "${status}"`);
    expect(readReport(text, 'x').findings[0]?.fixable).toBe(fixable);
  });

  test.each([
    ['"db":{"status":{"valid":false,"error":"checksum"}}', 'not valid ("checksum")'],
    ['"db":{"status":{"valid":false}}', 'not valid ("")'],
    ['"db":{"built":"2024-01-01","error":{}}', 'not valid ({})'],
  ])('grype with %s is refused (U11)', (db, message) => {
    const text = grypeReport([]).replace('"timestamp"', `${db},"timestamp"`);
    expect(() => readReport(text, 'x')).toThrow(`its database of vulnerabilities was ${message}`);
  });

  test.each(['"db":{"status":{"valid":true}}', '"db":{"built":"2024-01-01","error":null}'])(
    'grype with %s is read',
    (db) => {
      const text = grypeReport([]).replace('"timestamp"', `${db},"timestamp"`);
      expect(readReport(text, 'x')).toMatchObject({ findings: [], remarks: [] });
    },
  );

  test('grype says so when it knew no distribution (U11)', () => {
    const text = grypeReport([]).replace('"name":"alpine"', '"name":""');
    expect(readReport(text, 'x').remarks).toEqual([expect.stringContaining('no packages of a distribution')]);
  });

  describe("two matches of one flaw and package share a rule in grype's SARIF (U11)", () => {
    const low = flaw({ severity: 'LOW', fixed: '' });
    const high = flaw({ severity: 'HIGH', installed: '1.1.1', fixed: '1.1.2' });
    const read = (found: readonly Flaw[]): ReturnType<typeof readReport>['findings'] => {
      const json = JSON.parse(grypeSarif(found)) as { runs: [{ tool: { driver: { rules: object[] } } }] };
      json.runs[0].tool.driver.rules.splice(1);
      return readReport(JSON.stringify(json), 'x').findings;
    };

    test('each has the severity and version of its own', () => {
      expect(read([low, high])).toMatchObject([
        { severity: 'LOW', installed: '3.0.7-r0' },
        { severity: 'HIGH', installed: '1.1.1', id: 'CVE-2023-0286', package: 'openssl' },
      ]);
    });

    test('and the fix of one says nothing of the other', () => {
      expect(read([low, high]).map(({ fixable }) => fixable)).toEqual([false, true]);
      expect(read([high, low])).toMatchObject([
        { fixable: true, fixed: '1.1.2' },
        { fixable: true, fixed: '' },
      ]);
    });
  });

  test('a fix that Docker Scout names for this package counts more than that of the rule (U11)', () => {
    const text = scoutSarif([flaw({ fixed: '' })]).replace(
      'Severity        : HIGH\\n',
      '$&  Package         : pkg:deb/debian/openssl@1\\n  Fixed version   : 1.1.2\\n',
    );
    expect(readReport(text, 'x').findings).toMatchObject([
      { fixable: true, fixed: '1.1.2', package: 'openssl', installed: '1' },
    ]);
  });

  test('several packages of one rule of Docker Scout are all named (U11)', () => {
    const purls = ['pkg:deb/debian/libc6@2.36-9%2Bdeb12u9?os_name=debian', 'pkg:deb/debian/libc-bin@2.36-9%2Bdeb12u9'];
    const sarif = JSON.parse(scoutSarif([flaw()])) as {
      runs: { tool: { driver: { rules: { properties: object }[] } } }[];
    };
    Object.assign(sarif.runs[0]?.tool.driver.rules[0]?.properties ?? {}, { purls });
    expect(readReport(JSON.stringify(sarif), 'x').findings).toMatchObject([
      { package: 'libc6, libc-bin', installed: '2.36-9+deb12u9' },
    ]);
  });

  test('SARIF of any tool is read by score when it has no word', () => {
    const rules = ['9.0', '8.9', '6.9', '3.9', '0.0', 10].map((score, index) => ({
      id: `R${index}`,
      properties: { 'security-severity': score },
    }));
    const results = rules.map((_, ruleIndex) => ({ ruleIndex, level: 'error' }));
    const text = JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'any', rules } }, results }] });
    expect(readReport(text, 'x').findings.map(({ severity }) => severity)).toEqual([
      'CRITICAL',
      'HIGH',
      'MEDIUM',
      'LOW',
      'UNKNOWN',
      'CRITICAL',
    ]);
  });

  test('what a report says of its image is kept, and only digests of it (V2)', () => {
    const revision = reportedImage.labels['org.opencontainers.image.revision'];
    for (const text of [trivyReport([]), grypeReport([])]) {
      const { images, labels } = readReport(text, 'x');
      expect(images[0]).toEqual(expect.arrayContaining([reportedImage.imageid, `sha256:${'d1'.repeat(32)}`]));
      expect(labels['org.opencontainers.image.revision']).toBe(revision);
    }
    expect(readReport(trivySarif([]), 'x').images[0]).toContain(reportedImage.imageid);
    expect(readReport(scoutSarif([]), 'x').images).toEqual([[]]);
    const odd = { ...reportedImage, imageid: 'latest', repoDigests: ['x'] };
    expect(readReport(trivyReport([], odd), 'x').images).toEqual([[]]);
  });
});

test.each([
  ['Critical', 'CRITICAL'],
  ['negligible', 'LOW'],
  ['Unspecified', 'UNKNOWN'],
  ['error', undefined],
  ['', undefined],
])('the word "%s" is %s', (word, severity) => {
  expect(parseSeverity(word)).toBe(severity);
});

test.each([
  [10, 'CRITICAL'],
  [9, 'CRITICAL'],
  [8.99, 'HIGH'],
  [7, 'HIGH'],
  [4, 'MEDIUM'],
  [0.1, 'LOW'],
  [0, 'UNKNOWN'],
  [11, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
])('the score %d is %s', (score, severity) => {
  expect(rateScore(score)).toBe(severity);
});
