import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import {
  readExpectedFromInputs,
  readExpectedFromRecord,
  type ExpectedImage,
  type ImageInputs,
} from '../../src/core/handover/expected-image.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { completedPhase, type TimedPhase } from '../../src/core/retry/attempts.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import type { NamedFailure } from '../../src/core/summary/page.ts';
import { UserError } from '../../src/errors.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { MismatchPolicy } from '../../src/services/images/revision.ts';
import { findHandover, type Handover, type HandoverInputs } from './find-handover.ts';
import type { Trust } from './rules/workflow-run.ts';
import { describeSourceFailure, listPhases, reportSources, requireImage, type SourceResult } from './source-results.ts';
import { chooseNames, tagImage } from './tag-image.ts';
import { limitAttempts, tryRegistry, trySources, type SourcesDeps } from './try-sources.ts';

export interface PullOrDownloadInputs extends ImageInputs, Omit<HandoverInputs, 'image'> {
  readonly limits: RetryLimits;
  readonly localTags: readonly string[];
  readonly platform: string | undefined;
  readonly onMismatch: MismatchPolicy;
}

interface PullOrDownloadDeps extends Omit<SourcesDeps, 'onMismatch'> {
  readonly api: GitHubApi;
}

/** What the action did; '' where there is nothing to say. */
export interface PullOrDownloadResult {
  /** Undefined: no source gave the image. */
  readonly source: 'registry' | 'artifact' | undefined;
  readonly imageRef: string;
  readonly imageid: string;
  readonly digest: string;
  readonly revision: string;
  readonly platform: string;
  /** Of all sources together. */
  readonly attempts: number;
  readonly registryError: string;
  readonly artifactError: string;
  /** Each source that did not give the image. */
  readonly failures: readonly NamedFailure[];
  /** What took the time, failed attempts included. */
  readonly phases: readonly TimedPhase[];
  /** What the producer's build took. Undefined: it built nothing, or its record does not say. */
  readonly buildSeconds: number | undefined;
  /** Size of the artifact. Undefined: the image did not come from one. */
  readonly archiveBytes: number | undefined;
  /** `unknown`: the registry gave the image, and it is not known which run pushed it. */
  readonly trust: Trust | 'unknown';
  readonly seconds: number;
  /** Why the producer built nothing. */
  readonly skipped: string;
}

/** The result as far as it is known: outputs and summary show it also when the step fails. */
type PullOrDownloadFacts = { -readonly [Field in keyof PullOrDownloadResult]: PullOrDownloadResult[Field] };

const emptyResult: PullOrDownloadResult = {
  source: undefined,
  imageRef: '',
  imageid: '',
  digest: '',
  revision: '',
  platform: '',
  attempts: 0,
  registryError: '',
  artifactError: '',
  failures: [],
  phases: [],
  buildSeconds: undefined,
  archiveBytes: undefined,
  trust: 'unknown',
  seconds: 0,
  skipped: '',
};

/**
 * Brings the producer's image into this machine's engine: from the registry, or from the artifact when the registry does
 * not give it. Accepts nothing but the expected image.
 */
export async function pullOrDownloadImage(
  inputs: PullOrDownloadInputs,
  deps: PullOrDownloadDeps,
): Promise<Outcome<PullOrDownloadResult>> {
  const start = deps.clock.now();
  const facts: PullOrDownloadFacts = { ...emptyResult };
  let failure: unknown;
  try {
    await obtainImage(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
  } catch (error) {
    failure = error;
  }
  facts.seconds = (deps.clock.now() - start) / 1000;
  return { result: facts, failure };
}

async function obtainImage(
  facts: PullOrDownloadFacts,
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

  const expected = readExpectedImage(inputs, handover?.record, platform, deps.run);
  const request = { ...inputs, expected, info, from: handover?.producer.from };
  const results = first?.ok === true ? { registry: first } : await trySources(request, deps);
  const report = reportSources(results);
  facts.source = report.source;
  facts.registryError = report.registryError;
  facts.artifactError = report.artifactError;
  facts.failures = report.failures;
  if (results.artifact?.ok === true && handover !== undefined) facts.trust = handover.producer.trust;
  if (first?.ok !== true) {
    facts.attempts += report.attempts;
    facts.phases = [...facts.phases, ...listPhases(results)];
  }

  const image = requireImage(results);
  const names = chooseNames(image, expected, facts.trust, inputs);
  await tagImage(image, names, deps);
  facts.imageRef = names[0] ?? image.engineRef;
  facts.imageid = image.imageid;
  facts.digest = image.digest ?? '';
  facts.revision = image.labels[revisionLabel] ?? '';
  facts.platform = platform;
  facts.archiveBytes = image.archiveBytes;
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
  facts: PullOrDownloadFacts,
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
  if (producer.trust === 'fork' && inputs.allowForks === true) {
    deps.log.warning("This image holds a fork's code: run it in a job without secrets and write permissions.");
  }
  return handover;
}

function readExpectedImage(
  inputs: PullOrDownloadInputs,
  record: HandoverRecord | undefined,
  platform: string,
  run: RunFacts,
): ExpectedImage {
  if (record !== undefined) {
    const expected = readExpectedFromRecord(record, inputs, platform);
    return { ...expected, artifactName: expected.artifactName ?? inputs.artifactName };
  }
  // A job that waits for another workflow's build of this event's commit accepts no image of another commit.
  const revision = inputs.revision ?? (inputs.workflow === undefined ? undefined : readEventFacts(run).revision);
  return readExpectedFromInputs({ ...inputs, revision }, inputs.artifactName, platform);
}
