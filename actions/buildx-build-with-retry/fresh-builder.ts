import type { BuildInputs } from './rules/build-inputs.ts';
import { classifyError } from '../../src/core/failures/classify.ts';
import type { FailureClass } from '../../src/core/failures/failure.ts';
import { toMessage } from '../../src/errors.ts';
import type { BuilderInfo } from '../../src/ports/buildx.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { BuildDeps } from './build-plan.ts';
import type { Solve } from './solve.ts';

/** The runner ends a step that was cancelled within seconds; a builder that hangs must not hold the other ones up. */
const removeMs = 30_000;

const needsNewBuilder: readonly FailureClass[] = ['builder', 'timeout'];

/** Builds of one step, on builders that are replaced when they break (B6). */
export interface FreshBuilders {
  readonly solve: Solve;
  /** Removes what was created here. */
  readonly release: () => Promise<void>;
}

/**
 * Replaces a builder by one under a new name with the same driver, options and endpoint: with `auto` before the attempt
 * after it broke, or hung until its time was over (row 28, a paused container); docker-container only: another one's
 * daemon is not ours to judge. With `always` before each attempt.
 * The user's own builder is left alone, and the registry cache carries the layers over.
 */
export function freshBuilders(
  solve: Solve,
  builder: BuilderInfo,
  policy: BuildInputs['freshBuilder'],
  deps: Pick<BuildDeps, 'buildx' | 'clock' | 'log'>,
): FreshBuilders {
  const [node, ...others] = builder.nodes;
  const replaceable = node !== undefined && others.length === 0 && builder.driver !== 'docker';
  let broken = false;
  let own: string | undefined;

  const release = async (): Promise<void> => {
    if (own === undefined) return;
    const name = own;
    own = undefined;
    try {
      await deps.buildx.remove(name, { timeoutMs: removeMs });
    } catch (error) {
      deps.log.info(`The builder ${name} could not be removed: ${toMessage(error)}`);
    }
  };
  const renew = async (limits: CallOptions): Promise<void> => {
    if (node === undefined) return;
    await release();
    own = `ci-image-actions-${Math.floor(deps.clock.random() * 2 ** 48).toString(36)}`;
    deps.log.info(`Creating the builder ${own} in place of ${builder.name}.`);
    await deps.buildx.create(own, builder.driver, node, limits);
    broken = false;
  };
  return {
    release,
    async solve(request, limits) {
      const wanted = policy === 'always' || (policy === 'auto' && broken && builder.driver === 'docker-container');
      if (replaceable && wanted) await renew(limits);
      try {
        return await solve({ ...request, ...(own === undefined ? {} : { builder: own }) }, limits);
      } catch (error) {
        broken ||= needsNewBuilder.includes(classifyError(error, { phase: 'build' }).class);
        throw error;
      }
    },
  };
}
