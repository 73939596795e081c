import { join } from 'node:path/posix';
import { classifyError } from '../../src/core/failures/classify.ts';
import type { FailureClass } from '../../src/core/failures/failure.ts';
import { toMessage } from '../../src/errors.ts';
import type { BuilderInfo, BuilderNode } from '../../src/ports/buildx.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { BuildDeps } from './build-plan.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { Solved, SolveRequest } from './solve.ts';

/** Limit of a removal: a builder that hangs must not hold up what follows. */
const removeTimeoutMs = 30_000;

/** Of one in a cancelled job, which is killed soon. What is left then, the step's post part removes. */
const cancelledRemoveTimeoutMs = 3_500;

/** As `docker buildx inspect` calls it. */
const configName = 'buildkitd.toml';

const needsNewBuilder: readonly FailureClass[] = ['builder', 'timeout'];

/** Runs the solves of one step on builders that are replaced when they break. */
export interface FreshBuilders<Request = SolveRequest, Result = Solved> {
  readonly solve: (request: Request, limits: CallOptions) => Promise<Result>;
  /** Removes what was created here. */
  readonly release: () => Promise<void>;
}

/**
 * Replaces a builder by a new one with the same driver, options, endpoint, platforms and configuration. With `always`, before each attempt. With
 * `auto`, before the attempt after one in which it broke, or hung until the time limit (a paused container does); only
 * with the docker-container driver, since the daemon of another one is not ours to judge.
 * The user's own builder is left alone. The registry cache carries the layers over.
 */
export function freshBuilders<Request extends { readonly builder?: string | undefined }, Result>(
  solve: (request: Request, limits: CallOptions) => Promise<Result>,
  builder: BuilderInfo,
  policy: BuildInputs['freshBuilder'],
  deps: Pick<BuildDeps, 'buildx' | 'clock' | 'files' | 'log' | 'signal'>,
): FreshBuilders<Request, Result> {
  const [node, ...others] = builder.nodes;
  const isReplaceable = node !== undefined && others.length === 0 && builder.driver !== 'docker';
  let isBroken = false;
  let own: string | undefined;

  const release = async (): Promise<void> => {
    if (own === undefined) return;
    const name = own;
    own = undefined;
    try {
      const timeoutMs = deps.signal?.aborted === true ? cancelledRemoveTimeoutMs : removeTimeoutMs;
      await deps.buildx.remove(name, { timeoutMs });
    } catch (error) {
      deps.log.info(`The builder ${name} could not be removed: ${toMessage(error)}`);
    }
  };
  const renew = async (limits: CallOptions): Promise<void> => {
    if (node === undefined) return;
    await release();
    own = `ci-image-actions-${Math.floor(deps.clock.random() * 2 ** 48).toString(36)}`;
    deps.log.info(`Creating the builder ${own} in place of ${builder.name}.`);
    const configFile = await writeConfig(node, deps);
    await deps.buildx.create(own, builder.driver, { ...node, configFile }, limits);
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

/**
 * Writes the configuration of a BuildKit daemon, such as mirrors and registries without TLS, and the certificates that
 * it names: buildx copies them into the new builder.
 * @returns its path; undefined: there is none
 */
async function writeConfig({ files = {} }: BuilderNode, deps: Pick<BuildDeps, 'files'>): Promise<string | undefined> {
  const config = files[configName];
  if (config === undefined) return undefined;
  const folder = await deps.files.temporaryFolder();
  let text = config;
  for (const [path, content] of Object.entries(files).filter(([name]) => name !== configName)) {
    const copy = join(folder, path.replaceAll(/[^\w.-]+/g, '-'));
    await deps.files.writeText(copy, content);
    text = text.replaceAll(`/etc/buildkit/${path}`, () => copy);
  }
  const file = join(folder, configName);
  await deps.files.writeText(file, text);
  return file;
}
