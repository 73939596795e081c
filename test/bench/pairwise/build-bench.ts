import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEngine, type EngineStore, type PrivateEngine } from '../../bed/engine.ts';
import { writeContext } from '../../bed/images.ts';
import { provision } from '../../bed/provision.ts';
import { describeRun, runEnvironment } from '../../bed/run-environment.ts';
import type { Candidate } from './pairwise.ts';

/** An engine and a build context of its own, on which buildx-build-with-retry is measured. */
interface BuildBench {
  readonly engine: PrivateEngine;
  readonly context: string;
  /** The compiled action with these inputs, by their names in action.yml. */
  readonly step: (name: string, inputs: Readonly<Record<string, string>>) => Candidate;
  readonly stop: () => Promise<void>;
}

/** @param dockerfile replaces the one of the small runnable image, beside whose busybox it lies */
export async function startBuildBench(store: EngineStore, dockerfile?: string): Promise<BuildBench> {
  const tools = [
    'dockerd',
    'docker',
    'buildx',
    'containerd',
    'runc',
    'iptables',
    'ip',
    'busybox',
    'docker-registry',
  ] as const;
  provision(tools, {
    install: true,
    say: (line) => {
      console.error(line);
    },
  });
  const home = mkdtempSync(join(tmpdir(), 'ciia-bench-'));
  const context = writeContext({ runnable: true });
  if (dockerfile !== undefined) writeFileSync(join(context, 'Dockerfile'), dockerfile);
  const file = (name: string): string => {
    writeFileSync(join(home, name), '');
    return join(home, name);
  };
  const engine = await startEngine(store);
  const action = fileURLToPath(new URL('../../../dist/buildx-build-with-retry/index.js', import.meta.url));
  const environment = {
    ...runEnvironment(describeRun(), context, home),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_ENV: file('env'),
    DOCKER_HOST: engine.host,
    BUILDX_BUILDER: 'default',
    INPUT_CONTEXT: '.',
  };
  return {
    engine,
    context,
    step: (name, inputs) => {
      const named = Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]);
      const env = { ...environment, ...(Object.fromEntries(named) as Record<string, string>) };
      return { name, program: process.execPath, args: [action], env, cwd: context };
    },
    async stop() {
      await engine.stop();
      rmSync(context, { recursive: true });
      rmSync(home, { recursive: true });
    },
  };
}

/** An image with a RUN step of so many seconds. */
export function slowDockerfile(seconds: number): string {
  return [
    'FROM scratch',
    'COPY --chmod=755 busybox /bin/busybox',
    `RUN ["/bin/busybox", "sh", "-c", "/bin/busybox sleep ${seconds}; echo done > /done"]`,
    'COPY content /content',
    '',
  ].join('\n');
}
