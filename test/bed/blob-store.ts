import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { writeStream } from '../../src/adapters/streams/write-stream.ts';
import { readBody } from './loopback-server.ts';

/** What a signed URL allows: `r` to read, `w` to write. */
type Permission = 'r' | 'w';

export interface BlobStore {
  /** Answers a request below `/blobs/`. */
  readonly handle: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  /** Path and query of a URL for `name`, good until `expires` (milliseconds since the epoch); `fileName` for a download. */
  readonly sign: (name: string, permission: Permission, expires: number, fileName?: string) => string;
  readonly remove: (name: string) => void;
}

/** Azure's answer for what cannot be done. */
function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml', 'x-ms-error-code': code });
  response.end(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

/** A blob is the blocks that were put for it: committing them moves no bytes, as in the real store. */
interface Blob {
  readonly folder: string;
  /** Paths of its blocks, in their order. */
  readonly blocks: readonly string[];
  readonly type: string;
}

/**
 * The part of Azure's blob storage that the artifact client uses: Put Block, Put Block List, Get Blob, and signed URLs
 * that expire. Blobs are files below `folder`. A conformance test runs the same calls against azurite.
 * Left out: Put Blob, ranges, leases, metadata; signatures are ours, not Azure's.
 */
export function blobStore(folder: string, now: () => number): BlobStore {
  const key = randomBytes(32);
  const blobs = new Map<string, Blob>();
  const blockFolder = (name: string): string => join(folder, `${name}.blocks`);
  const blockName = (id: string): string => Buffer.from(id).toString('base64url');
  const blockFile = (name: string, id: string): string => join(blockFolder(name), blockName(id));
  const signature = (name: string, permission: string, expires: string): string =>
    createHmac('sha256', key).update(`${name}\n${permission}\n${expires}`).digest('base64url');

  const forget = (name: string): void => {
    const blob = blobs.get(name);
    blobs.delete(name);
    if (blob !== undefined) rmSync(blob.folder, { recursive: true, force: true });
  };

  const putBlock = async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    id: string,
  ): Promise<void> => {
    mkdirSync(blockFolder(name), { recursive: true });
    // A block that did not arrive whole must not exist: its upload is tried again under the same id.
    const part = `${blockFile(name, id)}.${randomBytes(6).toString('hex')}.part`;
    try {
      await writeAll(part, request);
    } catch {
      rmSync(part, { force: true });
      return;
    }
    renameSync(part, blockFile(name, id));
    response.writeHead(201);
    response.end();
  };

  const putBlockList = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    const list = (await readBody(request)).toString();
    const ids = [...list.matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map((match) => match[1] ?? '');
    if (ids.some((id) => !existsSync(blockFile(name, id)))) {
      refuse(response, 400, 'InvalidBlockList');
      return;
    }
    const kept = join(folder, `${name}.${randomBytes(6).toString('hex')}`);
    mkdirSync(blockFolder(name), { recursive: true });
    renameSync(blockFolder(name), kept);
    forget(name);
    blobs.set(name, {
      folder: kept,
      blocks: ids.map((id) => join(kept, blockName(id))),
      type: String(request.headers['x-ms-blob-content-type'] ?? 'application/octet-stream'),
    });
    response.writeHead(201, { etag: `"${ids.length.toString()}"` });
    response.end();
  };

  const getBlob = async (response: ServerResponse, url: URL, name: string): Promise<void> => {
    const blob = blobs.get(name);
    if (blob === undefined) {
      refuse(response, 404, 'BlobNotFound');
      return;
    }
    const disposition = url.searchParams.get('rscd');
    response.writeHead(200, {
      'content-type': blob.type,
      'content-length': String(blob.blocks.reduce((sum, block) => sum + statSync(block).size, 0)),
      ...(disposition === null ? {} : { 'content-disposition': disposition }),
    });
    await writeStream(contentOf(blob.blocks), response);
  };

  return {
    async handle(request, response, url) {
      const name = url.pathname.split('/').at(-1) ?? '';
      const query = (parameter: string): string => url.searchParams.get(parameter) ?? '';
      const permission: Permission = request.method === 'GET' ? 'r' : 'w';
      const isSigned = query('sp') === permission && query('sig') === signature(name, permission, query('se'));
      if (!isSigned || Date.parse(query('se')) < now()) refuse(response, 403, 'AuthenticationFailed');
      else if (request.method === 'GET') await getBlob(response, url, name);
      else if (query('comp') === 'block') await putBlock(request, response, name, query('blockid'));
      else if (query('comp') === 'blocklist') await putBlockList(request, response, name);
      else refuse(response, 400, 'UnsupportedHttpVerb');
    },
    sign(name, permission, expires, fileName) {
      const se = new Date(expires).toISOString();
      const query = new URLSearchParams({ sp: permission, se, sig: signature(name, permission, se) });
      if (fileName !== undefined) query.set('rscd', `attachment; filename="${fileName}"`);
      return `/blobs/actions-results/${name}?${query.toString()}`;
    },
    remove(name) {
      forget(name);
      rmSync(blockFolder(name), { recursive: true, force: true });
    },
  };
}

/** Without a stream of its own: what is measured is not to be this store. */
async function writeAll(path: string, content: AsyncIterable<unknown>): Promise<void> {
  const file = openSync(path, 'w');
  try {
    for await (const piece of content as AsyncIterable<Buffer>) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}

async function* contentOf(paths: readonly string[]): AsyncGenerator<Buffer> {
  const memory = Buffer.alloc(256 << 10);
  for (const path of paths) {
    const file = await open(path);
    try {
      for (let bytes = readSync(file.fd, memory); bytes > 0; bytes = readSync(file.fd, memory)) {
        yield memory.subarray(0, bytes);
      }
    } finally {
      await file.close();
    }
  }
}
