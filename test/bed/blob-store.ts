import { createHmac, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
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

/**
 * The part of Azure's blob storage that the artifact client uses: Put Block, Put Block List, Get Blob, and signed URLs
 * that expire. Blobs are files below `folder`. A conformance test runs the same calls against azurite.
 * Left out: Put Blob, ranges, leases, metadata; signatures are ours, not Azure's.
 */
export function blobStore(folder: string, now: () => number): BlobStore {
  const key = randomBytes(32);
  const blobFile = (name: string): string => join(folder, name);
  const typeFile = (name: string): string => join(folder, `${name}.type`);
  const blockFolder = (name: string): string => join(folder, `${name}.blocks`);
  const blockFile = (name: string, id: string): string =>
    join(blockFolder(name), Buffer.from(id).toString('base64url'));
  const signature = (name: string, permission: string, expires: string): string =>
    createHmac('sha256', key).update(`${name}\n${permission}\n${expires}`).digest('base64url');

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
      await pipeline(request, createWriteStream(part));
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
    await writeFile(blobFile(name), '');
    for (const id of ids) {
      await pipeline(createReadStream(blockFile(name, id)), createWriteStream(blobFile(name), { flags: 'a' }));
    }
    rmSync(blockFolder(name), { recursive: true, force: true });
    await writeFile(typeFile(name), String(request.headers['x-ms-blob-content-type'] ?? 'application/octet-stream'));
    response.writeHead(201, { etag: `"${ids.length.toString()}"` });
    response.end();
  };

  const getBlob = async (response: ServerResponse, url: URL, name: string): Promise<void> => {
    if (!existsSync(blobFile(name))) {
      refuse(response, 404, 'BlobNotFound');
      return;
    }
    const disposition = url.searchParams.get('rscd');
    response.writeHead(200, {
      'content-type': await readFile(typeFile(name), 'utf8'),
      'content-length': String(statSync(blobFile(name)).size),
      ...(disposition === null ? {} : { 'content-disposition': disposition }),
    });
    await pipeline(createReadStream(blobFile(name)), response);
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
      for (const path of [blobFile(name), typeFile(name), blockFolder(name)])
        rmSync(path, { recursive: true, force: true });
    },
  };
}
