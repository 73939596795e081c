import { once } from 'node:events';
import { connect, createServer, type OnReadOpts, type Socket } from 'node:net';
import { join } from 'node:path';
import type { ByteStream, Files } from '../../ports/files.ts';

/** As much as a local socket holds at once. */
const bufferBytes = 256 << 10;

interface SocketReader {
  readonly socket: Socket;
  /** Its bytes until the other side ends it, to be read once. Ending the loop early closes the socket. */
  readonly bytes: ByteStream;
}

/**
 * Reads a socket into the same memory again and again, which is faster than Node's own stream of new buffers:
 * https://nodejs.org/api/net.html#new-netsocketoptions
 * @param open opens the socket with this `onread` option
 */
export function socketReader(open: (onread: OnReadOpts) => Socket): SocketReader {
  const buffer = Buffer.allocUnsafe(bufferBytes);
  let waiting = 0;
  let hasEnded = false;
  let failure: Error | undefined;
  let wake = (): void => undefined;
  const socket = open({
    buffer,
    // False pauses the socket until the piece has been used.
    callback(bytes) {
      waiting = bytes;
      wake();
      return false;
    },
  });
  const end = (): void => {
    hasEnded = true;
    wake();
  };
  socket.once('end', end).once('close', end);
  socket.once('error', (error) => {
    failure = error;
  });
  async function* read(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        if (waiting === 0 && !hasEnded) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (failure !== undefined) throw failure;
        if (waiting === 0) return;
        const piece = buffer.subarray(0, waiting);
        waiting = 0;
        yield piece;
        socket.resume();
      }
    } finally {
      socket.destroy();
    }
  }
  return { socket, bytes: read() };
}

/** The two ends of one connection. `bytes` is what a program writes that has `writer` as its output. */
export interface SocketPair {
  readonly writer: Socket;
  readonly bytes: ByteStream;
}

/**
 * Makes a local socket for the output of a child. A pipe that Node makes for a child has no `onread`, and is slower.
 * @throws when the path of the runner's temporary folder is too long for a socket (about 100 characters)
 */
export async function socketPair(files: Files): Promise<SocketPair> {
  const folder = await files.temporaryFolder();
  const path = join(folder, 's');
  const server = createServer({ pauseOnConnect: true });
  try {
    await once(server.listen(path), 'listening');
    const { bytes } = socketReader((onread) => connect({ path, onread }));
    const [writer] = (await once(server, 'connection')) as [Socket];
    return { writer, bytes };
  } finally {
    server.close();
    await files.remove(folder);
  }
}
