import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { configDigests } from '../core/archive/config-digests.ts';
import { digestOfName } from '../core/archive/member-name.ts';

/** Manifests and configs are far below it. */
const maxDocumentBytes = 4 << 20;

/**
 * Reads the config digests, by platform, of an archive that the engine of this machine writes. Nothing is judged here:
 * archives from elsewhere go through the guard.
 */
export async function archivedConfigs(archive: Readable): Promise<Readonly<Record<string, string>>> {
  const documents = new Map<string, unknown>();
  let index: unknown;
  const reader = extract();
  const feeding = pipeline(archive, reader);
  feeding.catch(() => undefined);
  for await (const entry of reader) {
    const { name, size } = entry.header;
    const digest = digestOfName(name);
    if (size > maxDocumentBytes || (digest === undefined && name !== 'index.json')) {
      entry.resume();
      continue;
    }
    const document = parse(await text(entry));
    if (digest === undefined) index = document;
    else documents.set(digest, document);
  }
  await feeding;
  return configDigests(index, documents);
}

async function text(entry: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Small layers are blobs too, and no JSON. */
function parse(content: string): unknown {
  if (!content.startsWith('{')) return undefined;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
