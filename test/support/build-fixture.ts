import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildDeps } from '../../actions/buildx-build-with-retry/build-plan.ts';
import { readBuildInputs } from '../../actions/buildx-build-with-retry/inputs.ts';
import type { BuildInputs } from '../../actions/buildx-build-with-retry/rules/build-inputs.ts';
import { wireBuild } from '../../src/adapters/wire-build.ts';
import { runnerFiles } from '../../src/adapters/runner/runner-files.ts';
import { systemClock } from '../../src/adapters/runner/system-clock.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import { fakeClock } from './fake-clock.ts';
import { recordingLog } from './recording-log.ts';
import { runFacts } from './run-facts.ts';
import type { StoreEngine } from './store-engines.ts';

/** A Docker build context in a folder of its own, with the machine's busybox for RUN instructions. */
export interface BuildContext {
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes a build context. `dockerfile` may copy `busybox`, which lies beside it: nothing can be pulled. */
export function buildContext(dockerfile: string, files: Readonly<Record<string, string>> = {}): BuildContext {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-build-'));
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  if (dockerfile.includes('busybox')) {
    copyFileSync(
      execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim(),
      join(folder, 'busybox'),
    );
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Inputs as a workflow gives them, by their names in action.yml; waits are short. */
export function buildInputs(inputs: Readonly<Record<string, string>>): BuildInputs {
  return readBuildInputs(new InputReader((name) => inputs[name] ?? ''));
}

/** The real adapters against one of the bed's engines; time passes for real, but waits between attempts do not. */
export function buildDeps(stored: StoreEngine, run: Partial<RunFacts> = {}): BuildDeps & TestDeps {
  const files = runnerFiles({ RUNNER_TEMP: tmpdir() });
  const waiting = fakeClock();
  return {
    run: runFacts({ workspace: tmpdir(), ...run }),
    exec: stored.exec,
    ...wireBuild(stored.exec, stored.env, undefined),
    files,
    log: recordingLog(),
    clock: { ...systemClock, sleep: (ms, signal) => waiting.sleep(ms, signal) },
    waits: waiting.waits,
    cleanUp: files.cleanUp,
  };
}

interface TestDeps {
  readonly log: ReturnType<typeof recordingLog>;
  /** Milliseconds of every wait between attempts. */
  readonly waits: readonly number[];
  readonly cleanUp: () => Promise<void>;
}

/** Removes every image below a repository's name that an engine has. */
export function forgetImages({ docker }: StoreEngine, repository: string): void {
  const rows = docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}', `${repository}*`).split('\n');
  for (const row of rows.filter((line) => line !== '')) {
    const [name = '', id = ''] = row.split(' ');
    docker('image', 'rm', '--force', name.endsWith(':<none>') ? id : name);
  }
}

const anyManifest = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(',');

/** The Docker-Content-Digest that a registry answers for a reference; null: it has none. */
export async function contentDigest(ref: string): Promise<string | null> {
  const [, host = '', path = '', tag = ''] = /^([^/]+)\/(.+):([^:]+)$/.exec(ref) ?? [];
  const answer = await fetch(`http://${host}/v2/${path}/manifests/${tag}`, { headers: { accept: anyManifest } });
  return answer.headers.get('docker-content-digest');
}
