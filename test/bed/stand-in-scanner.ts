/*
 * Stands in for trivy, grype and Docker Scout, of which none can be installed here: `stand-in-scanner.ts PROGRAM ARG …`.
 * As documented: the flags that scan-gate may use (any other one is refused as the real programs do), where reports go,
 * what they look like, exit codes. It looks the image up for real, in the engine, the registry or the archive, and
 * reports its real config digest. Not there: any scanning; what is found comes from the file STAND_IN_SCANS, a list with
 * one entry for each scan, the last one repeated. Every call is a line of STAND_IN_CALLS.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  grypeReport,
  grypeSarif,
  scoutSarif,
  trivyReport,
  trivySarif,
  type Flaw,
  type ReportedImage,
} from '../support/scan-reports.ts';

/** How one scan goes. */
export interface StandInScan {
  readonly found?: readonly Flaw[];
  /** Instead of the report. */
  readonly text?: string;
  readonly exitCode?: number;
  readonly stderr?: string;
  readonly seconds?: number;
}

/** Flags, and whether they take a value. */
const known: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  'trivy image': {
    '--format': true,
    '--output': true,
    '--scanners': true,
    '--severity': true,
    '--ignore-unfixed': false,
    '--exit-code': true,
    '--exit-on-eol': true,
    '--no-progress': false,
    '--timeout': true,
    '--image-src': true,
    '--platform': true,
    '--input': true,
  },
  'trivy convert': { '--format': true, '--output': true, '--severity': true, '--exit-code': true },
  grype: { '--output': true, '--platform': true },
  'docker scout cves': { '--format': true, '--output': true, '--platform': true },
};

class RefusedError extends Error {}

function parse(command: string, args: readonly string[]): { flags: Map<string, string[]>; target: string } {
  const flags = new Map<string, string[]>();
  const rest = [...args];
  while (rest[0]?.startsWith('--') === true && rest[0] !== '--') {
    const [name = '', given] = (rest.shift() ?? '').split(/=(.*)/s);
    const takesValue = known[command]?.[name];
    if (takesValue === undefined) throw new RefusedError(`unknown flag: ${name}`);
    const value = given ?? (takesValue ? rest.shift() : 'true');
    if (value === undefined) throw new RefusedError(`flag needs an argument: ${name}`);
    flags.set(name, [...(flags.get(name) ?? []), value]);
  }
  if (rest[0] === '--') rest.shift();
  if (rest.length > 1) throw new RefusedError(`accepts 1 arg(s), received ${rest.length}`);
  return { flags, target: rest[0] ?? '' };
}

const docker = (...args: string[]): string => execFileSync('docker', args, { encoding: 'utf8' });

/** The image as the source really has it. */
function look(kind: string, name: string): ReportedImage {
  if (kind === 'archive') {
    const [entry] = JSON.parse(execFileSync('tar', ['-xOf', name, 'manifest.json'], { encoding: 'utf8' })) as [
      { Config: string; RepoTags: string[] | null },
    ];
    const hex = /([0-9a-f]{64})(\.json)?$/.exec(entry.Config)?.[1] ?? '';
    return { ref: entry.RepoTags?.[0] ?? name, imageid: `sha256:${hex}`, repoDigests: [], labels: {} };
  }
  if (kind === 'engine') {
    const { Id, Config } = JSON.parse(docker('image', 'inspect', '--format', '{{json .}}', name)) as {
      Id: string;
      Config: { Labels: Record<string, string> | null };
    };
    return { ref: name, imageid: Id, repoDigests: [], labels: Config.Labels ?? {} };
  }
  const { config } = JSON.parse(docker('buildx', 'imagetools', 'inspect', '--raw', name)) as {
    config?: { digest: string };
  };
  return { ref: name, imageid: config?.digest ?? '', repoDigests: [name], labels: {} };
}

function nextScan(): StandInScan {
  const scans = JSON.parse(readFileSync(process.env['STAND_IN_SCANS'] ?? '', 'utf8')) as StandInScan[];
  const calls = readFileSync(process.env['STAND_IN_CALLS'] ?? '', 'utf8')
    .trim()
    .split('\n');
  const count = calls.filter((call) => !/ convert | version$/.test(call)).length;
  return scans[Math.min(count, scans.length) - 1] ?? {};
}

async function scan(program: string, args: readonly string[]): Promise<number> {
  const words = { trivy: 1, grype: 0, docker: 2 }[program] ?? 0;
  const command = [program, ...args.slice(0, words)].join(' ');
  const { flags, target } = parse(command, args.slice(words));
  const flag = (name: string): string => flags.get(name)?.[0] ?? '';
  const leaked = Object.keys(process.env).filter((name) => /^(?:ACTIONS_|INPUT_|GITHUB_)/.test(name));
  if (leaked.length > 0) throw new RefusedError(`variables of the runner are in the environment: ${leaked.join(', ')}`);
  if (existsSync('.trivyignore') || existsSync('.grype.yaml'))
    throw new RefusedError('settings of the checkout are in force');
  if (command === 'trivy convert') {
    const results = JSON.parse(readFileSync(target, 'utf8')) as { Results: { Vulnerabilities?: RawFlaw[] }[] };
    writeFileSync(
      flag('--output'),
      trivySarif(results.Results.flatMap((each) => each.Vulnerabilities ?? []).map(flawOf)),
    );
    return 0;
  }
  const { found = [], text, exitCode = 0, stderr = '', seconds = 0 } = nextScan();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  process.stderr.write(stderr);
  if (exitCode !== 0) return exitCode;
  const [, scheme = '', name = ''] =
    /^(registry|docker|docker-archive|local|archive):(?:\/\/)?(.*)$/.exec(target) ?? [];
  const kinds: Readonly<Record<string, string>> = {
    docker: 'engine',
    local: 'engine',
    'docker-archive': 'archive',
    archive: 'archive',
    remote: 'registry',
  };
  const source = program === 'trivy' ? flag('--image-src') || 'archive' : scheme;
  const place = program === 'trivy' ? target || flag('--input') : name;
  const image = look(kinds[source] ?? source, place);
  if (program === 'trivy') {
    if (flag('--format') !== 'json' || flag('--exit-code') !== '0') throw new RefusedError('not as documented');
    writeFileSync(flag('--output'), text ?? trivyReport(found, image));
  } else if (program === 'grype') {
    if (process.env['GRYPE_FAIL_ON_SEVERITY'] !== '') throw new RefusedError('a threshold is set');
    for (const output of flags.get('--output') ?? []) {
      const [format, path = ''] = output.split('=');
      writeFileSync(path, text ?? (format === 'json' ? grypeReport(found, image) : grypeSarif(found)));
    }
  } else {
    if (flag('--format') !== 'sarif') throw new RefusedError('not as documented');
    writeFileSync(flag('--output'), text ?? scoutSarif(found));
  }
  process.stderr.write(`::warning::${found.length} vulnerabilities\n`);
  return 0;
}

interface RawFlaw {
  readonly VulnerabilityID: string;
  readonly PkgName: string;
  readonly InstalledVersion: string;
  readonly FixedVersion?: string;
  readonly Severity: Flaw['severity'];
  readonly Title: string;
}

function flawOf(raw: RawFlaw): Flaw {
  return {
    id: raw.VulnerabilityID,
    package: raw.PkgName,
    installed: raw.InstalledVersion,
    fixed: raw.FixedVersion ?? '',
    severity: raw.Severity,
    title: raw.Title,
    score: 5,
  };
}

if (import.meta.filename === process.argv[1]) {
  const [program = '', ...args] = process.argv.slice(2);
  appendFileSync(process.env['STAND_IN_CALLS'] ?? '', `${[program, ...args].join(' ')}\n`);
  try {
    process.exitCode = args.join(' ') === 'scout version' ? 0 : await scan(program, args);
  } catch (error) {
    process.stderr.write(`Error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
