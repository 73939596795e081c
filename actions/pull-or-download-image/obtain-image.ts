import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import {
  readExpectedFromInputs,
  readExpectedFromRecord,
  type ExpectedImage,
  type ImageInputs,
} from '../../src/core/handover/expected-image.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import type { NamedFailure } from '../../src/core/summary/page.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { ProducerRun } from './find-producer-run.ts';
import type { Trust } from './rules/workflow-run.ts';
import { listPhases, reportSources, requireImage, type SourceResult } from './source-results.ts';
import { chooseNames, tagImage } from './tag-image.ts';
import { trySources, type Source, type SourcesDeps } from './try-sources.ts';

/** How one image is taken. */
export interface ObtainInputs extends ImageInputs {
  readonly artifactName: string | undefined;
  readonly workflow: string | undefined;
  readonly source: Source;
  readonly limits: RetryLimits;
  readonly localTags: readonly string[];
  /** False: the engine gets no name of the image's registry. */
  readonly ownName?: false | undefined;
}

/** What became of one image; '' where there is nothing to say. */
export interface ImageResult {
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
export type ImageFacts = { -readonly [Field in keyof ImageResult]: ImageResult[Field] };

/** Of an image of which nothing is known yet. */
export const emptyImageResult: ImageResult = {
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

interface ObtainRequest {
  readonly inputs: ObtainInputs;
  /** Undefined: the inputs alone say which image is wanted. */
  readonly record: HandoverRecord | undefined;
  /** Undefined: the registry gave the image already. */
  readonly producer: ProducerRun | undefined;
  readonly info: EngineInfo;
  readonly platform: string;
  /** How the registry ended that was tried before. Undefined: it was not. */
  readonly registry?: SourceResult | undefined;
}

/**
 * Takes one image from the registry or the artifact, and names it. Accepts nothing but the expected image.
 * @param facts get what is known, also where this fails
 */
export async function obtainImage(facts: ImageFacts, request: ObtainRequest, deps: SourcesDeps): Promise<void> {
  const { inputs, record, producer, info, platform, registry: first } = request;
  const expected = readExpectedImage(inputs, record, platform, deps.run);
  const results =
    first?.ok === true
      ? { registry: first }
      : await trySources({ ...inputs, expected, info, from: producer?.from }, deps);
  const report = reportSources(results);
  facts.source = report.source;
  facts.registryError = report.registryError;
  facts.artifactError = report.artifactError;
  facts.failures = report.failures;
  if (results.artifact?.ok === true && producer !== undefined) facts.trust = producer.trust;
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

/** Reads which image is expected: from its record, or from the inputs where there is none. */
export function readExpectedImage(
  inputs: ObtainInputs,
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
