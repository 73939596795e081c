import { join } from 'node:path/posix';
import type { BuildInputs } from '../../core/build/build-inputs.ts';
import type { CallFlags } from '../../core/build/call-method.ts';
import type { ExistingImage } from '../../core/build/existing-tag.ts';
import { isRemoteContext } from '../../core/build/git-context.ts';
import { layersOfPlatform } from '../../core/build/layer-sizes.ts';
import { idsOfLoaded, idsOfPushed, ownImageId, type ImageIds } from '../../core/build/image-identity.ts';
import type { TargetRef } from '../../core/build/target-refs.ts';
import { buildIntoEngine, type Built } from './build-phase.ts';
import { localNames, type BuildDeps, type BuildPlan } from './build-plan.ts';
import { idsInEngine } from './engine-ids.ts';
import { reusableBeforeBuild, reusableImage } from './existing-image.ts';
import { freshBuilders } from './fresh-builder.ts';
import type { Phases } from './phase.ts';
import { pushFromEngine, type Pushed } from './push-phase.ts';
import { pushRefs, type PushReport } from './push-refs.ts';
import { askForConfigs } from './registry-questions.ts';
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
export async function produceImage(job: Job): Promise<void> {
  const { inputs, plan, phases, deps } = job;
  if (plan.ask !== undefined) {
    await answer(plan.ask, job);
    return;
  }
  const there = plan.push.push ? await reusableBeforeBuild(inputs, plan, phases, deps) : undefined;
  if (there !== undefined) await reuse(there, job);
  else {
    try {
      if (plan.builder.driver === 'docker') await throughEngine(job);
      else await outsideEngine(job);
    } finally {
      await completeIds(job);
    }
  }
}

/** What `call` asks is answered in the log; an image is not made. */
async function answer(ask: CallFlags, { inputs, plan, phases, deps }: Job): Promise<void> {
  const solve = await solver(inputs, plan, deps);
  await phases.run({ title: inputs.call, context: { phase: 'build' }, work: (limits) => solve({ ask }, limits) });
}

/** What neither buildx nor a registry told: there may have been no push, or one that failed. */
async function completeIds({ inputs, plan, done, deps }: Job): Promise<void> {
  const [name] = localNames(inputs, plan);
  if (!done.loaded || name === undefined || knowsIds(inputs, done) || deps.signal?.aborted === true) return;
  done.ids = { ...(await idsInEngine(name, plan, deps)), ...done.ids };
}

function knowsIds({ platforms }: Pick<BuildInputs, 'platforms'>, { ids }: Pick<Progress, 'ids'>): boolean {
  return Object.keys(ids).length >= Math.max(1, platforms.length);
}

async function throughEngine(job: Job): Promise<void> {
  const { inputs, plan, phases, done, deps } = job;
  const solve = await solver(inputs, plan, deps);
  note(await buildIntoEngine(inputs, plan, solve, phases, deps), job);
  if (inputs.imageTar !== undefined) await writeArchive(inputs.imageTar, inputs, plan, phases, deps);
  if (!plan.push.push) return;
  const start = deps.clock.now();
  try {
    // Another run of the same build may have pushed meanwhile: then its image is the one.
    const rival = await reusableImage(inputs, plan, phases, deps);
    if (rival !== undefined) {
      const own = ownImageId(done.ids, plan.engine.platform);
      if (own !== undefined && rival.configs.every(({ imageid }) => imageid !== own)) {
        deps.log.notice(
          `The build is not reproducible: ${own} here, and another image of the same inputs in the registry.`,
        );
      }
      await reuse(rival, job);
    } else await pushEach(job, (target) => pushFromEngine(target, plan.engine.store, phases, deps));
  } finally {
    done.pushSeconds = (deps.clock.now() - start) / 1000;
  }
}

async function outsideEngine(job: Job): Promise<void> {
  const { inputs, plan, deps } = job;
  const plain = await solver(inputs, plan, deps);
  const builders = freshBuilders(plain, plan.builder, inputs.freshBuilder, deps);
  try {
    await solveAndPush(builders.solve, job);
  } finally {
    await builders.release();
  }
}

async function solveAndPush(solve: Solve, job: Job): Promise<void> {
  const { inputs, plan, phases, done, deps } = job;
  const { built, pushError } = await buildOutsideEngine(inputs, plan, solve, phases, deps);
  note(built, job);
  if (!plan.push.push) return;
  const start = deps.clock.now();
  const [first] = plan.refs;
  await pushEach(job, (target) => {
    if (target !== first) return pushFurtherRef(target, done.pushed[0], inputs, solve, phases, deps);
    if (pushError !== undefined) throw pushError;
    return pushedAs(target.ref, phases, deps);
  });
  done.pushSeconds = (deps.clock.now() - start) / 1000;
}

function note(built: Built, { inputs, plan, done, deps }: Job): void {
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
  done.ids = idsOfLoaded(built.loaded, built.metadata, plan.engine.store, plan.engine.platform);
}

/** Learns the config digests from the registry where nothing on this machine tells them, or not all of them. */
async function pushEach(
  { inputs, plan, phases, done, deps }: Job,
  push: (target: TargetRef) => Promise<Pushed> | Pushed,
): Promise<void> {
  const known = knowsIds(inputs, done);
  await pushRefs(
    inputs,
    plan,
    done,
    async (target) => {
      const pushed = await push(target);
      done.layerBytes ??= pushed.layerBytes;
      if (!known && done.pushed.length === 0) {
        const configs = await askForConfigs(pushed.ref, phases, deps.registry);
        done.ids = idsOfPushed(configs);
        done.layerBytes ??= layersOfPlatform(configs, plan.engine.platform);
      }
      return pushed;
    },
    deps,
  );
}

async function reuse(existing: ExistingImage, { inputs, plan, phases, done, deps }: Job): Promise<void> {
  done.reused = true;
  done.ids = idsOfPushed(existing.configs);
  done.layerBytes = layersOfPlatform(existing.configs, plan.engine.platform);
  done.loaded = await reuseImage(inputs, plan, existing, done, phases, deps);
  if (inputs.imageTar !== undefined) await writeArchive(inputs.imageTar, inputs, plan, phases, deps);
}
