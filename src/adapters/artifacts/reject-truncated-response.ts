import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** Told by Node when the head of an answer has come. */
const channel = 'http.client.response.finish';

/**
 * GitHub's client waits for ever for the rest of an answer whose connection breaks off in its body (half a minute for
 * that of a download), and a process that waits for nothing else ends there without a word. So its call ends at once,
 * with the error that it gives for a connection that breaks off before the answer (row 83, F10).
 * @param path how the paths of the requests begin that this is about
 */
export async function rejectTruncatedResponse<T>(path: string, work: () => Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const broken = new Promise<never>((_, reject) => {
    const listen = (message: unknown): void => {
      const { request, response } = message as { readonly request: ClientRequest; readonly response: IncomingMessage };
      if (!request.path.startsWith(path)) return;
      response.once('close', () => {
        if (!response.complete) reject(new Error('Unable to make request: ECONNRESET in the middle of the answer'));
      });
    };
    subscribe(channel, listen);
    stop = () => unsubscribe(channel, listen);
  });
  try {
    return await Promise.race([work(), broken]);
  } finally {
    stop();
  }
}
