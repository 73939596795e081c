import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isDebian, unpackPackages } from './debian-packages.ts';

/** Runs compose with these arguments and answers with what it printed. */
export type Compose = (folder: string, ...args: readonly string[]) => string;

/**
 * Docker Compose against the engine at `host`: Debian's, which is unpacked into the cache folder of the test bed and not
 * installed, else the machine's own.
 */
export function findCompose(host: string): Compose {
  const [program, ...first] = isDebian() ? [fetchCompose()] : ['docker', 'compose'];
  return (folder, ...args) =>
    execFileSync(program, [...first, ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DOCKER_HOST: host },
    });
}

/** Makes compose known to a docker client whose settings are in `folder` (DOCKER_CONFIG), as a plugin of it. */
export function linkCompose(folder: string): void {
  if (!isDebian()) return;
  mkdirSync(join(folder, 'cli-plugins'), { recursive: true });
  symlinkSync(fetchCompose(), join(folder, 'cli-plugins', 'docker-compose'));
}

/**
 * Variables with which `docker compose` runs: none where the client has it, else those of a `docker` in `folder` that
 * knows it too.
 * @param install whether it may be fetched; nothing is installed
 * @throws Error with what to do, where it cannot be had.
 */
export function provideCompose(folder: string, install: boolean): Readonly<Record<string, string>> {
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    return {};
  } catch {
    if (!isDebian()) throw new Error('The docker client has no compose: install its plugin docker-compose.');
    if (!install && !existsSync(fetchedProgram())) {
      throw new Error('The docker client has no compose, and --no-install forbids fetching it.');
    }
  }
  const client = execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim();
  const lines = [`if [ "$1" = compose ]; then shift; exec '${fetchCompose()}' "$@"; fi`, `exec '${client}' "$@"`];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'docker'), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ci-image-actions');

const fetchedProgram = (): string => join(cacheFolder(), 'compose', 'usr/libexec/docker/cli-plugins/docker-compose');

function fetchCompose(): string {
  const cache = cacheFolder();
  const folder = join(cache, 'compose');
  const program = fetchedProgram();
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, 'compose-'));
  try {
    unpackPackages(['trixie'], ['docker-compose'], made);
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another process may have brought it meanwhile.
    if (!existsSync(program)) throw error;
  }
  return program;
}
