import {
  dockerManifest,
  ociIndex,
  ociLayout,
  savedArchive,
  tarOf,
  type TarMember,
} from '../../support/archive-fixture.ts';
import { gnuLong, paxMember, rawMember, rawTar, type RawMember, type RawPart } from '../../support/raw-tar.ts';
import { describeHostile, hostileImages, type HostileArchive } from './hostile-archives.ts';

const images = await hostileImages('tar');
const { mark, app, evil } = images;

const raw = ({ name, content = '' }: TarMember): RawMember => ({ name, content });
const blobs = [app.config, app.layer, evil.config, evil.layer].map(raw);
const manifest = raw(dockerManifest([app, [`${mark}-victim:1`]]));
const evilManifest = raw(dockerManifest([evil, [`${mark}-victim:1`]]));
const layerName = app.layer.name;
const withoutLayer = [app.config, evil.config, evil.layer].map(raw);
const evilTar = rawTar(...blobs, evilManifest);
const evilIndex = [raw(evil.manifest), raw(ociIndex([evil, `docker.io/library/${mark}-victim:1`])), raw(ociLayout)];
const manyBytes = Buffer.alloc(12, 0xff);
const inBase256 = (bigEndian: string): Buffer => Buffer.concat([Buffer.from([0x80]), Buffer.from(bigEndian, 'hex')]);

const taken = (...parts: readonly RawPart[]): HostileArchive => ({ archive: rawTar(...parts), end: 'taken' });
const refused = (end: RegExp, ...parts: readonly RawPart[]): HostileArchive => ({
  archive: rawTar(...parts),
  end,
});

describeHostile(images, {
  // Two names for one member: the one of the header, and the one that an extension puts in its place.
  'pax path over the name of another table of contents': taken(
    ...blobs,
    paxMember({ path: 'left-behind' }),
    evilManifest,
    paxMember({ path: 'manifest.json' }),
    { ...manifest, name: 'another name' },
  ),
  'pax size over a size of zero': taken(...blobs, paxMember({ size: `${Buffer.byteLength(manifest.content ?? '')}` }), {
    ...manifest,
    size: 0,
  }),
  'pax linkpath over the link to another layer': taken(
    ...withoutLayer,
    { ...raw(app.layer), name: 'the-layer' },
    paxMember({ linkpath: '../../the-layer' }),
    { name: layerName, type: '2', linkname: evil.layer.name },
    manifest,
  ),
  'GNU long name over the name of another table of contents': taken(
    ...blobs,
    gnuLong('left-behind'),
    evilManifest,
    gnuLong('manifest.json'),
    { ...manifest, name: 'another name' },
  ),
  'GNU long link over the link to another layer': taken(
    ...withoutLayer,
    { ...raw(app.layer), name: 'the-layer' },
    gnuLong('the-layer', 'K'),
    { name: layerName, type: '1', linkname: evil.layer.name },
    manifest,
  ),
  'GNU and pax with two names': refused(
    /a member with two names or sizes/,
    ...blobs,
    gnuLong('manifest.json'),
    paxMember({ path: 'left-behind' }),
    manifest,
  ),
  'two pax headers with two sizes': refused(
    /a member with two names or sizes/,
    ...blobs,
    paxMember({ size: '512' }),
    paxMember({ size: '1024' }),
    manifest,
  ),
  'pax path for all members': refused(/for all members/, paxMember({ path: 'manifest.json' }, 'g'), ...blobs, manifest),
  'pax comment for all members, as git writes it': taken(paxMember({ comment: mark }, 'g'), ...blobs, manifest),
  'pax path with a zero byte': refused(
    /invalid pax record/,
    ...blobs,
    paxMember({ path: 'manifest.json\0' }),
    evilManifest,
    manifest,
  ),
  'pax path that is no UTF-8': taken(...blobs, paxMember({ path: Buffer.from([0x6d, 0xff]) }), evilManifest, manifest),
  'pax record with a wrong length': refused(
    /invalid pax record/,
    ...blobs,
    { name: 'x', type: 'x', content: '99 path=a\n' },
    manifest,
  ),
  'pax record with length zero': refused(
    /invalid pax record/,
    ...blobs,
    { name: 'x', type: 'x', content: '0 path=a\n' },
    manifest,
  ),
  'pax header of 2 MB': refused(/a name of \d+ bytes/, paxMember({ comment: 'x'.repeat(2 << 20) }), ...blobs, manifest),
  'name of 2 MB': refused(/a name of \d+ bytes/, gnuLong('x'.repeat(2 << 20)), ...blobs, manifest),
  'name of 60 kB': taken(gnuLong('x/'.repeat(30_000) + 'x'), { name: 'x' }, ...blobs, manifest),
  'name with a zero byte in the header': taken(...blobs, { ...evilManifest, name: 'manifest\0.json' }, manifest),

  // What only some readers unpack.
  'sparse layer of GNU': refused(
    /its layer ".*" is not in it/,
    ...withoutLayer,
    { ...raw(app.layer), type: 'S' },
    manifest,
  ),
  'sparse table of contents of pax': taken(
    ...blobs,
    paxMember({ 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.name': 'manifest.json' }),
    { ...evilManifest, name: 'GNUSparseFile.0/manifest.json' },
    manifest,
  ),
  'contiguous file': taken(...blobs, { ...manifest, type: '7' }),
  'member of an unknown type': taken(...blobs, { ...evilManifest, type: 'Q' }, manifest),

  // Several members for one name.
  'two tables of contents, the expected one last': refused(
    /holds "manifest.json" twice/,
    ...blobs,
    evilManifest,
    manifest,
  ),
  'two tables of contents, the expected one first': refused(
    /holds "manifest.json" twice/,
    ...blobs,
    manifest,
    evilManifest,
  ),
  'two layers of one name': refused(/twice/, ...blobs, { ...raw(evil.layer), name: layerName }, manifest),
  '././ before the second name': refused(/twice/, ...blobs, manifest, { ...evilManifest, name: '././manifest.json' }),
  '/ before the second name': refused(/twice/, ...blobs, manifest, { ...evilManifest, name: '/manifest.json' }),
  'a way around to the second name': refused(/twice/, ...blobs, manifest, {
    ...evilManifest,
    name: 'a/../manifest.json',
  }),
  'a link beside the table of contents': refused(
    /twice/,
    ...blobs,
    { name: 'manifest.json', type: '2', linkname: 'b' },
    manifest,
  ),
  'a folder in the name of the table of contents': taken(...blobs, { name: 'manifest.json', type: '5' }, manifest),
  'a folder with the table of contents as its content': refused(
    /a directory with content/,
    ...blobs,
    { ...evilManifest, type: '5' },
    manifest,
  ),
  'a link with a table of contents as its content': refused(
    /a symbolic link with content/,
    ...blobs,
    { name: 'x', type: '2', linkname: 'y', content: evilTar },
    manifest,
  ),
  'a file in the name of a folder': refused(/a file with content/, ...blobs, { ...manifest, name: 'manifest.json/' }),

  // Names and links to outside.
  'absolute names': taken(...blobs, { name: '/tmp/ciia-absolute', content: 'x' }, manifest),
  'names that climb': taken(...blobs, { name: '../../../../tmp/ciia-climbed', content: 'x' }, manifest),
  'a layer that is a symbolic link to outside': refused(
    /its layer ".*" is not in it/,
    ...withoutLayer,
    { name: layerName, type: '2', linkname: '/etc/passwd' },
    manifest,
  ),
  'a layer that is a hard link to outside': refused(
    /its layer ".*" is not in it/,
    ...withoutLayer,
    { name: layerName, type: '1', linkname: '../../etc/passwd' },
    manifest,
  ),
  'a table of contents that is a link to outside': refused(/neither a manifest.json nor an index.json/, ...blobs, {
    name: 'manifest.json',
    type: '2',
    linkname: '/etc/passwd',
  }),
  'links that lead in a circle': refused(
    /its layer ".*" is not in it/,
    ...withoutLayer,
    { name: layerName, type: '1', linkname: 'b' },
    { name: 'b', type: '1', linkname: layerName },
    manifest,
  ),
  'a device, a pipe': taken(
    { name: 'd', type: '3' },
    { name: 'b', type: '4' },
    { name: 'p', type: '6' },
    ...blobs,
    manifest,
  ),

  // Sizes.
  'a negative size': refused(/invalid header/, ...blobs, { ...manifest, size: manyBytes }),
  'a negative size in octal': refused(/invalid header/, ...blobs, { ...manifest, size: Buffer.from('-0000000777\0') }),
  'a size beyond any number': refused(/invalid header/, ...blobs, {
    ...manifest,
    size: inBase256('00ffffffffffffffffffff'),
  }),
  'a size in base 256': taken(...blobs, {
    ...manifest,
    size: inBase256((manifest.content?.length ?? 0).toString(16).padStart(22, '0')),
  }),
  'a size over the end of the file': refused(/ends too early/, ...blobs, manifest, { name: 'x', size: 1 << 20 }),
  'a size that no archive may have': refused(/larger than the \d+ bytes/, ...blobs, manifest, {
    name: 'x',
    size: 1 << 30,
  }),
  'a size over the table of contents': refused(
    /invalid header|ends too early|neither a manifest/,
    ...blobs,
    { name: 'x', size: 4096 },
    manifest,
  ),

  // Several archives in one file.
  'another archive behind the end': { archive: Buffer.concat([rawTar(...blobs, manifest), evilTar]), end: 'taken' },
  'another archive before it': {
    archive: Buffer.concat([evilTar, rawTar(...blobs, manifest)]),
    end: /it holds the image sha256:\w+, and sha256:\w+ is expected/,
  },
  'another archive after half of an end': {
    archive: Buffer.concat([...[...blobs, manifest].map((member) => rawMember(member)), Buffer.alloc(512), evilTar]),
    end: /data behind its end/,
  },
  'an archive within the archive': taken({ name: 'image.tar', content: evilTar }, ...blobs, manifest),
  'an index of another image beside it': taken(...blobs, ...evilIndex, manifest),
  'nothing behind the last member': {
    archive: Buffer.concat([...blobs, manifest].map((member) => rawMember(member))),
    end: /ends too early/,
  },
  'the honest archive, for comparison': {
    archive: await tarOf(savedArchive(app, `docker.io/library/${mark}-victim:1`)),
    end: 'taken',
  },
});
