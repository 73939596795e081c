import { gzipSync, zstdCompressSync } from 'node:zlib';
import { seededChance } from '../bed/seeded-chance.ts';
import {
  dockerManifest,
  ociIndex,
  ociLayout,
  savedArchive,
  sha256Hex,
  type FixtureImage,
  type TarMember,
} from './archive-fixture.ts';
import { gnuLong, paxMember, rawMember, rawTar, type RawMember, type RawPart } from './raw-tar.ts';

/** An archive that was valid before something was done to it. */
export interface Mutant {
  readonly bytes: Buffer;
  /** What was done, for the message of a failure. */
  readonly story: readonly string[];
}

type Json = null | boolean | number | string | Json[] | JsonObject;

interface JsonObject {
  [key: string]: Json;
}

/** Draws from a seed. */
interface Draw {
  readonly below: (limit: number) => number;
  readonly from: <Item>(items: readonly [Item, ...Item[]] | readonly Item[]) => Item;
  readonly happens: (share: number) => boolean;
}

function drawFrom(seed: number): Draw {
  const chance = seededChance(seed);
  const below = (limit: number): number => Math.floor(chance() * limit);
  return {
    below,
    happens: (share) => chance() < share,
    from(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to draw from');
      return item;
    },
  };
}

/** Makes mutants of valid archives of the app, in which another image may stand too. The same one for the same seed. */
export function mutantMaker(app: FixtureImage, evil: FixtureImage, name: string): (seed: number) => Mutant {
  const raw = ({ name: member, content = '' }: TarMember): RawMember => ({ name: member, content });
  const both = [app.config, app.layer, app.manifest, evil.config, evil.layer, evil.manifest];
  const index = {
    name: `blobs/sha256/${sha256Hex(ociIndex([app, name]).content ?? '')}`,
    content: ociIndex([app, name]).content ?? '',
  };
  const top = JSON.stringify({
    schemaVersion: 2,
    manifests: [
      { mediaType: 'application/vnd.oci.image.index.v1+json', digest: `sha256:${index.name.slice(-64)}`, size: 1 },
    ],
  });
  const valid: Readonly<Record<string, readonly TarMember[]>> = {
    'docker save': savedArchive(app, `docker.io/library/${name}`),
    'docker save with another image in it': [...both, dockerManifest([app, [name]]), ociIndex([app, name]), ociLayout],
    'docker save of two images': [...both, dockerManifest([app, [name]], [evil, [name]])],
    'an OCI layout': [app.config, app.layer, app.manifest, ociIndex([app, name]), ociLayout],
    'an OCI layout of two images': [...both, ociIndex([app, name], [evil, name]), ociLayout],
    'an OCI layout with a nested index': [...both, index, { name: 'index.json', content: top }, ociLayout],
  };
  return (seed) => {
    const draw = drawFrom(seed);
    const format = draw.from(Object.keys(valid));
    const story = [format];
    let members: RawPart[] = (valid[format] ?? []).map(raw);
    for (let left = draw.below(4); left > 0; left--) members = mutateMembers(members, draw, story);
    let bytes = rawTar(...members);
    if (draw.happens(0.35)) bytes = mutateBytes(bytes, draw, story);
    if (draw.happens(0.15)) {
      const compression = draw.from(['gzip', 'zstd']);
      story.push(compression);
      bytes = compression === 'gzip' ? gzipSync(bytes, { level: 1 }) : zstdCompressSync(bytes);
      if (draw.happens(0.3)) bytes = mutateBytes(bytes, draw, story);
    }
    return { bytes, story };
  };
}

const namesBesides = ['./', '/', '././', 'a/../', '../'];

function mutateMembers(members: readonly RawPart[], draw: Draw, story: string[]): RawPart[] {
  const changed = [...members];
  const places = changed.flatMap((member, index) => (Buffer.isBuffer(member) ? [] : [index]));
  if (places.length === 0) return changed;
  const at = draw.from(places);
  const other = draw.from(places);
  const [member, second] = [changed[at], changed[other]];
  if (member === undefined || second === undefined || Buffer.isBuffer(member) || Buffer.isBuffer(second))
    return changed;
  const kind = draw.from(Object.keys(mutations));
  story.push(`${kind}: ${member.name.toString()}, ${second.name.toString()}`);
  const parts = mutations[kind]?.(member, second, draw) ?? [member];
  if (kind === 'swap contents') changed[other] = { ...second, content: member.content ?? '' };
  if (kind === 'swap places') changed[other] = member;
  changed.splice(at, 1, ...parts);
  const [part] = parts;
  const isReaddressed = parts.length === 1 && part !== undefined && !Buffer.isBuffer(part) && kind.startsWith('JSON');
  return isReaddressed ? follow(changed, digestIn(member), digestIn(part)) : changed;
}

function digestIn({ name }: RawMember): string {
  return /^blobs\/sha256\/(\w{64})$/.exec(name.toString())?.[1] ?? '';
}

/** Lets whatever refers to a document refer to it under its new digest, up to the table of contents. */
function follow(members: readonly RawPart[], from: string, to: string, depth = 0): RawPart[] {
  // Documents may have been made to refer to each other.
  if (depth > 4 || from === to || from === '' || to === '') return [...members];
  let followed = [...members];
  for (const [at, member] of members.entries()) {
    if (Buffer.isBuffer(member) || typeof member.content !== 'string' || !member.content.includes(from)) continue;
    const content = member.content.replaceAll(from, to);
    const isAddressed = digestIn(member) === sha256Hex(member.content);
    const renamed = { ...member, content, ...(isAddressed ? { name: `blobs/sha256/${sha256Hex(content)}` } : {}) };
    followed[at] = renamed;
    followed = follow(followed, digestIn(member), digestIn(renamed), depth + 1);
  }
  return followed;
}

/** What takes the place of a member. */
type Mutation = (member: RawMember, other: RawMember, draw: Draw) => readonly RawPart[];

const mutations: Readonly<Record<string, Mutation>> = {
  'swap contents': (member, other) => [{ ...member, content: other.content ?? '' }],
  'swap places': (_, other) => [other],
  drop: () => [],
  double: (member) => [member, member],
  'double under another name': (member, _, draw) => [
    member,
    { ...member, name: `${draw.from(namesBesides)}${member.name.toString()}` },
  ],
  'double with the content of another': (member, other) => [member, { ...other, name: member.name }],
  rename: (member, other, draw) => [
    {
      ...member,
      name: draw.from([other.name, 'manifest.json', 'index.json', 'repositories', `./${member.name.toString()}`]),
    },
  ],
  'another type': (member, other, draw) => [
    { ...member, type: draw.from(Array.from('01234567SLKxgQ')), linkname: other.name.toString().slice(0, 100) },
  ],
  link: (member, other, draw) => [
    {
      name: member.name,
      type: draw.from(['1', '2']),
      linkname: draw.from([other.name.toString(), '/etc/passwd', '../../x']),
    },
  ],
  'pax name': (member, other, draw) => [
    paxMember({
      [draw.from(['path', 'linkpath', 'size', 'GNU.sparse.name'])]: draw.from([other.name.toString(), '0', '512']),
    }),
    member,
  ],
  'GNU name': (member, other, draw) => [gnuLong(other.name.toString(), draw.from(['L', 'K'])), member],
  size: (member, _, draw) => [{ ...member, size: draw.from([0, 1, 511, 512, 4096, 1 << 22, 1 << 29]) }],
  'size in base 256': (member, _, draw) => [
    { ...member, size: Buffer.from([draw.from([0x80, 0xff, 0x81]), ...Buffer.alloc(9), 2, 0]) },
  ],
  'JSON of another value': (member, _, draw) => [editJson(member, draw, replaceValue)],
  'JSON without a value': (member, _, draw) => [editJson(member, draw, removeValue)],
  'JSON of another key': (member, _, draw) => [editJson(member, draw, renameKey)],
  'JSON in other bytes': (member, _, draw) => [{ ...member, content: editText(String(member.content), draw) }],
  'flip a bit': (member, _, draw) => [{ ...member, content: flip(Buffer.from(member.content ?? ''), draw) }],
  'an empty block before': (member) => [Buffer.alloc(512), member],
  'a whole archive within': (member) => [{ name: 'inner.tar', content: rawTar(member) }, member],
};

/** Changes a document, and its name with it where that is the digest, so that not every change ends there. */
function editJson(member: RawMember, draw: Draw, edit: (holder: Json, draw: Draw) => void): RawMember {
  let document: Json;
  try {
    document = JSON.parse(String(member.content)) as Json;
  } catch {
    return member;
  }
  const holders: Json[] = [];
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    holders.push(value);
    Object.values(value).forEach(walk);
  };
  walk(document);
  if (holders.length > 0) edit(draw.from(holders), draw);
  const content = JSON.stringify(document);
  const isBlob = member.name.toString().startsWith('blobs/sha256/');
  const isRenamed = isBlob && draw.happens(0.5);
  return { ...member, content, ...(isRenamed ? { name: `blobs/sha256/${sha256Hex(content)}` } : {}) };
}

const values: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  'x',
  '../../etc/passwd',
  'linux\n::error::x',
  'sha256:',
  `sha256:${'a'.repeat(64)}`,
  'manifest.json',
  [],
  {},
  [null],
  { digest: 7 },
];

function replaceValue(holder: Json, draw: Draw): void {
  const entries = holder as JsonObject;
  const keys = Object.keys(entries);
  if (keys.length === 0) return;
  entries[draw.from(keys)] = draw.happens(0.3) ? (entries[draw.from(keys)] ?? null) : draw.from(values);
}

function removeValue(holder: Json, draw: Draw): void {
  if (Array.isArray(holder)) holder.splice(draw.below(holder.length), 1);
  else if (holder !== null && typeof holder === 'object') {
    const keys = Object.keys(holder);
    if (keys.length > 0) Reflect.deleteProperty(holder, draw.from(keys));
  }
}

function renameKey(holder: Json, draw: Draw): void {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return;
  const keys = Object.keys(holder);
  if (keys.length === 0) return;
  const key = draw.from(keys);
  const value = holder[key] ?? null;
  if (draw.happens(0.5)) Reflect.deleteProperty(holder, key);
  const other = draw.from([key.toUpperCase(), key.toLowerCase(), `${key}s`, key.replace('s', '\u017f'), 'constructor']);
  holder[other] = value;
}

function editText(text: string, draw: Draw): string {
  const at = draw.below(text.length + 1);
  const piece = draw.from([
    '\ufeff',
    '\0',
    '{',
    ']',
    ',',
    '"',
    'NaN',
    ' ',
    text,
    '//',
    '\\u0000',
    '"x":1,',
    '['.repeat(5000),
  ]);
  return `${text.slice(0, at)}${piece}${text.slice(draw.happens(0.5) ? at : at + 1)}`;
}

function flip(bytes: Buffer, draw: Draw): Buffer {
  if (bytes.length === 0) return bytes;
  const at = draw.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << draw.below(8));
  return bytes;
}

function mutateBytes(bytes: Buffer, draw: Draw, story: string[]): Buffer {
  const kind = draw.below(6);
  const at = draw.below(bytes.length);
  story.push(`bytes ${kind} at ${at}`);
  if (kind === 0) return bytes.subarray(0, at);
  if (kind === 1) return flip(Buffer.from(bytes), draw);
  if (kind === 2) return Buffer.concat([bytes, bytes]);
  if (kind === 3) return Buffer.concat([bytes.subarray(0, at - (at % 512)), bytes]);
  if (kind === 4) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(draw.below(bytes.length))]);
  return Buffer.concat([
    bytes.subarray(0, at - (at % 512)),
    rawMember({ name: 'more', content: 'x' }),
    bytes.subarray(at - (at % 512)),
  ]);
}
