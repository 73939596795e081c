import { join } from 'node:path/posix';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { CallFlags } from './rules/call-method.ts';
import type { ExistingImage } from '../../src/core/oci/image-facts.ts';
import { isRemoteContext } from './rules/git-context.ts';
import { layersOfPlatform } from '../../src/core/oci/layer-sizes.ts';
import { idsOfPushed, onePlatform, ownImageId, type ImageIds } from '../../src/core/oci/image-ids.ts';
import { idsOfLoaded } from './rules/loaded-ids.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { buildIntoEngine, type Built } from './build-phase.ts';
import { localNames, type BuildDeps, type BuildPlan } from './build-plan.ts';
import { idsInEngine } from './engine-ids.ts';
import { existingImage } from './existing-image.ts';
import { type Unanswered } from '../../src/services/registry/push-refs.ts';
import { freshBuilders } from './fresh-builder.ts';
import { salvageTimeoutMs, type Phases } from '../../src/services/retry/phases.ts';
import { pushFromEngine } from './push-phase.ts';
import { type Pushed } from '../../src/services/registry/push-refs.ts';
import { pushRefs, type PushReport } from '../../src/services/registry/push-refs.ts';
import { queryConfigs } from '../../src/services/registry/queries.ts';
import { reuseImage } from './reuse-image.ts';
import { buildOutsideEngine, pushFurtherRef, pushedAs } from './solve-push.ts';
import { solver, type Solve } from './solve.ts';
import { writeArchive } from './write-archive.ts';

/** What has been reached so far: it stands also when a later phase fails. */
export interface Progress extends PushReport {
  built?: Built;
  ids: ImageIds;
  loaded: boolean;
  reused: boolean;
  pushSeconds?: number;
  /** Of the runner's platform, as the registry keeps it. */
  layerBytes?: readonly number[] | undefined;
}

/** One build on its way: what all its steps work with. */
interface Job {
  readonly inputs: BuildInputs;
  readonly plan: BuildPlan;
  readonly phases: Phases;
  readonly done: Progress;
  readonly deps: BuildDeps;
}

/** Takes the image that is there already, or builds and pushes one; `done` says how far it came. */
export async function buildAndPush(job: Job): Promise<void> {
  const { inputs, plan, phases, deps } = job;
  if (plan.ask !== undefined) {
    await runCall(plan.ask, job);
    return;
  }
  const before = plan.push.push ? await existingImage(inputs, plan, phases, deps) : undefined;
  if (before?.reusable !== undefined) await reuse(before.reusable, before.unanswered, job);
  else {
    for (const error of before?.unanswered.values() ?? []) {
      deps.log.warning(`Building without knowing whether the tag is there already: ${error.message}`);
    }
    try {
      if (plan.builder.driver === 'docker') await buildInEngine(job);
      else await outsideEngine(job, before?.unanswered.size === 0);
    } finally {
      await completeIds(job);
    }
  }
}

/** What `call` asks is answered in the log; an image is not made. */
async function runCall(ask: CallFlags, { inputs, plan, phases, deps }: Job): Promise<void> {
  const solve = await solver(inputs, plan, deps);
  await phases.run({ title: inputs.call, context: { phase: 'build' }, work: (limits) => solve({ ask }, limits) });
}

/** What neither buildx nor a registry told: there may have been no push, or one that failed. */
async function completeIds({ inputs, plan, phases, done, deps }: Job): Promise<void> {
  const isKnown = (ids: ImageIds | undefined): boolean => Object.keys(ids ?? {}).length > 0;
  done.ids = [done.ids, done.built?.archived, idsInProgress(inputs, plan, done)].find(isKnown) ?? {};
  const [name] = localNames(inputs, plan);
  if (!done.loaded || name === undefined || hasAllImageIds(inputs, done) || deps.signal?.aborted === true) return;
  done.ids = { ...(await idsInEngine(name, phases.limits(Infinity, salvageTimeoutMs), deps)), ...done.ids };
}

/** The one config that the build told of, also where the image is nowhere else since its push failed. */
function idsInProgress({ platforms }: BuildInputs, { engine }: BuildPlan, { built }: Progress): ImageIds {
  const [config, ...others] = built?.progress.configs ?? [];
  if (config === undefined || others.length > 0 || platforms.length > 1) return {};
  return { [onePlatform(platforms, engine.platform)]: config };
}

function hasAllImageIds({ platforms }: Pick<BuildInputs, 'platforms'>, { ids }: Pick<Progress, 'ids'>): boolean {
  return Object.keys(ids).length >= Math.max(1, platforms.length);
}

async function buildInEngine(job: Job): Promise<void> {
  const { inputs, plan, phases, deps } = job;
  const solve = await solver(inputs, plan, deps);
  recordBuild(await buildIntoEngine(inputs, plan, solve, phases, deps), job);
  if (inputs.imageTar !== undefined) await writeArchive(inputs.imageTar, inputs, plan, phases, deps);
  if (!plan.push.push) return;
  await askAndPush(job, (target) => pushFromEngine(target, plan.engine.store, phases, deps));
}

/** Asks once more, since other runs and registries go on while one builds, and pushes. */
async function askAndPush(job: Job, push: (target: TargetRef) => Promise<Pushed>): Promise<void> {
  const { inputs, plan, phases, done, deps } = job;
  const start = deps.clock.now();
  try {
    const { reusable, unanswered } = await existingImage(inputs, plan, phases, deps);
    // Another run of the same build may have pushed meanwhile: then its image is the one.
    if (reusable !== undefined) {
      const own = ownImageId(done.ids, plan.engine.platform);
      if (own !== undefined && reusable.configs.every(({ imageid }) => imageid !== own)) {
        deps.log.notice(
          `The build is not reproducible: ${own} here, and another image of the same inputs in the registry.`,
        );
      }
      await reuse(reusable, unanswered, job);
    } else await pushEach(job, unanswered, push);
  } finally {
    done.pushSeconds = (deps.clock.now() - start) / 1000;
  }
}

async function outsideEngine(job: Job, pushInSolve: boolean): Promise<void> {
  const { inputs, plan, deps } = job;
  const plain = await solver(inputs, plan, deps);
  const builders = freshBuilders(plain, plan.builder, inputs.freshBuilder, deps);
  try {
    await solveAndPush(builders.solve, job, pushInSolve);
  } finally {
    await builders.release();
  }
}

/** @param pushInSolve false: a registry did not answer, and is asked again before anything is pushed, by cached solves */
async function solveAndPush(solve: Solve, job: Job, pushInSolve: boolean): Promise<void> {
  const { inputs, plan, phases, done, deps } = job;
  const [first] = pushInSolve ? plan.refs : [];
  const { built, pushError } = await buildOutsideEngine(inputs, plan, first, solve, phases, deps);
  recordBuild(built, job);
  if (!plan.push.push) return;
  const further = (target: TargetRef): Promise<Pushed> =>
    pushFurtherRef(target, done.pushed[0], inputs, solve, phases, deps);
  if (!pushInSolve) return askAndPush(job, further);
  const start = deps.clock.now();
  await pushEach(job, new Map(), (target) => {
    if (target !== first) return further(target);
    if (pushError !== undefined) throw pushError;
    return pushedAs(target.ref, phases, deps);
  });
  done.pushSeconds = (deps.clock.now() - start) / 1000;
}

function recordBuild(built: Built, { inputs, plan, done, deps }: Job): void {
  const dockerfile = inputs.file ?? join(inputs.context, 'Dockerfile');
  const where = isRemoteContext(inputs.context) ? {} : { file: dockerfile };
  for (const { message, line } of built.metadata.warnings) {
    deps.log.warning(message, { ...where, ...(line === undefined ? {} : { startLine: line }) });
  }
  const { cacheExportError } = built.progress;
  if (cacheExportError !== undefined) deps.log.warning(`The build cache was not written: ${cacheExportError}`);
  if (built.progress.cacheFound === false) deps.log.info('No build cache could be read: everything is built anew.');
  done.built = built;
  done.loaded = built.loaded !== undefined;
  const platform = onePlatform(inputs.platforms, plan.engine.platform);
  done.ids = idsOfLoaded(built.loaded, built.metadata, plan.engine.store, platform);
}

/** Learns the config digests from the registry where nothing on this machine tells them, or not all of them. */
async function pushEach(
  { inputs, plan, phases, done, deps }: Job,
  unanswered: Unanswered,
  push: (target: TargetRef) => Promise<Pushed> | Pushed,
): Promise<void> {
  const known = hasAllImageIds(inputs, done);
  await pushRefs(
    inputs,
    plan,
    done,
    async (target) => {
      const pushed = await push(target);
      done.layerBytes ??= pushed.layerBytes;
      if (!known && done.pushed.length === 0) {
        const configs = await queryConfigs(pushed.ref, phases, deps.registry);
        done.ids = idsOfPushed(configs);
        done.layerBytes ??= layersOfPlatform(configs, plan.engine.platform);
      }
      return pushed;
    },
    deps,
    unanswered,
  );
}

async function reuse(
  existing: ExistingImage,
  unanswered: Unanswered,
  { inputs, plan, phases, done, deps }: Job,
): Promise<void> {
  done.reused = true;
  done.ids = idsOfPushed(existing.configs);
  done.layerBytes = layersOfPlatform(existing.configs, plan.engine.platform);
  done.loaded = await reuseImage(inputs, plan, existing, done, unanswered, phases, deps);
  if (inputs.imageTar !== undefined) await writeArchive(inputs.imageTar, inputs, plan, phases, deps);
}
