import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A docker client that records how it and its buildx plugin are called, and then runs the real one. */
export interface RecordingDocker {
  /** @param config the client's configuration folder, which gets the plugin */
  readonly env: (config: string) => Readonly<Record<string, string>>;
  /** `job<TAB>arguments` of every call, in order; those of the plugin begin with `buildx` too. */
  readonly calls: () => readonly string[];
}

/** @param folder for its programs and records, which comes first on PATH */
export function recordingDocker(folder: string): RecordingDocker {
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

/**
 * The text of a stand-in for `gh`, which knows github.com alone. It records a call `gh api --method POST PATH -f body=TEXT`
 * in `file`, as one line of JSON, instead of sending it.
 */
export function recordingGh(file: string): string {
  return `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const [api, flag, method, path, field, body] = process.argv.slice(2);
if (api !== 'api' || flag !== '--method' || field !== '-f') { console.error('unknown to this gh'); process.exit(1); }
const request = { method, path, body: body.replace(/^body=/, ''), token: process.env.GH_TOKEN };
appendFileSync(${JSON.stringify(file)}, JSON.stringify(request) + '\\n');
`;
}
