import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sourceFolder = '/etc/apt/sources.list.d';
const nextRelease = 'ci-image-actions-trixie';

/** A program that the test bed needs, and the Debian or Ubuntu package that brings it. */
const needed = [
  { program: 'dockerd', package: 'docker.io', newer: true },
  { program: 'docker', package: 'docker-cli', newer: true },
  { program: 'buildx', package: 'docker-buildx', newer: true },
  { program: 'containerd', package: 'containerd', newer: false },
  { program: 'runc', package: 'runc', newer: false },
  { program: 'iptables', package: 'iptables', newer: false },
  { program: 'ip', package: 'iproute2', newer: false },
  { program: 'docker-registry', package: 'docker-registry', newer: false },
  { program: 'zstd', package: 'zstd', newer: false },
  { program: 'busybox', package: 'busybox-static', newer: false },
  { program: 'git', package: 'git', newer: false },
  { program: 'openssl', package: 'openssl', newer: false },
  { program: 'skopeo', package: 'skopeo', newer: false },
  { program: 'cosign', package: 'cosign', newer: true },
] as const;

type Program = (typeof needed)[number]['program'];

/** All that the integration tests run. */
export const everyProgram: readonly Program[] = needed.map(({ program }) => program);

function answers(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether `program` can be run here. buildx is a plugin of the docker client, not a program on PATH. */
function isInstalled(program: Program): boolean {
  if (program === 'buildx') return answers('docker', ['buildx', 'version']);
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** Debian 12 carries no buildx and an engine of 2020; the next release's packages need only the libc that it has. */
function isDebian12(): boolean {
  const release = readFileSync('/etc/os-release', 'utf8');
  return /^VERSION_CODENAME=bookworm$/m.test(release);
}

function offerNextRelease(): void {
  const base = readdirSync(sourceFolder)
    .filter((file) => file.endsWith('.sources') && !file.startsWith(nextRelease))
    .map((file) => readFileSync(join(sourceFolder, file), 'utf8'))
    .find((text) => /^Suites:.*\bbookworm\b/m.test(text));
  if (base === undefined) {
    throw new Error(
      `No Debian 12 source in ${sourceFolder}: install docker.io 26 and docker-buildx, or start a Docker daemon, and run this again.`,
    );
  }
  writeFileSync(join(sourceFolder, `${nextRelease}.sources`), base.replaceAll('bookworm', 'trixie'));
  writeFileSync(
    `/etc/apt/preferences.d/${nextRelease}`,
    'Package: *\nPin: release n=trixie*\nPin-Priority: 100\n\nPackage: *\nPin: release n=trixie-security*\nPin-Priority: 100\n',
  );
}

function newestVersion(name: string): string {
  const table = execFileSync('apt-cache', ['madison', name], { encoding: 'utf8' });
  const version = table.split('\n')[0]?.split('|')[1]?.trim();
  if (version === undefined || version === '') {
    throw new Error(
      `The package "${name}" is not to be had here: start a Docker daemon with buildx and run this again.`,
    );
  }
  return version;
}

/**
 * Installs what is missing of `programs` from the distribution's packages, as root on Debian or Ubuntu, and says so.
 * @throws Error with what to do, where it cannot or must not install.
 */
export function provision(
  programs: readonly Program[],
  options: { readonly install: boolean; readonly say: (line: string) => void },
): void {
  const missing = needed.filter((entry) => programs.includes(entry.program) && !isInstalled(entry.program));
  if (missing.length === 0) return;
  const names = missing.map((entry) => entry.package).join(' ');
  const why = `${missing.map((entry) => entry.program).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  if (!options.install) throw new Error(`${why}, and --no-install forbids installing: install ${names} yourself.`);
  if (process.getuid?.() !== 0 || !answers('apt-get', ['--version'])) {
    throw new Error(`${why}: run this as root on Debian or Ubuntu, or install ${names} yourself.`);
  }
  options.say(`${why}: installing ${names} from the distribution's packages`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): void => {
    execFileSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const newer = missing.filter((entry) => entry.newer);
  if (newer.length > 0 && isDebian12()) offerNextRelease();
  apt('update');
  const base = missing.filter((entry) => !entry.newer).map((entry) => entry.package);
  // A package's init script would start a daemon of its own; the bed starts private ones.
  const policy = '/usr/sbin/policy-rc.d';
  const ownPolicy = !existsSync(policy);
  if (ownPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    if (base.length > 0) apt('install', '-y', '--no-install-recommends', ...base);
    const exact = newer.map((entry) => `${entry.package}=${newestVersion(entry.package)}`);
    if (exact.length > 0) apt('install', '-y', '--no-install-recommends', ...exact);
  } finally {
    if (ownPolicy) execFileSync('rm', ['-f', policy]);
  }
}
