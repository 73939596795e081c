import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { damagedArchiveError } from '../../core/archive/errors.ts';
import { tarReader } from '../../core/archive/tar-reader.ts';
import type { LayerFile, UnpackLayers } from '../../ports/archives.ts';
import { writePiece } from '../streams/write-stream.ts';
import { detectCompression, detectedBytes } from './detect-compression.ts';
import { rewriteTar } from './image-archives.ts';

/** What is written for one member of the archive. */
interface MemberFile {
  write(bytes: Buffer): Promise<void>;
  end(): Promise<LayerFile>;
}

/** Compresses layers one after the other, as the archive brings them. */
export const unpackLayers: UnpackLayers = async (archive, imageid, folder) => {
  // The engine of this machine wrote it.
  const { stream, image, layers } = rewriteTar(archive, { imageid, verifyLayers: false });
  const tar = tarReader();
  const files = new Map<string, LayerFile>();
  let name = '';
  let member: MemberFile | undefined;
  for await (const piece of stream) {
    for (const part of tar.read(piece)) {
      if (part.kind === 'member') {
        ({ name } = part.header);
        member = isLayer(name) ? openMember(join(folder, `layer-${files.size}`)) : undefined;
      } else if (part.kind === 'content') {
        await member?.write(part.bytes);
      } else if (member !== undefined) {
        files.set(name, await member.end());
      }
    }
  }
  tar.end();
  const { config } = image() ?? {};
  if (config === undefined) throw damagedArchiveError('it holds no image');
  const layerFiles = layers().map((layer) => {
    const file = files.get(layer);
    if (file === undefined) throw damagedArchiveError('a layer is missing');
    return file;
  });
  const path = join(folder, 'config.json');
  await writeFile(path, config, { mode: 0o600 });
  return { config: { digest: imageid, size: config.length, path }, layers: layerFiles };
};

/** Whether a member of a rewritten archive is a layer, or may be one. */
function isLayer(name: string): boolean {
  return /-layer-\d+$/.test(name);
}

/** The first bytes say whether the member is compressed already. */
function openMember(path: string): MemberFile {
  let first = Buffer.alloc(0);
  let opened: { readonly into: Transform; readonly compression: LayerFile['compression'] } | undefined;
  let written: Promise<{ readonly digest: string; readonly size: number }> | undefined;
  const open = async (): Promise<void> => {
    const compression = detectCompression(first);
    const into = compression === undefined ? createGzip() : new PassThrough();
    opened = { into, compression: compression ?? 'gzip' };
    written = writeHashed(into, path);
    // Its failure is reported by `end`.
    written.catch(() => undefined);
    await writePiece(first, into);
  };
  return {
    async write(bytes) {
      if (opened !== undefined) {
        if (!(await writePiece(bytes, opened.into))) await written;
        return;
      }
      first = Buffer.concat([first, bytes]);
      if (first.length >= detectedBytes) await open();
    },
    async end() {
      if (opened === undefined) await open();
      opened?.into.end();
      const { digest, size } = (await written) ?? { digest: '', size: 0 };
      return { digest, size, path, compression: opened?.compression ?? 'gzip' };
    },
  };
}

async function writeHashed(from: Transform, path: string): Promise<{ readonly digest: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    from,
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  return { digest: `sha256:${hash.digest('hex')}`, size };
}
