import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach } from '@jest/globals';
import { imageRepository } from '../../src/adapters/registry/image-repository.ts';
import { sha256 } from '../../src/core/oci/digest.ts';
import type { ImageRepository, RegistryLogin } from '../../src/ports/registry.ts';
import { startLoopbackServer, type LoopbackServer } from '../bed/loopback-server.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

/** A host on loopback that a test tells how to answer. */
class ScriptedHost {
  /** Method, path and authorization of each request. */
  readonly asked: string[] = [];
  handle: Handler = (_, response) => {
    response.writeHead(500).end();
  };
  #server: LoopbackServer | undefined;

  get address(): string {
    return this.#server?.address ?? '';
  }

  async start(): Promise<void> {
    this.asked.length = 0;
    this.#server = await startLoopbackServer(async (request, response) => {
      const { method = '', url = '/', headers } = request;
      this.asked.push(`${method} ${url} ${headers.authorization ?? '-'}`);
      await this.handle(request, response, new URL(url, 'http://loopback'));
    });
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }
}

interface TwoHosts {
  readonly registry: ScriptedHost;
  /** Another host, which the registry redirects to. */
  readonly elsewhere: ScriptedHost;
  /** A repository of the registry, as alice sees it. */
  readonly repository: (isTarget?: boolean) => ImageRepository;
  readonly redirect: (response: ServerResponse, path: string) => void;
}

export const alice: RegistryLogin = { username: 'alice', password: 'secret' };
export const basic = `Basic ${Buffer.from('alice:secret').toString('base64')}`;

/** The content of a blob that comes in pieces. */
export const content = 'layer '.repeat(100_000);
export const blob = { digest: sha256(content), size: content.length };

/** Starts two hosts for each test of the file. */
export function useTwoHosts(): TwoHosts {
  const [registry, elsewhere] = [new ScriptedHost(), new ScriptedHost()];
  beforeEach(() => Promise.all([registry.start(), elsewhere.start()]));
  afterEach(() => Promise.all([registry.stop(), elsewhere.stop()]));
  return {
    registry,
    elsewhere,
    repository: (isTarget = true) => imageRepository(`${registry.address}/acme/app`, alice, { isTarget }),
    redirect: (response, path) => {
      response.writeHead(307, { location: `http://${elsewhere.address}${path}` }).end();
    },
  };
}

export async function* pieces(text: string): AsyncGenerator<Buffer, undefined> {
  await Promise.resolve();
  for (let at = 0; at < text.length; at += 50_000) yield Buffer.from(text.slice(at, at + 50_000));
}
