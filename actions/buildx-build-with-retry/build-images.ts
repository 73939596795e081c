import { forEachConcurrently, maxImagesAtATime } from '../../src/core/concurrency/limit-concurrency.ts';
import { CommandError } from '../../src/errors.ts';
import { PhaseError, type Phases } from '../../src/services/retry/phases.ts';
import { prepareBake, type SolvedTogether, type SolveTogether } from './bake-solve.ts';
import { answersAll, finishInEngine, findExisting, solveAndPush, takeExisting } from './build-and-push.ts';
import { inspectBuilt, loadRequest } from './build-into-engine.ts';
import type { BakeJob, Built, SharedSolve } from './build-job.ts';
import type { ExistingTags } from './check-existing-tags.ts';
import { completeImageIds } from './complete-image-ids.ts';
import { findFailedLine } from './find-failed-line.ts';
import { freshBuilders } from './fresh-builder.ts';
import { ProgressReader } from './rules/build-progress.ts';
import { failedTargets } from './rules/failed-target.ts';
import type { Solve, Solved, SolveRequest } from './solve.ts';

/** Why images were not made or not pushed. */
type ImageFailures = ReadonlyMap<BakeJob, unknown>;

type Existing = ReadonlyMap<BakeJob, ExistingTags | undefined>;

/**
 * Builds the images of one definition in one solve, and pushes each as if it were the only one, a few at a time. Images
 * that are there already are taken. One that fails does not keep the other ones from being built and pushed, and what ends
 * all of them, such as a cancel, takes nothing from those that are finished.
 */
export async function buildImages(jobs: readonly [BakeJob, ...BakeJob[]], shared: SharedSolve): Promise<ImageFailures> {
  const failures = new Map<BakeJob, unknown>();
  const finished = new Set<BakeJob>();
  try {
    await buildMissing(jobs, shared, { failures, finished });
  } catch (error) {
    for (const job of jobs) if (!finished.has(job) && !failures.has(job)) failures.set(job, error);
  }
  return failures;
}

/** Which images are done with, one way or the other. */
interface Ended {
  readonly failures: Map<BakeJob, unknown>;
  readonly finished: Set<BakeJob>;
}

async function buildMissing(
  jobs: readonly [BakeJob, ...BakeJob[]],
  shared: SharedSolve,
  { failures, finished }: Ended,
): Promise<void> {
  const attempt = async <T>(job: BakeJob, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      job.deps.signal?.throwIfAborted();
      if (!failures.has(job)) failures.set(job, error);
      return undefined;
    }
  };
  const found = await Promise.all(jobs.map((job) => attempt(job, async () => ({ tags: await findExisting(job) }))));
  await forEachConcurrently(jobs.entries(), maxImagesAtATime, async ([index, job]) => {
    const existing = found[index];
    if (existing === undefined) return;
    if ((await attempt(job, () => takeExisting(existing.tags, job))) === true) finished.add(job);
  });
  const missing: Existing = new Map(
    jobs.flatMap((job, index) => (finished.has(job) || failures.has(job) ? [] : [[job, found[index]?.tags]])),
  );
  const [first, ...others] = missing.keys();
  if (first === undefined) return;
  const { plan, inputs } = first;
  const solve = await prepareBake(jobs);
  if (plan.builder.driver === 'docker') {
    const built = await loadTogether([first, ...others], solve, shared, failures);
    await forEachConcurrently(built, maxImagesAtATime, async ([job, image]) => {
      await attempt(job, () => finishInEngine(image, job));
      await attempt(job, () => completeImageIds(job));
      finished.add(job);
    });
    return;
  }
  const builders = freshBuilders(solve, plan.builder, inputs.freshBuilder, shared.deps);
  try {
    await warmCache(missing, builders.solve, shared, failures);
    await forEachConcurrently(missing, maxImagesAtATime, async ([job, tags]) => {
      if (failures.has(job)) return;
      const alone = solveAlone(builders.solve, job, missing.size > 1);
      await attempt(job, () => solveNamed(job, () => solveAndPush(alone, job, answersAll(tags))));
      await attempt(job, () => completeImageIds(job));
      finished.add(job);
    });
  } finally {
    await builders.release();
  }
}

/** Builds all images in one solve into the engine. */
async function loadTogether(
  jobs: readonly BakeJob[],
  solve: SolveTogether,
  shared: SharedSolve,
  failures: Map<BakeJob, unknown>,
): Promise<ReadonlyMap<BakeJob, Built>> {
  const inspect = async (start: number, solved: SolvedTogether, limits: Parameters<SolveTogether>[1]) => {
    const built = new Map<BakeJob, Built>();
    for (const [job, image] of solved.images) built.set(job, await inspectBuilt(job, image, start, limits));
    return built;
  };
  return solveTogether(jobs, { solve, shared, failures, request: loadRequest, finish: inspect });
}

/**
 * Builds all images in one solve that exports nothing: each is then exported and pushed out of the builder's cache, and
 * retried alone. One image alone needs no such solve.
 */
async function warmCache(
  missing: Existing,
  solve: SolveTogether,
  shared: SharedSolve,
  failures: Map<BakeJob, unknown>,
): Promise<void> {
  if (missing.size < 2) return;
  const request = (job: BakeJob): SolveRequest => ({
    outputs: ['type=cacheonly'],
    provenance: job.inputs.provenance,
  });
  const finish = () => Promise.resolve(new Map<BakeJob, never>());
  await solveTogether([...missing.keys()], { solve, shared, failures, request, finish });
  const { cacheExportError } = shared.progress ?? {};
  if (cacheExportError !== undefined) shared.deps.log.warning(`The cache was not written: ${cacheExportError}`);
}

interface TogetherWork<T> {
  readonly solve: SolveTogether;
  readonly shared: SharedSolve;
  readonly failures: Map<BakeJob, unknown>;
  readonly request: (job: BakeJob) => SolveRequest;
  readonly finish: (
    start: number,
    solved: SolvedTogether,
    limits: Parameters<SolveTogether>[1],
  ) => Promise<ReadonlyMap<BakeJob, T>>;
}

/**
 * Solves images together. BuildKit ends the whole solve when one of them fails: that one is left out, and the other ones
 * go on from the cache. When buildx does not say which one failed, each is solved alone.
 */
async function solveTogether<T>(jobs: readonly BakeJob[], work: TogetherWork<T>): Promise<ReadonlyMap<BakeJob, T>> {
  const { shared, failures } = work;
  if (jobs.length === 0) return new Map();
  try {
    return await solveOnce(jobs, work);
  } catch (error) {
    shared.deps.signal?.throwIfAborted();
    const failed = failedJobs(jobs, error);
    if (failed === undefined) {
      const alone: (readonly [BakeJob, T])[] = [];
      for (const job of jobs) alone.push(...(await solveTogether([job], work)));
      return new Map(alone);
    }
    const failure = await failureOf(failed, shared.phases, error);
    for (const job of failed) failures.set(job, failure);
    const rest = jobs.filter((job) => !failed.includes(job));
    if (rest.length > 0) {
      const names = failed.map(({ inputs }) => inputs.bakeImage.name).join(', ');
      shared.deps.log.info(`Going on without ${names}, which cannot be built.`);
    }
    return solveTogether(rest, work);
  }
}

async function solveOnce<T>(
  jobs: readonly BakeJob[],
  { solve, shared, request, finish }: TogetherWork<T>,
): Promise<ReadonlyMap<BakeJob, T>> {
  const { clock } = shared.deps;
  const start = clock.now();
  return shared.phases.run({
    title: `build ${jobs.map(({ inputs }) => inputs.bakeImage.name).join(', ')}`,
    context: { phase: 'build' },
    work: async (limits) => {
      const progress = new ProgressReader();
      const requests = new Map(jobs.map((job) => [job, request(job)]));
      const solved = await solve({ requests, progress }, limits);
      const built = await finish(start, solved, limits);
      shared.progress = progress;
      shared.metadata = solved.metadata;
      shared.seconds = (clock.now() - start) / 1000;
      shared.imageCount = jobs.length;
      return built;
    },
  });
}

/** The images that a failed solve says cannot be built; undefined: it says that one cannot be, and not which. */
function failedJobs(jobs: readonly BakeJob[], error: unknown): readonly BakeJob[] | undefined {
  if (!(error instanceof PhaseError) || !(error.cause instanceof CommandError)) return jobs;
  const names = failedTargets(
    error.cause.stderr,
    jobs.map(({ inputs }) => inputs.bakeImage),
  );
  if (names.length > 0) return jobs.filter(({ inputs }) => names.includes(inputs.bakeImage.name));
  const isOfOne = ['user', 'permanent', 'unknown'].includes(error.failure.class) && jobs.length > 1;
  return isOfOne ? undefined : jobs;
}

/** Names the image in the failure of its own build. That of a push names the reference. */
async function solveNamed(job: BakeJob, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isOfBuild = error instanceof PhaseError && error.failure.class === 'user';
    throw isOfBuild ? await failureOf([job], job.phases, error) : error;
  }
}

/** The failure of a solve in the words of the images that it was for, and with the place in a Dockerfile where it has one. */
async function failureOf(jobs: readonly BakeJob[], { reports }: Phases, error: unknown): Promise<unknown> {
  const [job] = jobs;
  if (job === undefined || !(error instanceof PhaseError) || !(error.cause instanceof CommandError)) return error;
  const images = jobs.map(({ inputs }) => inputs.bakeImage);
  const place = await findFailedLine(error.cause.stderr, images, job.deps);
  const reason = `${place === undefined ? '' : `${place}: `}${error.failure.reason}`;
  const names = images.map(({ name }) => name).join(', ');
  return new PhaseError(
    `building ${names}`,
    reports.at(-1)?.attemptCount ?? 1,
    { ...error.failure, reason },
    error.cause,
  );
}

/** The solves of one image: out of the cache where it was built together with others. */
function solveAlone(solve: SolveTogether, job: BakeJob, isBuilt: boolean): Solve {
  return async (request, limits): Promise<Solved> => {
    const { builder, ...own } = request;
    const requests = new Map([[job, { ...own, fromCache: isBuilt || own.fromCache }]]);
    const { images } = await solve({ requests, builder, log: isBuilt ? job.deps.log : undefined }, limits);
    const solved = images.get(job);
    if (solved === undefined) throw new Error(`no result for ${job.inputs.bakeImage.name}`);
    return solved;
  };
}
