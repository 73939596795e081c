import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startBuildkitBridge } from './buildkit-bridge.ts';
import { docker, uniqueName } from './images.ts';
import { freePort } from './registry.ts';

/** A builder of buildx' `docker-container` driver, with a container of its own that real buildx created and booted. */
export interface ContainerBuilder {
  /** For `--builder`. */
  readonly name: string;
  /** The options of its driver, as `docker buildx inspect` shows them. */
  readonly driverOptions: readonly string[];
  /** Names of the containers of this builder, and of others with the same image: those that stand in for it. */
  readonly containers: () => readonly string[];
  /** Removes all of them. */
  readonly stop: () => Promise<void>;
}

const programs = {
  // The BuildKit is the engine's; buildx only wants this container to live.
  buildkitd: ['exec /bin/busybox sleep 86400'],
  buildctl: [
    'case "$*" in',
    '*dial-stdio*) exec /bin/busybox nc 127.0.0.1 "$BRIDGE_PORT" ;;',
    '*--version*) echo "buildctl stand-in v0.0.0" ;;',
    'esac',
  ],
};

/** An image of its own: the engine finds containers by the image's id, and several tests have builders on one engine. */
const dockerfile = (name: string): string =>
  [
    'FROM scratch',
    'COPY busybox /bin/busybox',
    'COPY buildkitd buildctl /usr/bin/',
    'RUN ["/bin/busybox", "--install", "-s", "/bin"]',
    `LABEL name=${name}`,
    'ENTRYPOINT ["/usr/bin/buildkitd"]',
    '',
  ].join('\n');

/**
 * Creates and boots a docker-container builder. Of BuildKit's own image, which cannot be had here, buildx needs only a
 * program that lives and one that carries bytes to BuildKit: this image has the two, and the bytes go to the BuildKit of
 * an engine. Everything else is real: containers that are created, killed and removed, and buildx that talks to them.
 * @param options.client value for DOCKER_HOST of the engine that runs the containers
 * @param options.behind value for DOCKER_HOST of the engine whose BuildKit builds
 * @param options.registry where the engine pulls the image from when a container is created
 * @param options.config path of a configuration for BuildKit
 */
export async function startContainerBuilder(options: {
  readonly client: string;
  readonly behind: string;
  readonly registry: string;
  readonly config?: string;
}): Promise<ContainerBuilder> {
  const { client } = options;
  const port = await freePort();
  const bridge = await startBuildkitBridge(options.behind, port);
  const image = `${options.registry}/${uniqueName('ciia-buildkit')}:1`;
  const name = uniqueName('ciia-builder');
  const driverOptions = [`env.BRIDGE_PORT=${port}`, `image=${image}`, 'network=host'];
  const containers = (): readonly string[] =>
    docker(client, 'ps', '--all', '--format', '{{.Names}}', '--filter', `ancestor=${image}`)
      .split('\n')
      .filter((line) => line !== '');
  const stop = async (): Promise<void> => {
    await run(client, 'buildx', 'rm', '--force', name);
    for (const container of containers()) docker(client, 'rm', '--force', '--volumes', container);
    docker(client, 'image', 'rm', '--force', image);
    await bridge.stop();
  };
  await pushImage(client, image);
  const config = options.config === undefined ? [] : [`--buildkitd-config=${options.config}`];
  const flags = [...driverOptions.map((option) => `--driver-opt=${option}`), ...config];
  await run(client, 'buildx', 'create', `--name=${name}`, '--driver=docker-container', ...flags, '--bootstrap');
  return { name, driverOptions, containers, stop };
}

/** Not synchronous: the bridge lives in this process, and so may a proxy in front of the registry. */
async function run(host: string, ...args: readonly string[]): Promise<void> {
  await promisify(execFile)('docker', ['--host', host, ...args]);
}

async function pushImage(host: string, image: string): Promise<void> {
  const context = mkdtempSync(join(tmpdir(), 'ciia-buildkit-image-'));
  try {
    writeFileSync(join(context, 'Dockerfile'), dockerfile(uniqueName('image')));
    copyFileSync(
      execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim(),
      join(context, 'busybox'),
    );
    for (const [program, lines] of Object.entries(programs)) {
      writeFileSync(join(context, program), ['#!/bin/busybox sh', ...lines, ''].join('\n'));
      chmodSync(join(context, program), 0o755);
    }
    docker(
      host,
      'buildx',
      'build',
      '--builder=default',
      '--provenance=false',
      '--load',
      '--quiet',
      `--tag=${image}`,
      context,
    );
    await run(host, 'push', '--quiet', image);
  } finally {
    rmSync(context, { recursive: true });
  }
}
