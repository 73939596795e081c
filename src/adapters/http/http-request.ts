import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestSecure, type RequestOptions } from 'node:https';
import { IdleError, destroyWhenIdle } from '../streams/idle-watch.ts';
import { proxyAgent } from './proxy-agent.ts';

interface HttpRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
  readonly signal: AbortSignal;
  /** How long no byte may go or come. A reader that is slow does not count. */
  readonly idleMs: number;
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

interface OpenOptions extends RequestOptions {
  /** Milliseconds until an answer begins once the whole request was taken; undefined: `timeout`. */
  readonly answerTimeout?: number | undefined;
}

/**
 * Opens a request by the scheme of its URL, and by the proxy that the environment names.
 * @param options.timeout milliseconds without a byte in either direction after which it fails with an IdleError, until its
 *   answer begins; undefined: the signal alone ends it
 */
export function openRequest(target: URL, { answerTimeout, ...options }: OpenOptions): ClientRequest {
  const open = target.protocol === 'https:' ? requestSecure : requestPlain;
  const agent = proxyAgent(target) ?? options.agent;
  const sent = open(target, agent === undefined ? options : { ...options, agent });
  if (options.timeout !== undefined) endWhenIdle(sent, options.timeout, answerTimeout ?? options.timeout);
  return sent;
}

/** Destroys a request, with an IdleError, that is not taken or not answered. A slow source of its body is not the server's fault. */
function endWhenIdle(sent: ClientRequest, idleMs: number, answerMs: number): void {
  let limitMs = idleMs;
  let isAnswered = false;
  const limit = (ms: number): void => {
    limitMs = ms;
    sent.socket?.setTimeout(ms);
  };
  sent.on('timeout', () => {
    if (!sent.writableEnded && sent.writableLength === 0) limit(idleMs);
    else sent.destroy(new IdleError(limitMs));
  });
  sent.once('finish', () => {
    if (!isAnswered && answerMs !== idleMs) limit(answerMs);
  });
  sent.once('response', () => {
    isAnswered = true;
    sent.setTimeout(0);
  });
}

/**
 * Sends one HTTP request and returns its answer, whatever its status, with the bytes as the connection brings them.
 * `fetch` is not used, since it copies every body three times and compiles its parser anew in each process.
 * @throws IdleError
 */
export function httpRequest(
  url: string | URL,
  { method = 'GET', headers, body, signal, idleMs }: HttpRequest,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = openRequest(new URL(url), { method, headers: { ...headers }, signal, timeout: idleMs });
    if (body !== undefined) sent.setHeader('content-length', Buffer.byteLength(body));
    sent.once('response', (answer: IncomingMessage) => {
      destroyWhenIdle(answer, idleMs);
      resolve(answer);
    });
    sent.on('error', reject).end(body);
  });
}
