import type { Outcome } from '../../src/core/failures/failure.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { isIndex } from '../../src/core/oci/manifest.ts';
import { QueryBudget } from '../../src/services/registry/query-budget.ts';
import { Phases, toFailure } from '../../src/services/retry/phases.ts';
import { buildAndPush } from './build-and-push.ts';
import { BuildFacts, type BuildJob } from './build-job.ts';
import { planBuild, type BuildDeps, type BuildPlan } from './build-plan.ts';
import { buildResult, nothingBuilt, type BuildResult } from './build-result.ts';
import { PushCompression } from './push-compression.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { resolveDefaultContext } from './rules/git-context.ts';
import { asksForIndex } from './rules/solve-outputs.ts';

/**
 * Builds an image once and pushes it under its tags. Build and push are phases of their own, each retried by the class
 * of its failure; a build that succeeded is never repeated for a push.
 */
export async function buildWithRetry(given: BuildInputs, deps: BuildDeps): Promise<Outcome<BuildResult>> {
  let inputs = given;
  let plan: BuildPlan;
  try {
    inputs = resolveDefaultContext(given, deps.run);
    plan = await planBuild(inputs, deps);
  } catch (failure) {
    return { result: { ...nothingBuilt, handover: undefined, failure: toFailure(failure) }, failure };
  }
  logPlan(inputs, plan, deps);
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
    return { result: buildResult(job, toFailure(failure)), failure };
  }
}

function logPlan({ layerCompression }: BuildInputs, plan: BuildPlan, { log }: BuildDeps): void {
  if (!plan.push.push) log.info(`Not pushing: ${plan.push.reason}.`);
  if (plan.cache.note !== undefined) log.notice(plan.cache.note);
  if (layerCompression !== 'auto' && layerCompression !== plan.layerCompression) {
    log.notice(
      `The layers are pushed as ${plan.layerCompression}: the docker driver cannot push them as ${layerCompression}; use docker/setup-buildx-action.`,
    );
  }
  if (plan.buildArgs.warning !== undefined) log.warning(plan.buildArgs.warning);
  const { overruledRevision } = plan.labels;
  if (overruledRevision !== undefined) {
    log.notice(
      `The label ${revisionLabel} is the revision ${plan.event.revision}; "labels" says "${overruledRevision}", which is left out.`,
    );
  }
}

/**
 * Warns of an index that nobody asked for: buildx adds a provenance attestation by itself, and some consumers take no
 * index (https://docs.docker.com/build/metadata/attestations/). Of a reused image the build that made it has warned.
 */
function warnAboutIndex({ inputs, facts, deps }: BuildJob): void {
  const [first] = facts.pushed;
  if (facts.reused || first === undefined || !isIndex(first.mediaType) || asksForIndex(inputs)) return;
  deps.log.warning(
    `${first.ref} is an index although it has one platform: buildx added a provenance attestation. Set "provenance: false" for a plain manifest, or name the kind that you want ("provenance: mode=min").`,
  );
}
