import { Agent as PlainAgent, request as requestPlain, type ClientRequestArgs } from 'node:http';
import { Agent as SecureAgent, request as requestSecure, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Environment } from '../../core/inputs/environment.ts';
import { textAt } from '../../core/json/read-json.ts';
import { findProxy, type Proxy } from './find-proxy.ts';

const connectTimeoutMs = 30_000;
/** As Node's own agent: connections are kept for the next request, for five seconds. */
const agentOptions = { keepAlive: true, timeout: 5_000 };

/** A proxy that could not be reached, or did not connect. `code` is that of the system error. */
class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code: string | undefined;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.code = textAt(cause, 'code');
  }
}

type Connected = (error: Error | null, stream: Duplex) => void;

/** Agents by proxy and scheme. */
const agents = new Map<string, PlainAgent>();

/**
 * The agent by which `node:http` and `node:https` reach a URL: a tunnel through the proxy that the environment names for
 * it. The proxy learns host and port, and alone gets its own login. Plain HTTP is tunnelled too, as the client of the
 * artifacts does.
 * @returns undefined: Node's own agent
 * @throws UserError when the environment names something that is no proxy
 */
export function proxyAgent(target: URL, env: Environment = process.env): PlainAgent | undefined {
  const proxy = findProxy(target, env);
  if (proxy === undefined) return undefined;
  const key = JSON.stringify([target.protocol, proxy]);
  const known = agents.get(key);
  if (known !== undefined) return known;
  const agent = target.protocol === 'https:' ? new SecureTunnels(proxy) : new PlainTunnels(proxy);
  agents.set(key, agent);
  return agent;
}

class PlainTunnels extends PlainAgent {
  readonly #proxy: Proxy;

  constructor(proxy: Proxy) {
    super(agentOptions);
    this.#proxy = proxy;
  }

  override createConnection(options: ClientRequestArgs, connected?: Connected): undefined {
    openTunnel(this.#proxy, hostAndPort(options, 80)).then(
      (socket) => connected?.(null, socket),
      (error: unknown) => connected?.(error as Error, undefined as never),
    );
  }
}

class SecureTunnels extends SecureAgent {
  readonly #proxy: Proxy;

  constructor(proxy: Proxy) {
    super(agentOptions);
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions, connected?: Connected): undefined {
    openTunnel(this.#proxy, hostAndPort(options, 443)).then(
      (socket) => {
        // The connection of the base class is TLS over the given socket.
        const secure = super.createConnection({ ...options, socket } as RequestOptions);
        if (secure) connected?.(null, secure);
      },
      (error: unknown) => connected?.(error as Error, undefined as never),
    );
  }
}

function hostAndPort({ host, port }: ClientRequestArgs, defaultPort: number): string {
  const name = host ?? 'localhost';
  return `${name.includes(':') ? `[${name}]` : name}:${port ?? defaultPort}`;
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-connect */
function openTunnel({ protocol, host, port, authorization }: Proxy, target: string): Promise<Duplex> {
  const name = `the proxy "${host}:${port}"`;
  const open = protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = open({
      host,
      port,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }) },
      agent: false,
      timeout: connectTimeoutMs,
    });
    sent.once('connect', ({ statusCode = 0, statusMessage }, socket, head) => {
      if (statusCode < 200 || statusCode >= 300) {
        socket.destroy();
        const answer = `${statusCode} ${statusMessage ?? ''}`.trim().slice(0, 200);
        reject(new ProxyError(`${name} does not connect to "${target}": ${answer}`));
        return;
      }
      socket.setTimeout(0);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer in ${connectTimeoutMs / 1000} s: i/o timeout`)));
    sent.once('error', (error) => {
      reject(new ProxyError(`${name} cannot be reached: ${error.message}`, error));
    });
    sent.end();
  });
}
