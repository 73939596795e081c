import { readConfigDigests } from '../../core/archive/config-digests.ts';
import { digestOfName } from '../../core/archive/member-name.ts';
import { tarReader } from '../../core/archive/tar-reader.ts';
import { tryParseJson } from '../../core/json/read-json.ts';
import type { ByteStream } from '../../ports/files.ts';

/** The largest JSON document that is read. Manifests and configs are far smaller. */
const maxDocumentBytes = 4 << 20;

/**
 * Reads the config digests, by platform, of an archive that the engine of this machine writes. Nothing is validated:
 * archives from outside go through `imageArchives`.
 */
export async function readArchivedConfigs(archive: ByteStream): Promise<Readonly<Record<string, string>>> {
  const documents = new Map<string, unknown>();
  let index: unknown;
  let member: { readonly name: string; readonly pieces: Buffer[] } | undefined;
  const tar = tarReader();
  for await (const piece of archive) {
    for (const part of tar.read(piece)) {
      if (part.kind === 'member') {
        const { name, size } = part.header;
        const isDocument = size <= maxDocumentBytes && (digestOfName(name) !== undefined || name === 'index.json');
        member = isDocument ? { name, pieces: [] } : undefined;
      } else if (part.kind === 'content') {
        member?.pieces.push(Buffer.from(part.bytes));
      } else if (member !== undefined) {
        // A small layer is read too, and is no JSON.
        const document = tryParseJson(Buffer.concat(member.pieces).toString('utf8'));
        const digest = digestOfName(member.name);
        if (digest === undefined) index = document;
        else documents.set(digest, document);
      }
    }
  }
  tar.end();
  return readConfigDigests(index, documents);
}
