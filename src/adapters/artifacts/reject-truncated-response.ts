import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { TooLongError } from '../streams/bounded-read.ts';

/** Published by Node when the head of an answer has come: https://nodejs.org/api/diagnostics_channel.html#http */
const channel = 'http.client.response.finish';

/** A list of ten thousand artifacts has half of that. The client copies all that it has for each piece that comes. */
const maxAnswerBytes = 8 << 20;

/** An answer whose connection broke off in its body. The message is that of GitHub's client for a broken connection. */
class TruncatedResponseError extends Error {
  override readonly name = 'TruncatedResponseError';
  readonly code = 'ECONNRESET';

  constructor() {
    super('Unable to make request: ECONNRESET in the middle of the answer');
  }
}

/**
 * Runs `work` and rejects as soon as an answer breaks off in its body, or does not end. GitHub's client never notices: its
 * `readBody` waits for the end of the answer and keeps what comes, and Node then exits with nothing left to do.
 * https://github.com/actions/toolkit/blob/main/packages/http-client/src/index.ts
 * @param path start of the paths of the requests that are watched
 * @param maxContentBytes of what is downloaded
 * @throws TruncatedResponseError, TooLongError
 */
export async function rejectTruncatedResponse<T>(
  path: string,
  work: () => Promise<T>,
  maxContentBytes = Infinity,
): Promise<T> {
  let stop = (): void => undefined;
  const truncated = new Promise<never>((_, reject) => {
    const listen = (message: unknown): void => {
      const { request, response } = message as { readonly request: ClientRequest; readonly response: IncomingMessage };
      const isWatched = request.path.startsWith(path);
      if (isWatched) {
        response.once('close', () => {
          if (!response.complete) reject(new TruncatedResponseError());
        });
      }
      // PUT: the storage, whose client tries again by itself what broke off.
      if (!isWatched && request.method !== 'PUT') return;
      const limit = request.method === 'GET' ? maxContentBytes : maxAnswerBytes;
      whenLongerThan(limit, response, () => {
        reject(new TooLongError(`The answer of ${request.host} is longer than ${limit} bytes`));
        response.destroy();
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

/** Counts the bytes of a body beside its reader, from when that begins: an earlier listener would take them away. */
function whenLongerThan(limit: number, response: IncomingMessage, act: () => void): void {
  let size = 0;
  const count = (chunk: Buffer): void => {
    size += chunk.length;
    if (size <= limit) return;
    response.off('data', count);
    act();
  };
  const begin = (event: string | symbol): void => {
    if (event !== 'data') return;
    response.off('newListener', begin);
    response.on('data', count);
  };
  response.on('newListener', begin);
}
