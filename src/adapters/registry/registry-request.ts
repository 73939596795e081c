import { listAt, textAt } from '../../core/json/read-json.ts';
import { RegistryError, toMessage } from '../../errors.ts';
import { anySignal } from '../process/abort-signals.ts';
import { TooLongError, readAtMost } from '../streams/bounded-read.ts';
import { exchangeHttp, type HttpAnswer } from './http-exchange.ts';
import { parseRetryAfter } from './registry-address.ts';

const requestTimeoutMs = 30_000;
const maxErrorBytes = 1 << 20;
const badAnswerRemedy =
  'check that a registry answers at this address, and not a proxy or a login page; if it does, look at its settings and its log';

export interface RequestOptions {
  readonly accept?: string | undefined;
  readonly authorization?: string | undefined;
  readonly form?: URLSearchParams | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Pieces of a stream must keep their memory: they are sent some time after the next one was asked for. */
  readonly body?: Buffer | AsyncIterable<Uint8Array> | undefined;
  /**
   * `manual`: the answer is the redirect itself. Else that of a GET or HEAD is followed, to another host without Authorization;
   * `same-host`: not to another one.
   */
  readonly redirect?: 'manual' | 'same-host' | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `none`: the signal alone ends it. */
  readonly timeLimit?: 'none' | undefined;
}

/**
 * Sends one request to a registry, or to its token service.
 * @throws RegistryError without a status when the connection fails, and with 400 for a redirect that must not be followed
 */
export async function sendToRegistry(method: string, url: string, options: RequestOptions = {}): Promise<HttpAnswer> {
  const { accept = 'application/json', authorization, form, body, redirect, signal, timeLimit } = options;
  const headers = {
    accept,
    ...(authorization === undefined ? {} : { authorization }),
    ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...options.headers,
  };
  const limit = timeLimit === 'none' ? undefined : AbortSignal.timeout(requestTimeoutMs);
  try {
    return await exchangeHttp(method, url, {
      headers,
      body: form?.toString() ?? body,
      redirect: redirect ?? 'follow',
      signal: anySignal(signal, limit),
    });
  } catch (error) {
    throw error instanceof RegistryError ? error : connectionError(method, url, error);
  }
}

/**
 * Checks the status of an answer.
 * @throws RegistryError with the status, the registry's first error code and message, and the wait that it asks for
 */
export async function requireStatus(
  answer: HttpAnswer,
  accepted: readonly number[],
  method: string,
  url: string,
): Promise<void> {
  const { status } = answer;
  if (accepted.includes(status)) return;
  const { code, message } = await readFirstError(answer);
  const why = [code, message].filter((part) => part !== undefined).join(' ');
  throw new RegistryError(
    `${method} ${withoutQuery(url)}: HTTP ${status}${why === '' ? '' : ` ${why.slice(0, 200)}`}`,
    {
      status,
      code,
      retryAfterMs: parseRetryAfter(answer.headers.get('retry-after'), Date.now()),
    },
  );
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
async function readFirstError(
  answer: HttpAnswer,
): Promise<{ code?: string | undefined; message?: string | undefined }> {
  try {
    const body = await readBody(answer, maxErrorBytes, answer.url);
    const [error] = listAt(JSON.parse(body.toString()), 'errors');
    return { code: textAt(error, 'code'), message: textAt(error, 'message') };
  } catch {
    // A gateway's page says nothing that the status does not.
    return {};
  }
}

/**
 * Reads the whole body of an answer.
 * @throws RegistryError when it is longer than `maxBytes`, or the connection fails
 */
export async function readBody(answer: HttpAnswer, maxBytes: number, url: string): Promise<Buffer> {
  try {
    return await readAtMost(answer.body, maxBytes, `GET ${withoutQuery(url)}: the answer`);
  } catch (error) {
    throw error instanceof TooLongError ? invalidAnswerError(error.message) : connectionError('GET', url, error);
  }
}

/** @throws RegistryError when the body is no JSON */
export function parseJsonBody(body: Buffer, url: string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no JSON`, error);
  }
}

/** The error for an answer that must not be used. It counts as 400, since another request brings the same answer. */
export function invalidAnswerError(message: string, cause?: unknown): RegistryError {
  return new RegistryError(message, { status: 400, remedy: badAnswerRemedy, cause });
}

/** Host and path of a URL: its query may hold secrets. */
export function withoutQuery(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** The error of a connection to two addresses of one host says nothing itself. */
export function connectionError(method: string, url: string, error: unknown): RegistryError {
  const code = textAt(error, 'code');
  const [first] = listAt(error, 'errors');
  const message = textAt(first, 'message') ?? (toMessage(error) || (code ?? 'the connection failed'));
  return new RegistryError(`${method} ${withoutQuery(url)}: ${message}`, { code, cause: error });
}
