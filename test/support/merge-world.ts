import { tmpdir } from 'node:os';
import { runnerFiles } from '../../src/adapters/runner/runner-files.ts';
import { readMergeInputs } from '../../actions/merge-manifests/inputs.ts';
import { mergeOutputs } from '../../actions/merge-manifests/outputs.ts';
import { serializeHandover, type HandoverRecord } from '../../src/core/handover/record.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import { mergeManifests } from '../../actions/merge-manifests/merge-manifests.ts';
import type { ImageConfig } from '../../src/core/oci/image-facts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Registry, RegistryAnswer } from '../../src/ports/registry.ts';
import { fakeClock } from './fake-clock.ts';
import { handoverRecord } from './handover-records.ts';
import { platformConfig, repeatedDigest } from './merge-images.ts';
import { recordingLog } from './recording-log.ts';
import { headSha, runFacts } from './run-facts.ts';
import { storedArtifacts, type StoredArtifact } from './stored-artifacts.ts';

export const repository = 'ghcr.io/acme/app';
export const tag = `sha-${headSha.slice(0, 7)}`;
export const ref = `${repository}:${tag}`;
export const latest = `${repository}:latest`;
export const platforms = 'linux/amd64,linux/arm64';
export const indexType = 'application/vnd.oci.image.index.v1+json';
/** Another revision. */
export const other = 'e'.repeat(40);

/** What a registry holds under a name. */
export interface Stored {
  readonly digest: string;
  readonly raw: string;
  readonly configs: readonly ImageConfig[];
}

/** An index of these images under a digest of its own; a single one without attestations stands alone. */
export function stored(character: string, ...configs: readonly ImageConfig[]): Stored {
  const [only] = configs;
  if (configs.length === 1 && only !== undefined) return { digest: only.manifestDigest, raw: '{}', configs };
  const raw = JSON.stringify({ manifests: configs.map(({ manifestDigest }) => ({ digest: manifestDigest })) });
  return { digest: repeatedDigest(character), raw, configs };
}

export const amd64 = stored('', platformConfig('linux/amd64', 'a'));
export const arm64 = stored('', platformConfig('linux/arm64', 'b'));

/** A registry in memory: `tags` are its state, `calls` what was set. */
function taggedImagesRegistry(tags: Map<string, Stored>): Registry & { readonly calls: string[] } {
  const calls: string[] = [];
  const byDigest = new Map([amd64, arm64].map((image) => [`${repository}@${image.digest}`, image]));
  const find = (asked: string): Stored | undefined => tags.get(asked) ?? byDigest.get(asked);
  const keep = (target: string, image: Stored): void => {
    tags.set(target, image);
    byDigest.set(`${target.slice(0, target.lastIndexOf(':'))}@${image.digest}`, image);
  };
  for (const [name, image] of tags) keep(name, image);
  return {
    calls,
    manifest(asked): Promise<RegistryAnswer> {
      const image = find(asked);
      if (image === undefined) return Promise.resolve({ found: false });
      return Promise.resolve({ found: true, digest: image.digest, mediaType: indexType, raw: image.raw });
    },
    configs: (asked) => Promise.resolve(find(asked)?.configs ?? []),
    copy(source, targets) {
      calls.push(...targets.map((target) => `${target} from ${source}`));
      for (const target of targets) keep(target, find(source) ?? amd64);
      return Promise.resolve();
    },
    merge(sources, target, annotations) {
      calls.push([target, ...annotations].join(' '));
      keep(target, stored('f', ...sources.flatMap((source) => find(source)?.configs ?? [])));
      return Promise.resolve();
    },
  };
}

/** The artifact with the record of one platform's build. */
export const recordOf = (arch: string, digest: string, changes: Partial<HandoverRecord> = {}): StoredArtifact => ({
  name: `app-${tag}-${arch}.handover.json`,
  content: serializeHandover(handoverRecord({ tag: `${tag}-${arch}`, digest, ...changes })),
});
export const records = [recordOf('amd64', amd64.digest), recordOf('arm64', arm64.digest)];

/** What a merge meets. */
interface MergeWorld {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly artifacts?: readonly StoredArtifact[];
  readonly tags?: Readonly<Record<string, Stored>>;
  /** Stands before the registry. */
  readonly through?: (memory: Registry, clock: Clock) => Registry;
}

interface MergeOutcome {
  readonly failure: unknown;
  readonly outputs: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  /** What was set in the registry. */
  readonly calls: readonly string[];
  readonly tags: ReadonlyMap<string, Stored>;
  readonly waits: readonly number[];
}

/** Merges over fakes: by default the two images of the records, which are there, into an immutable and a moving tag. */
export async function merge(world: MergeWorld = {}): Promise<MergeOutcome> {
  const inputs: Readonly<Record<string, string>> = { tags: `${latest},${ref}`, platforms, ...world.inputs };
  const tags = new Map(Object.entries(world.tags ?? {}));
  const memory = taggedImagesRegistry(tags);
  const log = recordingLog();
  const clock = fakeClock();
  const files = runnerFiles({ RUNNER_TEMP: tmpdir() });
  const merging = mergeManifests(readMergeInputs(new InputReader((name) => inputs[name] ?? '')), {
    run: runFacts(),
    files,
    log,
    clock,
    rateLimits: { retryAfter: () => Promise.resolve(undefined) },
    registry: world.through?.(memory, clock) ?? memory,
    artifacts: storedArtifacts(world.artifacts ?? records),
  });
  const { result, failure } = await merging.finally(() => files.cleanUp());
  const { calls } = memory;
  return { failure, outputs: mergeOutputs(result), lines: log.lines, calls, tags, waits: clock.waits };
}
