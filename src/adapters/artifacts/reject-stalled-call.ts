import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { IdleError, watchIdle } from '../streams/idle-watch.ts';

/** Published by Node when a request is made: https://nodejs.org/api/diagnostics_channel.html#http */
const requestChannel = 'http.client.request.created';
/** Published by `fetch`: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md */
const fetchChannels = ['undici:request:create', 'undici:request:headers', 'undici:request:trailers'];

/** Tells the requests of one call from those of any other. */
const currentCall = new AsyncLocalStorage<symbol>();

/**
 * Runs `work` and rejects when its requests send and get no byte for `idleMs`. GitHub's client waits three minutes for an
 * answer that does not come, and does so five times. Every request that it makes afterwards fails too, so that it ends.
 * @throws IdleError
 */
export async function rejectStalledCall<T>(work: () => Promise<T>, idleMs: number): Promise<T> {
  const call = Symbol('call');
  const requests = new Set<ClientRequest>();
  let hasStalled = false;
  let eventCount = 0;
  let known = -1;
  const addRequest = (message: unknown): void => {
    if (currentCall.getStore() !== call) return;
    const { request } = message as { readonly request: ClientRequest };
    eventCount += 1;
    // A request that is kept would keep what it has sent.
    requests.add(request.once('close', () => requests.delete(request)));
    if (hasStalled) request.destroy(new IdleError(idleMs));
  };
  const countEvent = (): void => {
    eventCount += 1;
  };
  const hasProgressed = (): boolean => {
    const before = known;
    const sockets = new Set([...requests].map(({ socket }) => socket));
    known = eventCount;
    for (const socket of sockets) known += (socket?.bytesRead ?? 0) + (socket?.bytesWritten ?? 0);
    return known !== before;
  };
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = watchIdle(idleMs, hasProgressed, () => {
      hasStalled = true;
      reject(new IdleError(idleMs));
      for (const request of requests) request.destroy(new IdleError(idleMs));
    });
  });
  subscribe(requestChannel, addRequest);
  for (const channel of fetchChannels) subscribe(channel, countEvent);
  const running = currentCall.run(call, work);
  const forget = (): void => {
    unsubscribe(requestChannel, addRequest);
  };
  // What it still does after it has stalled must not be an unhandled rejection.
  running.then(forget, forget);
  try {
    return await Promise.race([running, stalled]);
  } finally {
    clearInterval(timer);
    for (const channel of fetchChannels) unsubscribe(channel, countEvent);
  }
}
