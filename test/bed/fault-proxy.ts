import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { corruptAt, cutAfter, throttled } from './byte-streams.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { seededChance } from './seeded-chance.ts';

/** What goes wrong with a request. `of` tells whose body is meant. */
export type FaultAction =
  /** Answers in the target's place; the target never sees the request. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Ends the client's connection after so many bytes of a body, orderly (FIN) or hard (RST). */
  | {
      readonly kind: 'cut';
      readonly of: 'request' | 'response';
      readonly afterBytes: number;
      readonly by: 'FIN' | 'RST';
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** Forwards after a pause. */
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'throttle'; readonly of: 'request' | 'response'; readonly bytesPerSecond: number }
  /** Flips the bits of one byte. */
  | { readonly kind: 'corrupt'; readonly of: 'request' | 'response'; readonly atByte: number }
  /** The target does what was asked and its answer never arrives: the connection is reset instead. */
  | { readonly kind: 'drop-answer' }
  /** Replaces headers of the answer. */
  | { readonly kind: 'headers'; readonly replace: Readonly<Record<string, string>> }
  /** Answers with what the target has under another path (a tag that points to something else). */
  | { readonly kind: 'swap'; readonly path: string };

/** A fault and the requests that it hits. */
export interface Fault {
  /** Any method when left out. */
  readonly method?: string;
  /** Tried on the path with its query. */
  readonly path: RegExp;
  /** `{first: k}`: the first k matching requests. `{share, seed}`: a share (0 to 1) of them, the same in every run. Left out: each. */
  readonly when?: { readonly first: number } | { readonly share: number; readonly seed: number };
  readonly do: FaultAction;
}

/** A request that came in. */
interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Milliseconds since the epoch at which it came. */
  readonly time: number;
  /** What the client was answered; undefined while under way and when it never got an answer. */
  readonly status: number | undefined;
  /** The fault that hit it. */
  readonly fault: FaultAction['kind'] | undefined;
}

export interface FaultProxy {
  /** `127.0.0.1:PORT`, which engines accept without TLS. */
  readonly address: string;
  /** Adds a fault. Of several that match a request, the one that was added first and still applies is used. */
  readonly addFault: (fault: Fault) => void;
  /** Every request since the start or the last `clear`. */
  readonly requests: readonly SeenRequest[];
  /** Forgets faults and requests. */
  readonly clear: () => void;
  readonly stop: () => Promise<void>;
}

interface ArmedFault {
  readonly fault: Fault;
  readonly applies: () => boolean;
}

function arm(fault: Fault): ArmedFault {
  const { when } = fault;
  if (when === undefined) return { fault, applies: () => true };
  if ('share' in when) {
    const chance = seededChance(when.seed);
    return { fault, applies: () => chance() < when.share };
  }
  let left = when.first;
  return { fault, applies: () => left-- > 0 };
}

/** A stream for the bodies of `of` that the action leaves as they are is undefined. */
function bodyFilter(
  action: FaultAction | undefined,
  of: 'request' | 'response',
  cut: () => void,
): Transform | undefined {
  if (action?.kind === 'cut' && action.of === of) return cutAfter(action.afterBytes, cut);
  if (action?.kind === 'throttle' && action.of === of) return throttled(action.bytesPerSecond);
  if (action?.kind === 'corrupt' && action.of === of) return corruptAt(action.atByte);
  return undefined;
}

/**
 * Starts an HTTP proxy in front of `target` (`http://127.0.0.1:PORT`) that passes everything on until a fault is added.
 * The client's Host header is kept and a Location that names the target is pointed back here, so that uploads, which
 * go on at the Location of their first answer, stay behind the proxy. It lives in this process, which a synchronous
 * call of docker would keep from answering.
 */
export async function startFaultProxy(options: {
  readonly target: string;
  /** Another target for some paths, so that several registries are one host. */
  readonly route?: (path: string) => string | undefined;
}): Promise<FaultProxy> {
  const target = new URL(options.target);
  const armed: ArmedFault[] = [];
  const requests: { -readonly [K in keyof SeenRequest]: SeenRequest[K] }[] = [];

  const pick = (method: string, path: string): FaultAction | undefined =>
    armed.find(({ fault, applies }) => (fault.method ?? method) === method && fault.path.test(path) && applies())?.fault
      .do;

  const answerHeaders = (upstream: IncomingMessage, action: FaultAction | undefined): OutgoingHttpHeaders => {
    const headers: OutgoingHttpHeaders = { ...upstream.headers };
    if (headers.location?.startsWith(target.origin) === true) {
      headers.location = `http://${server.address}${headers.location.slice(target.origin.length)}`;
    }
    if (action?.kind === 'headers') {
      for (const [name, value] of Object.entries(action.replace)) headers[name.toLowerCase()] = value;
    }
    return headers;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    const action = pick(method, path);
    const seen = { method, path, time: Date.now(), status: undefined as number | undefined, fault: action?.kind };
    requests.push(seen);
    response.once('finish', () => {
      seen.status = response.statusCode;
    });
    if (action?.kind === 'hang') return;
    if (action?.kind === 'status') {
      request.resume();
      response.writeHead(action.status, { 'content-type': 'text/plain', ...action.headers });
      response.end(action.body ?? `injected ${action.status}\n`);
      return;
    }
    if (action?.kind === 'delay') await sleep(action.ms);
    const { hostname, port } = new URL(options.route?.(path) ?? options.target);
    const upstream = httpRequest({
      host: hostname,
      port,
      method,
      path: action?.kind === 'swap' ? action.path : path,
      headers: request.headers,
    });
    const endConnection = (by: 'FIN' | 'RST'): void => {
      if (by === 'RST') request.socket.resetAndDestroy();
      else request.socket.end();
      upstream.destroy();
    };
    const cut = (): void => {
      endConnection(action?.kind === 'cut' ? action.by : 'RST');
    };
    upstream.on('error', () => {
      endConnection('RST');
    });
    upstream.on('response', (answer) => {
      if (action?.kind === 'drop-answer') {
        endConnection('RST');
        return;
      }
      if (response.destroyed) {
        answer.resume();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answerHeaders(answer, action));
      response.flushHeaders();
      pipeline(
        [answer, bodyFilter(action, 'response', cut), response].filter((part) => part !== undefined),
        () => undefined,
      );
    });
    pipeline(
      [request, bodyFilter(action, 'request', cut), upstream].filter((part) => part !== undefined),
      () => undefined,
    );
  };

  const server = await startLoopbackServer(handle);
  return {
    address: server.address,
    addFault: (fault) => {
      armed.push(arm(fault));
    },
    requests,
    clear: () => {
      armed.length = 0;
      requests.length = 0;
    },
    stop: server.stop,
  };
}
