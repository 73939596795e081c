import type { Outcome } from '../../src/core/failures/failure.ts';
import type { HandoverSet } from '../../src/core/handover/handover-set.ts';
import { completedPhase } from '../../src/core/retry/attempts.ts';
import { UserError } from '../../src/errors.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { MismatchPolicy } from '../../src/services/images/revision.ts';
import { findHandover, warnOfFork, type Handover, type HandoverInputs } from './find-handover.ts';
import {
  emptyImageResult,
  obtainImage,
  readExpectedImage,
  type ImageFacts,
  type ImageResult,
  type ObtainInputs,
} from './obtain-image.ts';
import { obtainImages, type SeveralDeps, type SeveralFacts } from './obtain-images.ts';
import type { NamedImageResult } from './report-images.ts';
import type { WantedImages } from './rules/named-records.ts';
import { describeSourceFailure, listPhases, reportSources, type SourceResult } from './source-results.ts';
import { limitAttempts, tryRegistry, type SourcesDeps } from './try-sources.ts';
import type { StackFiles } from './write-stack-files.ts';

export interface PullOrDownloadInputs extends ObtainInputs, Omit<HandoverInputs, 'image'> {
  /** The records of several images, as another job passed them on. */
  readonly handoverSet: HandoverSet | undefined;
  /** Undefined: one image is wanted, or those of the set. */
  readonly images: WantedImages | undefined;
  readonly platform: string | undefined;
  readonly onMismatch: MismatchPolicy;
}

export type PullOrDownloadDeps = SeveralDeps;

/** What the action did. Of several images, what they have in common. */
export interface PullOrDownloadResult extends ImageResult, StackFiles {
  /** Each image that was asked for by its name. */
  readonly images: readonly NamedImageResult[];
}

/**
 * Brings the producer's image into this machine's engine: from the registry, or from the artifact when the registry does
 * not give it. Accepts nothing but the expected image. Of several images it does so with each.
 */
export async function pullOrDownloadImage(
  inputs: PullOrDownloadInputs,
  deps: PullOrDownloadDeps,
): Promise<Outcome<PullOrDownloadResult>> {
  const start = deps.clock.now();
  const facts: SeveralFacts = { ...emptyImageResult, images: [], composeFile: '', envFile: '' };
  let failure: unknown;
  try {
    const { handoverSet } = inputs;
    if (inputs.images === undefined && handoverSet === undefined) {
      await obtainOne(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
    } else {
      await obtainImages(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
    }
  } catch (error) {
    failure = error;
  }
  facts.seconds = (deps.clock.now() - start) / 1000;
  return { result: facts, failure };
}

async function obtainOne(
  facts: ImageFacts,
  inputs: PullOrDownloadInputs,
  deps: PullOrDownloadDeps & SourcesDeps,
): Promise<void> {
  const info = await deps.engine.info();
  const platform = inputs.platform ?? info.platform;
  const first = await tryRegistryFirst(inputs, { platform, info }, deps);
  const firstReport = reportSources({ registry: first });
  facts.attempts = firstReport.attempts;
  facts.registryError = firstReport.registryError;
  facts.phases = listPhases({ registry: first });

  const handover = first?.ok === true ? undefined : await findProducer(facts, inputs, first, deps);
  const skipped = handover?.record?.skipped ?? undefined;
  if (skipped !== undefined) {
    deps.log.notice(`There is no image to test: the producer skipped the build (${skipped}).`);
    facts.skipped = skipped;
    return;
  }
  const { record, producer } = handover ?? {};
  await obtainImage(facts, { inputs, record, producer, info, platform, registry: first }, deps);
}

/** Tries the registry before the producer's run ends: with an image and a tag it may have the image already. */
async function tryRegistryFirst(
  inputs: PullOrDownloadInputs,
  { platform, info }: { readonly platform: string; readonly info: EngineInfo },
  deps: SourcesDeps,
): Promise<SourceResult | undefined> {
  if (inputs.workflow === undefined || inputs.image === undefined || inputs.source === 'artifact') return undefined;
  const expected = readExpectedImage(inputs, undefined, platform, deps.run);
  return tryRegistry({ expected, info, limits: limitAttempts(inputs.limits, 1) }, deps);
}

/**
 * Finds the producer's run and its record.
 * @param registry how the registry ended that was tried before
 * @throws UserError with both failures when there is no record
 */
async function findProducer(
  facts: ImageFacts,
  inputs: PullOrDownloadInputs,
  registry: SourceResult | undefined,
  deps: PullOrDownloadDeps,
): Promise<Handover> {
  const start = deps.clock.now();
  const handover = await findHandover(inputs, deps).catch((error: unknown) => {
    if (registry?.ok !== false || !(error instanceof UserError)) throw error;
    const reason = describeSourceFailure('registry', registry.failure);
    throw new UserError(`${reason} ${error.message}`, { cause: error });
  });
  const { producer, record } = handover;
  facts.phases = [...facts.phases, completedPhase('record', start, deps.clock.now())];
  facts.buildSeconds = record?.['build-seconds'];
  if (record !== undefined) facts.trust = producer.trust;
  if (producer.trust === 'fork' && inputs.allowForks === true) warnOfFork(deps.log);
  return handover;
}
