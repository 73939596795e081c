import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A docker client that notes how it, and its buildx plugin, are called, and then is the real one. */
export interface NotingDocker {
  /** @param config the client's configuration folder, which gets the plugin */
  readonly env: (config: string) => Readonly<Record<string, string>>;
  /** `job<TAB>arguments` of every call, in order; those of the plugin begin with `buildx` too. */
  readonly calls: () => readonly string[];
}

/** @param folder of its own programs, and of its notes; it goes before the others on PATH */
export function notingDocker(folder: string): NotingDocker {
  const notes = join(folder, 'docker-calls');
  const client = execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim();
  const paths = '{{range .ClientInfo.Plugins}}{{println .Path}}{{end}}';
  const plugins = execFileSync(client, ['info', '--format', paths], { encoding: 'utf8' });
  const buildx = /^.*docker-buildx$/m.exec(plugins)?.[0];
  if (buildx === undefined) throw new Error('The docker client has no buildx.');
  const program = (path: string, lines: readonly string[]): void => {
    writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'));
    chmodSync(path, 0o755);
  };
  const note = (words: string): string => `printf '%s\\t%s\\n' "$GITHUB_JOB" "${words}" >> '${notes}'`;
  program(join(folder, 'docker'), [note('$*'), `NOTED=1 exec '${client}' "$@"`]);
  return {
    env(config) {
      mkdirSync(join(config, 'cli-plugins'), { recursive: true });
      const plugin = [`[ -n "$NOTED" ] || ${note('buildx $*')}`, `exec '${buildx}' "$@"`];
      program(join(config, 'cli-plugins', 'docker-buildx'), plugin);
      return { PATH: `${folder}:${process.env['PATH'] ?? ''}`, DOCKER_CONFIG: config };
    },
    calls: () => (existsSync(notes) ? readFileSync(notes, 'utf8') : '').split('\n').filter((line) => line !== ''),
  };
}
