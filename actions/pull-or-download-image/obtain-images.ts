import { forEachConcurrently, maxImagesAtATime } from '../../src/core/concurrency/limit-concurrency.ts';
import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import { recordedRef } from '../../src/core/handover/record.ts';
import { completedPhase } from '../../src/core/retry/attempts.ts';
import { UserError } from '../../src/errors.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import { queueArtifactCalls } from '../../src/services/artifacts/queue-artifact-calls.ts';
import { prefixLog } from '../../src/services/images/prefix-log.ts';
import { warnOfFork } from './find-handover.ts';
import type { ProducerRun } from './find-producer-run.ts';
import { findRecords, type RecordsInputs } from './find-records.ts';
import { checkSpaceForAll } from './load-archive.ts';
import { readExpectedImage, type ImageFacts, type ObtainInputs } from './obtain-image.ts';
import { obtainNamedImage, type ImagePlan } from './obtain-named-image.ts';
import { describeFailedImages, reportImages, type NamedImageResult } from './report-images.ts';
import type { NamedRecord } from './rules/named-records.ts';
import { checkDistinctRefs, expandLocalTags } from './rules/stack-files.ts';
import { checkHasSource, type SourcesDeps } from './try-sources.ts';
import { writeStackFiles, type StackFiles } from './write-stack-files.ts';

interface SeveralInputs extends ObtainInputs, RecordsInputs {
  readonly artifactName: string | undefined;
  readonly platform: string | undefined;
}

export interface SeveralDeps extends Omit<SourcesDeps, 'onMismatch'> {
  readonly api: GitHubApi;
}

/** What is known of all images, and of what they have in common. */
export type SeveralFacts = ImageFacts & { images: readonly NamedImageResult[] } & {
  -readonly [Field in keyof StackFiles]: StackFiles[Field];
};

/**
 * Takes several images, a few at a time, each as one alone is taken. Nothing is loaded before all that can be known
 * beforehand was checked. When some fail the others stay, and the error says which is which.
 * @param facts get what is known, also where this fails
 * @throws UserError with the failure of each image
 */
export async function obtainImages(
  facts: SeveralFacts,
  inputs: SeveralInputs,
  deps: SeveralDeps & SourcesDeps,
): Promise<void> {
  const info = await deps.engine.info();
  const start = deps.clock.now();
  const queued = { ...deps, artifacts: queueArtifactCalls(deps.artifacts) };
  const platform = inputs.platform ?? info.platform;
  const { producer, records } = await findRecords(inputs, platform, queued);
  const found = completedPhase('record', start, deps.clock.now());
  facts.phases = [found];
  facts.trust = producer.trust;
  if (producer.trust === 'fork' && inputs.allowForks === true) warnOfFork(deps.log);

  const plans = chooseLocalTags(records, inputs, producer);
  const atATime = await fitToEngineDisk(readExpectedImages(plans, inputs, platform, deps), inputs, info, deps);
  const images: NamedImageResult[] = [];
  await forEachConcurrently(plans.entries(), atATime, async ([index, plan]) => {
    const request = { ...plan, inputs, producer, info, platform };
    images[index] = await obtainNamedImage(request, { ...queued, log: prefixLog(deps.log, plan.name) });
  });
  Object.assign(facts, reportImages(images, producer.trust));
  facts.phases = [found, ...facts.phases];
  facts.images = images;
  deps.signal.throwIfAborted();
  if (images.some(({ error }) => error !== '')) throw new UserError(describeFailedImages(images));
  const stack = images.flatMap(({ name, result }) => (result.skipped === '' ? [{ name, ref: result.imageRef }] : []));
  if (stack.length > 0) Object.assign(facts, await writeStackFiles(stack, deps));
}

/**
 * Decides what each image is called here.
 * @throws UserError when two of them would have one name
 */
function chooseLocalTags(
  records: readonly NamedRecord[],
  inputs: SeveralInputs,
  { trust }: ProducerRun,
): readonly ImagePlan[] {
  const plans = records.map((named) => ({
    ...named,
    localTags: named.record.skipped === null ? expandLocalTags(inputs.localTags, named.name) : [],
  }));
  const taken = plans.filter(({ record }) => record.skipped === null);
  checkDistinctRefs(
    taken.map(({ name, record, localTags }) => {
      const own = trust === 'same-run' && record.image !== '' && record.tag !== '' ? [recordedRef(record)] : [];
      return { name, refs: [...own, ...localTags], imageid: record.imageid };
    }),
  );
  return plans;
}

/**
 * Reads what the records say of the images that are taken, and compares it with the inputs: the platform, say.
 * @throws UserError that names each image
 */
function readExpectedImages(
  plans: readonly ImagePlan[],
  inputs: SeveralInputs,
  platform: string,
  { run }: SourcesDeps,
): readonly ExpectedImage[] {
  const images: ExpectedImage[] = [];
  const findings: string[] = [];
  for (const { name, record } of plans) {
    if (record.skipped !== null) continue;
    try {
      const expected = readExpectedImage(inputs, record, platform, run);
      checkHasSource(expected, inputs.source);
      images.push(expected);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      findings.push(`${name}: ${error.message}`);
    }
  }
  if (findings.length > 0) throw new UserError(findings.join(' '));
  return images;
}

/**
 * Decides how many images are taken at a time: one where the disk may be too small for several archives. Images of a
 * registry share their layers, so that only those that no registry can give must find room for all of their archives.
 * @throws UserError when these do not find it, even one after the other
 */
async function fitToEngineDisk(
  images: readonly ExpectedImage[],
  { source }: SeveralInputs,
  info: EngineInfo,
  { files, log }: SourcesDeps,
): Promise<number> {
  if (source === 'registry') return maxImagesAtATime;
  const sizesOf = (some: readonly ExpectedImage[]): readonly number[] =>
    some.map(({ archive }) => archive?.['size-bytes'] ?? 0);
  const sure = images.filter(({ inRegistry }) => source === 'artifact' || !inRegistry);
  const sizes = { certain: sizesOf(sure), possible: sizesOf(images) };
  if (await checkSpaceForAll({ ...sizes, atATime: maxImagesAtATime, info }, files)) return maxImagesAtATime;
  log.info(
    'The disk of the engine may be too small for several archives at a time: one image is taken after the other.',
  );
  return 1;
}
