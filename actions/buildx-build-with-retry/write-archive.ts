import { isAbsolute, join } from 'node:path/posix';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import { localNames, type BuildDeps, type BuildPlan } from './build-plan.ts';
import type { Phases } from '../../src/services/retry/phases.ts';

/** Writes `image-tar` out of the engine, under the one name that consumers load; there is no file when that fails. */
export async function writeArchive(
  path: string,
  inputs: Pick<BuildInputs, 'localTag'>,
  plan: BuildPlan,
  phases: Phases,
  deps: BuildDeps,
): Promise<void> {
  const name = inputs.localTag ?? localNames(inputs, plan)[0] ?? '';
  const file = archivePath(path, deps.run);
  await phases.run({
    title: `save ${name}`,
    context: { phase: 'save' },
    work: async (limits) => {
      const part = `${file}.part`;
      try {
        await deps.files.write(part, await deps.engine.save(name, limits));
        await deps.files.rename(part, file);
      } catch (error) {
        await deps.files.remove(file);
        throw error;
      }
    },
  });
}

/** `image-tar` counts from the workspace, as every path of the step does. */
export function archivePath(path: string, { workspace }: Pick<RunFacts, 'workspace'>): string {
  return isAbsolute(path) ? path : join(workspace, path);
}
