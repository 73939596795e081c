import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import {
  expectedFromInputs,
  expectedFromRecord,
  type ExpectedImage,
  type ImageInputs,
} from '../../src/core/handover/expected-image.ts';
import type { Trust } from './rules/workflow-run.ts';
import type { NamedFailure } from '../../src/core/summary/page.ts';
import { completedPhase, type TimedPhase } from '../../src/core/retry/attempts.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import { findHandover, type HandoverInputs } from './find-handover.ts';
import { nameLocally } from './name-locally.ts';
import type { MismatchPolicy } from '../../src/services/images/revision.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { causeOf, type SourceEnd } from './source-attempt.ts';
import { type RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { describeFailure } from '../../src/core/failures/failure.ts';
import { askRegistry, askSources, imageOf, type SourceEnds, type SourcesDeps } from './sources.ts';
import { timelineOf } from './timeline.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';

export interface PullOrDownloadInputs extends ImageInputs, Omit<HandoverInputs, 'image'> {
  readonly limits: RetryLimits;
  readonly localTags: readonly string[];
  readonly platform: string | undefined;
  readonly onMismatch: MismatchPolicy;
}

interface PullOrDownloadDeps extends Omit<SourcesDeps, 'onMismatch'> {
  readonly api: GitHubApi;
}

export interface PullOrDownloadResult {
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
  /** Each source that did not give the image, with what ended it. */
  readonly failures: readonly NamedFailure[];
  /** What the time went into, failed tries included. */
  readonly phases: readonly TimedPhase[];
  /** What the producer's build took, as its record says; undefined: it does not. */
  readonly buildSeconds: number | undefined;
  /** Size of the artifact, when the image came from it. */
  readonly archiveBytes: number | undefined;
  /** `unknown`: a registry gave the image, and no run vouches for it. */
  readonly trust: Trust | 'unknown';
  readonly seconds: number;
  /** Why the producer built nothing; '' when it did. */
  readonly skipped: string;
}

const nothing: PullOrDownloadResult = {
  source: undefined,
  imageRef: '',
  imageid: '',
  digest: '',
  revision: '',
  platform: '',
  attempts: 0,
  registryError: '',
  artifactError: '',
  trust: 'unknown',
  seconds: 0,
  skipped: '',
  phases: [],
  failures: [],
  archiveBytes: undefined,
  buildSeconds: undefined,
};

/**
 * Brings the producer's image into this machine's engine: from the registry when it answers, from the artifact when it
 * does not, and from neither unless it is the very same image.
 */
export async function pullOrDownloadImage(
  inputs: PullOrDownloadInputs,
  deps: PullOrDownloadDeps,
): Promise<Outcome<PullOrDownloadResult>> {
  const start = deps.clock.now();
  let known = nothing;
  const resultWith = (more: Partial<PullOrDownloadResult>): PullOrDownloadResult => {
    const seconds = (deps.clock.now() - start) / 1000;
    return { ...known, ...more, seconds };
  };
  const sourcesDeps = { ...deps, onMismatch: inputs.onMismatch };
  try {
    const info = await deps.engine.info();
    const platform = inputs.platform ?? info.platform;
    const early = await registryBeforeWaiting(inputs, { platform, info }, sourcesDeps);
    const phases = [...timelineOf({ registry: early })];
    const { attempts, registryError } = reportOf({ registry: early });
    known = { ...known, phases, attempts, registryError };
    const finding = deps.clock.now();
    const handover = early?.ok === true ? undefined : await findAfterRegistry(early, inputs, deps);
    if (handover !== undefined) phases.push(completedPhase('record', finding, deps.clock.now()));
    known = {
      ...known,
      trust: handover?.record === undefined ? 'unknown' : handover.producer.trust,
      buildSeconds: handover?.record?.['build-seconds'],
    };
    if (handover?.producer.trust === 'fork' && inputs.allowForks === true) {
      deps.log.warning("This image holds a fork's code: run it in a job without secrets and write permissions.");
    }
    const skipped = handover?.record?.skipped ?? null;
    if (skipped !== null) {
      deps.log.notice(`There is no image to test: the producer skipped the build (${skipped}).`);
      return { result: resultWith({ skipped }) };
    }
    const expected = expectedImage(inputs, handover?.record, platform, deps.run);
    const request = { ...inputs, expected, info, from: handover?.producer.from };
    const ends = early?.ok === true ? { registry: early } : await askSources(request, sourcesDeps);
    const report = reportOf(ends);
    known = { ...known, ...report };
    if (ends.artifact?.ok === true && handover !== undefined) known = { ...known, trust: handover.producer.trust };
    if (early?.ok !== true) {
      known = { ...known, attempts: attempts + report.attempts };
      phases.push(...timelineOf(ends));
    }
    const image = imageOf(ends);
    const names = [...ownNames(inputs, expected, known.trust), ...inputs.localTags];
    const wanted = names.length > 0 || image.temporaryName === undefined ? names : [nameByContent(image.imageid)];
    await nameLocally(image, wanted, deps);
    const { imageid, digest = '', labels, archiveBytes } = image;
    const imageRef = wanted[0] ?? image.handle;
    const facts = { imageRef, imageid, digest, platform, archiveBytes };
    return { result: resultWith({ ...facts, revision: labels[revisionLabel] ?? '' }) };
  } catch (failure) {
    return { result: resultWith({}), failure };
  }
}

/** The name of an image that nobody asked a name for. */
function nameByContent(imageid: string): string {
  return `localhost/ci-image-actions:${imageid.replace('sha256:', '')}`;
}

/**
 * The name that the image has in its registry, where this job itself asked for it: by `image` and `tag`, or by a record of
 * its own run. A record of another run names nothing here: it could say `postgres:16`.
 */
function ownNames(
  inputs: PullOrDownloadInputs,
  { image, tag }: ExpectedImage,
  trust: PullOrDownloadResult['trust'],
): readonly string[] {
  if (image === undefined || tag === undefined) return [];
  const isAskedFor = inputs.image === image && inputs.tag === tag;
  return isAskedFor || trust === 'same-run' ? [`${image}:${tag}`] : [];
}

/** With an image and a tag the registry may know it before the producer's run is over: it is asked first. */
async function registryBeforeWaiting(
  inputs: PullOrDownloadInputs,
  { platform, info }: { readonly platform: string; readonly info: EngineInfo },
  deps: SourcesDeps,
): Promise<SourceEnd | undefined> {
  if (inputs.workflow === undefined || inputs.image === undefined || inputs.source === 'artifact') return undefined;
  const expected = expectedImage(inputs, undefined, platform, deps.run);
  const limits = { ...inputs.limits, policy: { ...inputs.limits.policy, maxAttempts: 1 } };
  return askRegistry({ expected, info, limits }, deps);
}

/**
 * The producer's record, where the registry did not have the image before.
 * @throws UserError that tells of both when there is none
 */
async function findAfterRegistry(
  early: SourceEnd | undefined,
  inputs: PullOrDownloadInputs,
  deps: PullOrDownloadDeps,
): Promise<Awaited<ReturnType<typeof findHandover>>> {
  try {
    return await findHandover(inputs, deps);
  } catch (error) {
    if (early?.ok !== false || !(error instanceof UserError)) throw error;
    throw new UserError(`${causeOf('registry', early.failure)} ${error.message}`, { cause: error });
  }
}

function expectedImage(
  inputs: PullOrDownloadInputs,
  record: HandoverRecord | undefined,
  platform: string,
  run: RunFacts,
): ExpectedImage {
  if (record !== undefined) {
    const expected = expectedFromRecord(record, inputs, platform);
    return { ...expected, artifactName: expected.artifactName ?? inputs.artifactName };
  }
  // Who waits for the build of this event's commit wants no other one's.
  const revision = inputs.revision ?? (inputs.workflow === undefined ? undefined : readEventFacts(run).revision);
  return expectedFromInputs({ ...inputs, revision }, inputs.artifactName, platform);
}

function reportOf({
  registry,
  artifact,
}: SourceEnds): Pick<PullOrDownloadResult, 'source' | 'attempts' | 'registryError' | 'artifactError' | 'failures'> {
  const failures = Object.entries({ registry, artifact }).flatMap(([name, end]) =>
    end?.ok === false ? [{ name, failure: end.failure }] : [],
  );
  return {
    failures,
    source: registry?.ok === true ? 'registry' : artifact?.ok === true ? 'artifact' : undefined,
    attempts: (registry?.attemptCount ?? 0) + (artifact?.attemptCount ?? 0),
    registryError: registry?.ok === false ? describeFailure(registry.failure) : '',
    artifactError: artifact?.ok === false ? describeFailure(artifact.failure) : '',
  };
}
