import { createHash } from 'node:crypto';
import { RegistryError } from '../../errors.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { CallOptions } from '../../ports/process.ts';
import type { BlobRef, ImageRepository, ImageSource } from '../../ports/registry.ts';
import { AttemptError } from '../retry/phases.ts';

/** Blobs up to this size are held in memory, which saves a request. Configs and statements are mostly smaller. */
const maxHeldBytes = 128 << 10;
/** How often a download goes on where it broke off, and how often of these without a new byte. */
const maxResumes = 20;
const maxFruitlessResumes = 2;

interface BlobCopy {
  readonly blob: BlobRef;
  readonly from: Pick<ImageSource, 'readBlob'>;
  readonly to: ImageRepository;
  /** Repository of the target's registry that has the blob. Undefined: none is known. */
  readonly mountFrom: string | undefined;
}

/**
 * Copies a blob unless the target has it. Its bytes pass through memory piece by piece; the target gets the last request,
 * without which it keeps nothing, only when size and digest are right.
 * @throws AttemptError for a blob that is not there or not what its digest says
 */
export async function copyBlob({ blob, from, to, mountFrom }: BlobCopy, limits: CallOptions): Promise<void> {
  let upload: string | undefined;
  if (mountFrom !== undefined) {
    upload = await to.beginUpload(blob.digest, mountFrom);
    if (upload === undefined) return;
  }
  if (await to.hasBlob(blob.digest)) return;
  const content = checked(readWithResume(blob, from, limits), blob);
  if (blob.size <= maxHeldBytes) {
    const held: Buffer[] = [];
    for await (const piece of content) held.push(piece);
    await to.upload(await begin(), blob, Buffer.concat(held), limits);
    return;
  }
  let sourceError: unknown;
  async function* recorded(): ByteStream {
    try {
      yield* content;
    } catch (error) {
      sourceError = error;
      throw error;
    }
  }
  try {
    await to.upload(await begin(), blob, recorded(), limits);
  } catch (error) {
    // The upload fails too when its source does, and knows less about it.
    throw sourceError ?? error;
  }

  async function begin(): Promise<string> {
    const begun = upload ?? (await to.beginUpload(blob.digest));
    if (begun !== undefined) return begun;
    throw new RegistryError(`POST blobs/uploads: the registry began no upload of ${blob.digest}`, { status: 400 });
  }
}

/** Reads a blob from its source, and where the connection breaks goes on with the next byte. */
async function* readWithResume(
  { digest, size }: BlobRef,
  from: Pick<ImageSource, 'readBlob'>,
  limits: CallOptions,
): ByteStream {
  let offset = 0;
  let fruitless = 0;
  for (let resumes = 0; ; resumes++) {
    const start = offset;
    let broken: RegistryError | undefined;
    try {
      const pieces = await from.readBlob(digest, offset, limits);
      if (pieces === undefined) throw missingBlobError(digest);
      for await (const piece of pieces) {
        offset += piece.length;
        yield piece;
      }
    } catch (error) {
      if (!isBrokenConnection(error) || limits.signal?.aborted === true) throw error;
      broken = error;
    }
    if (offset >= size) return;
    fruitless = offset === start ? fruitless + 1 : 0;
    if (fruitless <= maxFruitlessResumes && resumes < maxResumes) continue;
    throw broken ?? transferError(`the blob ${digest} ends after ${offset} bytes, and has ${size}`);
  }
}

/** Passes a blob on and fails in place of its end when it is not what its descriptor says. */
async function* checked(content: ByteStream, { digest, size }: BlobRef): ByteStream {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > size) throw transferError(`the blob ${digest} is longer than its ${size} bytes`);
    hash.update(piece);
    yield piece;
  }
  const actual = `sha256:${hash.digest('hex')}`;
  if (bytes !== size || actual !== digest) {
    throw transferError(`the content of the blob ${digest} does not match: it has the digest ${actual}`);
  }
}

function isBrokenConnection(error: unknown): error is RegistryError {
  return error instanceof RegistryError && error.status === undefined;
}

/** A network that damages what it carries may carry it well the next time. */
function transferError(reason: string): AttemptError {
  const remedy = 'run again later; if it stays, the registry of the source has a damaged blob: push the image anew';
  return new AttemptError({ class: 'transient', reason, remedy, maxRetries: 2 });
}

function missingBlobError(digest: string): AttemptError {
  return new AttemptError({
    class: 'permanent',
    reason: `blob unknown: the registry of the source does not have ${digest}, which the image consists of`,
    remedy: 'the image is damaged there: push it anew',
  });
}
