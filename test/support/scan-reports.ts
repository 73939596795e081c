import type { Severity } from '../../actions/scan-gate/rules/severity.ts';

/*
 * Reports as the scanners write them, field by field after their published schemas and sources: trivy's JSON schema 2 and
 * its SARIF writer, grype's JSON and SARIF presenters, Docker Scout's SARIF. No scanner runs here.
 */

/** A vulnerability, from which every format can be written. */
export interface Flaw {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  /** '' when there is no fix. */
  readonly fixed: string;
  readonly severity: Severity;
  readonly title: string;
  /** CVSS score, which need not agree with the severity. */
  readonly score: number;
  /** Of an advisory whose own id is no CVE. */
  readonly cve?: string;
}

/** What a report says of the image. */
export interface ReportedImage {
  readonly ref: string;
  readonly imageid: string;
  readonly repoDigests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

const scores: Readonly<Record<Severity, number>> = { CRITICAL: 9.8, HIGH: 7.5, MEDIUM: 5.3, LOW: 3.1, UNKNOWN: 0 };

export const reportedImage: ReportedImage = {
  ref: 'ghcr.io/acme/app:pr-15-3370e22',
  imageid: `sha256:${'a1'.repeat(32)}`,
  repoDigests: [`ghcr.io/acme/app@sha256:${'d1'.repeat(32)}`],
  labels: { 'org.opencontainers.image.revision': '3370e228f2209994e2a2bb5ab5e1f1a5d1cb8d6c' },
};

/** A flaw in some package; `changes` make another one of it. */
export function flaw(changes: Partial<Flaw> = {}): Flaw {
  const severity = changes.severity ?? 'HIGH';
  return {
    id: 'CVE-2023-0286',
    package: 'openssl',
    installed: '3.0.7-r0',
    fixed: '3.0.8-r0',
    title: 'X.400 address type confusion in X.509 GeneralName',
    score: scores[severity],
    ...changes,
    severity,
  };
}

/** So many flaws of each severity. Every third one has no fix. */
export function flaws(counts: Partial<Record<Severity, number>>): readonly Flaw[] {
  return Object.entries(counts).flatMap(([severity, count]) =>
    Array.from({ length: count }, (_, index) =>
      flaw({
        id: `CVE-2024-${String(severity.length * 1000 + index).padStart(5, '0')}`,
        package: ['openssl', 'zlib1g', 'libcurl4', 'busybox', 'glibc'][index % 5] ?? '',
        installed: `1.${index}.0-r1`,
        fixed: index % 3 === 2 ? '' : `1.${index}.1-r0`,
        severity: severity as Severity,
        title: `${severity.toLowerCase()} flaw number ${index}`,
      }),
    ),
  );
}

export function trivyReport(found: readonly Flaw[], image: ReportedImage = reportedImage): string {
  const vulnerabilities = found.map((each) => ({
    VulnerabilityID: each.id,
    PkgID: `${each.package}@${each.installed}`,
    PkgName: each.package,
    PkgIdentifier: { PURL: `pkg:apk/alpine/${each.package}@${each.installed}?arch=x86_64&distro=3.18.0` },
    InstalledVersion: each.installed,
    ...(each.fixed === '' ? {} : { FixedVersion: each.fixed }),
    Status: each.fixed === '' ? 'affected' : 'fixed',
    Layer: { DiffID: `sha256:${'7c'.repeat(32)}` },
    SeveritySource: 'nvd',
    PrimaryURL: `https://avd.aquasec.com/nvd/${each.id.toLowerCase()}`,
    DataSource: { ID: 'alpine', Name: 'Alpine Secdb', URL: 'https://secdb.alpinelinux.org/' },
    Title: each.title,
    Description: `${each.title}. A longer text follows in a real report.`,
    Severity: each.severity,
    CweIDs: ['CWE-843'],
    VendorSeverity: { nvd: 3 },
    CVSS: { nvd: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', V3Score: each.score } },
    References: [`https://nvd.nist.gov/vuln/detail/${each.id}`],
    PublishedDate: '2024-02-08T20:15:23.887Z',
    LastModifiedDate: '2024-03-04T18:33:41.953Z',
  }));
  const report = {
    SchemaVersion: 2,
    Trivy: { Version: '0.72.0' },
    ReportID: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b',
    CreatedAt: '2026-01-02T03:04:05.123456789Z',
    ArtifactID: `sha256:${'9f'.repeat(32)}`,
    ArtifactName: image.ref,
    ArtifactType: 'container_image',
    Metadata: {
      OS: { Family: 'alpine', Name: '3.18.0' },
      ImageID: image.imageid,
      DiffIDs: [`sha256:${'7c'.repeat(32)}`],
      RepoTags: [image.ref],
      RepoDigests: image.repoDigests,
      ImageConfig: {
        architecture: 'amd64',
        created: '2026-01-02T03:00:00Z',
        os: 'linux',
        rootfs: { type: 'layers', diff_ids: [`sha256:${'7c'.repeat(32)}`] },
        config: { Cmd: ['/bin/app'], Labels: image.labels },
      },
    },
    Results: [
      {
        Target: `${image.ref} (alpine 3.18.0)`,
        Class: 'os-pkgs',
        Type: 'alpine',
        // Left out when there is none.
        ...(vulnerabilities.length === 0 ? {} : { Vulnerabilities: vulnerabilities }),
      },
      { Target: 'app/package-lock.json', Class: 'lang-pkgs', Type: 'npm' },
    ],
  };
  return JSON.stringify(report, undefined, 2);
}

/** What trivy says of an image with one finding of each kind. */
const mixedParts = {
  secret: {
    RuleID: 'aws-access-key-id',
    Category: 'AWS',
    Severity: 'CRITICAL',
    Title: 'AWS Access Key ID',
    StartLine: 3,
    EndLine: 3,
    Code: { Lines: [{ Number: 3, Content: 'KEY=AKIA****************' }] },
    Match: 'KEY=AKIA****************',
  },
  misconfig: {
    Type: 'Dockerfile Security Check',
    ID: 'DS-0002',
    Title: "Image user should not be 'root'",
    Message: 'Specify at least 1 USER command in Dockerfile with non-root user as argument',
    Severity: 'HIGH',
    Status: 'FAIL',
    CauseMetadata: { Provider: 'Dockerfile', Service: 'general' },
  },
  license: {
    Severity: 'HIGH',
    Category: 'restricted',
    PkgName: 'readline',
    FilePath: '',
    Name: 'GPL-3.0-only',
    Text: '',
    Confidence: 1,
    Link: 'https://spdx.org/licenses/GPL-3.0-only.html',
  },
};

/** JSON of `trivy image --scanners vuln,secret,misconfig,license`. */
export function trivyMixedReport(): string {
  const report = JSON.parse(trivyReport([flaw()])) as { Results: unknown[] };
  const more = [
    { Target: '/app/.env', Class: 'secret', Secrets: [mixedParts.secret] },
    {
      Target: 'Dockerfile',
      Class: 'config',
      Type: 'dockerfile',
      MisconfSummary: { Successes: 20, Failures: 1 },
      Misconfigurations: [mixedParts.misconfig],
    },
    { Target: 'OS Packages', Class: 'license', Licenses: [mixedParts.license] },
  ];
  return JSON.stringify({ ...report, Results: [...report.Results, ...more] });
}

/** The same as SARIF of `trivy convert`. */
export function trivyMixedSarif(): string {
  const { secret, misconfig, license } = mixedParts;
  const report = JSON.parse(trivySarif([flaw()])) as {
    runs: [{ tool: { driver: { rules: unknown[] } }; results: unknown[] }];
  };
  const [run] = report.runs;
  const add = (id: string, tags: readonly string[], parts: { title: string; help: string; message: string }): void => {
    const scores: Readonly<Record<string, string>> = { CRITICAL: '9.5', HIGH: '8.0' };
    run.results.push({
      ruleId: id,
      ruleIndex: run.tool.driver.rules.length,
      level: 'error',
      message: { text: parts.message },
    });
    run.tool.driver.rules.push({
      id,
      shortDescription: { text: parts.title },
      help: { text: parts.help },
      properties: { precision: 'very-high', 'security-severity': scores[tags[2] ?? ''], tags },
    });
  };
  add(secret.RuleID, ['secret', 'security', secret.Severity], {
    title: secret.Title,
    help: `Secret ${secret.Title}\nSeverity: ${secret.Severity}\nMatch: ${secret.Match}`,
    message: `Artifact: /app/.env\nType: \nSecret ${secret.Title}\nSeverity: ${secret.Severity}\nMatch: ${secret.Match}`,
  });
  add(misconfig.ID, ['misconfiguration', 'security', misconfig.Severity], {
    title: misconfig.Title,
    help: `Misconfiguration ${misconfig.ID}\nType: ${misconfig.Type}\nSeverity: ${misconfig.Severity}\nCheck: ${misconfig.Title}`,
    message: `Artifact: Dockerfile\nType: dockerfile\nVulnerability ${misconfig.ID}\nSeverity: ${misconfig.Severity}\nMessage: ${misconfig.Message}`,
  });
  add(`${license.PkgName}:${license.Name}`, ['license', 'security', license.Severity], {
    title: `${license.Name} in ${license.PkgName}`,
    help: `License ${license.Name}\nClassification: ${license.Category}\nPkgName: ${license.PkgName}\nPath: `,
    message: `Artifact: OS Packages\nLicense ${license.Name}\nPkgName: ${license.PkgName}\n Classification: ${license.Category}\n Path: `,
  });
  return JSON.stringify(report);
}

const grypeWords: Readonly<Record<Severity, string>> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
  UNKNOWN: 'Unknown',
};

export function grypeReport(
  found: readonly Flaw[],
  image: ReportedImage = reportedImage,
  word = (each: Flaw): string => grypeWords[each.severity],
): string {
  const matches = found.map((each) => ({
    vulnerability: {
      id: each.id,
      dataSource: `https://nvd.nist.gov/vuln/detail/${each.id}`,
      namespace: 'alpine:distro:alpine:3.18',
      severity: word(each),
      urls: [],
      description: each.title,
      cvss: [{ version: '3.1', vector: 'CVSS:3.1/AV:N', metrics: { baseScore: each.score }, vendorMetadata: {} }],
      fix: { versions: each.fixed === '' ? [] : [each.fixed], state: each.fixed === '' ? 'not-fixed' : 'fixed' },
      advisories: [],
      risk: 1.68,
    },
    relatedVulnerabilities: each.cve === undefined ? [] : [{ id: each.cve, severity: word(each), urls: [], cvss: [] }],
    matchDetails: [{ type: 'exact-direct-match', matcher: 'apk-matcher', searchedBy: {}, found: {} }],
    artifact: {
      id: 'a246fd2054833c93',
      name: each.package,
      version: each.installed,
      type: 'apk',
      language: '',
      locations: [{ path: '/lib/apk/db/installed', layerID: `sha256:${'7c'.repeat(32)}` }],
      licenses: [],
      cpes: [],
      purl: `pkg:apk/alpine/${each.package}@${each.installed}`,
      upstreams: [],
    },
  }));
  const report = {
    matches,
    source: {
      type: 'image',
      target: {
        userInput: image.ref,
        imageID: image.imageid,
        manifestDigest: `sha256:${'e1'.repeat(32)}`,
        mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        tags: [image.ref],
        imageSize: 5_000_000,
        layers: [],
        repoDigests: image.repoDigests,
        architecture: 'amd64',
        os: 'linux',
        labels: image.labels,
      },
    },
    distro: { name: 'alpine', version: '3.18.0', idLike: [] },
    descriptor: { name: 'grype', version: '0.116.0', timestamp: '2026-01-02T03:04:05Z' },
  };
  return JSON.stringify(report);
}

const levels: Readonly<Record<Severity, string>> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  UNKNOWN: 'note',
};

/** SARIF of `trivy --format sarif`: a rule for each id, the severity among its tags, the CVSS score beside it. */
export function trivySarif(found: readonly Flaw[], image: ReportedImage = reportedImage): string {
  const ids = [...new Set(found.map(({ id }) => id))];
  const text = ({ id, severity, ...each }: Flaw): string =>
    `Package: ${each.package}\nInstalled Version: ${each.installed}\nVulnerability ${id}\nSeverity: ${severity}\nFixed Version: ${each.fixed}\nLink: [${id}](https://avd.aquasec.com/nvd/${id.toLowerCase()})`;
  const rules = ids.map((id) => {
    const each = found.find((candidate) => candidate.id === id) ?? flaw();
    return {
      id,
      name: 'OsPackageVulnerability',
      shortDescription: { text: each.title },
      fullDescription: { text: each.title },
      defaultConfiguration: { level: levels[each.severity] },
      helpUri: `https://avd.aquasec.com/nvd/${id.toLowerCase()}`,
      help: {
        text: `Vulnerability ${id}\nSeverity: ${each.severity}\nPackage: ${each.package}\nFixed Version: ${each.fixed}`,
      },
      properties: {
        precision: 'very-high',
        'security-severity': each.score.toFixed(1),
        tags: ['vulnerability', 'security', each.severity],
      },
    };
  });
  return sarif('Trivy', rules, found, {
    result: (each) => ({
      ruleId: each.id,
      ruleIndex: ids.indexOf(each.id),
      level: levels[each.severity],
      message: { text: text(each) },
    }),
    properties: { imageName: image.ref, repoTags: [image.ref], repoDigests: image.repoDigests, imageID: image.imageid },
  });
}

/**
 * SARIF of `grype -o sarif`: a rule for each id and package, the severity in its help text only. What is negligible or
 * unknown is "low" there.
 */
export function grypeSarif(found: readonly Flaw[]): string {
  const word = ({ severity }: Flaw): string => (severity === 'UNKNOWN' ? 'low' : severity.toLowerCase());
  const ruleId = (each: Flaw): string => `${each.id}-${each.package}`;
  const rules = found.map((each) => ({
    id: ruleId(each),
    name: 'ApkMatcherExactDirectMatch',
    shortDescription: { text: `${each.id} ${word(each)} vulnerability for ${each.package} package` },
    fullDescription: { text: each.title },
    helpUri: `https://nvd.nist.gov/vuln/detail/${each.id}`,
    help: {
      text: `Vulnerability ${each.id}\nSeverity: ${word(each)}\nPackage: ${each.package}\nVersion: ${each.installed}\nFix Version: ${each.fixed}\nType: apk\nLocation: /lib/apk/db/installed\nData Namespace: alpine:distro:alpine:3.18\nLink: [${each.id}](https://nvd.nist.gov/vuln/detail/${each.id})`,
    },
    properties: {
      'security-severity': each.score.toFixed(1),
      purls: [`pkg:apk/alpine/${each.package}@${each.installed}?os_name=alpine&os_version=3.18`],
    },
  }));
  return sarif('grype', rules, found, {
    result: (each) => ({
      ruleId: ruleId(each),
      level: levels[each.severity],
      partialFingerprints: { primaryLocationLineHash: `${'5e'.repeat(32)}:1` },
      message: {
        text: `A ${word(each)} vulnerability in apk package: ${each.package}, version ${each.installed} was found in image acme/app at: /lib/apk/db/installed`,
      },
    }),
  });
}

/** SARIF of `docker scout cves --format sarif`: severity, fix and packages in the rule's properties. */
export function scoutSarif(found: readonly Flaw[]): string {
  const rules = found.map((each) => {
    const word = each.severity === 'UNKNOWN' ? 'UNSPECIFIED' : each.severity;
    return {
      id: each.id,
      name: 'OsPackageVulnerability',
      shortDescription: { text: `${each.id}: ${each.title}` },
      helpUri: `https://scout.docker.com/v/${each.id}`,
      help: { text: `${each.title}\n`, markdown: `> ${each.title}\n` },
      properties: {
        affected_version: `<=${each.installed}`,
        cvssV3_severity: word,
        fixed_version: each.fixed === '' ? 'not fixed' : each.fixed,
        purls: [`pkg:apk/alpine/${each.package}@${each.installed}?os_name=alpine&os_version=3.18`],
        'security-severity': each.score.toFixed(1),
        tags: [word],
      },
    };
  });
  return sarif('docker scout', rules, found, {
    result: (each, index) => ({
      ruleId: each.id,
      ruleIndex: index,
      kind: 'fail',
      level: levels[each.severity],
      message: { text: `  Vulnerability   : ${each.id}\n  Severity        : ${each.severity}\n` },
    }),
  });
}

function sarif(
  name: string,
  rules: readonly unknown[],
  found: readonly Flaw[],
  parts: {
    readonly result: (each: Flaw, index: number) => Readonly<Record<string, unknown>>;
    readonly properties?: Readonly<Record<string, unknown>>;
  },
): string {
  const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  const locations = [{ physicalLocation: { artifactLocation: { uri: 'acme/app' }, region } }];
  const results = found.map((each, index) => ({ ...parts.result(each, index), locations }));
  const run = { tool: { driver: { name, version: '1.0.0', rules } }, results, columnKind: 'utf16CodeUnits' };
  return JSON.stringify({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [{ ...run, ...(parts.properties === undefined ? {} : { properties: parts.properties }) }],
  });
}
