import type { BuildInputs } from './rules/build-inputs.ts';
import type { ExistingImage } from '../../src/core/oci/image-facts.ts';
import { atDigest } from '../../src/core/oci/reference.ts';
import { isIndex } from '../../src/core/oci/manifest.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { localNames, type BuildDeps, type BuildPlan } from './build-plan.ts';
import { unlessUnanswered } from './existing-image.ts';
import { type Unanswered } from '../../src/services/registry/push-refs.ts';
import type { PhaseError, Phases } from '../../src/services/retry/phases.ts';
import { pushFromEngine } from './push-phase.ts';
import { type Pushed } from '../../src/services/registry/push-refs.ts';
import { pushRefs, type PushReport } from '../../src/services/registry/push-refs.ts';
import { pushAlreadyLanded, queryImage, queryTimeoutMs } from '../../src/services/registry/queries.ts';

/**
 * Takes the image that is there in place of a build: sets the references that are missing, moves none, and keeps what
 * `load` and `local-tag` promise by a pull by digest.
 * @returns whether the image is in the engine.
 */
export async function reuseImage(
  inputs: BuildInputs,
  plan: BuildPlan,
  existing: ExistingImage,
  report: PushReport,
  silent: Unanswered,
  phases: Phases,
  deps: BuildDeps,
): Promise<boolean> {
  deps.log.notice(
    `${existing.ref} is there already, of the same revision and build (${existing.digest}): taking it instead of building.`,
  );
  const source = atDigest(existing.ref, existing.digest);
  const unanswered = new Map(silent);
  const missing = await missingRefs(plan, existing, report, unanswered, phases, deps);
  const listed = isIndex(existing.mediaType);
  const pushes = missing.some(({ repository }) => !unanswered.has(repository));
  const needsEngine = plan.load || inputs.imageTar !== undefined || (pushes && !listed);
  if (needsEngine) await pullAs(source, inputs, plan, phases, deps);
  await pushRefs(
    inputs,
    { refs: missing },
    report,
    (target) =>
      listed
        ? copyIndex(source, target, existing, phases, deps)
        : pushFromEngine(target, plan.engine.store, phases, deps),
    deps,
    unanswered,
  );
  return needsEngine;
}

/** What is there under the existing digest counts as pushed; moving tags that point elsewhere are left alone. */
async function missingRefs(
  plan: BuildPlan,
  existing: ExistingImage,
  report: PushReport,
  unanswered: Map<string, PhaseError>,
  phases: Phases,
  deps: BuildDeps,
): Promise<readonly TargetRef[]> {
  const missing: TargetRef[] = [];
  for (const target of plan.refs) {
    const { ref, repository } = target;
    const ask = (): Promise<ExistingImage | undefined> => queryImage(ref, phases, deps.registry);
    const there = ref === existing.ref ? existing : await unlessUnanswered(repository, unanswered, ask);
    if (there === undefined) missing.push(target);
    else if (there.digest === existing.digest || !target.moving) {
      report.pushed.push({ ref: target.ref, digest: there.digest, mediaType: there.mediaType });
    } else deps.log.info(`${target.ref} stays where it is: ${there.digest}.`);
  }
  return missing;
}

async function pullAs(
  source: string,
  inputs: BuildInputs,
  plan: BuildPlan,
  phases: Phases,
  deps: BuildDeps,
): Promise<void> {
  await phases.run({
    title: `pull ${source}`,
    context: { phase: 'pull' },
    ref: source,
    work: (limits) => deps.engine.pull(source, limits),
  });
  for (const name of localNames(inputs, plan)) await deps.engine.tag(source, name, phases.limits(queryTimeoutMs));
}

async function copyIndex(
  source: string,
  { ref }: TargetRef,
  { digest, mediaType }: ExistingImage,
  phases: Phases,
  deps: BuildDeps,
): Promise<Pushed> {
  await phases.run<unknown>({
    title: `push ${ref}`,
    context: { phase: 'push' },
    ref,
    work: (limits) => deps.registry.copy(source, [ref], limits),
    checkAlreadyDone: (failure) => pushAlreadyLanded(ref, failure, (answer) => answer.digest === digest, phases, deps),
  });
  return { ref, digest, mediaType };
}
