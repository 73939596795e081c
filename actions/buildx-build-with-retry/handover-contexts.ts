import { normalizePlatform } from '../../src/core/oci/platform.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { BuildJob } from './build-job.ts';
import { readHandoverContext } from './rules/handover-context.ts';

/**
 * Replaces each `name=handover:…` of `build-contexts` by a context that the builder understands. Done once and right before
 * the first solve, so that nothing is fetched for an image that is there already.
 * @throws UserError when the image cannot be had
 */
export async function resolveHandoverContexts({
  inputs,
  plan,
  budget,
  deps,
}: Pick<BuildJob, 'inputs' | 'plan' | 'budget' | 'deps'>): Promise<readonly string[]> {
  // Nothing is fetched for a name that buildx refuses.
  for (const { name } of inputs.buildContexts.flatMap((line) => readHandoverContext(line) ?? [])) {
    parseImageRef(name, 'name of a build context');
  }
  const resolved: string[] = [];
  for (const line of inputs.buildContexts) {
    const context = readHandoverContext(line);
    if (context === undefined) {
      resolved.push(line);
      continue;
    }
    if (deps.bases === undefined) throw new Error('This entry cannot resolve "handover:" contexts.');
    const platforms = inputs.platforms.length === 0 ? [plan.engine.platform] : inputs.platforms.map(normalizePlatform);
    const request = { wanted: context.wanted, driver: plan.builder.driver, platforms, pull: inputs.pull };
    const value = await deps.bases(request, budget).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`The build context "${context.name}" cannot be had: ${error.message}`, { cause: error });
    });
    deps.log.info(`The build context "${context.name}" is ${value}`);
    resolved.push(`${context.name}=${value}`);
  }
  return resolved;
}
