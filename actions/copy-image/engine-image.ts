import { sha256 } from '../../src/core/oci/digest.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { mediaTypeOf } from '../../src/core/oci/manifest.ts';
import type { ByteStream, Files } from '../../src/ports/files.ts';
import type { ImageSource } from '../../src/ports/registry.ts';
import { findLocalImage, parseRequestedImage } from '../../src/services/images/find-local-image.ts';
import { packFromEngine } from '../../src/services/images/pack-image.ts';
import type { CopySession } from './copy-deps.ts';
import type { CopyImageInputs } from './copy-inputs.ts';
import { formatEngineManifest } from './rules/engine-manifest.ts';
import type { SourceImage } from './source-image.ts';

/**
 * Takes the image out of the engine. What `docker save` writes is made a manifest with compressed layers once, so that
 * all targets get the same digest. The config stays as it is, in either image store, and so does the imageid.
 */
export async function packEngineImage(
  inputs: CopyImageInputs,
  { phases, deps }: Pick<CopySession, 'phases' | 'deps'>,
): Promise<SourceImage> {
  const named = parseRequestedImage(inputs.src, 'input "src"');
  const onlyImage = { image: named.ref, handover: undefined, tags: [], localTag: undefined };
  const { image, reference } = await findLocalImage(named, onlyImage, deps.engine);
  const archive = `${deps.folder}/image.tar`;
  const packing = { compression: 'none', level: 1, file: archive } as const;
  const packed = await deps.log.group(`save ${reference}`, () => packFromEngine(reference, image, packing, deps));
  const { imageid } = packed.image;
  const { config, layers } = await phases.run({
    title: `prepare ${reference}`,
    context: { phase: 'save' },
    work: () => deps.unpackLayers(deps.files.read(archive), imageid, deps.folder),
  });
  await deps.files.remove(archive);
  const raw = formatEngineManifest(config, layers);
  const paths = new Map([config, ...layers].map(({ digest, path }) => [digest, path]));
  return {
    source: fileSource(paths, deps.files),
    repository: undefined,
    raw,
    digest: sha256(raw),
    mediaType: mediaTypeOf(JSON.parse(raw)),
    entries: undefined,
    imageid,
    isCut: false,
    revision: packed.image.labels[revisionLabel] ?? '',
  };
}

/** Blobs as files, by their digests. */
function fileSource(paths: ReadonlyMap<string, string>, files: Pick<Files, 'read'>): ImageSource {
  return {
    manifest: () => Promise.resolve({ found: false }),
    readBlob(digest, offset) {
      const path = paths.get(digest);
      return Promise.resolve(path === undefined || offset > 0 ? undefined : copyPieces(files.read(path)));
    },
  };
}

/** Gives pieces memory of their own, since they are sent some time after the next one was read. */
async function* copyPieces(pieces: ByteStream): ByteStream {
  for await (const piece of pieces) yield Buffer.from(piece);
}
