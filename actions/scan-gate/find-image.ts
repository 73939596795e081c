import { join } from 'node:path';
import { classifyError } from '../../src/core/failures/classify.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import { expectedFromRecord, type ExpectedImage } from '../../src/core/handover/expected-image.ts';
import { toMessage } from '../../src/errors.ts';
import type { LocalImage } from '../../src/core/oci/image-facts.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { ScanTarget } from '../../src/ports/scanners.ts';
import { resolveImage, type NamedImage } from '../../src/services/images/resolve-image.ts';
import { describeFailure } from '../../src/core/failures/failure.ts';
import { retry } from '../../src/services/retry/retry.ts';
import type { ScanGateDeps, ScanGateInputs } from './scan-inputs.ts';
import { NoVerdictError } from './scan-end.ts';

/** What is expected of an image; undefined is: not asked for. */
type Expectation = Pick<ExpectedImage, 'imageid' | 'revision'>;

/** The image that is scanned, found once, so that what is checked is what the scanner gets. */
export interface ImageToScan {
  readonly target: ScanTarget;
  /** As people know it. */
  readonly name: string;
  /** Its config digest. */
  readonly imageid: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly expected: Expectation;
  /** Its `.Id` in the engine, when it is scanned there. */
  readonly localId: string | undefined;
}

/** Longest time to ask a registry what a reference is. */
const resolveMs = 30_000;

/** Left free on the disk beside a plain archive. */
const spareBytes = 256 * 2 ** 20;

/**
 * Finds the image: an archive; else a reference in this engine, or in a registry when the engine has none; else the
 * image of a record, in this engine when it is that very image, and by digest in the registry.
 * @throws NoVerdict
 */
export async function findImage(inputs: ScanGateInputs, deps: ScanGateDeps): Promise<ImageToScan> {
  if (inputs.input !== undefined) return fromArchive(inputs, inputs.input, deps);
  const info = await deps.engine.info();
  const platform = inputs.platform ?? info.platform;
  const expected = expectation(inputs, platform);
  if (inputs.imageRef === undefined) return ofRecord(inputs, info, expected, deps);
  const local = await deps.engine.inspect(inputs.imageRef);
  if (local !== undefined) return inEngine(inputs.imageRef, local, info, expected, deps);
  const { repository, tag, digest } = parseImageRef(inputs.imageRef, 'input "image-ref"');
  return inRegistry({ image: repository, tag: tag ?? 'latest', digest, platform }, expected, inputs, deps);
}

function expectation(inputs: ScanGateInputs, platform: string): Expectation & Partial<ExpectedImage> {
  const { handover, revision } = inputs;
  if (handover === undefined) return { imageid: undefined, revision };
  const nothing = { image: undefined, tag: undefined, digest: undefined, imageid: undefined, revision: undefined };
  const recorded = expectedFromRecord(handover, nothing, platform);
  return { ...recorded, revision: revision ?? recorded.revision };
}

/**
 * Archives may be compressed, and scanners read plain ones only. What is scanned is the copy that was judged, which holds
 * one image and nothing else.
 */
async function fromArchive(inputs: ScanGateInputs, path: string, deps: ScanGateDeps): Promise<ImageToScan> {
  const folder = await deps.files.temporaryFolder();
  const plain = join(folder, 'image.tar');
  const maxBytes = (await deps.files.freeBytes(folder)) - spareBytes;
  try {
    const guarded = deps.archives.guard(deps.files.read(path), {}, maxBytes);
    await deps.files.write(plain, guarded.stream);
    const { imageid, labels, platform, reference } = guarded.image();
    const target: ScanTarget = { kind: 'archive', name: plain, platform: undefined };
    const name = reference ?? imageid;
    return { target, name, imageid, labels, expected: expectation(inputs, platform), localId: undefined };
  } catch (error) {
    const message = `The archive "${path}" cannot be scanned: ${toMessage(error)}`;
    throw new NoVerdictError('no-image', message.replace(/\.?$/, '.'), { cause: error });
  }
}

async function ofRecord(
  inputs: ScanGateInputs,
  info: EngineInfo,
  expected: Expectation & Partial<ExpectedImage>,
  deps: ScanGateDeps,
): Promise<ImageToScan> {
  const { image = '', tag, digest, imageid, platform = info.platform } = expected;
  const name = `${image}:${tag ?? ''}`;
  const local = await deps.engine.inspect(name);
  const found = local === undefined ? undefined : await inEngine(name, local, info, expected, deps);
  if (found !== undefined && (found.imageid === imageid || digest === undefined)) return found;
  if (digest !== undefined) return inRegistry({ image, tag, digest, platform }, expected, inputs, deps);
  throw new NoVerdictError(
    'no-image',
    `The image "${name}" was not pushed and is not in this engine: run pull-or-download-image with the same "handover" before, or pass the archive as "input".`,
  );
}

async function inEngine(
  name: string,
  local: LocalImage,
  info: EngineInfo,
  expected: Expectation & Partial<ExpectedImage>,
  deps: ScanGateDeps,
): Promise<ImageToScan> {
  const target: ScanTarget = { kind: 'engine', name, platform: undefined };
  const imageid = await configOf(name, local, info, expected, deps);
  return { target, name, imageid, labels: local.labels, expected, localId: local.id };
}

/** The containerd store knows an image by the digest of its manifest or index: its archive tells the config. */
async function configOf(
  name: string,
  local: LocalImage,
  { store }: EngineInfo,
  { imageid, digest }: Expectation & Partial<ExpectedImage>,
  deps: ScanGateDeps,
): Promise<string> {
  if (store === 'classic') return local.id;
  if (imageid === undefined) return '';
  if (local.id === digest) return imageid;
  const configs = await deps.archivedConfigs(await deps.engine.save(name, { signal: deps.signal }));
  return configs[local.platform] ?? '';
}

async function inRegistry(
  image: NamedImage,
  expected: Expectation,
  { limits }: ScanGateInputs,
  deps: ScanGateDeps,
): Promise<ImageToScan> {
  const tried = await retry(
    {
      title: `Find ${image.image} in its registry`,
      policy: limits.policy,
      deadline: deps.clock.now() + limits.timeoutMs,
      signal: deps.signal,
      classify: (error) => classifyError(error, { phase: 'registry' }),
      work: () => resolveImage(image, Math.min(resolveMs, limits.timeoutMs), deps),
    },
    deps,
  );
  const named = image.tag === undefined ? `${image.image}@${image.digest ?? ''}` : `${image.image}:${image.tag}`;
  if (!tried.ok) {
    const message = `The image "${named}" cannot be found: ${describeFailure(tried.failure)}`;
    throw new NoVerdictError('no-image', message, { cause: tried.error });
  }
  const { digest, config } = tried.value;
  const target: ScanTarget = { kind: 'registry', name: `${image.image}@${digest}`, platform: image.platform };
  const { imageid, labels } = config;
  return { target, name: named, imageid, labels, expected, localId: undefined };
}
