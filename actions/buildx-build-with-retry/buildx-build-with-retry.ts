import type { Outcome } from '../../src/core/failures/failure.ts';
import { QueryBudget } from '../../src/services/registry/query-budget.ts';
import { Phases, toFailure } from '../../src/services/retry/phases.ts';
import { buildAndPush } from './build-and-push.ts';
import { buildFromFiles } from './build-from-files.ts';
import { BuildFacts, type BuildJob } from './build-job.ts';
import { planBuild, type BuildDeps, type BuildPlan } from './build-plan.ts';
import { buildResult, nothingBuilt, type BuildResult } from './build-result.ts';
import { logPlan, warnAboutIndex } from './log-plan.ts';
import { PushCompression } from './push-compression.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { resolveDefaultContext } from './rules/git-context.ts';
import { buildsFromFiles, checkBakeInputs } from './rules/image-of-target.ts';

/**
 * Builds an image once and pushes it under its tags. Build and push are phases of their own, each retried by the class
 * of its failure; a build that succeeded is never repeated for a push.
 */
export async function buildWithRetry(given: BuildInputs, deps: BuildDeps): Promise<Outcome<BuildResult>> {
  if (buildsFromFiles(given)) return buildFromFiles(given, deps);
  let inputs = given;
  let plan: BuildPlan;
  try {
    checkBakeInputs(given);
    inputs = resolveDefaultContext(given, deps.run);
    plan = await planBuild(inputs, deps);
  } catch (failure) {
    return { result: { ...nothingBuilt, handover: undefined, failure: toFailure(failure, 'build') }, failure };
  }
  logPlan(inputs, plan, deps.log);
  const phases = new Phases({ timeoutMs: inputs.timeoutMs, deadline: plan.deadline, policy: inputs.retry }, deps);
  const job: BuildJob = {
    inputs,
    plan,
    phases,
    facts: new BuildFacts(),
    budget: new QueryBudget(),
    compression: new PushCompression(plan.layerCompression, deps.log),
    deps,
  };
  try {
    await buildAndPush(job);
    warnAboutIndex(job);
    return { result: buildResult(job, undefined) };
  } catch (failure) {
    return { result: buildResult(job, toFailure(failure, 'build')), failure };
  }
}
