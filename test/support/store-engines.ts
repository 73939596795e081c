import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childProcesses } from '../../src/adapters/child-processes.ts';
import { dockerEngine } from '../../src/adapters/docker-engine.ts';
import { shieldedOutput } from '../../src/adapters/shielded-output.ts';
import type { Engine, Exec, ImageStore } from '../../src/ports.ts';

/** One of the bed's engines, reached as an action would reach it. */
export interface StoreEngine {
  readonly store: ImageStore;
  /** Value for DOCKER_HOST. */
  readonly host: string;
  /** Programs that run with DOCKER_HOST set. */
  readonly exec: Exec;
  readonly engine: Engine;
  /** Runs the docker client and answers with its stdout. */
  readonly docker: (...args: string[]) => string;
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

/** An engine behind a value for DOCKER_HOST. */
export function storeEngine(store: ImageStore, host: string): StoreEngine {
  const programs = childProcesses(shieldedOutput(() => undefined));
  const exec: Exec = {
    run: (program, args, options) =>
      programs.run(program, args, { ...options, env: { ...options?.env, DOCKER_HOST: host } }),
    stream: (program, args, options) =>
      programs.stream(program, args, { ...options, env: { ...options?.env, DOCKER_HOST: host } }),
    has: (program) => programs.has(program),
  };
  const docker = (...args: string[]): string =>
    execFileSync('docker', ['--host', host, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    store,
    host,
    exec,
    docker,
    engine: dockerEngine(exec),
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
