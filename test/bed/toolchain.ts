import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDebian, unpackPackages } from './debian-packages.ts';

/**
 * The tools that an engine and its clients are: `oldest` is the oldest pair of Docker Engine and buildx that the actions
 * support, `today` what can be had at present, and `installed` what the machine has.
 */
export type ToolchainName = 'oldest' | 'today' | 'installed';

/** The toolchains that come from Debian's packages, whatever else is installed. */
const kinds = {
  oldest: {
    suites: ['trixie'],
    packages: ['docker.io', 'tini', 'docker-cli', 'docker-buildx', 'containerd', 'cosign'],
  },
  today: {
    suites: ['sid', 'testing'],
    packages: [
      'docker.io',
      'tini-static',
      'docker-cli',
      'docker-buildx',
      'containerd',
      'cosign',
      'crane',
      'oras',
      'notation',
    ],
  },
} as const;

/** The programs of a toolchain. `buildx` is a plugin of the docker client, not a program on PATH. */
export const toolchainPrograms = ['dockerd', 'docker', 'buildx', 'containerd', 'cosign'] as const;

/** This kind of system has no packages of that toolchain. */
export class NoToolchainError extends Error {
  override readonly name = 'NoToolchainError';
}

export interface Toolchain {
  readonly name: ToolchainName;
  /** Its root folder, as packages see it; '' for what is installed. */
  readonly folder: string;
}

const packagedPlugin = 'usr/libexec/docker/cli-plugins/docker-buildx';
/** Below a user's home. */
const ownPlugin = '.docker/cli-plugins/docker-buildx';

/** The toolchain that CIIA_TOOLCHAIN names, or today's. */
export function wantedToolchain(): ToolchainName {
  const name = process.env['CIIA_TOOLCHAIN'] ?? 'today';
  if (name === 'oldest' || name === 'today' || name === 'installed') return name;
  throw new Error(`CIIA_TOOLCHAIN is "${name}": use oldest, today or installed.`);
}

/**
 * Finds a toolchain in the cache folder of the test bed, or brings it there. Nothing is installed.
 * @throws NoToolchainError or another Error in which a sentence says why it cannot be had
 */
export function findToolchain(
  name: ToolchainName,
  options: { readonly install: boolean; readonly say: (line: string) => void },
): Toolchain {
  if (name === 'installed') return { name, folder: '' };
  const { suites, packages } = kinds[name];
  const cache = join(cacheFolder(), 'ci-image-actions', 'toolchains');
  const folder = join(cache, name);
  const marker = join(folder, 'versions.json');
  const isComplete = (): boolean => {
    if (!existsSync(marker)) return false;
    const versions = JSON.parse(readFileSync(marker, 'utf8')) as object;
    return packages.every((each) => each in versions);
  };
  if (isComplete()) return { name, folder };
  const what = name === 'oldest' ? 'The oldest toolchain that is supported' : "Today's toolchain";
  if (!options.install) throw new Error(`${what} is not in ${cache}, and --no-install forbids fetching it.`);
  if (!isDebian()) throw new NoToolchainError(`${what} comes from Debian's packages, and this is no Debian.`);
  options.say(`Fetching ${packages.join(', ')} of Debian ${suites[0]} into ${folder}; nothing is installed`);
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, `${name}-`));
  try {
    writeFileSync(join(made, 'versions.json'), JSON.stringify(unpackPackages(suites, packages, made), null, 2));
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another process may have brought it meanwhile.
    if (isComplete()) return { name, folder };
    throw new Error(`${what} cannot be had: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return { name, folder };
}

/**
 * Puts a toolchain before everything else on PATH for this process and its children. HOME becomes a folder that lasts as
 * long as this process: the docker client looks there for buildx before it looks where packages put it, and what the
 * machine's user is logged in to stays out of the tests.
 */
export function useToolchain({ name, folder }: Toolchain): void {
  process.env['CIIA_TOOLCHAIN'] = name;
  if (folder === '') return;
  const home = mkdtempSync(join(tmpdir(), 'ciia-home-'));
  process.once('exit', () => {
    rmSync(home, { recursive: true, force: true });
  });
  writeBuildx(dirname(join(home, ownPlugin)), join(folder, packagedPlugin));
  process.env['PATH'] = `${join(folder, 'usr/bin')}:${join(folder, 'usr/sbin')}:${process.env['PATH'] ?? ''}`;
  process.env['XDG_CACHE_HOME'] = cacheFolder();
  process.env['HOME'] = home;
  for (const setting of ['DOCKER_CONFIG', 'DOCKER_CONTEXT', 'BUILDX_CONFIG', 'BUILDX_BUILDER']) {
    Reflect.deleteProperty(process.env, setting);
  }
}

function cacheFolder(): string {
  return process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
}

/** Makes the toolchain's buildx known to a docker client whose settings are in `folder` (DOCKER_CONFIG): it looks there first. */
export function linkBuildx(folder: string): void {
  const plugin = join(homedir(), ownPlugin);
  if (existsSync(plugin)) writeBuildx(join(folder, 'cli-plugins'), plugin);
}

/** A script, since tests put another one in its place: writing to a link would write to what it points to. */
function writeBuildx(folder: string, plugin: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'docker-buildx'), `#!/bin/sh\nexec '${plugin}' "$@"\n`, { mode: 0o755 });
}

/** "today: Engine 28.5.2, buildx 0.29.1, containerd 2.1.9", as the programs themselves say. */
export function describeToolchain(): string {
  const programs = [
    ['Engine', 'dockerd', '--version'],
    ['buildx', 'docker', 'buildx', 'version'],
    ['containerd', 'containerd', '--version'],
  ] as const;
  const versions = programs.map(([title, ...command]) => `${title} ${versionOf(command)}`);
  return `${process.env['CIIA_TOOLCHAIN'] ?? 'installed'}: ${versions.join(', ')}`;
}

/** "Engine 28.5.2 (containerd store), buildx 0.29.1", of the daemon that the docker client talks to. */
export function describeDaemon(): string {
  const docker = (...args: string[]): string => execFileSync('docker', args, { encoding: 'utf8' }).trim();
  const store = docker('info', '--format', '{{.DriverStatus}}').includes('io.containerd.snapshotter')
    ? 'containerd'
    : 'classic';
  const engine = docker('version', '--format', '{{.Server.Version}}');
  return `Engine ${engine} (${store} store), buildx ${versionOf(['docker', 'buildx', 'version'])}`;
}

function versionOf([program = '', ...args]: readonly string[]): string {
  try {
    const printed = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /\d+\.\d+(\.\d+)?/.exec(printed)?.[0] ?? printed.trim();
  } catch {
    return 'missing';
  }
}
