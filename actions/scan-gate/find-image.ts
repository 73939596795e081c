import { join } from 'node:path';
import type { PickedImage } from '../../src/core/archive/pick-image.ts';
import { hasSameContent } from '../../src/core/archive/same-content.ts';
import { classifyError } from '../../src/core/failures/classify.ts';
import { describeFailure } from '../../src/core/failures/failure.ts';
import { readExpectedFromRecord, type ExpectedImage } from '../../src/core/handover/expected-image.ts';
import type { LocalImage } from '../../src/core/oci/image-facts.ts';
import { parseImageRef, registryHost } from '../../src/core/oci/reference.ts';
import { toMessage } from '../../src/errors.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { ByteStream } from '../../src/ports/files.ts';
import type { ScanTarget } from '../../src/ports/scanners.ts';
import { formatImageRef, resolveImage, type ImageToResolve } from '../../src/services/images/resolve-image.ts';
import { retry } from '../../src/services/retry/retry.ts';
import { NoVerdictError } from './no-verdict.ts';
import type { ScanGateDeps, ScanGateInputs } from './scan-inputs.ts';

/** What is expected of an image; undefined is: not asked for. */
type Expectation = Pick<ExpectedImage, 'imageid' | 'revision'>;

/** The image that is scanned, found once, so that what is checked is what the scanner gets. */
export interface ImageToScan {
  readonly target: ScanTarget;
  /** For messages and the summary. */
  readonly name: string;
  /** Its config digest. */
  readonly imageid: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly expected: Expectation;
  /** Its `.Id` in the engine. Undefined: it is not scanned there. */
  readonly localId: string | undefined;
}

const resolveTimeoutMs = 30_000;

/** What stays free on the disk beside a plain archive. */
const minFreeBytes = 256 * 2 ** 20;

/**
 * Finds the image to scan:
 * 1. the archive of `input`;
 * 2. the reference of `image-ref`, in this engine, or in its registry when the engine does not have it;
 * 3. the image of `handover`, in this engine when it is that very image, and otherwise by digest in its registry.
 * @throws NoVerdictError when there is no such image
 */
export async function findImage(inputs: ScanGateInputs, deps: ScanGateDeps): Promise<ImageToScan> {
  if (inputs.input !== undefined) return findInArchive(inputs, inputs.input, deps);
  const info = await deps.engine.info();
  const platform = inputs.platform ?? info.platform;
  const expected = readExpectation(inputs, platform);
  if (inputs.imageRef === undefined) return findByRecord(inputs, info, expected, deps);
  const local = await deps.engine.inspect(inputs.imageRef);
  if (local !== undefined) return useLocalImage({ name: inputs.imageRef, local, info, expected }, deps);
  const { repository, tag, digest } = parseImageRef(inputs.imageRef, 'input "image-ref"');
  return findImageInRegistry({ image: repository, tag: tag ?? 'latest', digest, platform }, expected, inputs, deps);
}

function readExpectation(inputs: ScanGateInputs, platform: string): Expectation & Partial<ExpectedImage> {
  const { handover, revision } = inputs;
  if (handover === undefined) return { imageid: undefined, revision };
  const given = { image: undefined, tag: undefined, digest: undefined, imageid: undefined, revision: undefined };
  const recorded = readExpectedFromRecord(handover, given, platform);
  return { ...recorded, revision: revision ?? recorded.revision };
}

async function findInArchive(inputs: ScanGateInputs, path: string, deps: ScanGateDeps): Promise<ImageToScan> {
  const what = `The archive "${path}"`;
  const archive = { content: deps.files.read(path), packedBytes: await deps.files.size(path).catch(() => undefined) };
  const { target, image } = await writePlainArchive(what, archive, inputs.platform, deps);
  const { imageid, labels, platform } = image;
  return { target, name: imageid, imageid, labels, expected: readExpectation(inputs, platform), localId: undefined };
}

/** Writes a plain copy that holds the validated image and nothing else: scanners do not read compressed archives. */
async function writePlainArchive(
  what: string,
  { content, packedBytes }: { readonly content: ByteStream; readonly packedBytes?: number | undefined },
  platform: string | undefined,
  deps: ScanGateDeps,
): Promise<{ readonly target: ScanTarget; readonly image: PickedImage }> {
  const folder = await deps.files.temporaryFolder();
  const plain = join(folder, 'image.tar');
  const maxBytes = (await deps.files.freeBytes(folder)) - minFreeBytes;
  try {
    const rewritten = deps.archives.rewrite(content, {
      platform,
      maxBytes,
      maxLayerBytes: maxBytes,
      packedBytes,
      verifyLayers: true,
    });
    await deps.files.write(plain, rewritten.stream);
    const image = rewritten.image();
    if (image === undefined) throw new Error('it was not read to its end');
    return { target: { kind: 'archive', name: plain, platform: undefined }, image };
  } catch (error) {
    const message = `${what} cannot be scanned: ${toMessage(error)}`;
    throw new NoVerdictError('no-image', message.replace(/\.?$/, '.'), { cause: error });
  }
}

async function findByRecord(
  inputs: ScanGateInputs,
  info: EngineInfo,
  expected: Expectation & Partial<ExpectedImage>,
  deps: ScanGateDeps,
): Promise<ImageToScan> {
  const { image = '', tag, digest, imageid, platform = info.platform } = expected;
  const name = `${image}:${tag ?? ''}`;
  const local = await deps.engine.inspect(name);
  const found =
    local === undefined
      ? undefined
      : await useLocalImage({ name, local, info, expected }, deps).catch((error: unknown) => {
          // What the engine has under this name may be anything. The registry has the image by its digest.
          if (digest === undefined || !(error instanceof NoVerdictError)) throw error;
          return undefined;
        });
  if (found !== undefined && (found.imageid === imageid || digest === undefined)) return found;
  if (digest !== undefined) return findImageInRegistry({ image, tag, digest, platform }, expected, inputs, deps);
  throw new NoVerdictError(
    'no-image',
    `The image "${name}" was not pushed and is not in this engine: run pull-or-download-image with the same "handover" before, or pass the archive as "input".`,
  );
}

/** An image in this engine, and what it must be. */
interface LocalCandidate {
  readonly name: string;
  readonly local: LocalImage;
  readonly info: EngineInfo;
  readonly expected: Expectation & Partial<ExpectedImage>;
}

async function useLocalImage(candidate: LocalCandidate, deps: ScanGateDeps): Promise<ImageToScan> {
  const { name, local, info, expected } = candidate;
  const recordedId = local.id === expected.digest ? expected.imageid : undefined;
  if (info.store === 'containerd' && recordedId === undefined) return exportLocalImage(candidate, deps);
  const target: ScanTarget = { kind: 'engine', name, platform: undefined };
  const imageid = recordedId ?? local.id;
  return { target, name, imageid, labels: local.labels, expected, localId: local.id };
}

/**
 * Writes an archive of the image that the engine would run. In the containerd store a name is that of a manifest or index,
 * and what is exported may hold several images: a scanner could take another one than the engine does.
 */
async function exportLocalImage({ name, local, expected }: LocalCandidate, deps: ScanGateDeps): Promise<ImageToScan> {
  const what = `The image "${name}" of this engine`;
  const exported = await deps.engine.save(name, { signal: deps.signal });
  const { target, image } = await writePlainArchive(what, { content: exported }, local.platform, deps);
  if (!hasSameContent(local, image)) {
    const message = `${what} cannot be scanned: the engine exports ${image.imageid}, which is not what it runs. Build or pull it again.`;
    throw new NoVerdictError('no-image', message);
  }
  return { target, name, imageid: image.imageid, labels: local.labels, expected, localId: local.id };
}

async function findImageInRegistry(
  image: ImageToResolve,
  expected: Expectation,
  { limits }: ScanGateInputs,
  deps: ScanGateDeps,
): Promise<ImageToScan> {
  const outcome = await retry(
    {
      title: `Find ${image.image} in its registry`,
      policy: limits.policy,
      deadline: deps.clock.now() + limits.timeoutMs,
      signal: deps.signal,
      classify: (error) => classifyError(error, { phase: 'registry', host: registryHost(image.image) }),
      work: () => resolveImage(image, Math.min(resolveTimeoutMs, limits.timeoutMs), deps),
    },
    deps,
  );
  const named = formatImageRef(image);
  if (!outcome.ok) {
    const message = `The image "${named}" cannot be found: ${describeFailure(outcome.failure)}`;
    throw new NoVerdictError('no-image', message, { cause: outcome.error });
  }
  const { config } = outcome.value;
  const target: ScanTarget = {
    kind: 'registry',
    name: `${image.image}@${config.manifestDigest}`,
    platform: image.platform,
  };
  const { imageid, labels } = config;
  return { target, name: named, imageid, labels, expected, localId: undefined };
}
