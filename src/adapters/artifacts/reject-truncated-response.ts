import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** Published by Node when the head of an answer has come: https://nodejs.org/api/diagnostics_channel.html#http */
const channel = 'http.client.response.finish';

/** An answer whose connection broke off in its body. The message is that of GitHub's client for a broken connection. */
class TruncatedResponseError extends Error {
  override readonly name = 'TruncatedResponseError';
  readonly code = 'ECONNRESET';

  constructor() {
    super('Unable to make request: ECONNRESET in the middle of the answer');
  }
}

/**
 * Runs `work` and rejects as soon as an answer breaks off in its body. GitHub's client never notices: its `readBody` only
 * waits for the end of the answer, and Node then exits with nothing left to do.
 * https://github.com/actions/toolkit/blob/main/packages/http-client/src/index.ts
 * @param path start of the paths of the requests that are watched
 * @throws TruncatedResponseError
 */
export async function rejectTruncatedResponse<T>(path: string, work: () => Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const truncated = new Promise<never>((_, reject) => {
    const listen = (message: unknown): void => {
      const { request, response } = message as { readonly request: ClientRequest; readonly response: IncomingMessage };
      if (!request.path.startsWith(path)) return;
      response.once('close', () => {
        if (!response.complete) reject(new TruncatedResponseError());
      });
    };
    subscribe(channel, listen);
    stop = () => unsubscribe(channel, listen);
  });
  try {
    return await Promise.race([work(), truncated]);
  } finally {
    stop();
  }
}
