import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a made-up zip; what is left out is as an honest writer has it. */
interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | string;
  readonly deflated?: boolean;
  /** Unix mode with its type: 0o120777 is a symbolic link. */
  readonly mode?: number;
  /** The size that the directory tells. */
  readonly claimedBytes?: number;
  readonly flags?: number;
  readonly method?: number;
  /** The name before the data, where it is another one than the directory's. */
  readonly localName?: string;
  /** What the header before the data says, where it is not what the directory does. */
  readonly local?: Partial<Readonly<Record<'flags' | 'crc' | 'packedBytes' | 'bytes', number>>>;
  /** The checksum that both tell. */
  readonly crc?: number;
  /** What follows the data. */
  readonly descriptor?: Buffer;
  /** A comment in the directory. */
  readonly note?: Buffer;
  /** Extra fields in the directory. */
  readonly extra?: Buffer;
  /** Where the directory says that the file begins. */
  readonly at?: number;
}

/** What follows the data of a file whose writer did not know its size before. */
export function zipDescriptor(content: string, { signed = true, crc = crc32(content) } = {}): Buffer {
  const facts = Buffer.alloc(12);
  facts.writeUInt32LE(crc, 0);
  facts.writeUInt32LE(content.length, 4);
  facts.writeUInt32LE(content.length, 8);
  return signed ? Buffer.concat([Buffer.from('PK\x07\x08'), facts]) : facts;
}

/** The record and the locator of Zip64 that stand before the end, for one entry in a directory of so many bytes. */
export function zip64End(facts: Readonly<Partial<Record<'entries' | 'bytes' | 'start' | 'at', number>>>): Buffer {
  const { entries = 1, bytes = 0, start = 0, at = start + bytes } = facts;
  const record = Buffer.alloc(52);
  record.writeBigUInt64LE(44n, 0);
  for (const [offset, value] of [entries, entries, bytes, start].entries()) {
    record.writeBigUInt64LE(BigInt(value), 20 + 8 * offset);
  }
  const locator = Buffer.alloc(16);
  locator.writeBigUInt64LE(BigInt(at), 4);
  return Buffer.concat([Buffer.from('PK\x06\x06'), record, Buffer.from('PK\x06\x07'), locator]);
}

interface ZipEnd {
  /** Stands between the files and their directory. */
  readonly between?: Buffer | string;
  readonly comment?: string;
  /** Stands before the end record; made of what that one would say. */
  readonly before?: (facts: { readonly bytes: number; readonly start: number }) => Buffer;
  /** What the end record says, where it is not the truth. */
  readonly end?: Partial<Readonly<Record<'entriesHere' | 'entries' | 'bytes' | 'start', number>>>;
}

/** The entries as a zip. */
export function zipOf(
  entries: readonly ZipEntry[],
  { between = '', comment = '', before, end: says = {} }: ZipEnd = {},
): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.deflated === true ? deflateRawSync(content) : content;
    const method = entry.method ?? (entry.deflated === true ? 8 : 0);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(entry.flags ?? 0, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(entry.crc ?? crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(entry.claimedBytes ?? content.length, 18);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const local = Buffer.from(facts);
    local.writeUInt16LE(localName.length, 22);
    local.writeUInt16LE(entry.local?.flags ?? local.readUInt16LE(2), 2);
    local.writeUInt32LE(entry.local?.crc ?? local.readUInt32LE(10), 10);
    local.writeUInt32LE(entry.local?.packedBytes ?? local.readUInt32LE(14), 14);
    local.writeUInt32LE(entry.local?.bytes ?? local.readUInt32LE(18), 18);
    const { descriptor = Buffer.alloc(0), note = Buffer.alloc(0), extra = Buffer.alloc(0) } = entry;
    files.push(Buffer.from('PK\x03\x04'), local, localName, packed, descriptor);
    const name = Buffer.from(entry.name);
    const listed = Buffer.alloc(14);
    listed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    listed.writeUInt32LE(entry.at ?? at, 10);
    listed.writeUInt16LE(note.length, 0);
    facts.writeUInt16LE(name.length, 22);
    facts.writeUInt16LE(extra.length, 24);
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), facts, listed, name, extra, note);
    at += 30 + localName.length + packed.length + descriptor.length;
  }
  const listing = Buffer.concat(directory);
  const start = at + Buffer.byteLength(between);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(says.entriesHere ?? says.entries ?? entries.length, 4);
  end.writeUInt16LE(says.entries ?? entries.length, 6);
  end.writeUInt32LE(says.bytes ?? listing.length, 8);
  end.writeUInt32LE(says.start ?? start, 12);
  end.writeUInt16LE(comment.length, 16);
  const additional = before?.({ bytes: listing.length, start }) ?? Buffer.alloc(0);
  const ending = [Buffer.from('PK\x05\x06'), end, Buffer.from(comment)];
  return Buffer.concat([...files, Buffer.from(between), listing, additional, ...ending]);
}

/** Uploads a finished zip as the client would upload the one that it makes. */
export async function uploadZip(
  env: Readonly<Record<string, string>>,
  name: string,
  zip: Buffer,
): Promise<{ readonly id: number; readonly digest: string }> {
  const call = async (method: string, message: Readonly<Record<string, string>>): Promise<Record<string, string>> => {
    const url = `${env['ACTIONS_RESULTS_URL'] ?? ''}twirp/github.actions.results.api.v1.ArtifactService/${method}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${env['ACTIONS_RUNTIME_TOKEN'] ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name, workflow_run_backend_id: backendRun(env), ...message }),
    });
    if (!answer.ok) throw new Error(`${method}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, string>;
  };
  const { signed_upload_url: url = '' } = await call('CreateArtifact', { mime_type: 'application/zip' });
  const blockId = Buffer.from('block-1').toString('base64');
  const put = async (query: string, body: Buffer | string): Promise<void> => {
    const answer = await fetch(`${url}&${query}`, { method: 'PUT', body: new Uint8Array(Buffer.from(body)) });
    if (!answer.ok) throw new Error(`${query}: ${await answer.text()}`);
  };
  await put(`comp=block&blockid=${encodeURIComponent(blockId)}`, zip);
  await put('comp=blocklist', `<BlockList><Latest>${blockId}</Latest></BlockList>`);
  const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
  const { artifact_id: id } = await call('FinalizeArtifact', { size: String(zip.length), hash: digest });
  return { id: Number(id), digest };
}

/** The run as the claim of the token names it. */
function backendRun(env: Readonly<Record<string, string>>): string {
  const [, payload = ''] = (env['ACTIONS_RUNTIME_TOKEN'] ?? '').split('.');
  const { scp = '' } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { scp?: string };
  return /Actions\.Results:([^: ]+)/.exec(scp)?.[1] ?? '';
}
