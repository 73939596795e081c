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

/** Runs the solves of one step, also side by side, on builders that are replaced when they break. */
export interface FreshBuilders<Request = SolveRequest, Result = Solved> {
  readonly solve: (request: Request, limits: CallOptions) => Promise<Result>;
  /** Removes what was created here and is left. */
  readonly release: () => Promise<void>;
}

/** A builder that solves run on. */
interface UsedBuilder {
  /** Undefined: the user's own, which is left alone. */
  readonly name: string | undefined;
  /** Solves that run on it now. */
  solves: number;
  isBroken: boolean;
}

/**
 * Replaces a builder by a new one with the same driver, options, endpoint, platforms and configuration. With `always`,
 * before each attempt. With `auto`, before the attempt after one in which it broke, or hung until the time limit (a paused
 * container does); only with the docker-container driver, since the daemon of another one is not ours to judge.
 * The user's own builder is left alone. The registry cache carries the layers over.
 */
export function freshBuilders<Request extends { readonly builder?: string | undefined }, Result>(
  solve: (request: Request, limits: CallOptions) => Promise<Result>,
  builder: BuilderInfo,
  policy: BuildInputs['freshBuilder'],
  deps: Pick<BuildDeps, 'buildx' | 'clock' | 'files' | 'log' | 'signal'>,
): FreshBuilders<Request, Result> {
  const [node, ...others] = builder.nodes;
  const replaced = others.length === 0 && builder.driver !== 'docker' ? node : undefined;
  let current: UsedBuilder = { name: undefined, solves: 0, isBroken: false };
  const created = new Set<UsedBuilder>();
  /** The replacement of a broken builder, for which all its solves wait. */
  let replacement: Promise<UsedBuilder> | undefined;

  const remove = async (left: UsedBuilder): Promise<void> => {
    const { name } = left;
    if (name === undefined || !created.delete(left)) return;
    try {
      const timeoutMs = deps.signal?.aborted === true ? cancelledRemoveTimeoutMs : removeTimeoutMs;
      await deps.buildx.remove(name, { timeoutMs });
    } catch (error) {
      deps.log.info(`The builder ${name} could not be removed: ${toMessage(error)}`);
    }
  };
  const create = async (like: BuilderNode, limits: CallOptions): Promise<UsedBuilder> => {
    const name = `ci-image-actions-${Math.floor(deps.clock.random() * 2 ** 48).toString(36)}`;
    const fresh = { name, solves: 0, isBroken: false };
    created.add(fresh);
    deps.log.info(`Creating the builder ${name} in place of ${builder.name}.`);
    const configFile = await writeConfig(like, deps);
    try {
      await deps.buildx.create(name, builder.driver, { ...like, configFile }, limits);
    } catch (error) {
      await remove(fresh);
      throw error;
    }
    return fresh;
  };
  const replaceCurrent = async (like: BuilderNode, limits: CallOptions): Promise<UsedBuilder> => {
    const broken = current;
    if (broken.solves === 0) await remove(broken);
    current = await create(like, limits);
    if (broken.solves === 0) await remove(broken);
    return current;
  };
  const chooseBuilder = (limits: CallOptions): UsedBuilder | Promise<UsedBuilder> => {
    if (replaced === undefined || policy === 'never') return current;
    if (policy === 'always') return create(replaced, limits);
    if (!current.isBroken || builder.driver !== 'docker-container') return current;
    replacement ??= replaceCurrent(replaced, limits).finally(() => {
      replacement = undefined;
    });
    return replacement;
  };
  return {
    async release() {
      await Promise.all([...created].map(remove));
    },
    async solve(request, limits) {
      const used = await chooseBuilder(limits);
      used.solves += 1;
      try {
        return await solve({ ...request, builder: used.name }, limits);
      } catch (error) {
        used.isBroken ||= needsNewBuilder.includes(classifyError(error, { phase: 'build' }).class);
        throw error;
      } finally {
        used.solves -= 1;
        // The current one serves further solves.
        if (used !== current && used.solves === 0) await remove(used);
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
