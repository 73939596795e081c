import { decideOnExisting, type ExistingImage } from '../../core/build/existing-tag.ts';
import type { BuildInputs } from '../../core/build/build-inputs.ts';
import { toMessage } from '../../errors.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';
import { PhaseFailed, type Phases } from './phase.ts';
import { askForImage } from './registry-questions.ts';

/**
 * Asks for the immutable tags before building. With the engine's own builder a registry that does not answer now is
 * asked again before the push, and until then the build goes on; another builder pushes in the very solve, so there the
 * answer is needed first.
 * @returns the image to reuse; undefined: build.
 */
export async function reusableBeforeBuild(
  inputs: BuildInputs,
  plan: BuildPlan,
  phases: Phases,
  deps: BuildDeps,
): Promise<ExistingImage | undefined> {
  try {
    return await reusableImage(inputs, plan, phases, deps);
  } catch (error) {
    if (!(error instanceof PhaseFailed) || plan.builder.driver !== 'docker') throw error;
    deps.log.warning(`Building without knowing whether the tag is there already: ${toMessage(error)}`);
    return undefined;
  }
}

/**
 * Asks for the immutable tags and decides by `if-tag-exists`.
 * @returns the image to reuse; undefined: push.
 * @throws UserError when a tag must not be touched.
 */
export async function reusableImage(
  inputs: BuildInputs,
  plan: BuildPlan,
  phases: Phases,
  deps: BuildDeps,
): Promise<ExistingImage | undefined> {
  if (inputs.ifTagExists === 'overwrite') return undefined;
  const own = {
    revision: plan.event.revision,
    build: plan.labels.build,
    mayReuse: !inputs.noCache && !inputs.pull,
  };
  let reusable: ExistingImage | undefined;
  let repoints = false;
  for (const { ref } of plan.refs.filter((target) => !target.moving)) {
    const existing = await askForImage(ref, phases, deps.registry);
    if (existing === undefined) continue;
    if (decideOnExisting(existing, own, inputs.ifTagExists) === 'reuse') reusable ??= existing;
    else {
      repoints = true;
      deps.log.notice(`${ref} is re-pointed from ${existing.digest}: same revision, built from other inputs.`);
    }
  }
  return repoints ? undefined : reusable;
}
