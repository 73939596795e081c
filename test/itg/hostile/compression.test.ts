import { gzipSync, zstdCompressSync } from 'node:zlib';
import { savedArchive, tarOf, type TarMember } from '../../support/archive-fixture.ts';
import { describeHostile, hostileImages, type HostileArchive } from './hostile-archives.ts';

/* Archives and layers whose compression two readers may end at two places. */
const images = await hostileImages('compression');
const { mark, app, evil } = images;

const appTar = await tarOf(savedArchive(app, `docker.io/library/${mark}-app:1`));
const evilTar = await tarOf(savedArchive(evil, `docker.io/library/${mark}-victim:1`));
const zeros = Buffer.alloc(5000);
const gzipOf = (content: Buffer): Buffer => gzipSync(content);
const zstdOf = (content: Buffer): Buffer => zstdCompressSync(content);

/** A skippable frame of zstd. */
function skippable(content: Buffer): Buffer {
  const head = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}

/** Gzip whose header has each optional field: https://www.rfc-editor.org/rfc/rfc1952#page-5 */
function gzipWithFields(content: Buffer): Buffer {
  const plain = gzipSync(content);
  const extra = Buffer.from([4, 0, 1, 2, 0, 0]);
  const header = Buffer.concat([plain.subarray(0, 10), extra, Buffer.from('../../name\0::error::comment\0')]);
  header[3] = 0b11100;
  return Buffer.concat([header, plain.subarray(10)]);
}

function cutInto(content: Buffer, count: number): readonly Buffer[] {
  const bytes = Math.ceil(content.length / count);
  return Array.from({ length: count }, (_, at) => content.subarray(at * bytes, (at + 1) * bytes));
}

const join = (...parts: readonly Buffer[]): Buffer => Buffer.concat(parts);
const damaged = /cut off or damaged|unsupported format|zstd/i;

const layerBytes = Buffer.from(app.layer.content ?? '');
const evilBytes = Buffer.from(evil.layer.content ?? '');

/** The app, with its layer in another form. */
async function withLayer(content: Buffer, end: HostileArchive['end']): Promise<HostileArchive> {
  const layer: TarMember = { name: 'layer.tar', content };
  const manifest = JSON.stringify([{ Config: app.config.name, RepoTags: null, Layers: [layer.name] }]);
  return { archive: await tarOf([app.config, layer, { name: 'manifest.json', content: manifest }]), end };
}

describeHostile(images, {
  'gzip of two members, each with an archive': { archive: join(gzipOf(appTar), gzipOf(evilTar)), end: 'taken' },
  'gzip of two members, the other archive first': {
    archive: join(gzipOf(evilTar), gzipOf(appTar)),
    end: /and sha256:\w+ is expected/,
  },
  'gzip with zeros behind it': { archive: join(gzipOf(appTar), zeros), end: damaged },
  'gzip with zeros and another archive behind it': {
    archive: join(gzipOf(appTar), zeros, gzipOf(evilTar)),
    end: damaged,
  },
  'gzip with all fields in its header': { archive: gzipWithFields(appTar), end: 'taken' },
  'gzip within gzip': { archive: gzipOf(gzipOf(appTar)), end: /cut off or damaged/ },
  'gzip in a frame of zstd': { archive: zstdOf(gzipOf(appTar)), end: /cut off or damaged/ },
  'zstd of a thousand frames': { archive: join(...cutInto(appTar, 1000).map(zstdOf)), end: 'taken' },
  'zstd with another archive in a skippable frame': {
    archive: join(skippable(zstdOf(evilTar)), zstdOf(appTar), skippable(evilTar)),
    end: 'taken',
  },
  'zstd with zeros behind it': { archive: join(zstdOf(appTar), zeros), end: damaged },
  'a skippable frame alone': { archive: skippable(appTar), end: /cut off or damaged/ },
  'a layer of gzip with all fields in its header': await withLayer(gzipWithFields(layerBytes), 'taken'),
  'a layer of gzip in two members': await withLayer(join(...cutInto(layerBytes, 2).map(gzipOf)), 'taken'),
  'a layer of gzip with the other layer behind it': await withLayer(
    join(gzipOf(layerBytes), gzipOf(evilBytes)),
    /diff ?id|damaged/i,
  ),
  'a layer of gzip with zeros and the other layer behind it': await withLayer(
    join(gzipOf(layerBytes), zeros, gzipOf(evilBytes)),
    /diff ?id|damaged|gzip|unpigz/i,
  ),
  'a layer of gzip within gzip': await withLayer(
    gzipOf(gzipOf(layerBytes)),
    /diff ?id|damaged|tar header|unexpected EOF/i,
  ),
  'a layer of zstd in many frames': await withLayer(join(...cutInto(layerBytes, 200).map(zstdOf)), 'taken'),
  'a layer of zstd with the other layer in a skippable frame': await withLayer(
    join(skippable(evilBytes), zstdOf(layerBytes), skippable(zstdOf(evilBytes))),
    'taken',
  ),
  'a layer of zstd with zeros behind it': await withLayer(join(zstdOf(layerBytes), zeros), /diff ?id|damaged|zstd/i),
  'a layer of zstd that is the other one': await withLayer(zstdOf(evilBytes), /diff ?id/i),
});
