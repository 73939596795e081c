import { randomUUID } from 'node:crypto';
import { ArchiveRefusedError, toPrintable } from '../../core/archive/errors.ts';
import { expansionLimit, maxExpandedBytes, type ExpansionLimit } from '../../core/archive/expansion-limit.ts';
import type { PickedImage } from '../../core/archive/pick-image.ts';
import { imageRewriter } from '../../core/archive/rewrite-image.ts';
import type { Archives, RewriteExpectation, RewrittenArchive } from '../../ports/archives.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Exec } from '../../ports/process.ts';
import { decompress } from './decompress.ts';
import { layerDigests } from './layer-digests.ts';

/** Archives from outside: decompressed within bounds, and written anew with one image alone. */
export function imageArchives(exec: Exec, files: Files, signal?: AbortSignal): Archives {
  return {
    rewrite(archive, expected) {
      const { packedBytes = Infinity } = expected;
      // Refuses a member by its header where it is too large anyway, before any of it is passed on.
      const maxBytes = Math.min(expected.maxBytes, maxExpandedBytes(packedBytes));
      const limit = expansionLimit(expected);
      return rewriteTar(decompress(archive, limit, { exec, files, signal }), { ...expected, maxBytes }, limit);
    },
  };
}

/**
 * Checks that the layers can be read, and that they are those of the config where that was looked at: an engine that has
 * them unpacked already does not look at these.
 */
function checkLayerDigests({ layers, diffIds }: PickedImage, digests: readonly (string | undefined)[]): void {
  const wrong = diffIds.findIndex((diffId, index) => digests[index] !== '' && digests[index] !== diffId);
  if (wrong < 0) return;
  const found = digests[wrong] ?? 'damaged, or compressed by neither gzip nor zstd';
  throw new ArchiveRefusedError(
    `its layer "${toPrintable(layers[wrong] ?? '')}" is ${found}, and the image config has the diff id ${diffIds[wrong] ?? ''}`,
  );
}

interface RewrittenTar extends RewrittenArchive {
  /** The names of the layers in the new archive, lowest first. Empty until the stream has been read to its end. */
  readonly layers: () => readonly string[];
}

/**
 * Writes a plain tar anew with one image alone, as `Archives.rewrite` does with archives of any compression.
 * @param limit undefined: the engine of this machine wrote the archive
 */
export function rewriteTar(
  archive: ByteStream,
  {
    check,
    maxBytes = Infinity,
    name,
    verifyLayers,
    ...expected
  }: Omit<RewriteExpectation, 'maxBytes' | 'maxLayerBytes'> & { readonly maxBytes?: number },
  limit?: ExpansionLimit,
): RewrittenTar {
  let picked: PickedImage | undefined;
  let names: readonly string[] = [];
  async function* rewritten(): AsyncGenerator<Buffer> {
    const rewriter = imageRewriter(expected, { maxBytes, name, prefix: `${randomUUID()}-` });
    const digests = limit === undefined ? undefined : layerDigests(limit, { hashes: verifyLayers });
    for await (const piece of archive) {
      for (const bytes of rewriter.pass(piece)) {
        await digests?.read(bytes);
        yield bytes;
      }
    }
    const { image, layers, rest } = rewriter.finish();
    limit?.finish();
    if (digests !== undefined) {
      for (const bytes of rest) await digests.read(bytes);
      checkLayerDigests(
        image,
        layers.map((layer) => digests.digestOf(layer)),
      );
    }
    check?.(image);
    picked = image;
    names = layers;
    yield* rest;
  }
  return { stream: rewritten(), image: () => picked, layers: () => names };
}
