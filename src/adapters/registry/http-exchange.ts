import type { ClientRequest, IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { RegistryError } from '../../errors.ts';
import { openRequest } from '../http/http-request.ts';
import { freePassedPieces } from '../process/garbage-collection.ts';
import { destroyWhenIdle } from '../streams/idle-watch.ts';
import { parseOwnAddress, staysEncrypted } from './registry-address.ts';
import { findRegistryCertificates } from './registry-certificates.ts';

/** The body of an answer, to be read once. */
interface AnswerBody extends AsyncIterable<Uint8Array> {
  /** Ends the answer without reading it. */
  cancel(): Promise<void>;
}

/** The answer to an HTTP request, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** Values by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Where it came from, redirects followed. */
  readonly url: string;
  readonly body: AnswerBody;
}

interface HttpOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Pieces of a stream must keep their memory: they are sent some time after the next one was asked for. */
  readonly body?: string | Buffer | AsyncIterable<Uint8Array> | undefined;
  /** Whether the answer may be a redirect itself. Only that of a GET or HEAD is ever followed. */
  readonly redirect: 'follow' | 'same-host' | 'manual';
  readonly signal: AbortSignal;
  /** How long nothing may come of an answer, or be taken of what is sent: a minute by default. */
  readonly idleMs?: number | undefined;
  /** How long what was sent may be checked until it is answered: five minutes by default. */
  readonly checkMs?: number | undefined;
}

const maxRedirects = 5;
const followedStatuses = [301, 302, 303, 307, 308];
/** Go's client makes a GET of a DELETE on the way, whose answer would pass for that of a deletion. */
const readMethods = ['GET', 'HEAD'];
const maxIdleMs = 60_000;
/** Registries check what was written to them before they answer, and some move it to another storage. */
const maxCheckMs = 300_000;
/** An answer that nobody reads and that is not longer than this is read to its end: the connection is used again. */
const maxDrainedBytes = 64 << 10;

/**
 * Sends a request by Node's own client. `fetch` takes twice the time for large bodies and a while to load, decompresses them
 * where a server says that they are compressed, and refuses ports that registries may have (https://fetch.spec.whatwg.org/#port-blocking).
 * Another host than the one that was asked gets no Authorization.
 * @throws RegistryError with status 400 for a redirect that is not to be followed
 */
export async function exchangeHttp(method: string, url: string, options: HttpOptions): Promise<HttpAnswer> {
  let { headers } = options;
  let target = new URL(url);
  for (let redirects = 0; ; redirects++) {
    const answer = await send(method, target, { ...options, headers });
    const location = answer.headers.get('location');
    const isFollowed = options.redirect !== 'manual' && readMethods.includes(method);
    if (!isFollowed || location === undefined || !followedStatuses.includes(answer.status)) return answer;
    await answer.body.cancel();
    const from = `${method} ${target.host}`;
    if (redirects >= maxRedirects) throw redirectError(`${from}: more than ${maxRedirects} redirects`);
    const next = parseOwnAddress(location, target.href, target.origin);
    if (next === null) throw redirectError(`${from}: a redirect to no URL`);
    if (!staysEncrypted(target, next)) {
      throw redirectError(`${from}: a redirect to "${next.origin}", which is not encrypted`);
    }
    if (next.origin !== target.origin) {
      if (options.redirect === 'same-host') throw otherHostError(from, next);
      headers = withoutAuthorization(headers);
    }
    target = next;
  }
}

/** The error for a list that a registry redirects to another host, which may be anybody's. */
export function otherHostError(from: string, to: URL, remedy = 'name the image by that host'): RegistryError {
  return redirectError(`${from}: a redirect to "${to.origin}", and a list of another host is not taken`, remedy);
}

function redirectError(
  message: string,
  remedy = "check the registry's settings, and the address of the image",
): RegistryError {
  return new RegistryError(message, { status: 400, remedy });
}

function withoutAuthorization(headers: HttpOptions['headers']): HttpOptions['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
}

/** What these change is the same when they are sent again over a new connection. */
const repeatableMethods = ['GET', 'HEAD', 'POST', 'PUT'];

async function send(method: string, target: URL, options: HttpOptions, isRepeated = false): Promise<HttpAnswer> {
  const { headers, body, signal, idleMs = maxIdleMs, checkMs = maxCheckMs } = options;
  const mayRepeat = repeatableMethods.includes(method) && !isStream(body) && !isRepeated;
  const certificates = target.protocol === 'https:' ? await findRegistryCertificates(target.host) : {};
  const request = openRequest(target, {
    method,
    headers: { ...headers },
    signal,
    // Any other request gets a connection of its own, since a server may be closing one that was used before.
    agent: mayRepeat ? undefined : false,
    timeout: idleMs,
    answerTimeout: readMethods.includes(method) ? idleMs : checkMs,
    ...certificates,
  });
  try {
    const message = await sendBody(request, method, body);
    destroyWhenIdle(message, idleMs);
    return toAnswer(message, request, target, signal);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // https://nodejs.org/api/http.html#requestreusedsocket
    if (!mayRepeat || !request.reusedSocket) throw error;
    return send(method, target, options, true);
  }
}

function isStream(body: HttpOptions['body']): body is AsyncIterable<Uint8Array> {
  return body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
}

function sendBody(request: ClientRequest, method: string, body: HttpOptions['body']): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Errors after the answer are those of its body, which its reader gets.
    request.once('response', resolve).on('error', reject);
    if (!isStream(body)) {
      if (body !== undefined) request.setHeader('content-length', Buffer.byteLength(body));
      else if (method !== 'GET' && method !== 'HEAD') request.setHeader('content-length', 0);
      request.end(body);
      return;
    }
    pipeline(body, request, (error) => {
      if (error instanceof Error) reject(error);
    });
  });
}

function toAnswer(message: IncomingMessage, request: ClientRequest, target: URL, signal: AbortSignal): HttpAnswer {
  const headers = new Map(
    Object.entries(message.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of message as AsyncIterable<Uint8Array>) {
        yield piece;
        freePassedPieces(piece.length);
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      // Who refuses a body does not read the rest of it.
      if (!request.writableFinished) request.destroy();
    }
  }
  return {
    status: message.statusCode ?? 0,
    headers,
    url: target.href,
    body: {
      [Symbol.asyncIterator]: read,
      cancel() {
        const length = Number(headers.get('content-length') ?? Infinity);
        if (length <= maxDrainedBytes && request.writableFinished) message.resume();
        else message.destroy();
        message.on('error', () => undefined);
        return Promise.resolve();
      },
    },
  };
}
