/**
 * `npm run bench -- pipeline [--rounds 1] [--build-work 20] [--suite-work 3] [--megabytes 100] [--out FILE]`: five suites
 * that build for themselves against one build and five consumers, in one run (000-1, 000-16): wall time and CPU seconds
 * of the jobs' own processes and of the engine. Every job begins with an empty engine, as on a hosted runner; jobs run one
 * after the other, and what would run side by side is computed. `npm run docs` makes docs/development/pipeline-benchmark.md of the file.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runAction, type ActionResult } from '../bed/action-process.ts';
import { startActionsService } from '../bed/actions-service.ts';
import { startEngine } from '../bed/engine.ts';
import { docker } from '../bed/images.ts';
import { provision } from '../bed/provision.ts';
import { startRegistry } from '../bed/registry.ts';
import { pullRequestEvent } from '../demo/pull-request-event.ts';
import { suites, writeApp } from './pipeline/app.ts';
import { cpuOfChildren, cpuOfEngine } from './pipeline/cpu-time.ts';

/** One job as it was measured. */
interface MeasuredJob {
  readonly pipeline: 'each suite builds' | 'build once';
  readonly job: string;
  readonly round: number;
  readonly wallSeconds: number;
  /** Of the programs that the job started. */
  readonly jobCpuSeconds: number;
  readonly engineCpuSeconds: number;
  /** Where a consumer's image came from. */
  readonly source?: string;
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    'build-work': { type: 'string', default: '20' },
    'suite-work': { type: 'string', default: '3' },
    megabytes: { type: 'string', default: '100' },
    note: { type: 'string', default: '' },
    out: {
      type: 'string',
      default: fileURLToPath(new URL('../../docs/development/pipeline-benchmark.json', import.meta.url)),
    },
  },
});
const size = {
  buildWork: Number(values['build-work']),
  suiteWork: Number(values['suite-work']),
  megabytes: Number(values.megabytes),
};
const say = (line: string): void => {
  console.error(line);
};
provision(
  ['dockerd', 'docker', 'buildx', 'containerd', 'runc', 'iptables', 'ip', 'zstd', 'busybox', 'docker-registry'],
  { install: true, say },
);
const home = mkdtempSync(join(tmpdir(), 'ciia-pipeline-'));
const workspace = join(home, 'app');
writeApp(workspace, size);
const engine = await startEngine('classic');
const registry = await startRegistry();
const service = await startActionsService();
const jobs: MeasuredJob[] = [];
try {
  for (let round = 1; round <= Number(values.rounds); round++) {
    for (const suite of suites) {
      await measured('each suite builds', suite, round, () => {
        buildAndTest(suite);
        return Promise.resolve(undefined);
      });
    }
    let handover = '';
    await measured('build once', 'build', round, async () => {
      handover =
        (await action('.', { images: `${registry.address}/acme/app`, artifact: 'always' }, round)).outputs[
          'handover'
        ] ?? '';
      return undefined;
    });
    for (const suite of suites) {
      await measured('build once', suite, round, async () => {
        const { outputs } = await action('pull-or-download-image', { handover, 'local-tag': 'app:test' }, round);
        test(suite);
        return outputs['source'];
      });
    }
  }
  const conditions = {
    date: new Date().toISOString().slice(0, 10),
    rounds: Number(values.rounds),
    ...size,
    note: values.note,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? '',
    store: engine.store,
    engine: docker(engine.host, 'version', '--format', '{{.Server.Version}}'),
    image: Number(docker(engine.host, 'image', 'inspect', '--format', '{{.Size}}', 'app:test')),
  };
  writeFileSync(values.out, `${JSON.stringify({ conditions, jobs }, undefined, 2)}\n`);
  console.table(jobs);
  console.log(`Written to ${values.out}: "npm run docs" makes the page of it.`);
} finally {
  await service.stop();
  await registry.stop();
  await engine.stop();
  rmSync(home, { recursive: true, force: true });
}
process.exit();

/** Runs one job on an engine with no image and no build cache, and keeps what it cost. */
async function measured(
  pipeline: MeasuredJob['pipeline'],
  job: string,
  round: number,
  run: () => Promise<string | undefined>,
): Promise<void> {
  // The engine is this bench's own.
  docker(engine.host, 'image', 'prune', '--all', '--force');
  docker(engine.host, 'builder', 'prune', '--all', '--force');
  const before = { wall: performance.now(), jobs: cpuOfChildren(), engine: cpuOfEngine(engine.host) };
  const source = await run();
  const wallSeconds = (performance.now() - before.wall) / 1000;
  // The engine tidies up for a moment after the client has left.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const cost = {
    wallSeconds: rounded(wallSeconds),
    jobCpuSeconds: rounded(cpuOfChildren() - before.jobs),
    engineCpuSeconds: rounded(cpuOfEngine(engine.host) - before.engine),
  };
  jobs.push({ pipeline, job, round, ...cost, ...(source === undefined ? {} : { source }) });
  say(`${pipeline}, ${job}: ${cost.wallSeconds.toFixed(1)} s`);
}

/** What each suite's job does where nothing is handed over. */
function buildAndTest(suite: string): void {
  docker(engine.host, 'buildx', '--builder', 'default', 'build', '--quiet', '--load', '--tag', 'app:test', workspace);
  test(suite);
}

function test(suite: string): void {
  docker(engine.host, 'run', '--rm', '--network=none', '--pull=never', 'app:test', suite);
}

async function action(name: string, inputs: Readonly<Record<string, string>>, round: number): Promise<ActionResult> {
  const [head, merge] = [round.toString(16).padStart(7, 'a').padEnd(40, '1'), 'b'.repeat(40)];
  const repository = 'Acme/App';
  const event = pullRequestEvent({
    repository,
    headRepository: repository,
    number: 7,
    base: merge,
    commit: { head, merge },
  });
  const runId = 1000 + round;
  const ended = await runAction({
    action: name,
    inputs,
    workspace,
    timeoutMs: 900_000,
    run: {
      eventName: 'pull_request',
      event,
      repository,
      ref: 'refs/pull/7/merge',
      sha: merge,
      runId,
      apiUrl: service.apiUrl,
    },
    env: { DOCKER_HOST: engine.host, BUILDX_BUILDER: 'default', ...service.runtimeEnv(runId) },
  });
  if (ended.exitCode !== 0) throw new Error(`${name} failed:\n${ended.stdout}\n${ended.stderr}`);
  return ended;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
