import { classifyError } from '../../src/core/failures/classify.ts';
import type { FailureClass } from '../../src/core/failures/failure.ts';
import { toMessage } from '../../src/errors.ts';
import type { BuilderInfo } from '../../src/ports/buildx.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { BuildDeps } from './build-plan.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { Solve } from './solve.ts';

/** Limit of a removal: a builder that hangs must not hold up what follows. */
const removeTimeoutMs = 30_000;

const needsNewBuilder: readonly FailureClass[] = ['builder', 'timeout'];

/** Runs the solves of one step on builders that are replaced when they break. */
export interface FreshBuilders {
  readonly solve: Solve;
  /** Removes what was created here. */
  readonly release: () => Promise<void>;
}

/**
 * Replaces a builder by a new one with the same driver, options and endpoint. With `always`, before each attempt. With
 * `auto`, before the attempt after one in which it broke, or hung until the time limit (a paused container does); only
 * with the docker-container driver, since the daemon of another one is not ours to judge.
 * The user's own builder is left alone. The registry cache carries the layers over.
 */
export function freshBuilders(
  solve: Solve,
  builder: BuilderInfo,
  policy: BuildInputs['freshBuilder'],
  deps: Pick<BuildDeps, 'buildx' | 'clock' | 'log'>,
): FreshBuilders {
  const [node, ...others] = builder.nodes;
  const isReplaceable = node !== undefined && others.length === 0 && builder.driver !== 'docker';
  let isBroken = false;
  let own: string | undefined;

  const release = async (): Promise<void> => {
    if (own === undefined) return;
    const name = own;
    own = undefined;
    try {
      await deps.buildx.remove(name, { timeoutMs: removeTimeoutMs });
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
    isBroken = false;
  };
  return {
    release,
    async solve(request, limits) {
      const isDue = policy === 'always' || (policy === 'auto' && isBroken && builder.driver === 'docker-container');
      if (isReplaceable && isDue) await renew(limits);
      try {
        return await solve({ ...request, builder: own }, limits);
      } catch (error) {
        isBroken ||= needsNewBuilder.includes(classifyError(error, { phase: 'build' }).class);
        throw error;
      }
    },
  };
}
