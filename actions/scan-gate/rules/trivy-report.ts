import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import type { FindingKind } from '../../../src/ports/scanners.ts';
import {
  endOfLifeRemark,
  findDigests,
  leftOutRemark,
  otherSubjectRemark,
  readImageLabels,
  readObjects,
  readSeverity,
  readTexts,
} from './report-fields.ts';
import { ReportError, findingKinds, type Finding, type ScanReport } from './report.ts';

/** Whether a report is trivy's own: no other one has `SchemaVersion`. */
export function isTrivyReport(json: unknown): boolean {
  return valueAt(json, 'SchemaVersion') !== undefined;
}

/** The list in each result that holds findings of a kind, and how one entry is read. */
const lists: Readonly<
  Record<FindingKind, { readonly name: string; readonly read: (entry: unknown, result: unknown) => Finding }>
> = {
  vuln: { name: 'Vulnerabilities', read: readVulnerability },
  secret: { name: 'Secrets', read: readSecret },
  misconfig: { name: 'Misconfigurations', read: readMisconfiguration },
  license: { name: 'Licenses', read: readLicense },
};

/**
 * Reads `trivy image --format json`, schema 2. Trivy leaves out lists that would be empty.
 * https://github.com/aquasecurity/trivy/blob/main/pkg/types/report.go
 * @throws ReportError
 */
export function readTrivyReport(json: unknown, kinds: readonly FindingKind[]): ScanReport {
  if (valueAt(json, 'SchemaVersion') !== 2) {
    throw new ReportError('it is of a schema of trivy other than 2: use a newer trivy');
  }
  const results = readObjects(json, 'Results');
  const isNamed = textAt(json, 'ArtifactName') !== undefined && textAt(json, 'ArtifactType') !== undefined;
  if (results.length === 0 && !isNamed) throw new ReportError('it has no results, and does not say of what it is');
  const entriesOf = (kind: FindingKind): readonly (readonly [unknown, unknown])[] =>
    results.flatMap((result) =>
      readObjects(result, lists[kind].name)
        .filter((entry) => kind !== 'misconfig' || isFailed(entry))
        .map((entry) => [entry, result] as const),
    );
  return {
    tool: 'trivy',
    findings: kinds.flatMap((kind) => entriesOf(kind).map(([entry, result]) => lists[kind].read(entry, result))),
    notAsked: findingKinds.filter((kind) => !kinds.includes(kind)).flatMap((kind) => entriesOf(kind).map(() => kind)),
    images: [findDigests([valueAt(json, 'Metadata', 'ImageID'), ...listAt(json, 'Metadata', 'RepoDigests')])],
    labels: readImageLabels(json, 'Metadata', 'ImageConfig', 'config', 'Labels'),
    remarks: findTrivyRemarks(json, results, kinds),
  };
}

/** Whether a check of a misconfiguration failed. With `--include-non-failures` the others are in the report too. */
function isFailed(entry: unknown): boolean {
  const status = valueAt(entry, 'Status');
  return status !== 'PASS' && status !== 'EXCEPTION';
}

function findTrivyRemarks(
  json: unknown,
  results: readonly unknown[],
  kinds: readonly FindingKind[],
): readonly string[] {
  const remarks: string[] = [];
  const classes = results.map((result) => textAt(result, 'Class') ?? '');
  const hasSystem = classes.includes('os-pkgs');
  if (
    kinds.includes('vuln') &&
    !hasSystem &&
    results.every((result) => valueAt(result, 'Vulnerabilities') === undefined)
  ) {
    const what = classes.includes('lang-pkgs')
      ? 'no packages of a distribution, only those of programming languages'
      : 'no packages at all';
    remarks.push(
      `The report of trivy covers ${what}: no distribution was known, or vulnerabilities were not looked for`,
    );
  }
  if (valueAt(json, 'Metadata', 'OS', 'EOSL') === true) {
    const name = [textAt(json, 'Metadata', 'OS', 'Family'), textAt(json, 'Metadata', 'OS', 'Name')];
    remarks.push(endOfLifeRemark(name.join(' ')));
  }
  const suppressed = results.flatMap((result) => listAt(result, 'ExperimentalModifiedFindings')).length;
  if (suppressed > 0) remarks.push(leftOutRemark('trivy', suppressed, 'its ignore file, or VEX'));
  const subject = textAt(json, 'ArtifactType');
  if (subject === 'filesystem' || subject === 'repository') remarks.push(otherSubjectRemark('trivy', subject));
  return remarks;
}

function readVulnerability(entry: unknown): Finding {
  const id = readId('vulnerability', entry, 'VulnerabilityID');
  const fixed = textAt(entry, 'FixedVersion') ?? '';
  return {
    kind: 'vuln',
    id,
    aliases: readTexts(entry, 'VendorIDs'),
    package: textAt(entry, 'PkgName') ?? '',
    installed: textAt(entry, 'InstalledVersion') ?? '',
    fixed,
    fixable: fixed !== '' || textAt(entry, 'Status') === 'fixed',
    severity: readSeverity(id, entry, 'Severity'),
    title: textAt(entry, 'Title') ?? '',
  };
}

/** Of what a secret is, never its text: the report may become a page that more people see. */
function readSecret(entry: unknown, result: unknown): Finding {
  const id = readId('secret', entry, 'RuleID');
  return { ...unversioned('secret', id, entry), package: textAt(result, 'Target') ?? '' };
}

function readMisconfiguration(entry: unknown, result: unknown): Finding {
  const id = readId('misconfiguration', entry, 'ID', 'AVDID');
  // Reports of older versions have a second id.
  const aliases = [textAt(entry, 'AVDID') ?? id].filter((alias) => alias !== id);
  return { ...unversioned('misconfig', id, entry), aliases, package: textAt(result, 'Target') ?? '' };
}

function readLicense(entry: unknown): Finding {
  const id = readId('license', entry, 'Name');
  const name = textAt(entry, 'PkgName') ?? '';
  return {
    ...unversioned('license', id, entry),
    // As trivy names the rule in SARIF.
    aliases: [`${name}:${id}`],
    package: name === '' ? (textAt(entry, 'FilePath') ?? '') : name,
    title: `License of the class "${textAt(entry, 'Category') ?? 'unknown'}"`,
  };
}

/** What has no version that fixes it: it is mended where it is, so it never counts as unfixed. */
function unversioned(kind: FindingKind, id: string, entry: unknown): Finding {
  const title = textAt(entry, 'Title') ?? '';
  const severity = readSeverity(id, entry, 'Severity');
  return { kind, id, aliases: [], package: '', installed: '', fixed: '', fixable: true, severity, title };
}

function readId(what: string, entry: unknown, ...names: readonly string[]): string {
  const id = names.map((name) => textAt(entry, name)).find((found) => found !== undefined);
  if (id === undefined) throw new ReportError(`it has a ${what} without "${names.join('" or "')}"`);
  return id;
}
