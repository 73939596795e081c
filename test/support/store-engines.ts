import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childProcesses } from '../../src/adapters/process/child-processes.ts';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { directPlugins } from '../../src/adapters/docker/docker-plugins.ts';
import { stopCommands } from '../../src/adapters/runner/stop-commands.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { ImageStore } from '../../src/core/oci/image-facts.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Exec } from '../../src/ports/process.ts';
import { listAgain } from '../bed/images.ts';

/** One of the bed's engines, reached as an action would reach it. */
export interface StoreEngine {
  readonly store: ImageStore;
  /** Value for DOCKER_HOST. */
  readonly host: string;
  /** The environment, with DOCKER_HOST set. */
  readonly env: RunFacts['env'];
  /** Programs in that environment. */
  readonly exec: Exec;
  readonly engine: Engine;
  /** Runs the docker client and answers with its stdout. */
  readonly docker: (...args: string[]) => string;
  /** What a container of an image prints, or why there is none; it has no network. */
  readonly printedBy: (ref: string, ...command: readonly string[]) => Promise<string>;
  /** The config digest of an image, as an archive of it says. */
  readonly configDigest: (ref: string) => string;
  /** Builds `FROM scratch` with these files and labels under `ref`, and answers with the config digest. */
  readonly build: (ref: string, files: Readonly<Record<string, string>>, ...flags: string[]) => string;
}

/** Both engines of the integration bed. */
export function storeEngines(): readonly StoreEngine[] {
  return [
    storeEngine('classic', process.env['CIIA_CLASSIC_HOST'] ?? ''),
    storeEngine('containerd', process.env['CIIA_CONTAINERD_HOST'] ?? ''),
  ];
}

/** The rows of a table that are for this store, as their first column says. */
export function ofStore<Row extends readonly [on: ImageStore, ...rest: unknown[]]>(
  store: ImageStore,
  rows: readonly Row[],
): readonly Row[] {
  return rows.filter(([on]) => on === store);
}

/**
 * An engine behind a value for DOCKER_HOST.
 * @param variables further ones, in the environment of its programs
 */
export function storeEngine(
  store: ImageStore,
  host: string,
  variables: Readonly<Record<string, string>> = {},
): StoreEngine {
  const env = { ...process.env, DOCKER_HOST: host, ...variables };
  const exec = directPlugins(
    childProcesses(
      stopCommands(() => undefined),
      env,
    ),
    env,
  );
  const docker = (...args: string[]): string =>
    listAgain(args, () =>
      execFileSync('docker', ['--host', host, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  return {
    store,
    host,
    env,
    exec,
    docker,
    engine: dockerEngine(exec, env),
    async printedBy(ref, ...command) {
      const args = ['run', '--rm', '--pull=never', '--network=none', ref, ...command];
      let run = await exec.run('docker', args);
      // On a busy machine a container may end before the client reads what it prints.
      for (let left = 2; run.exitCode === 0 && run.stdout === '' && left > 0; left--)
        run = await exec.run('docker', args);
      return run.exitCode === 0 ? run.stdout : `${run.stdout}${run.stderr}`;
    },
    configDigest: (ref) => configDigest(docker, ref),
    build(ref, files, ...flags) {
      const folder = mkdtempSync(join(tmpdir(), 'ciia-context-'));
      try {
        const names = Object.keys(files);
        for (const name of names) writeFileSync(join(folder, name), files[name] ?? '');
        const copies = names.map((name) => `COPY ${name} /${name}`);
        writeFileSync(join(folder, 'Dockerfile'), ['FROM scratch', ...copies, ''].join('\n'));
        docker('buildx', 'build', '--quiet', '--load', '--tag', ref, ...flags, folder);
        return configDigest(docker, ref);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The engine's own word, on either store. */
function configDigest(docker: StoreEngine['docker'], ref: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-archive-'));
  try {
    const archive = join(folder, 'image.tar');
    docker('image', 'save', '--output', archive, ref);
    const manifest = execFileSync('tar', ['-xOf', archive, 'manifest.json'], { encoding: 'utf8' });
    const [image] = JSON.parse(manifest) as { Config: string }[];
    return `sha256:${/([0-9a-f]{64})(\.json)?$/.exec(image?.Config ?? '')?.[1] ?? ''}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
