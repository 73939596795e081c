import { readExpectedFromRecord } from '../../src/core/handover/expected-image.ts';
import { isTargetName, type HandoverSet } from '../../src/core/handover/handover-set.ts';
import { recordedRef, type ArchiveFacts, type HandoverRecord } from '../../src/core/handover/record.ts';
import { listAt, textAt, tryParseJson } from '../../src/core/json/read-json.ts';
import { isDigest } from '../../src/core/oci/digest.ts';
import { findImageId } from '../../src/core/oci/image-ids.ts';
import { isSamePlatform } from '../../src/core/oci/platform.ts';
import { CommandError, UserError, toMessage } from '../../src/errors.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Exec } from '../../src/ports/process.ts';
import { resolveImage } from '../../src/services/images/resolve-image.ts';
import { findRevisionMismatch } from '../../src/services/images/revision.ts';
import type { QueryBudget } from '../../src/services/registry/query-budget.ts';
import { findRecords, type FoundRecords } from './find-records.ts';
import { pullOrDownloadImage, type PullOrDownloadDeps, type PullOrDownloadInputs } from './pull-or-download-image.ts';
import { parseHandovers } from './rules/named-records.ts';

/** How a build will use the image; its driver and platforms as buildx names them. */
interface BaseRequest {
  /** The name of an image of this run, or a record as JSON. */
  readonly wanted: string;
  readonly driver: string;
  readonly platforms: readonly string[];
  readonly pull: boolean;
}

export interface BaseDeps extends PullOrDownloadDeps {
  readonly exec: Exec;
}

/** What `docker buildx build --build-context name=VALUE` takes for an image. */
export type BaseContexts = (request: BaseRequest, budget: QueryBudget) => Promise<string>;

const queryTimeoutMs = 15_000;

/** The inputs of a step that takes one image, left as they are by default. */
const defaults: PullOrDownloadInputs = {
  handover: undefined,
  handoverSet: undefined,
  images: undefined,
  image: undefined,
  tag: undefined,
  digest: undefined,
  imageid: undefined,
  revision: undefined,
  artifactName: undefined,
  runId: undefined,
  repository: undefined,
  allowForks: undefined,
  workflow: undefined,
  waitMs: 0,
  source: 'auto',
  limits: { policy: { maxAttempts: 3, waitSeconds: 10, retryOn: 'transient' }, timeoutMs: 600_000 },
  localTags: [],
  platform: undefined,
  onMismatch: 'refuse',
};

/**
 * Gives the image of another job as a build context: by its digest in the registry, when the registry gives the image that
 * the record describes; else from the artifact, checked like any other. The rules for forks are those of the step.
 */
export function baseContexts(deps: BaseDeps): BaseContexts {
  return async (request, budget) => {
    const record = await findBaseRecord(request, deps);
    if (record.skipped !== null) {
      throw new UserError(`its producer skipped the build (${record.skipped}): skip this build too.`);
    }
    checkPlatforms(record, request);
    const registry = await findBaseInRegistry(record, request, budget, deps);
    const inRegistry = `docker-image://${record.image}@${record.digest}`;
    if (registry.found) return inRegistry;
    const finding = `registry does not give ${recordedRef(record)} (${registry.reason})`;
    const { archive } = record;
    const problem = findArtifactProblem(archive, request);
    if (archive !== null && problem === undefined) {
      deps.log.info(`The ${finding}: taking the artifact.`);
      return takeArtifact({ record, archive, finding }, request, deps);
    }
    if (!registry.mayAnswer) throw new UserError(`the ${finding}, and ${problem ?? ''}.`);
    deps.log.info(`The ${finding}, and ${problem ?? ''}: the build asks the registry again.`);
    return inRegistry;
  };
}

/** @throws UserError for the first platform that the image was not built for */
function checkPlatforms({ imageids }: HandoverRecord, { platforms }: BaseRequest): void {
  const built = Object.keys(imageids);
  const missing = platforms.find((platform) => built.length > 0 && findImageId(imageids, platform) === undefined);
  if (missing === undefined) return;
  throw new UserError(
    `it was built for ${built.join(', ')}, not for ${missing}: add that to the "platforms" of its own build.`,
  );
}

/** Reads the record, or finds that of the name in this run, and decides whether this job may use its image. */
async function findBaseRecord({ wanted, platforms }: BaseRequest, deps: BaseDeps): Promise<HandoverRecord> {
  const { records } = wanted.startsWith('{')
    ? await checkGivenRecord(wanted, platforms, deps)
    : await findNamed(wanted, platforms, deps);
  const [first] = records;
  if (first === undefined) throw new UserError(`there is no image "${wanted}" in this run.`);
  return first.record;
}

function checkGivenRecord(text: string, [platform = '']: readonly string[], deps: BaseDeps): Promise<FoundRecords> {
  const { record } = parseHandovers(text, 'record of a build context');
  if (record === undefined) {
    throw new UserError(
      'it is a set of several images: pass the record of one of them, as in toJSON(fromJSON(…).images.api).',
    );
  }
  const handoverSet: HandoverSet = { schema: 1, images: { base: record } };
  return findRecords({ ...defaults, handoverSet, images: ['base'] }, platform, deps);
}

function findNamed(name: string, [platform = '']: readonly string[], deps: BaseDeps): Promise<FoundRecords> {
  if (isTargetName(name) && name !== 'all') return findRecords({ ...defaults, images: [name] }, platform, deps);
  throw new UserError(
    `"${name.slice(0, 80)}" is no name of an image: use handover:<name of an image of this run>, or a record.`,
  );
}

type RegistryFinding =
  | { readonly found: true }
  | {
      readonly found: false;
      readonly reason: string;
      /** Whether it may give the image when it is asked again. */
      readonly mayAnswer: boolean;
    };

/** Whether the registry has the image of the record for each platform. Whatever keeps it from saying so is no failure. */
async function findBaseInRegistry(
  record: HandoverRecord,
  { platforms }: BaseRequest,
  budget: QueryBudget,
  deps: BaseDeps,
): Promise<RegistryFinding> {
  const { image, tag, digest } = record;
  const refuse = (reason: string): RegistryFinding => ({ found: false, reason, mayAnswer: false });
  if (digest === '' || record['pushed-refs'].length === 0) return refuse('it was not pushed');
  const patience = budget.patience(recordedRef(record));
  for (const platform of platforms) {
    const { imageid, revision } = readExpectedFromRecord(record, defaults, platform);
    if (patience.leftMs === 0) return refuse('it has not answered before');
    const start = deps.clock.now();
    try {
      const timeoutMs = Math.min(queryTimeoutMs, patience.leftMs);
      const { config } = await resolveImage({ image, tag, digest, imageid, platform }, timeoutMs, deps);
      if (imageid !== undefined && config.imageid !== imageid) return refuse(`it has another image for ${platform}`);
      const mismatch = findRevisionMismatch(config.labels, { revision, imageid }, 'its image');
      if (mismatch !== undefined) return refuse(mismatch);
    } catch (error) {
      deps.signal.throwIfAborted();
      patience.spend(deps.clock.now() - start);
      if (error instanceof UserError) return refuse(toMessage(error));
      if (!(error instanceof CommandError)) return { found: false, reason: toMessage(error), mayAnswer: true };
      return { found: false, reason: error.finalLine, mayAnswer: !error.timedOut };
    }
  }
  return { found: true };
}

/** Says why a build cannot take its base from the artifact, and what to do then. Undefined: it can. */
function findArtifactProblem(
  archive: ArchiveFacts | null,
  { driver, platforms, pull }: BaseRequest,
): string | undefined {
  if (archive === null) return 'it has no artifact';
  const other = platforms.find((platform) => !isSamePlatform(platform, archive.platform));
  if (other !== undefined) {
    return `its artifact is for ${archive.platform}, not for ${other}: build when the registry answers again`;
  }
  if (driver !== 'docker' || !pull) return undefined;
  return 'with "pull: true" this builder takes no image from its own engine: leave "pull" out';
}

/** Loads the artifact into the engine, which builds from it, or writes it out from there for a builder outside. */
async function takeArtifact(
  { record, archive, finding }: { record: HandoverRecord; archive: ArchiveFacts; finding: string },
  { driver }: BaseRequest,
  deps: BaseDeps,
): Promise<string> {
  const { imageid = '' } = readExpectedFromRecord(record, defaults, archive.platform);
  const id = [imageid, archive['artifact-digest']].find(isDigest) ?? 'latest';
  // Of this step alone: its post part takes the name away, which another job on the same engine must not lose.
  const own = `${deps.run.runId}-${Math.floor(deps.clock.random() * 2 ** 32).toString(16)}`;
  const name = `localhost/ci-image-actions/base:${id.replace('sha256:', '')}-${own}`;
  const engine: Engine = {
    ...deps.engine,
    tag: (source, target, options) => deps.engine.tag(source, target, { ...options, temporary: { before: undefined } }),
  };
  const inputs: PullOrDownloadInputs = {
    ...defaults,
    handover: record,
    source: 'artifact',
    platform: archive.platform,
    localTags: [name],
    ownName: false,
  };
  const { failure } = await pullOrDownloadImage(inputs, { ...deps, engine });
  if (failure !== undefined) {
    if (!(failure instanceof UserError)) throw new Error(toMessage(failure), { cause: failure });
    throw new UserError(`The ${finding}. ${failure.message}`, { cause: failure });
  }
  return driver === 'docker' ? `docker-image://${name}` : writeLayout(name, deps);
}

/**
 * Writes an image of the engine as a folder that a builder outside of it can read. An engine from 25.0 on saves images as
 * OCI layouts: https://docs.docker.com/engine/release-notes/25.0/
 */
async function writeLayout(name: string, { engine, exec, files, signal }: BaseDeps): Promise<string> {
  const folder = await files.temporaryFolder();
  const input = await engine.save(name, { signal });
  const { exitCode, stderr } = await exec.run('tar', ['-x', '-C', folder], { input, signal });
  await engine.untag(name).catch(() => undefined);
  if (exitCode !== 0) throw new CommandError({ command: 'tar', exitCode, stderr });
  const index = tryParseJson(await files.readText(`${folder}/index.json`));
  const digest = textAt(listAt(index, 'manifests')[0], 'digest');
  if (digest !== undefined && isDigest(digest)) return `oci-layout://${folder}@${digest}`;
  throw new UserError('the engine does not save images as OCI layouts: use Docker Engine 25 or newer.');
}
