import { randomUUID } from 'node:crypto';
import { ArchiveRefusedError, toPrintable } from '../../core/archive/errors.ts';
import type { PickedImage } from '../../core/archive/pick-image.ts';
import { imageRewriter } from '../../core/archive/rewrite-image.ts';
import type { Archives, RewriteExpectation, RewrittenArchive } from '../../ports/archives.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Exec } from '../../ports/process.ts';
import { decompress } from './decompress.ts';
import { layerDigests } from './layer-digests.ts';

/** A real image is compressed to a fifth at best. An archive that unpacks to far more is made to fill a disk. */
const maxExpansion = 200;
const freeExpansionBytes = 64 << 20;

/** Archives from outside: decompressed within bounds, and written anew with one image alone. */
export function imageArchives(exec: Exec, files: Files, signal?: AbortSignal): Archives {
  return {
    rewrite(archive, { maxBytes, ...expected }) {
      let packedBytes = 0;
      async function* counted(): AsyncGenerator<Buffer> {
        for await (const piece of archive) {
          packedBytes += piece.length;
          yield piece;
        }
      }
      async function* bounded(plain: ByteStream): AsyncGenerator<Buffer> {
        let plainBytes = 0;
        for await (const piece of plain) {
          plainBytes += piece.length;
          if (plainBytes > maxBytes) {
            throw new ArchiveRefusedError(`it is larger than the ${maxBytes} bytes that it may have`);
          }
          if (plainBytes > freeExpansionBytes + packedBytes * maxExpansion) {
            throw new ArchiveRefusedError(
              `it unpacks to over ${maxExpansion} times its ${packedBytes} bytes, which no image does`,
            );
          }
          yield piece;
        }
      }
      return rewriteTar(bounded(decompress(counted(), { exec, files, signal })), expected);
    },
  };
}

/** Checks that the layers are those of the config: an engine that has them unpacked already does not look at these. */
function checkLayerDigests({ layers, diffIds }: PickedImage, digests: readonly (string | undefined)[]): void {
  const wrong = diffIds.findIndex((diffId, index) => digests[index] !== diffId);
  if (wrong < 0) return;
  const found = digests[wrong] ?? 'damaged';
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
 * @param archive of any size
 */
export function rewriteTar(
  archive: ByteStream,
  { check, name, verifyLayers, ...expected }: Omit<RewriteExpectation, 'maxBytes'>,
): RewrittenTar {
  let picked: PickedImage | undefined;
  let names: readonly string[] = [];
  async function* rewritten(): AsyncGenerator<Buffer> {
    const rewriter = imageRewriter(expected, { name, prefix: `${randomUUID()}-` });
    const digests = verifyLayers ? layerDigests() : undefined;
    for await (const piece of archive) {
      for (const bytes of rewriter.pass(piece)) {
        await digests?.read(bytes);
        yield bytes;
      }
    }
    const { image, layers, rest } = rewriter.finish();
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
