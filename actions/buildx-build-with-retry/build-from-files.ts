import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import type { Log } from '../../src/ports/log.ts';
import { readSourceSha } from '../../src/services/git/source-sha.ts';
import { prefixLog } from '../../src/services/images/prefix-log.ts';
import { QueryBudget } from '../../src/services/registry/query-budget.ts';
import { Phases, toFailure } from '../../src/services/retry/phases.ts';
import { buildImages } from './build-images.ts';
import { BuildFacts, SharedSolve, type BakeJob } from './build-job.ts';
import { checkRequiredRegistries, findBuilder, planBuild, planLimits, type BuildDeps } from './build-plan.ts';
import { buildResult, joinFailures, nothingBuilt, type BuildResult, type ImageResult } from './build-result.ts';
import { summarizeImages } from './images-result.ts';
import { logPlan, warnAboutIndex } from './log-plan.ts';
import { PushCompression } from './push-compression.ts';
import { readDefinition } from './read-definition.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { checkCacheTargets } from './rules/cache-options.ts';
import { checkDistinctImages, listBakeImages } from './rules/distinct-images.ts';
import { checkBakeInputs, inputsOfDefinition, inputsOfTarget } from './rules/image-of-target.ts';
import { nothingToBuild } from './rules/parse-definition.ts';
import { passBuildArgs } from './rules/secret-build-args.ts';

type Jobs = readonly [BakeJob, ...BakeJob[]];

/** Builds the images that bake and compose files define, in one step. */
export async function buildFromFiles(step: BuildInputs, deps: BuildDeps): Promise<Outcome<BuildResult>> {
  let jobs: Jobs;
  try {
    checkBakeInputs(step);
    jobs = await planBakeJobs(step, deps);
  } catch (failure) {
    const result = { ...nothingBuilt, handover: undefined, images: [], failure: toFailure(failure, 'build') };
    return { result, failure };
  }
  const [{ shared }] = jobs;
  const log = onceLog(deps.log);
  for (const { inputs, plan } of jobs) logPlan(inputs, plan, log);
  for (const warning of linkedWarnings(step, jobs)) log.warning(warning);
  const failures = await buildImages(jobs, shared);
  const images = jobs.map((job): ImageResult => {
    const failure = failures.get(job);
    if (failure === undefined) warnAboutIndex(job);
    const result = buildResult(job, failure === undefined ? undefined : toFailure(failure, 'build'));
    const { name, aliases } = job.inputs.bakeImage;
    return { name, aliases, result, failure };
  });
  const failure = joinFailures(images);
  return {
    result: summarizeImages(images, jobs, failure === undefined ? undefined : toFailure(failure, 'build')),
    failure,
  };
}

/** @throws UserError for a definition that does not fit; nothing has been changed then */
async function planBakeJobs(step: BuildInputs, deps: BuildDeps): Promise<Jobs> {
  const limits = planLimits(step, deps);
  const start = deps.clock.now();
  const event = readEventFacts(deps.run);
  const definition = await readDefinition(step, limits, deps);
  const sourceSha = deps.sourceSha ?? (await readSourceSha(event, deps.run, deps));
  const builder = deps.builder ?? (await findBuilder(step.builder, deps, limits));
  const info = await deps.engine.info(limits);
  const shared = { ...deps, sourceSha, builder, engine: { ...deps.engine, info: () => Promise.resolve(info) } };
  const images = listBakeImages(definition, step);
  const isOnly = images.length === 1;
  const deadline = start + step.totalTimeoutMs;
  const newPhases = (own: BuildDeps): Phases =>
    new Phases({ timeoutMs: step.timeoutMs, deadline, policy: step.retry }, own);
  const solve = new SharedSolve(step, newPhases(deps), deps);
  const budget = new QueryBudget();
  const jobs: BakeJob[] = [];
  for (const bakeImage of images) {
    const { name, aliases = [] } = bakeImage;
    for (const alias of aliases) deps.log.info(`"${alias}" is the same image as "${name}", which is built once.`);
    const revisions = { revision: event.revision, sourceSha };
    const inputs = { ...inputsOfTarget(step, bakeImage, revisions, isOnly), bakeImage };
    const plan = await planBuild(inputs, shared);
    const own = isOnly ? deps : { ...deps, log: prefixLog(deps.log, name) };
    jobs.push({
      inputs,
      plan,
      phases: newPhases(own),
      facts: new BuildFacts(),
      budget,
      compression: new PushCompression(plan.layerCompression, own.log),
      deps: own,
      shared: solve,
    });
  }
  const [first, ...others] = jobs;
  if (first === undefined) throw nothingToBuild();
  const refs = jobs.flatMap(({ plan }) => plan.refs);
  checkRequiredRegistries(step.requiredRegistries ?? [], refs);
  for (const { cacheTo } of [...Object.values(definition.targets), ...jobs.map(({ plan }) => plan.cache)]) {
    checkCacheTargets(cacheTo, refs);
  }
  checkDistinctImages(
    jobs.map(({ inputs, plan }) => ({ name: inputs.bakeImage.name, names: plan.localNames, inputs })),
  );
  return [first, ...others];
}

/** What is to be said of the build arguments of targets that are only linked to. */
function linkedWarnings(step: BuildInputs, [{ inputs, plan }]: Jobs): readonly string[] {
  const { targets, requested } = inputs.bakeImage.definition;
  return Object.entries(targets)
    .filter(([name]) => !requested.includes(name))
    .flatMap(([, target]) => passBuildArgs(inputsOfDefinition(step, target), plan.cache.cacheTo).warning ?? []);
}

/** Says once what is true of several images. */
function onceLog(log: Log): Pick<Log, 'info' | 'notice' | 'warning'> {
  const said = new Set<string>();
  const isNew = (text: string): boolean => !said.has(text) && said.add(text).has(text);
  return {
    info(text) {
      if (isNew(text)) log.info(text);
    },
    notice(text) {
      if (isNew(text)) log.notice(text);
    },
    warning(text, options) {
      if (isNew(text)) log.warning(text, options);
    },
  };
}
