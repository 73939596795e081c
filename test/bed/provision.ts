import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDebian } from './debian-packages.ts';
import { findToolchain, toolchainPrograms, useToolchain, wantedToolchain, type Toolchain } from './toolchain.ts';

/** A program that the test bed needs, and the Debian or Ubuntu package that brings it. */
const needed = [
  { program: 'dockerd', package: 'docker.io' },
  { program: 'docker', package: 'docker.io' },
  { program: 'buildx', package: 'docker-buildx' },
  { program: 'containerd', package: 'containerd' },
  { program: 'runc', package: 'runc' },
  { program: 'iptables', package: 'iptables' },
  { program: 'ip', package: 'iproute2' },
  { program: 'docker-registry', package: 'docker-registry' },
  { program: 'zstd', package: 'zstd' },
  { program: 'busybox', package: 'busybox-static' },
  { program: 'git', package: 'git' },
  { program: 'openssl', package: 'openssl' },
  { program: 'cosign', package: 'cosign' },
] as const;

type Program = (typeof needed)[number]['program'];

interface ProvisionOptions {
  readonly install: boolean;
  readonly say: (line: string) => void;
}

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

/**
 * Sees to it that `programs` can be run. Docker's own come from the toolchain that CIIA_TOOLCHAIN names, which is used
 * from here on in this process; what is missing of the others is installed from the distribution's packages, as root on
 * Debian or Ubuntu. Says what it does.
 * @throws Error with what to do, where it cannot or must not install.
 */
export function provision(programs: readonly Program[], options: ProvisionOptions): void {
  if (programs.some((program) => toolchainPrograms.some((own) => own === program)))
    useToolchain(chosenToolchain(options));
  const missing = needed.filter((entry) => programs.includes(entry.program) && !isInstalled(entry.program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((entry) => entry.package))];
  const why = `${missing.map((entry) => entry.program).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  if (!options.install) {
    throw new Error(`${why}, and --no-install forbids installing: install ${packages.join(' ')} yourself.`);
  }
  if (process.getuid?.() !== 0 || !answers('apt-get', ['--version'])) {
    throw new Error(`${why}: run this as root on Debian or Ubuntu, or install ${packages.join(' ')} yourself.`);
  }
  options.say(`${why}: installing ${packages.join(' ')} from the distribution's packages`);
  installPackages(packages);
}

/**
 * Where today's toolchain cannot be had, what is installed is the best there is. The oldest one has no substitute, and
 * neither has today's on Debian 12, whose own engine is older than all that is supported.
 */
function chosenToolchain(options: ProvisionOptions): Toolchain {
  const wanted = wantedToolchain();
  try {
    return findToolchain(wanted, options);
  } catch (error) {
    if (wanted === 'oldest' || (isDebian() && !toolchainPrograms.every(isInstalled))) throw error;
    options.say(`${error instanceof Error ? error.message : String(error)} Using what is installed.`);
    return findToolchain('installed', options);
  }
}

function installPackages(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): void => {
    execFileSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  apt('update');
  // A package's init script would start a daemon of its own; the bed starts private ones.
  const policy = '/usr/sbin/policy-rc.d';
  const ownPolicy = !existsSync(policy);
  if (ownPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    apt('install', '-y', '--no-install-recommends', ...packages);
  } finally {
    if (ownPolicy) rmSync(policy, { force: true });
  }
}
