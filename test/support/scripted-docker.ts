import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How one `docker buildx build` ends. */
export interface ScriptedBuild {
  /** Progress lines, the last of them being the reason where it fails. */
  readonly stderr: readonly string[];
  readonly exitCode?: number;
  readonly stdout?: string;
  /** What the metadata file holds. */
  readonly metadata?: unknown;
  /** Never ends by itself, as with a container that is paused. */
  readonly hangs?: boolean;
}

export interface ScriptedDocker {
  /** The environment in which it is both the docker client on PATH and its buildx plugin; the engine is the bed's. */
  readonly env: Readonly<Record<string, string>>;
  /** The arguments of every call so far. */
  readonly calls: () => readonly (readonly string[])[];
  /** Builders that were created and not removed. */
  readonly builders: () => readonly string[];
  readonly remove: () => void;
}

const imageid = `sha256:${'1'.repeat(64)}`;
const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: imageid, size: 2 },
  layers: [],
});
/** What the scripted registry answers as the digest of every reference. */
export const scriptedDigest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
const inspected = `Name:          ci
Driver:        docker-container
Last Activity: 2026-01-02 03:04:05 +0000 UTC

Nodes:
Name:                  ci0
Endpoint:              unix:///var/run/docker.sock
Driver Options:        image="moby/buildkit:v0.19.0" network="host"
Status:                running
BuildKit daemon flags: --allow-insecure-entitlement=network.host
BuildKit version:      v0.19.0
Platforms:             linux/amd64
`;

/** What the program answers, but for builds and builders. */
const answers = {
  'buildx inspect': inspected,
  'buildx version': 'github.com/docker/buildx v0.20.0 0123456\n',
  'buildx imagetools --raw': manifest,
  'buildx imagetools --format': JSON.stringify({ os: 'linux', architecture: 'amd64', config: { Labels: {} } }),
};

/**
 * Writes a `docker` program that plays a client with a docker-container builder, whose own image cannot be had here:
 * output and errors as recorded in public. Everything else about that driver is BuildKit's, and is tested for real with
 * the `remote` driver.
 * @param creates exit codes of the calls that create a builder; 0 when there are more.
 */
export function scriptedDocker(builds: readonly ScriptedBuild[], creates: readonly number[] = []): ScriptedDocker {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-docker-'));
  const at = (name: string): string => JSON.stringify(join(folder, name));
  const program = join(folder, 'docker');
  writeFileSync(
    program,
    `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const lines = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\\n').filter(Boolean) : []);
const before = lines(${at('calls')}).map((line) => JSON.parse(line));
appendFileSync(${at('calls')}, JSON.stringify(args) + '\\n');
const answers = ${JSON.stringify(answers)};
const verb = args.slice(0, 2).join(' ');
const earlier = before.filter((call) => call.slice(0, 2).join(' ') === verb).length;
if (verb === 'buildx build') {
  const build = ${JSON.stringify(builds)}[earlier] ?? { stderr: ['ERROR: not scripted'], exitCode: 1 };
  for (const line of build.stderr) process.stderr.write(line + '\\n');
  process.stdout.write(build.stdout ?? '');
  const file = args.find((arg) => arg.startsWith('--metadata-file='))?.slice('--metadata-file='.length);
  if (build.metadata !== undefined) writeFileSync(file, JSON.stringify(build.metadata));
  if (build.hangs) setInterval(() => {}, 1000);
  else process.exitCode = build.exitCode ?? 0;
} else if (verb === 'buildx create') {
  const name = args.find((arg) => arg.startsWith('--name=')).slice('--name='.length);
  appendFileSync(${at('builders')}, name + '\\n');
  process.exitCode = ${JSON.stringify(creates)}[earlier] ?? 0;
  if (process.exitCode !== 0) process.stderr.write('#1 [internal] booting buildkit\\nERROR: exit code 1\\n');
} else if (verb === 'buildx rm') {
  writeFileSync(${at('builders')}, lines(${at('builders')}).filter((name) => name !== args.at(-1)).map((name) => name + '\\n').join(''));
} else {
  const flag = args.find((arg) => arg === '--raw' || arg === '--format');
  const answer = answers[verb] ?? answers[verb + ' ' + flag] ?? answers[args[0]];
  if (answer === undefined) process.stderr.write('not scripted: ' + args.join(' ') + '\\n');
  process.exitCode = answer === undefined ? 1 : 0;
  process.stdout.write(answer ?? '');
}
`,
  );
  chmodSync(program, 0o755);
  mkdirSync(join(folder, 'cli-plugins'));
  const plugin = join(folder, 'cli-plugins', 'docker-buildx');
  writeFileSync(plugin, `#!/bin/sh\nexec '${program}' buildx "$@"\n`);
  chmodSync(plugin, 0o755);
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  const lines = (name: string): readonly string[] => {
    const file = join(folder, name);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  };
  return {
    env: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      DOCKER_CONFIG: folder,
      DOCKER_HOST: process.env['CIIA_CLASSIC_HOST'] ?? '',
    },
    calls: () => lines('calls').map((line) => JSON.parse(line) as string[]),
    builders: () => lines('builders'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
