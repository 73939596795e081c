import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Duplex, PassThrough, addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { tryParseJson, textAt } from '../../core/json/read-json.ts';
import { CommandError, toMessage } from '../../errors.ts';
import type { RunFacts } from '../../core/events/event-facts.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import { callSignal } from '../process/abort-signals.ts';
import { readDockerConfig } from './docker-config.ts';
import { rejoined } from '../streams/peek.ts';
import { writeStream } from '../streams/write-stream.ts';
import { socketReader } from '../streams/socket-reader.ts';

const localSocket = 'unix://';

/** The endpoint of a docker client without any setting. */
const defaultEndpoint = `${localSocket}/var/run/docker.sock`;
const contextMs = 10_000;
const largestHead = 64 << 10;

interface EngineCall extends CallOptions {
  /** What a docker client would call it, for errors: `docker image inspect`. */
  readonly command: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** An engine's HTTP API. Every failing call rejects with a CommandError whose lines are those of the docker client. */
interface EngineApi {
  /** `unix:///var/run/docker.sock`, `tcp://…`, `ssh://…`: where the docker client on PATH would go. */
  endpoint(): Promise<string>;
  /**
   * The whole answer.
   * @param body a tar; what it fails with is what the call fails with
   */
  ask(call: EngineCall, body?: ByteStream): Promise<string>;
  /** The answer as it comes. */
  download(call: EngineCall): Promise<ByteStream>;
}

/**
 * The API of the engine that the docker client on PATH would use: DOCKER_HOST, DOCKER_CONTEXT, the current context, or
 * the default socket. A socket of this machine is spoken to directly, which saves a process for each question and a
 * copy of each archive; any other endpoint goes through `docker system dial-stdio`, which knows of TLS and SSH.
 * @param env of the docker client
 */
export function engineApi(exec: Exec, env: RunFacts['env']): EngineApi {
  let found: Promise<string> | undefined;
  const endpoint = (): Promise<string> => (found ??= findEndpoint(exec, env));
  const within = async <T>(call: EngineCall, work: (way: Way) => Promise<T>): Promise<T> => {
    call.signal?.throwIfAborted();
    const way = { exec, endpoint: await endpoint(), end: callSignal(call) };
    return work({ ...way, asFailure: (error) => failureOf(error, call, way) });
  };
  return {
    endpoint,
    ask: (call, body) => within(call, (way) => ask(call, body, way)),
    download: (call) => within(call, (way) => download(call, way)),
  };
}

async function findEndpoint(exec: Exec, env: RunFacts['env']): Promise<string> {
  const host = env['DOCKER_HOST'] ?? '';
  if (host !== '') return host;
  const context = env['DOCKER_CONTEXT'] ?? (await currentContext(env));
  if (context === '' || context === 'default') return defaultEndpoint;
  const command = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}', '--', context];
  const result = await exec.run('docker', command, { timeoutMs: contextMs });
  if (result.exitCode !== 0) throw new CommandError({ command: 'docker context inspect', ...result });
  return result.stdout.trim();
}

async function currentContext(env: RunFacts['env']): Promise<string> {
  // The client only warns of a file that it cannot read.
  return textAt(await readDockerConfig(env).catch(() => ({})), 'currentContext') ?? '';
}

/** How one call gets to its engine. */
interface Way {
  readonly exec: Exec;
  readonly endpoint: string;
  /** Aborted when the call has to end. */
  readonly end: AbortSignal;
  readonly asFailure: (error: unknown) => unknown;
}

async function ask(call: EngineCall, body: ByteStream | undefined, way: Way): Promise<string> {
  let bodyFailure: Error | undefined;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request({
        ...{ method: call.method, path: target(call), signal: way.end },
        ...{ host: 'docker', createConnection: () => dial(way) },
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/x-tar' } }),
      });
      sent.once('response', resolve).on('error', reject);
      if (body === undefined) sent.end();
      else
        writeStream(body, sent).catch((error: unknown) => {
          bodyFailure = error as Error;
          sent.destroy(bodyFailure);
        });
    });
    const answer = await text(response);
    refuse(call, response.statusCode ?? 0, answer);
    return answer;
  } catch (error) {
    throw bodyFailure ?? way.asFailure(error);
  }
}

/** By HTTP/1.0, with which the answer has no framing, and ends with the connection. */
async function download(call: EngineCall, way: Way): Promise<ByteStream> {
  const { socket, bytes } = way.endpoint.startsWith(localSocket)
    ? socketReader((onread) => connect({ path: way.endpoint.slice(localSocket.length), onread }))
    : through(dial(way));
  addAbortSignal(way.end, socket);
  socket.write(`${call.method} ${target(call)} HTTP/1.0\r\nHost: docker\r\n\r\n`);
  try {
    const { status, body } = await readHead(bytes);
    if (status >= 400) refuse(call, status, await text(body));
    return failingAs(body, way.asFailure);
  } catch (error) {
    throw way.asFailure(error);
  }
}

function through(socket: Duplex): { readonly socket: Duplex; readonly bytes: ByteStream } {
  return { socket, bytes: socket };
}

async function* failingAs(bytes: ByteStream, asFailure: Way['asFailure']): AsyncGenerator<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    throw asFailure(error);
  }
}

async function readHead(bytes: ByteStream): Promise<{ readonly status: number; readonly body: ByteStream }> {
  const pieces = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  for (;;) {
    const { done, value } = await pieces.next();
    if (done === true || head.length > largestHead) throw new Error('the connection ended without an answer');
    head = Buffer.concat([head, value]);
    const end = head.indexOf('\r\n\r\n');
    const status = /^HTTP\/1\.[01] (\d{3}) /.exec(head.toString('latin1', 0, Math.max(end, 0)))?.[1];
    if (status === undefined) continue;
    return { status: Number(status), body: rejoined(head.subarray(end + 4), pieces) };
  }
}

function target({ path, query = {} }: EngineCall): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** @throws CommandError for an answer that is an error */
function refuse({ command }: EngineCall, status: number, answer: string): void {
  if (status < 400) return;
  throw new CommandError({ command, exitCode: 1, stderr: `Error response from daemon: ${messageOf(answer)}` });
}

/** What the docker client would say of it. */
function failureOf(
  error: unknown,
  { command, signal }: EngineCall,
  { end, endpoint }: Omit<Way, 'asFailure'>,
): unknown {
  if (signal?.aborted === true) return signal.reason;
  if (error instanceof CommandError) return error;
  if (end.aborted) return new CommandError({ command, exitCode: -1, stderr: '', timedOut: true });
  return new CommandError({ command, exitCode: 1, stderr: clientLine(error, endpoint) });
}

function dial({ endpoint, exec }: Way): Duplex {
  if (endpoint.startsWith(localSocket)) return connect(endpoint.slice(localSocket.length));
  const input = new PassThrough();
  const { stdout, done } = exec.stream('docker', ['system', 'dial-stdio'], { input });
  const connection = Duplex.from({ readable: stdout, writable: input });
  done.then(
    ({ exitCode, stderr }) => {
      if (exitCode !== 0) connection.destroy(new Error(stderr.trim()));
    },
    (error: unknown) => connection.destroy(error as Error),
  );
  return connection;
}

/** What the docker client says of a connection that failed. */
function clientLine(error: unknown, endpoint: string): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES') return `permission denied while trying to connect to the Docker daemon at ${endpoint}`;
  if (code === 'ENOENT' || code === 'ECONNREFUSED')
    return `Cannot connect to the Docker daemon at ${endpoint} (${code})`;
  return `error during connect: ${toMessage(error)}`;
}

function messageOf(answer: string): string {
  return textAt(tryParseJson(answer), 'message') ?? answer.trim();
}
