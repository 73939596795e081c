import type { IncomingMessage } from 'node:http';

/** A machine that stands still skips steps: only this many of them, one after the other, count as an idle time. */
const stepsUntilIdle = 20;

/** A neighbour that sent and took nothing for too long. The code is that of the system error for it. */
export class IdleError extends Error {
  override readonly name = 'IdleError';
  readonly code = 'ETIMEDOUT';

  constructor(idleMs: number) {
    super(`nothing came for ${idleMs / 1000} s: ETIMEDOUT`);
  }
}

/**
 * Calls `act` once when nothing has happened for `idleMs`.
 * @param hasProgressed whether something has happened since it was asked the last time
 * @returns the timer, to be cleared at the end of the watch
 */
export function watchIdle(idleMs: number, hasProgressed: () => boolean, act: () => void): NodeJS.Timeout {
  let idleSteps = 0;
  const timer = setInterval(() => {
    idleSteps = hasProgressed() ? 0 : idleSteps + 1;
    if (idleSteps < stepsUntilIdle) return;
    clearInterval(timer);
    act();
  }, idleMs / stepsUntilIdle);
  return timer;
}

/** Destroys an answer, with an IdleError, when its server sends nothing for `idleMs`. A slow reader is not the server's fault. */
export function destroyWhenIdle(answer: IncomingMessage, idleMs: number): void {
  let known = -1;
  const hasProgressed = (): boolean => {
    const before = known;
    known = answer.socket.bytesRead;
    return known !== before || answer.readableLength > 0;
  };
  const timer = watchIdle(idleMs, hasProgressed, () => {
    answer.destroy(new IdleError(idleMs));
  });
  // The connection keeps the process alive, and an answer that nobody reads does not.
  timer.unref();
  answer.once('close', () => {
    clearInterval(timer);
  });
}
