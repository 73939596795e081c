import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';

interface HttpCall {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal: AbortSignal;
}

/**
 * One HTTP request, and its answer with the bytes as the connection brings them; no status is a failure. Not by fetch,
 * which copies every body three times, and whose parser is compiled in each process anew.
 */
export function httpCall(
  url: string | URL,
  { method = 'GET', headers, body, signal }: HttpCall,
): Promise<IncomingMessage> {
  const target = new URL(url);
  const request = target.protocol === 'https:' ? requestSecure : requestPlain;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    request(target, { method, headers: { ...headers, ...length }, signal })
      .once('response', resolve)
      .on('error', reject)
      .end(body);
  });
}
