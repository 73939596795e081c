import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imagetoolsRegistry } from '../../../src/adapters/registry/imagetools.ts';
import { registryRateLimits } from '../../../src/adapters/registry/registry-rate-limits.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { systemClock } from '../../../src/adapters/runner/system-clock.ts';
import { readMergeInputs } from '../../../actions/merge-manifests/inputs.ts';
import { mergeOutputs } from '../../../actions/merge-manifests/outputs.ts';
import { serializeHandover } from '../../../src/core/handover/record.ts';
import { recordSuffix } from '../../../src/core/handover/artifact-name.ts';
import { InputReader, type Outputs } from '../../../src/core/inputs/input-reader.ts';
import { mergeManifests, type MergeResult } from '../../../actions/merge-manifests/merge-manifests.ts';
import type { Outcome } from '../../../src/core/failures/failure.ts';
import type { Registry } from '../../../src/ports/registry.ts';
import { uniqueName } from '../../bed/images.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';
import { storeEngine } from '../../support/store-engines.ts';
import { storedArtifacts } from '../../support/stored-artifacts.ts';

/** The bed's registry. */
export const registryHost = process.env['CIIA_REGISTRY'] ?? '';
/** The immutable tag of the index. */
export const tag = `sha-${headSha.slice(0, 7)}`;

const builder = storeEngine('containerd', process.env['CIIA_CONTAINERD_HOST'] ?? '');
/** No engine is there: the registry is all that a merge needs. */
const { exec } = storeEngine('containerd', 'unix:///nonexistent/docker.sock');
const realRegistry = imagetoolsRegistry(exec);

/** A repository of its own in the bed's registry, seen through `host`. */
export function newRepository(host = registryHost): string {
  return `${host}/${uniqueName('ciia-merge')}/app`;
}

/** An image as a build job pushes it. */
export interface PushedImage {
  readonly ref: string;
  readonly digest: string;
  readonly images: readonly PlatformImage[];
}

interface PlatformImage {
  readonly platform: string;
  /** Of its manifest. */
  readonly digest: string;
  readonly imageid: string;
}

/** Builds an image `FROM scratch` for the platforms and pushes it under `ref`. */
export async function pushImage(
  ref: string,
  platforms: string,
  options: { readonly provenance?: boolean; readonly labels?: Readonly<Record<string, string>> } = {},
): Promise<PushedImage> {
  const context = mkdtempSync(join(tmpdir(), 'ciia-merge-'));
  const { provenance = true, labels = { 'org.opencontainers.image.revision': headSha } } = options;
  try {
    writeFileSync(join(context, 'content'), uniqueName('content'));
    const lines = ['FROM scratch', 'ARG TARGETPLATFORM', 'LABEL platform=$TARGETPLATFORM', 'COPY content /', ''];
    writeFileSync(join(context, 'Dockerfile'), lines.join('\n'));
    const flags = Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`);
    const args = [`--platform=${platforms}`, `--provenance=${provenance}`, '--builder=default', ...flags];
    // Attestations are there in OCI's media types alone; without them, builders differ in which they take by default.
    const output = `--output=type=registry${provenance ? '' : ',oci-mediatypes=false'}`;
    const built = await builder.exec.run('docker', ['buildx', 'build', output, '--tag', ref, ...args, context]);
    if (built.exitCode !== 0) throw new Error(built.stderr);
    await builder.exec.run('docker', ['image', 'rm', '--force', ref]);
  } finally {
    rmSync(context, { recursive: true });
  }
  const index = await rawIndex(ref);
  if (index === undefined) throw new Error(`${ref} is not there`);
  const repository = ref.slice(0, ref.lastIndexOf(':'));
  return { ref, digest: index.digest ?? '', images: await imagesOf(index, repository, platforms) };
}

/** What a merge left behind. */
export interface Merged extends Outcome<MergeResult> {
  readonly outputs: Outputs;
  readonly lines: readonly string[];
  readonly waits: readonly number[];
}

/**
 * Runs the flow with the real registry client, waits cut short.
 * @param built records of these images are among the run's artifacts
 * @param hooks.through puts something between the flow and the registry
 * @param hooks.onWait is called before each wait, with its number
 */
export async function merge(
  inputs: Readonly<Record<string, string>>,
  built: readonly PushedImage[] = [],
  {
    through = (real) => real,
    onWait,
  }: { readonly through?: (real: Registry) => Registry; readonly onWait?: (wait: number) => void } = {},
): Promise<Merged> {
  const waiting = fakeClock();
  const log = recordingLog();
  const files = runnerFiles({ RUNNER_TEMP: tmpdir() });
  const artifacts = storedArtifacts(built.map(recordOf));
  try {
    const outcome = await mergeManifests(readMergeInputs(new InputReader((name) => inputs[name] ?? '')), {
      run: runFacts(),
      registry: through(realRegistry),
      rateLimits: registryRateLimits,
      artifacts,
      files,
      log,
      clock: {
        ...systemClock,
        sleep(ms, signal) {
          onWait?.(waiting.waits.length + 1);
          return waiting.sleep(ms, signal);
        },
      },
    });
    return { ...outcome, outputs: mergeOutputs(outcome.result), lines: log.lines, waits: waiting.waits };
  } finally {
    await files.cleanUp();
  }
}

function recordOf({ ref, digest, images }: PushedImage): { readonly name: string; readonly content: string } {
  const at = ref.lastIndexOf(':');
  const imageids = Object.fromEntries(images.map(({ platform, imageid }) => [platform, imageid]));
  const record = handoverRecord({
    image: ref.slice(0, at),
    tag: ref.slice(at + 1),
    digest,
    imageids,
    platforms: Object.keys(imageids),
    'pushed-refs': [{ ref, digest }],
  });
  return { name: `app-${record.tag}${recordSuffix}`, content: serializeHandover(record) };
}

interface Listed {
  readonly digest: string;
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What the registry has under a reference, read by a client of ours and not by docker. */
interface RawIndex {
  readonly digest: string | null;
  readonly mediaType: string;
  readonly manifests: readonly Listed[];
  /** Of a manifest that stands alone. */
  readonly config?: { readonly digest: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

const anyManifest = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(',');

/** Undefined: the registry has nothing there. */
export async function rawIndex(ref: string): Promise<RawIndex | undefined> {
  const [, host = '', path = '', name = ''] = /^([^/]+)\/(.+?)[:@]((?:sha256:)?[^:]+)$/.exec(ref) ?? [];
  const answer = await fetch(`http://${host}/v2/${path}/manifests/${name}`, { headers: { accept: anyManifest } });
  if (answer.status === 404) return undefined;
  const body = (await answer.json()) as Omit<RawIndex, 'digest'>;
  return { ...body, digest: answer.headers.get('docker-content-digest') };
}

/** The images of an index; of a manifest that stands alone the one of `platform`. */
async function imagesOf(index: RawIndex, repository: string, platform: string): Promise<readonly PlatformImage[]> {
  if (index.config !== undefined) return [{ platform, digest: index.digest ?? '', imageid: index.config.digest }];
  return Promise.all(
    index.manifests.filter(isImage).map(async (entry) => ({
      platform: nameOf(entry),
      digest: entry.digest,
      imageid: (await rawIndex(`${repository}@${entry.digest}`))?.config?.digest ?? '',
    })),
  );
}

const isImage = ({ platform }: Listed): boolean => platform?.os !== 'unknown';
const nameOf = ({ platform }: Listed): string => `${platform?.os ?? ''}/${platform?.architecture ?? ''}`;

/** Platforms of an index, attestations left out. */
export function platformsOf({ manifests }: RawIndex): readonly string[] {
  return manifests.filter(isImage).map(nameOf).sort();
}
