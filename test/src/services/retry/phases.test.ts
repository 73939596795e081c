import { describe, expect, test } from '@jest/globals';
import type { FailurePhase } from '../../../../src/core/failures/evidence.ts';
import type { Failure } from '../../../../src/core/failures/failure.ts';
import { CommandError, RegistryError } from '../../../../src/errors.ts';
import { PhaseError, Phases, toFailure } from '../../../../src/services/retry/phases.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { recordingLog } from '../../../support/recording-log.ts';

async function failureOf(ref: string | undefined, error: Error, phase: FailurePhase = 'push'): Promise<Failure> {
  const clock = fakeClock();
  const phases = new Phases(
    {
      timeoutMs: 60_000,
      deadline: clock.now() + 60_000,
      policy: { maxAttempts: 1, waitSeconds: 0, retryOn: 'transient' },
    },
    { clock, log: recordingLog(), rateLimits: { retryAfter: () => Promise.resolve(undefined) } },
  );
  const work = (): Promise<never> => Promise.reject(error);
  const failed: unknown = await phases
    .run({ title: 'push', context: { phase }, ref, work })
    .catch((thrown: unknown) => thrown);
  return toFailure(failed, phase);
}

describe('the failure of a phase', () => {
  const denied = new CommandError({ command: 'docker push', exitCode: 1, stderr: 'denied: permission_denied' });

  test('is read by the registry that was asked, where the error names none', async () => {
    const [ghcr, hub, unknown] = await Promise.all(
      ['ghcr.io/acme/app:1', 'acme/app:1', undefined].map((ref) => failureOf(ref, denied)),
    );
    expect(ghcr).toMatchObject({ class: 'auth', remedy: expect.stringContaining('packages: write') });
    expect(hub?.remedy).not.toBe(ghcr?.remedy);
    expect(unknown?.remedy).not.toBe(ghcr?.remedy);
  });

  test('behind a proxy that asks for a login says where that goes (Y22)', async () => {
    const message =
      'GET ghcr.io/v2/acme/app/manifests/1: the proxy "p:3128" does not connect to "ghcr.io:443": 407 Proxy Authentication Required';
    const failure = await failureOf('ghcr.io/acme/app:1', new RegistryError(message, {}), 'registry');
    expect(failure).toMatchObject({ class: 'auth', remedy: expect.stringContaining('HTTPS_PROXY') });
  });

  test('of a rate limit has the wait that the registry asks for itself', async () => {
    const message = 'POST ghcr.io/v2/acme/app/blobs/uploads/: HTTP 429 TOOMANYREQUESTS slow down';
    const error = new RegistryError(message, { status: 429, code: 'TOOMANYREQUESTS', retryAfterMs: 2_000 });
    expect(await failureOf('ghcr.io/acme/app:1', error)).toMatchObject({ class: 'rate-limit', retryAfterMs: 2_000 });
  });

  test('behind a proxy that is down may pass (Y22)', async () => {
    const message = 'GET ghcr.io/v2/: the proxy "p:3128" cannot be reached: connect ECONNREFUSED 127.0.0.1:9';
    const failure = await failureOf(
      'ghcr.io/acme/app:1',
      new RegistryError(message, { code: 'ECONNREFUSED' }),
      'registry',
    );
    expect(failure.class).toBe('transient');
  });

  test('outside of the phases is read as what the program was started for', () => {
    const error = new CommandError({ command: 'docker save', exitCode: 1, stderr: 'context deadline exceeded' });
    expect(toFailure(error, 'build').class).toBe('builder');
    expect(toFailure(error, 'save').class).toBe('transient');
  });

  test('is one sentence, also where the program ended its own with a full stop', () => {
    const failure: Failure = { class: 'user', reason: 'Not supported for the docker driver.', remedy: 'use another' };
    expect(new PhaseError('building api', 1, failure, undefined).message).toBe(
      'building api failed after 1 attempt (user): Not supported for the docker driver. Next: use another.',
    );
  });
});
