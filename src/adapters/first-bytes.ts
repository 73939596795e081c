import type { Readable } from 'node:stream';

/** A stream's first chunk (empty when there is none), which stays in the stream for whoever reads it. */
export function peek(stream: Readable): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    const settle = (): void => {
      stream.off('readable', look).off('end', look).off('error', fail).off('close', closed);
    };
    const fail = (error: unknown): void => {
      settle();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const closed = (): void => {
      fail(stream.errored ?? new Error('the stream was closed before its first byte'));
    };
    const look = (): void => {
      const chunk = stream.read() as Buffer | null;
      if (chunk === null && !stream.readableEnded) return;
      settle();
      // At once: a stream that was read empty would end.
      if (chunk !== null) stream.unshift(chunk);
      resolve(chunk ?? Buffer.alloc(0));
    };
    if (stream.errored !== null) reject(stream.errored);
    else if (stream.readableEnded) resolve(Buffer.alloc(0));
    else stream.on('readable', look).on('end', look).on('error', fail).on('close', closed);
  });
}
