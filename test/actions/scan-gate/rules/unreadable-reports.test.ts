import { describe, expect, test } from '@jest/globals';
import { readReport } from '../../../../actions/scan-gate/rules/read-report.ts';
import { ReportError } from '../../../../actions/scan-gate/rules/report.ts';
import { flaw, flaws, grypeReport, reportedImage, trivyReport, trivySarif } from '../../../support/scan-reports.ts';

/** SARIF of one run of some tool. */
const sarif = (run: object, more: object = {}): string => JSON.stringify({ version: '2.1.0', runs: [run], ...more });
const rated = { id: 'CVE-2024-1', properties: { 'security-severity': '9.1' } };
const driver = { name: 'any', rules: [rated] };
const oneResult = (properties: object, result: object = {}, name = 'any'): string =>
  sarif({
    tool: { driver: { name, rules: [{ id: 'CVE-2024-1', properties }] } },
    results: [{ ruleId: 'CVE-2024-1', ...result }],
  });
const severityOf = (text: string): string | undefined => readReport(text, 'r').findings[0]?.severity;

describe('a severity that cannot be read is an error and never UNKNOWN (U11)', () => {
  const word = (text: string | undefined): string => {
    const report = JSON.parse(trivyReport([flaw()])) as { Results: [{ Vulnerabilities: [{ Severity?: unknown }] }] };
    const [{ Vulnerabilities: list }] = report.Results;
    if (text === undefined) delete list[0].Severity;
    else list[0].Severity = text;
    return JSON.stringify(report);
  };
  const grype = (text: string): string => grypeReport([flaw()], reportedImage, () => text);

  test.each([undefined, '', ' ', 'Important', 'SEVERE', 'moderate', '9,8', '9.8', 'high!', 'CRITICAL '])(
    '%j',
    (text) => {
      expect(() => readReport(word(text), 'r')).toThrow(ReportError);
      if (text !== undefined) expect(() => readReport(grype(text), 'r')).toThrow('"CVE-2023-0286" has the severity');
      if (text !== undefined)
        expect(() => readReport(oneResult({}, { properties: { severity: text } }), 'r')).toThrow(ReportError);
      if (text !== undefined) expect(() => readReport(oneResult({ cvssV3_severity: text }), 'r')).toThrow(ReportError);
    },
  );

  test.each([null, 9, ['HIGH'], { word: 'HIGH' }])('%j, which is no text', (value) => {
    const text = trivyReport([flaw()]).replace('"Severity": "HIGH"', `"Severity": ${JSON.stringify(value)}`);
    expect(() => readReport(text, 'r')).toThrow('"CVE-2023-0286" has the severity');
  });

  test('among many that can be read', () => {
    const text = trivyReport(flaws({ LOW: 20 })).replace('"Severity": "LOW"', '"Severity": "Important"');
    expect(() => readReport(text, 'r')).toThrow('has the severity "Important"');
  });

  test.each(['9,8', 'high', '', '11', '10.1', '-1', '1e1', ' 9.8', '9.8/10', 'NaN', null, [9.8], 11, -0.1])(
    'the score %j of SARIF',
    (score) => {
      expect(() => readReport(oneResult({ 'security-severity': score }), 'r')).toThrow(ReportError);
      if (score !== null)
        expect(() => readReport(oneResult({ 'security-severity': score, tags: ['LOW'] }), 'r')).toThrow(ReportError);
    },
  );

  test('one result of many without a severity', () => {
    const rules = [rated, { id: 'CVE-2024-2' }];
    const results = [{ ruleId: 'CVE-2024-1' }, { ruleId: 'CVE-2024-2' }];
    const text = sarif({ tool: { driver: { name: 'any', rules } }, results });
    expect(() => readReport(text, 'r')).toThrow('its result "CVE-2024-2" has no severity');
  });

  test('a result whose rule is not in the report', () => {
    expect(() => readReport(sarif({ tool: { driver }, results: [{ ruleId: 'CVE-2024-9' }] }), 'r')).toThrow(
      ReportError,
    );
  });
});

describe('where a tag and the score say different things (U11)', () => {
  test.each([
    [['LOW'], '9.8', 'CRITICAL'],
    [['security', 'low'], 7.5, 'HIGH'],
    [['none'], '9.8', 'CRITICAL'],
    [['CRITICAL'], '2.0', 'CRITICAL'],
    [['LOW', 'HIGH'], undefined, 'HIGH'],
    [['LOW'], undefined, 'LOW'],
    [['external/cwe/cwe-79'], '5.0', 'MEDIUM'],
  ])('the tags %j with the score %j are %s, the worse one', (tags, score, severity) => {
    expect(severityOf(oneResult({ tags, 'security-severity': score }))).toBe(severity);
  });

  test('a line of the result is nearer to the truth than both', () => {
    const result = { message: { text: 'Package: a\nSeverity: LOW\nFixed Version: 2' } };
    expect(severityOf(oneResult({ tags: ['HIGH'], 'security-severity': '9.8' }, result))).toBe('LOW');
  });

  test('a package whose name looks like a line does not lower it', () => {
    const found = flaw({ severity: 'CRITICAL', package: 'a\nSeverity: LOW' });
    expect(severityOf(trivySarif([found]))).toBe('CRITICAL');
  });

  test('of several rules with one id the worst counts, unless the index says which', () => {
    const rule = (score: string): object => ({ id: 'R', properties: { 'security-severity': score } });
    const read = (result: object): string | undefined =>
      severityOf(sarif({ tool: { driver: { name: 'any', rules: [rule('9.8'), rule('2.0')] } }, results: [result] }));
    expect(read({ ruleId: 'R' })).toBe('CRITICAL');
    expect(read({ ruleId: 'R', ruleIndex: 1 })).toBe('LOW');
  });

  test("a rule of an extension is not looked for among the driver's", () => {
    const extensions = [{ name: 'pack', rules: [{ id: 'X', properties: { 'security-severity': '9.8' } }] }];
    const rules = [{ id: 'X', properties: { 'security-severity': '1.0' } }];
    for (const toolComponent of [{ index: 0 }, { name: 'pack' }]) {
      const results = [{ ruleId: 'X', rule: { id: 'X', index: 0, toolComponent } }];
      expect(severityOf(sarif({ tool: { driver: { name: 'any', rules }, extensions }, results }))).toBe('CRITICAL');
    }
  });
});

describe('SARIF of a scanner that did not succeed (U11)', () => {
  const ran = (invocation: object): string =>
    sarif({ tool: { driver }, results: [], invocations: [{ executionSuccessful: true }, invocation] });
  const note = (notification: object): object => ({
    executionSuccessful: true,
    toolExecutionNotifications: [notification],
  });

  test.each([
    { executionSuccessful: false },
    { executionSuccessful: 'false' },
    {},
    { executionSuccessful: true, exitCode: 1 },
    { executionSuccessful: true, exitCode: '1' },
    { executionSuccessful: true, exitCode: -1 },
    { executionSuccessful: true, exitSignalName: 'SIGKILL' },
    { executionSuccessful: true, exitSignalNumber: 9 },
    { executionSuccessful: true, processStartFailureMessage: 'not found' },
    note({ level: 'error', message: { text: 'x' } }),
    note({ exception: { kind: 'IOError' } }),
    { executionSuccessful: true, toolConfigurationNotifications: [{ level: 'error' }] },
  ])('%j', (invocation) => {
    expect(() => readReport(ran(invocation), 'r')).toThrow('it says that the scanner did not succeed');
  });

  test.each([
    { executionSuccessful: true, exitCode: 0 },
    note({ level: 'warning' }),
    { executionSuccessful: true, exitCode: null },
  ])('%j is none', (invocation) => {
    expect(readReport(ran(invocation), 'r').findings).toEqual([]);
  });

  test('or whose second run did not, or has no results', () => {
    const good = { tool: { driver }, results: [] };
    for (const bad of [
      { tool: { driver } },
      { ...good, invocations: [{ executionSuccessful: false }] },
      { ...good, invocations: 'x' },
    ]) {
      const text = JSON.stringify({ version: '2.1.0', runs: [good, bad] });
      expect(() => readReport(text, 'r')).toThrow(ReportError);
    }
  });

  test('or whose results are elsewhere', () => {
    const run = { tool: { driver }, results: [] };
    const outside = { externalPropertyFileReferences: { results: [{ location: { uri: 'a' } }] } };
    expect(() => readReport(sarif({ ...run, ...outside }), 'r')).toThrow('results in other files');
    expect(() => readReport(sarif(run, { inlineExternalProperties: [{ results: [{}] }] }), 'r')).toThrow(
      'outside its runs',
    );
  });

  test('every run counts, and every one says of which image it is', () => {
    const runs = [
      trivySarif(flaws({ HIGH: 1 })),
      trivySarif(flaws({ LOW: 2 }), { ...reportedImage, imageid: `sha256:${'b2'.repeat(32)}` }),
    ];
    const json = runs.map((text) => (JSON.parse(text) as { runs: unknown[] }).runs[0]);
    const report = readReport(JSON.stringify({ version: '2.1.0', runs: json }), 'r');
    expect(report.findings).toHaveLength(3);
    expect(report.images.map(([imageid]) => imageid)).toEqual([reportedImage.imageid, `sha256:${'b2'.repeat(32)}`]);
  });
});

describe('a report that says nothing (U11)', () => {
  test.each([
    '{"SchemaVersion":2}',
    '{"SchemaVersion":2,"Results":null}',
    '{"SchemaVersion":2,"Results":[]}',
    '{"SchemaVersion":2,"ArtifactName":"app:1"}',
    '{"SchemaVersion":2,"ArtifactName":"","ArtifactType":"container_image","Results":[]}',
    '{"matches":[],"source":null,"descriptor":{"name":"grype"}}',
  ])('%s', (text) => {
    expect(() => readReport(text, 'r')).toThrow('does not say of what it is');
  });
});

describe('a report that parsers read differently, or not at all, is an error (U11, Z15)', () => {
  const found = trivyReport([flaw()]);
  test.each([
    ['its results twice', found.replace(/\}$/, ',"Results":[]}'), 'it has a key twice'],
    ['a severity twice', found.replace('"Severity": "HIGH"', '"Severity": "HIGH", "Severity": "LOW"'), 'a key twice'],
    ['runs of SARIF twice', sarif({ tool: { driver }, results: [] }).replace(/\}$/, ',"runs":[]}'), 'a key twice'],
    ['lists nested 100,000 times', found.replace(/\}$/, `,"x":${'['.repeat(1e5)}${']'.repeat(1e5)}}`), 'nested deeper'],
    ['a second document', `${found}${trivyReport([])}`, 'it is no JSON, or cut off'],
    ['zero bytes behind it', `${found}\0`, 'it is no JSON, or cut off'],
    ['results in __proto__ alone', `{"__proto__":${found}}`, "it is neither trivy's nor grype's JSON nor SARIF"],
    [
      'results in lower case alone',
      found.replace('"Results"', '"results"').replace('"ArtifactName"', '"x"'),
      'has "results"',
    ],
  ])('%s', (_what, text, finding) => {
    expect(() => readReport(text, 'r')).toThrow(finding);
  });

  test('__proto__ beside what counts changes nothing', () => {
    expect(readReport(found.replace(/\}$/, ',"__proto__":{"Results":[]}}'), 'r').findings).toHaveLength(1);
  });
});

describe('a report that is read in two ways (U11)', () => {
  const bad = { VulnerabilityID: 'CVE-2024-1', Severity: 'CRITICAL' };
  const head = { SchemaVersion: 2, ArtifactName: 'a', ArtifactType: 'container_image' };

  test.each([
    ['lists in another case', { ...head, results: [{ Vulnerabilities: [bad] }] }, 'has "results"'],
    ['a list in a list', { ...head, Results: [{ Class: 'os-pkgs', vulnerabilities: [bad] }] }, 'has "vulnerabilities"'],
    [
      'the results of SARIF',
      { version: '2.1.0', runs: [{ results: [], Results: [{ ruleId: 'x' }] }] },
      'has "Results"',
    ],
    ['trivy and SARIF', { ...head, Results: [], version: '2.1.0', runs: [] }, 'several formats'],
    ['trivy and grype', { ...head, Results: [], descriptor: { name: 'grype' }, matches: [] }, 'several formats'],
  ])('%s', (_, report, message) => {
    expect(() => readReport(JSON.stringify(report), 'r')).toThrow(message);
  });
});
