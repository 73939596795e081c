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
}

/** The entries as a zip, with whatever `between` is put between them and their directory. */
export function zipOf(entries: readonly ZipEntry[], { between = '', comment = '' } = {}): Buffer {
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
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(entry.claimedBytes ?? content.length, 18);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const local = Buffer.from(facts);
    local.writeUInt16LE(localName.length, 22);
    files.push(Buffer.from('PK\x03\x04'), local, localName, packed);
    const name = Buffer.from(entry.name);
    const listed = Buffer.alloc(14);
    listed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    listed.writeUInt32LE(at, 10);
    facts.writeUInt16LE(name.length, 22);
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), facts, listed, name);
    at += 30 + localName.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(at + between.length, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...files, Buffer.from(between), listing, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
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
