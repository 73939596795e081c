import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const aptFolder = '/etc/apt';

/** Whether this is a Debian whose package programs can be used. */
export function isDebian(): boolean {
  return codename() !== undefined && existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg');
}

/**
 * Unpacks packages of other Debian releases into `folder`, from the mirror that this machine uses. Nothing is installed,
 * and neither apt's settings nor its lists are touched: it gets settings and lists of its own for this call.
 * @param suites names of releases; of each package the newest version is taken that the libc of this machine runs, in them
 *   or in the release of this machine
 * @returns the version of each package
 * @throws Error in which a sentence says what is missing.
 */
export function unpackPackages(
  suites: readonly string[],
  packages: readonly string[],
  folder: string,
): Readonly<Record<string, string>> {
  const state = join(folder, '.apt');
  for (const part of ['lists/partial', 'archives/partial', 'debs']) mkdirSync(join(state, part), { recursive: true });
  // apt reads a file in the newer form only under a name that ends in ".sources".
  const sources = join(state, 'bed.sources');
  writeFileSync(sources, sourcesOf(suites));
  const settings = {
    'Dir::Etc::SourceList': sources,
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': '/dev/null',
    // What is installed here is no version that can be fetched.
    'Dir::State::status': '/dev/null',
    'Dir::State::Lists': join(state, 'lists'),
    'Dir::Cache': state,
    'Acquire::Retries': '3',
    // Else apt warns that its unprivileged user cannot write here.
    'APT::Sandbox::User': '',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const apt = (program: string, ...args: string[]): string =>
    execFileSync(program, ['-qq', ...options, ...args], {
      encoding: 'utf8',
      cwd: join(state, 'debs'),
      maxBuffer: 2 ** 26,
    });
  apt('apt-get', 'update');
  const versions = Object.fromEntries(
    packages.map((name) => [name, newestThatRuns(name, apt('apt-cache', 'show', name), suites)]),
  );
  apt('apt-get', 'download', ...packages.map((name) => `${name}=${versions[name] ?? ''}`));
  for (const file of readdirSync(join(state, 'debs'))) {
    execFileSync('dpkg', ['-x', join(state, 'debs', file), folder]);
  }
  rmSync(state, { recursive: true });
  return versions;
}

function codename(): string | undefined {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID=debian$/m.test(release) ? /^VERSION_CODENAME=(.+)$/m.exec(release)?.[1] : undefined;
}

/** The machine's own source entry of its release, for other releases too. */
function sourcesOf(others: readonly string[]): string {
  const release = codename() ?? '';
  const suites = [...new Set([...others, release])];
  const files = [
    join(aptFolder, 'sources.list'),
    ...readdirSync(join(aptFolder, 'sources.list.d')).map((file) => join(aptFolder, 'sources.list.d', file)),
  ].filter((file) => existsSync(file) && /\.(sources|list)$/.test(file));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const stanza = text.split(/\n\s*\n/).find((part) => new RegExp(`^Suites:.*\\b${release}(\\s|$)`, 'm').test(part));
    if (stanza !== undefined) return `${stanza.replace(/^Suites:.*$/m, `Suites: ${suites.join(' ')}`).trimEnd()}\n`;
    const line = new RegExp(`^deb\\s+(?:\\[(?<options>[^\\]]*)\\]\\s+)?(?<uri>\\S+)\\s+${release}\\s`, 'm').exec(text);
    const { uri, options = '' } = line?.groups ?? {};
    if (uri === undefined) continue;
    const signedBy = /signed-by=(\S+)/.exec(options)?.[1] ?? '/usr/share/keyrings/debian-archive-keyring.gpg';
    return `Types: deb\nURIs: ${uri}\nSuites: ${suites.join(' ')}\nComponents: main\nSigned-By: ${signedBy}\n`;
  }
  throw new Error(`No package source of Debian "${release}" in ${aptFolder}.`);
}

/** @param shown what `apt-cache show` printed: a paragraph for each version */
function newestThatRuns(name: string, shown: string, suites: readonly string[]): string {
  const libc = execFileSync('getconf', ['GNU_LIBC_VERSION'], { encoding: 'utf8' }).replace(/^\D+/, '').trim();
  const runs = shown.split('\n\n').flatMap((paragraph) => {
    const version = /^Version: (.+)$/m.exec(paragraph)?.[1];
    const needed = /\blibc6 \(>= ([^)]+)\)/.exec(paragraph)?.[1] ?? '0';
    return version !== undefined && isAtLeast(libc, needed) ? [version] : [];
  });
  const [newest] = runs.sort((a, b) => (isAtLeast(a, b) ? -1 : 1));
  if (newest === undefined) {
    throw new Error(`No "${name}" of Debian ${suites.join(' or ')} runs with the libc of this machine, ${libc}.`);
  }
  return newest;
}

function isAtLeast(version: string, least: string): boolean {
  try {
    execFileSync('dpkg', ['--compare-versions', version, 'ge', least]);
    return true;
  } catch {
    return false;
  }
}
