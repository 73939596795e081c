import { runAction } from '../../bed/action-process.ts';
import type { ActionsService } from '../../bed/actions-service.ts';
import { docker } from '../../bed/images.ts';
import { cpuOfChildren, cpuOfEngine, cpuOfRegistries } from '../pipeline/cpu-time.ts';

/** Runs one step of a push to a branch, and gives its outputs. */
type Step = (action: string, inputs: Readonly<Record<string, string>>) => Promise<Readonly<Record<string, string>>>;

/** Where several images are measured. */
export interface ImagesBench {
  /** Value for DOCKER_HOST of an engine that nobody else uses. */
  readonly host: string;
  readonly registry: string;
  /** How often each candidate runs, by turns. */
  readonly rounds: number;
  readonly say: (line: string) => void;
  /** @throws Error with what the step wrote when it fails. */
  readonly step: Step;
}

/** What one run cost. */
export interface MeasuredRun {
  readonly seconds: number;
  /** Of the step's programs, of the engine, and of the registry, and of this process, which is the artifact service. */
  readonly cpuSeconds: number;
}

/** Makes steps of one workflow run. */
export function actionStep(place: {
  readonly host: string;
  readonly service: ActionsService;
  readonly workspace: string;
}): Step {
  const { host, service, workspace } = place;
  const runId = 1000;
  service.addRun({ id: runId });
  const env = { DOCKER_HOST: host, BUILDX_BUILDER: 'default', ...service.runtimeEnv(runId) };
  const run = { runId, apiUrl: service.apiUrl, ref: 'refs/heads/feature/images' };
  return async (action, inputs) => {
    const { exitCode, outputs, stdout, stderr } = await runAction({
      action,
      inputs,
      workspace,
      run,
      env,
      timeoutMs: 1_800_000,
    });
    if (exitCode !== 0) throw new Error(`${action} failed:\n${stdout}\n${stderr}`);
    return outputs;
  };
}

/** Runs on an engine that has no image and no build cache, as a new machine has not. */
export async function measureOnEmptyEngine(host: string, run: () => Promise<unknown>): Promise<MeasuredRun> {
  docker(host, 'image', 'prune', '--all', '--force');
  docker(host, 'builder', 'prune', '--all', '--force');
  const cpuSoFar = (): number => {
    const { user, system } = process.cpuUsage();
    return cpuOfChildren() + cpuOfEngine(host) + cpuOfRegistries() + (user + system) / 1e6;
  };
  const cpuBefore = cpuSoFar();
  const start = performance.now();
  await run();
  const seconds = (performance.now() - start) / 1000;
  return { seconds, cpuSeconds: cpuSoFar() - cpuBefore };
}
