import { join } from 'node:path/posix';
import type { ExistingImage } from '../../src/core/oci/image-facts.ts';
import { imageIdsOf, selectSinglePlatform, ownImageId } from '../../src/core/oci/image-ids.ts';
import { layersOfPlatform } from '../../src/core/oci/layer-sizes.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { queryPushedImage, type PushedImage } from '../../src/services/registry/push-ref.ts';
import { pushRefs, type UnavailableRepositories } from '../../src/services/registry/push-refs.ts';
import { minPatienceMs } from '../../src/services/registry/query-budget.ts';
import { queryConfigs } from '../../src/services/registry/queries.ts';
import type { BuildJob, Built } from './build-job.ts';
import { buildIntoEngine } from './build-into-engine.ts';
import { buildOutsideEngine, pushFurtherRef } from './build-outside-engine.ts';
import { checkExistingTags, type ExistingTags } from './check-existing-tags.ts';
import { completeImageIds } from './complete-image-ids.ts';
import { freshBuilders } from './fresh-builder.ts';
import { holdsNewerImage } from './newer-image.ts';
import { pushFromEngine } from './push-from-engine.ts';
import { reuseImage } from './reuse-image.ts';
import { hasAllImageIds, loadedImageIds } from './rules/built-image-ids.ts';
import type { CallFlags } from './rules/call-method.ts';
import { isRemoteContext } from './rules/git-context.ts';
import { prepareSolve, type Solve } from './solve.ts';
import { writeArchive } from './write-archive.ts';

/** Takes the image that is there already, or builds and pushes one; the job's facts say how far it came. */
export async function buildAndPush(job: BuildJob): Promise<void> {
  const { inputs, plan, deps } = job;
  if (plan.callFlags !== undefined) {
    await runCall(plan.callFlags, job);
    return;
  }
  const existing = await findExisting(job);
  if (await takeExisting(existing, job)) return;
  try {
    const solve = await prepareSolve(job);
    if (plan.builder.driver === 'docker') {
      await finishInEngine(await buildIntoEngine(job, solve), job);
      return;
    }
    const builders = freshBuilders(solve, plan.builder, inputs.freshBuilder, deps);
    try {
      await solveAndPush(builders.solve, job, answersAll(existing));
    } finally {
      await builders.release();
    }
  } finally {
    await completeImageIds(job);
  }
}

/** What the registries have under the immutable tags; undefined: nothing is pushed, so it does not matter. */
export async function findExisting(job: BuildJob): Promise<ExistingTags | undefined> {
  return job.plan.push.push ? checkExistingTags(job) : undefined;
}

/** Takes the image that is there already, where it may be reused. @returns whether that was the whole work */
export async function takeExisting(existing: ExistingTags | undefined, job: BuildJob): Promise<boolean> {
  if (existing?.reusable !== undefined) {
    await reuse(existing.reusable, existing.unavailable, job);
    return true;
  }
  for (const error of existing?.unavailable.values() ?? []) {
    job.deps.log.warning(`Building without knowing whether the tag is there already: ${error.message}`);
  }
  return false;
}

/** Whether every registry said what it has, so that the solve may push. */
export function answersAll(existing: ExistingTags | undefined): boolean {
  return existing?.unavailable.size === 0;
}

/** Lets buildx answer what `call` asks, in the log; no image is made. */
async function runCall(callFlags: CallFlags, job: BuildJob): Promise<void> {
  const { inputs, phases } = job;
  const solve = await prepareSolve(job);
  await phases.run({ title: inputs.call, context: { phase: 'build' }, work: (limits) => solve({ callFlags }, limits) });
}

/** Saves and pushes an image that the docker driver has built. */
export async function finishInEngine(built: Built, job: BuildJob): Promise<void> {
  recordBuild(built, job);
  await writeArchive(job);
  if (job.plan.push.push) await recheckAndPush(job, (target) => pushFromEngine(target, job));
}

/**
 * Builds in a solve that pushes the first reference too, and pushes the other ones.
 * @param pushInSolve false: a registry did not answer. It is queried again before cached solves push everything.
 */
export async function solveAndPush(solve: Solve, job: BuildJob, pushInSolve: boolean): Promise<void> {
  const { plan, phases, budget, deps } = job;
  const [first] = pushInSolve ? plan.refs : [];
  const { built, pushError } = await buildOutsideEngine(job, first, solve);
  recordBuild(built, job);
  if (!plan.push.push) return;
  const pushFurther = (target: TargetRef): Promise<PushedImage> => pushFurtherRef(job, target, solve);
  if (!pushInSolve) return recheckAndPush(job, pushFurther);
  await timePush(job, () =>
    pushEach(job, new Map(), async (target) => {
      if (target !== first) return pushFurther(target);
      if (pushError !== undefined) throw pushError;
      return queryPushedImage(target.ref, phases, { registry: deps.registry, budget });
    }),
  );
}

/** Checks the tags once more, since other runs and registries go on while one builds, and pushes. */
async function recheckAndPush(job: BuildJob, push: (target: TargetRef) => Promise<PushedImage>): Promise<void> {
  const { plan, facts, deps } = job;
  await timePush(job, async () => {
    const { reusable, unavailable } = await checkExistingTags(job);
    if (reusable === undefined) {
      await pushEach(job, unavailable, push);
      return;
    }
    // Another run of the same build has pushed meanwhile: its image is the one.
    const own = ownImageId(facts.imageids, plan.engine.platform);
    if (own !== undefined && reusable.configs.every(({ imageid }) => imageid !== own)) {
      deps.log.notice(
        `The build is not reproducible: ${own} here, and another image of the same inputs in the registry.`,
      );
    }
    await reuse(reusable, unavailable, job);
  });
}

/** Records when the pushes of an image went on, however they end. */
async function timePush({ facts, deps }: BuildJob, push: () => Promise<void>): Promise<void> {
  const start = deps.clock.now();
  try {
    await push();
  } finally {
    facts.pushTime = { start, end: deps.clock.now() };
  }
}

/** Pushes every reference. Learns the imageids from the registry where nothing on this machine has them all. */
async function pushEach(
  job: BuildJob,
  unavailable: UnavailableRepositories,
  push: (target: TargetRef) => Promise<PushedImage>,
): Promise<void> {
  const { inputs, plan, phases, facts, budget, deps } = job;
  const isKnown = hasAllImageIds(facts.imageids, inputs.platforms);
  await pushRefs(
    {
      refs: plan.refs,
      requiredRegistries: inputs.requiredRegistries,
      unavailable,
      push: async (target) => {
        if (await holdsNewerImage(target, job)) return undefined;
        const pushed = await push(target);
        facts.layerBytes ??= pushed.layerBytes;
        if (!isKnown && facts.pushed.length === 0) {
          const configs = await queryConfigs(
            pushed.ref,
            phases,
            deps.registry,
            budget.patience(pushed.ref, minPatienceMs),
          );
          facts.imageids = imageIdsOf(configs);
          facts.layerBytes ??= layersOfPlatform(configs, plan.engine.platform);
        }
        return pushed;
      },
    },
    facts,
    deps,
  );
}

function recordBuild(built: Built, { inputs, plan, facts, deps }: BuildJob): void {
  const { metadata, progress, loaded } = built;
  const dockerfile = inputs.file ?? join(inputs.context, 'Dockerfile');
  const where = isRemoteContext(inputs.context) ? {} : { file: dockerfile };
  for (const { message, line } of metadata.warnings) {
    deps.log.warning(message, { ...where, ...(line === undefined ? {} : { startLine: line }) });
  }
  const { cacheExportError } = progress;
  if (cacheExportError !== undefined) deps.log.warning(`The cache was not written: ${cacheExportError}`);
  if (progress.cacheFound === false) deps.log.info('No build cache could be read: everything is built anew.');
  facts.built = built;
  facts.loaded = loaded !== undefined;
  const platform = selectSinglePlatform(inputs.platforms, plan.engine.platform);
  facts.imageids = loadedImageIds(loaded, metadata, plan.engine.store, platform);
}

async function reuse(existing: ExistingImage, unavailable: UnavailableRepositories, job: BuildJob): Promise<void> {
  const { plan, facts } = job;
  facts.reused = true;
  facts.imageids = imageIdsOf(existing.configs);
  facts.layerBytes = layersOfPlatform(existing.configs, plan.engine.platform);
  facts.loaded = await reuseImage(existing, unavailable, job);
  await writeArchive(job);
}
