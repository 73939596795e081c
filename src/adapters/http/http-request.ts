import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestSecure, type RequestOptions } from 'node:https';
import { proxyAgent } from './proxy-agent.ts';

interface HttpRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
  readonly signal: AbortSignal;
}

/** An answer whose status says that the request failed. */
export class HttpStatusError extends Error {
  override readonly name = 'HttpStatusError';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Opens a request by the scheme of its URL, and by the proxy that the environment names. */
export function openRequest(target: URL, options: RequestOptions): ClientRequest {
  const open = target.protocol === 'https:' ? requestSecure : requestPlain;
  const agent = proxyAgent(target) ?? options.agent;
  return open(target, agent === undefined ? options : { ...options, agent });
}

/**
 * Sends one HTTP request and returns its answer, whatever its status, with the bytes as the connection brings them.
 * `fetch` is not used, since it copies every body three times and compiles its parser anew in each process.
 */
export function httpRequest(
  url: string | URL,
  { method = 'GET', headers, body, signal }: HttpRequest,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = openRequest(new URL(url), { method, headers: { ...headers }, signal });
    if (body !== undefined) sent.setHeader('content-length', Buffer.byteLength(body));
    sent.once('response', resolve).on('error', reject).end(body);
  });
}
