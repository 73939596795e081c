import { forEachConcurrently } from '../../src/core/concurrency/limit-concurrency.ts';
import { shortenDigest } from '../../src/core/oci/digest.ts';
import { registryHost } from '../../src/core/oci/reference.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import { UserError } from '../../src/errors.ts';
import type { BlobRef, ImageRepository, ImageSource } from '../../src/ports/registry.ts';
import { copyBlob } from '../../src/services/registry/copy-blob.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { AttemptError } from '../../src/services/retry/phases.ts';
import type { CopySession } from './copy-deps.ts';
import { listManifestContent, type ContentTree, type Manifest } from './rules/manifest-content.ts';

/** An image, or what refers to it, with the place that its parts are read from. */
export interface ImageContent extends Manifest {
  readonly source: ImageSource;
  /** Undefined: it comes from the engine. */
  readonly repository: string | undefined;
}

const maxBlobsAtOnce = 4;
/** No image has more than this. */
const maxManifests = 2000;
const maxDepth = 8;
const maxTreeBytes = 64 << 20;

/**
 * Copies everything below a manifest to a repository, and not the manifest itself: what it consists of has to be there
 * before anybody finds it. Blobs are tried again one by one, and what is there already is not sent again.
 */
export async function copyContent(image: ImageContent, repository: string, session: CopySession): Promise<void> {
  const done = session.contentOf(repository);
  if (done.has(`all below ${image.digest}`)) return;
  const target = await session.dst.repository(repository);
  const { manifests, blobs } = await readContentTree(image, session);
  const { parts } = session;
  const from = image.repository;
  const mountFrom = from !== undefined && registryHost(from) === registryHost(repository) ? from : undefined;
  await forEachConcurrently(blobs, maxBlobsAtOnce, async (blob) => {
    if (done.has(blob.digest)) return;
    await parts.run({
      title: `copy blob ${shortenDigest(blob.digest)} (${formatBytes(blob.size)}) to ${repository}`,
      context: { phase: 'push' },
      hasGroup: false,
      ref: repository,
      work: (limits) => copyBlob({ blob, from: image.source, to: target, mountFrom }, limits),
    });
    done.add(blob.digest);
  });
  for (const manifest of manifests) {
    if (done.has(manifest.digest)) continue;
    await putManifest(manifest, `${repository}@${manifest.digest}`, target, session);
    done.add(manifest.digest);
  }
  done.add(`all below ${image.digest}`);
}

/** Copies an image, or what refers to one, and makes it findable by its digest alone. */
export async function copyByDigest(image: ImageContent, repository: string, session: CopySession): Promise<void> {
  await copyContent(image, repository, session);
  await putManifest(image, `${repository}@${image.digest}`, await session.dst.repository(repository), session);
}

function putManifest(
  manifest: Manifest,
  ref: string,
  target: ImageRepository,
  { parts }: Pick<CopySession, 'parts'>,
): Promise<void> {
  return parts.run({
    title: `copy manifest ${ref}`,
    context: { phase: 'push' },
    hasGroup: false,
    ref,
    work: () => target.putManifest(manifest.digest, manifest),
  });
}

/**
 * Reads every manifest below one, once.
 * @throws UserError for what cannot be copied
 */
export function readContentTree(image: ImageContent, session: CopySession): Promise<ContentTree> {
  const known = session.trees.get(image.digest) ?? readTree(image, session);
  session.trees.set(image.digest, known);
  return known;
}

async function readTree(image: ImageContent, session: CopySession): Promise<ContentTree> {
  const blobs = new Map<string, BlobRef>();
  const manifests = new Map<string, Manifest>();
  let bytes = 0;
  const visit = async ({ raw, digest }: Manifest, depth: number): Promise<void> => {
    const ref = `${image.repository ?? 'the image'}@${digest}`;
    const content = listManifestContent(raw, ref);
    for (const blob of content.blobs) blobs.set(blob.digest, blob);
    for (const child of content.manifests) {
      if (manifests.has(child)) continue;
      const manifest = await readManifest(image, child, session);
      bytes += manifest.raw.length;
      if (depth >= maxDepth || manifests.size >= maxManifests || bytes > maxTreeBytes) {
        throw new UserError(
          `${ref} has more below it than any image has (${maxManifests} manifests in ${maxDepth} levels are copied at most): copy its parts by their digests.`,
        );
      }
      await visit(manifest, depth + 1);
      manifests.set(child, manifest);
    }
  };
  await visit(image, 1);
  return { manifests: [...manifests.values()], blobs: [...blobs.values()] };
}

function readManifest(
  { source, repository = 'the image', digest: parent }: ImageContent,
  digest: string,
  { parts }: CopySession,
): Promise<Manifest> {
  const ref = `${repository}@${digest}`;
  return parts.run({
    title: `read ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async () => {
      const answer = await source.manifest(digest);
      if (answer.found) return answer;
      throw new AttemptError({
        class: 'permanent',
        reason: `manifest unknown: ${ref} is not there, and the index ${parent} lists it`,
        remedy: 'push the image anew, or choose "platforms" that are there',
      });
    },
  });
}
