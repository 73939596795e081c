import { parseHandover, recordSuffix, type HandoverRecord } from '../core/handover-record.ts';
import {
  expectedFromInputs,
  expectedFromRecord,
  type ExpectedImage,
  type ImageInputs,
} from '../core/obtain/expected-image.ts';
import type { Failure } from '../core/retry-policy.ts';
import { UserError } from '../errors.ts';
import type { Archives, Artifacts, Clock, Engine, EngineInfo, Files, Log, Registry, RunFacts } from '../ports.ts';
import { fromArtifact, type ArtifactPlace } from './obtain/artifact-source.ts';
import { nameLocally } from './obtain/name-locally.ts';
import { fromRegistry } from './obtain/registry-source.ts';
import { revisionLabel, type MismatchPolicy } from './obtain/revision.ts';
import type { ObtainedImage, SourceEnd, SourceLimits } from './obtain/source-attempt.ts';
import type { Outcome } from './outcome.ts';

export type Source = 'auto' | 'registry' | 'artifact';

export interface PullOrDownloadInputs extends ImageInputs {
  /** Text of the producer's record. */
  readonly handover: string | undefined;
  readonly artifactName: string | undefined;
  readonly source: Source;
  readonly limits: SourceLimits;
  readonly localTags: readonly string[];
  readonly platform: string | undefined;
  readonly onMismatch: MismatchPolicy;
}

export interface PullOrDownloadDeps {
  readonly run: RunFacts;
  readonly engine: Engine;
  readonly registry: Registry;
  readonly artifacts: Artifacts;
  readonly archives: Archives;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
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
  readonly seconds: number;
  /** Why the producer built nothing; '' when it did. */
  readonly skipped: string;
}

/**
 * Brings the producer's image into this machine's engine: from the registry when it answers, from the artifact when it
 * does not, and from neither unless it is the very same image (P1-P13, F22, F23).
 */
export async function pullOrDownloadImage(
  inputs: PullOrDownloadInputs,
  deps: PullOrDownloadDeps,
): Promise<Outcome<PullOrDownloadResult>> {
  const start = deps.clock.now();
  const nothing: PullOrDownloadResult = {
    source: undefined,
    ...{ imageRef: '', imageid: '', digest: '', revision: '', platform: '' },
    ...{ attempts: 0, registryError: '', artifactError: '', seconds: 0, skipped: '' },
  };
  const seconds = (): number => (deps.clock.now() - start) / 1000;
  let ends: Ends | undefined;
  try {
    const record = await findRecord(inputs, deps);
    if (record !== undefined && record.skipped !== null) {
      deps.log.notice(`There is no image to test: the producer skipped the build (${record.skipped}).`);
      return { result: { ...nothing, skipped: record.skipped, seconds: seconds() } };
    }
    const info = await deps.engine.info();
    const platform = inputs.platform ?? info.platform;
    const expected =
      record === undefined
        ? expectedFromInputs(inputs, inputs.artifactName, platform)
        : expectedFromRecord(record, inputs, platform);
    ends = await obtain(expected, inputs, info, deps);
    const image = imageOf(ends);
    const names = [
      ...(expected.tag === undefined ? [] : [`${expected.image ?? ''}:${expected.tag}`]),
      ...inputs.localTags,
    ];
    await nameLocally(image, names, deps);
    const result = {
      ...nothing,
      ...reportOf(ends),
      imageRef: names[0] ?? image.handle,
      imageid: image.imageid,
      digest: image.digest ?? '',
      revision: image.labels[revisionLabel] ?? '',
      platform: image.platform,
      seconds: seconds(),
    };
    return { result };
  } catch (failure) {
    return { result: { ...nothing, ...(ends === undefined ? {} : reportOf(ends)), seconds: seconds() }, failure };
  }
}

/** How each source ended; undefined: it was not asked. */
interface Ends {
  readonly registry?: SourceEnd | undefined;
  readonly artifact?: SourceEnd | undefined;
}

async function findRecord(inputs: PullOrDownloadInputs, deps: PullOrDownloadDeps): Promise<HandoverRecord | undefined> {
  if (inputs.handover !== undefined) return parseHandover(inputs.handover, 'input "handover"');
  if (inputs.image !== undefined) return undefined;
  if (inputs.source === 'registry') {
    throw new UserError(
      'Nothing says which image is meant: with "source: registry" pass "handover", or "image" and "tag".',
    );
  }
  const records = (await deps.artifacts.list()).filter(({ name }) =>
    inputs.artifactName === undefined ? name.endsWith(recordSuffix) : name === `${inputs.artifactName}${recordSuffix}`,
  );
  const [entry, ...others] = [...records].sort((one, other) => other.id - one.id);
  if (entry === undefined) {
    throw new UserError(
      'This run has no handover record: let this job need the producer job, or pass "handover", or "image" and "tag".',
    );
  }
  const different = others.filter(({ name }) => name !== entry.name);
  if (different.length > 0) {
    const names = [entry, ...different].map(({ name }) => name.slice(0, -recordSuffix.length));
    throw new UserError(`This run has several handover records: set "artifact-name" to one of ${names.join(', ')}.`);
  }
  const folder = await deps.files.temporaryFolder();
  const path = await deps.artifacts.download(entry, folder);
  return parseHandover(await deps.files.readText(path), `record "${entry.name}"`);
}

/** Asks the sources in their order. With an artifact there, one failed registry step leads to it at once. */
async function obtain(
  expected: ExpectedImage,
  inputs: PullOrDownloadInputs,
  info: EngineInfo,
  deps: PullOrDownloadDeps,
): Promise<Ends> {
  const { image } = expected;
  const sourceDeps = { ...deps, onMismatch: inputs.onMismatch };
  const pull = (limits: SourceLimits): Promise<SourceEnd | undefined> =>
    image === undefined || !expected.inRegistry || inputs.source === 'artifact'
      ? Promise.resolve(undefined)
      : fromRegistry({ ...expected, image }, info.store, limits, sourceDeps);
  const once = { ...inputs.limits, policy: { ...inputs.limits.policy, maxAttempts: 1 } };

  const place: ArtifactPlace | undefined =
    expected.artifactName === undefined || inputs.source === 'registry'
      ? undefined
      : { name: expected.artifactName, from: undefined };
  if (place === undefined) return { registry: await pull(inputs.limits) };
  const registry = await pull(once);
  if (registry?.ok === true) return { registry };
  if (registry !== undefined) deps.log.info(`The registry failed (${registry.failure.reason}): taking the artifact.`);
  const artifact = await fromArtifact(expected, place, inputs.localTags, info.store, inputs.limits, sourceDeps);
  if (artifact.ok || !artifact.absent || registry === undefined) return { registry, artifact };
  return { registry: await pull(inputs.limits), artifact };
}

function imageOf({ registry, artifact }: Ends): ObtainedImage {
  if (registry?.ok === true) return registry.image;
  if (artifact?.ok === true) return artifact.image;
  const causes = [
    registry === undefined ? undefined : `from the registry: ${causeOf(registry.failure)}`,
    artifact === undefined ? undefined : `from the artifact: ${causeOf(artifact.failure)}`,
  ].filter((cause) => cause !== undefined);
  if (causes.length === 0) {
    throw new UserError(
      'The producer pushed no image, and there is no artifact to load: let the producer upload one, or set "push" there.',
    );
  }
  throw new UserError(`The image cannot be had ${causes.join(' And ')}`);
}

function causeOf({ class: name, reason, remedy }: Failure): string {
  return remedy === '' ? reason : `${reason} (${name}): ${remedy}.`;
}

function reportOf({
  registry,
  artifact,
}: Ends): Pick<PullOrDownloadResult, 'source' | 'attempts' | 'registryError' | 'artifactError'> {
  return {
    source: registry?.ok === true ? 'registry' : artifact?.ok === true ? 'artifact' : undefined,
    attempts: (registry?.attempts ?? 0) + (artifact?.attempts ?? 0),
    registryError: registry?.ok === false ? causeOf(registry.failure) : '',
    artifactError: artifact?.ok === false ? causeOf(artifact.failure) : '',
  };
}
