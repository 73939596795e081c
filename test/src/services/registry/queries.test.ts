import { expect, test } from '@jest/globals';
import type { Registry, RegistryAnswer } from '../../../../src/ports/registry.ts';
import { queryPushedManifest } from '../../../../src/services/registry/queries.ts';
import { Phases } from '../../../../src/services/retry/phases.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const found: RegistryAnswer = { found: true, digest: 'sha256:1', mediaType: '', raw: '{}' };

/** Queries a reference that was pushed, of a registry that answers so; `waits` are milliseconds. */
async function query(ref: string, answers: readonly RegistryAnswer[]): Promise<{ answer: unknown; waits: unknown }> {
  const clock = fakeClock();
  const left = [...answers];
  const registry = {
    manifest: () => Promise.resolve(left.shift() ?? { found: false }),
  } as unknown as Registry;
  const phases = new Phases(
    {
      timeoutMs: 60_000,
      deadline: clock.now() + 600_000,
      policy: { maxAttempts: 2, waitSeconds: 10, retryOn: 'transient' },
    },
    { clock, log: recordingLog(), rateLimits: { retryAfter: () => Promise.reject(new Error('not asked')) } },
  );
  const answer: unknown = await queryPushedManifest(ref, phases, registry).catch((error: unknown) => String(error));
  return { answer, waits: clock.waits };
}

test('a registry that lags behind a push is asked again, whatever its tag reads like', async () => {
  expect(await query('ghcr.io/a/b:1.0-429', [{ found: false }, found])).toEqual({ answer: found, waits: [5_000] });
});

test('a tag that never appears says what was pushed and what to do', async () => {
  const { answer } = await query('ghcr.io/a/b:1', []);
  expect(answer).toBe(
    'UserError: check ghcr.io/a/b:1 failed after 2 attempts (transient): manifest unknown: "ghcr.io/a/b:1" was pushed and cannot be read back. Next: run again later; the registry or the network between was at fault.',
  );
});
