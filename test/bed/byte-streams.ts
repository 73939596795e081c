import { Transform, type TransformCallback } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** Passes the first `bytes` on, calls `cut` once and swallows the rest. With 0 bytes it cuts at once. */
export function cutAfter(bytes: number, cut: () => void): Transform {
  let left = bytes;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const passed = chunk.subarray(0, left);
      const wasOpen = left > 0;
      left -= passed.length;
      done(null, passed);
      // After the write, so that the bytes that may pass have left before the connection goes.
      if (wasOpen && left === 0) setImmediate(cut);
    },
  });
  if (bytes === 0) setImmediate(cut);
  return stream;
}

/** Lets at most `bytesPerSecond` through, in ten slices a second. */
export function throttled(bytesPerSecond: number): Transform {
  const slice = Math.max(1, Math.floor(bytesPerSecond / 10));
  const pass = async (stream: Transform, chunk: Buffer): Promise<void> => {
    for (let at = 0; at < chunk.length; at += slice) {
      const piece = chunk.subarray(at, at + slice);
      stream.push(piece);
      await sleep((piece.length / bytesPerSecond) * 1000);
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      pass(this, chunk).then(
        () => {
          done();
        },
        (error: unknown) => {
          done(error as Error);
        },
      );
    },
  });
}

/** Flips every bit of the byte at `offset`; a shorter stream passes unchanged. */
export function corruptAt(offset: number): Transform {
  let position = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const at = offset - position;
      position += chunk.length;
      if (at < 0 || at >= chunk.length) {
        done(null, chunk);
        return;
      }
      const copy = Buffer.from(chunk);
      copy[at] = (chunk[at] ?? 0) ^ 0xff;
      done(null, copy);
    },
  });
}
