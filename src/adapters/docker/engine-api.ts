import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Duplex, PassThrough, addAbortSignal, pipeline } from 'node:stream';
import type { Environment } from '../../core/inputs/environment.ts';
import { textAt, tryParseJson } from '../../core/json/read-json.ts';
import { CommandError, toMessage } from '../../errors.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import { callSignal } from '../process/abort-signals.ts';
import { readAtMost, readStart } from '../streams/bounded-read.ts';
import { prepend } from '../streams/peek.ts';
import { socketReader } from '../streams/socket-reader.ts';
import { writeStream } from '../streams/write-stream.ts';
import { findEngineEndpoint, isLocalSocket, socketPath } from './engine-endpoint.ts';

const maxHeadBytes = 64 << 10;
const maxErrorBytes = 1 << 20;
/** An error of the engine is a sentence or two. */
const maxMessageChars = 4_000;
/** The longest answers, lists of all images of a large machine, have a tenth of that. */
const maxAnswerBytes = 64 << 20;

export interface EngineCall extends CallOptions {
  /** The docker command that does the same, for errors: `docker image inspect`. */
  readonly command: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

/**
 * An engine's HTTP API (https://docs.docker.com/reference/api/engine/). Every failing call rejects with a CommandError
 * whose text is that of the docker client.
 */
interface EngineApi {
  /** `unix:///var/run/docker.sock`, `tcp://…`, `ssh://…`: where the docker client on PATH connects to. */
  endpoint(): Promise<string>;
  /**
   * The whole answer.
   * @param body a tar; the call fails with its error when reading it fails
   */
  request(call: EngineCall, body?: ByteStream): Promise<string>;
  /** The answer as it comes. */
  download(call: EngineCall): Promise<ByteStream>;
}

/** What one call needs to reach its engine. */
interface Connection {
  readonly exec: Exec;
  readonly endpoint: string;
  /** Aborted when the call has to end. */
  readonly end: AbortSignal;
}

/**
 * The API of the engine that the docker client on PATH uses. A socket of this machine is opened directly, which saves a
 * process for each call and a copy of each archive. Any other endpoint goes through `docker system dial-stdio`, which
 * knows TLS and SSH.
 * @param env of the docker client
 */
export function engineApi(exec: Exec, env: Environment): EngineApi {
  let found: Promise<string> | undefined;
  const endpoint = (): Promise<string> => (found ??= findEngineEndpoint(exec, env));
  const prepareConnection = async (call: EngineCall): Promise<Connection> => {
    call.signal?.throwIfAborted();
    return { exec, endpoint: await endpoint(), end: callSignal(call) };
  };
  return {
    endpoint,
    request: async (call, body) => sendRequest(call, body, await prepareConnection(call)),
    download: async (call) => openDownload(call, await prepareConnection(call)),
  };
}

async function sendRequest(call: EngineCall, body: ByteStream | undefined, connection: Connection): Promise<string> {
  let bodyFailure: Error | undefined;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request({
        method: call.method,
        path: requestTarget(call),
        signal: connection.end,
        host: 'docker',
        createConnection: () => connectToEngine(connection),
        headers: body === undefined ? {} : { 'content-type': 'application/x-tar' },
      });
      sent.once('response', resolve).on('error', reject);
      if (body === undefined) sent.end();
      else
        writeStream(body, sent).catch((error: unknown) => {
          bodyFailure = error as Error;
          sent.destroy(bodyFailure);
        });
    });
    const status = response.statusCode ?? 0;
    if (status >= 400) throwIfError(call, status, await readError(response));
    return (await readAtMost(response, maxAnswerBytes, 'the answer')).toString();
  } catch (error) {
    throw bodyFailure ?? toCallFailure(error, call, connection);
  }
}

/** Uses HTTP/1.0: the answer then has no framing and ends with the connection, so that its bytes need no parser. */
async function openDownload(call: EngineCall, connection: Connection): Promise<ByteStream> {
  const { socket, bytes } = openSocket(connection);
  addAbortSignal(connection.end, socket);
  socket.write(`${call.method} ${requestTarget(call)} HTTP/1.0\r\nHost: docker\r\n\r\n`);
  const toFailure = (error: unknown): unknown => toCallFailure(error, call, connection);
  try {
    const { status, body } = await readHead(bytes);
    if (status >= 400) throwIfError(call, status, await readError(body));
    return mapFailure(body, toFailure);
  } catch (error) {
    throw toFailure(error);
  }
}

async function readError(body: AsyncIterable<Buffer>): Promise<string> {
  return (await readStart(body, maxErrorBytes)).bytes.toString();
}

function openSocket(connection: Connection): { readonly socket: Duplex; readonly bytes: ByteStream } {
  const { endpoint } = connection;
  if (isLocalSocket(endpoint)) return socketReader((onread) => connect({ path: socketPath(endpoint), onread }));
  const socket = connectToEngine(connection);
  return { socket, bytes: socket };
}

async function* mapFailure(bytes: ByteStream, toFailure: (error: unknown) => unknown): AsyncGenerator<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    throw toFailure(error);
  }
}

async function readHead(bytes: ByteStream): Promise<{ readonly status: number; readonly body: ByteStream }> {
  const pieces = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  for (;;) {
    const { done, value } = await pieces.next();
    if (done === true || head.length > maxHeadBytes) throw new Error('the connection ended without an answer');
    head = Buffer.concat([head, value]);
    const end = head.indexOf('\r\n\r\n');
    const status = /^HTTP\/1\.[01] (\d{3}) /.exec(head.toString('latin1', 0, Math.max(end, 0)))?.[1];
    if (status === undefined) continue;
    return { status: Number(status), body: prepend(head.subarray(end + 4), pieces) };
  }
}

/** Path and query of a request. */
function requestTarget({ path, query = {} }: EngineCall): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** @throws CommandError with the status and the engine's message, as the docker client words it, for 400 and more */
function throwIfError({ command }: EngineCall, status: number, answer: string): void {
  if (status < 400) return;
  const message = textAt(tryParseJson(answer), 'message') ?? answer.trim();
  throw new CommandError({
    command,
    exitCode: 1,
    stderr: `Error response from daemon: ${message.slice(0, maxMessageChars)}`,
    status,
  });
}

/** What a call fails with: the reason of its abort, or a CommandError for its time limit or its connection. */
function toCallFailure(error: unknown, { command, signal }: EngineCall, { end, endpoint }: Connection): unknown {
  if (signal?.aborted === true) return signal.reason;
  if (error instanceof CommandError) return error;
  if (end.aborted) return new CommandError({ command, exitCode: -1, stderr: '', timedOut: true });
  const { code } = error as NodeJS.ErrnoException;
  return new CommandError({ command, exitCode: 1, stderr: describeConnectionError(error, code, endpoint), code });
}

/** Words a failed connection as the docker client does: https://github.com/moby/moby/blob/master/client/errors.go */
function describeConnectionError(error: unknown, code: string | undefined, endpoint: string): string {
  if (code === 'EACCES') return `permission denied while trying to connect to the Docker daemon at ${endpoint}`;
  if (code === 'ENOENT' || code === 'ECONNREFUSED')
    return `Cannot connect to the Docker daemon at ${endpoint} (${code})`;
  return `error during connect: ${toMessage(error)}`;
}

function connectToEngine({ endpoint, exec }: Connection): Duplex {
  if (isLocalSocket(endpoint)) return connect(socketPath(endpoint));
  const input = new PassThrough();
  const { stdout, done } = exec.stream('docker', ['system', 'dial-stdio'], { input });
  // Its end is held back until the client has said why: a connection that merely ends says nothing.
  const readable = new PassThrough({
    flush: (callback) => {
      done.then(({ exitCode, stderr }) => {
        callback(exitCode === 0 ? null : new Error(stderr.trim()));
      }, callback);
    },
  });
  pipeline(stdout, readable, () => undefined);
  done.catch((error: unknown) => readable.destroy(error as Error));
  return Duplex.from({ readable, writable: input });
}
