import { expect } from '@jest/globals';
import { buildOutputs } from '../../actions/buildx-build-with-retry/outputs.ts';
import type { BuildResult } from '../../actions/buildx-build-with-retry/build-result.ts';
import type { FailureClass, Outcome } from '../../src/core/failures/failure.ts';
import { toMessage } from '../../src/errors.ts';

/** How a build came out, and what it took. */
export interface TimedOutcome extends Outcome<BuildResult> {
  readonly seconds: number;
}

/** How a build that pushes one reference through faults came out. */
export interface PushOutcome extends TimedOutcome {
  /** Digest that the registry itself has under the reference; null: none. */
  readonly registryDigest: string | null;
}

/** Expects a build that recovered; `maxSeconds` are enough on a busy machine. */
export function expectPushed(made: PushOutcome, attempts: number, maxSeconds: number): void {
  expect(made.failure).toBeUndefined();
  expect(made.registryDigest).toMatch(/^sha256:/);
  expect(buildOutputs(made.result)).toMatchObject({
    pushed: 'true',
    attempts: String(attempts),
    digest: made.registryDigest,
    reused: 'false',
    'failure-class': 'none',
    'failure-reason': '',
    imageid: expect.stringMatching(/^sha256:/),
    'pushed-refs': JSON.stringify([{ ref: made.result.imageRef, digest: made.registryDigest }]),
  });
  expect(made.seconds).toBeLessThan(maxSeconds);
}

/** Expects a build whose push failed: the image is built, and nothing is in the registry, nor reported to be. */
export function expectFailed(made: PushOutcome, name: FailureClass, attempts: number, maxSeconds: number): void {
  const outputs = buildOutputs(made.result);
  // A step that failed elsewhere says where.
  if (outputs['imageid'] === '') throw new Error(`Nothing was built: ${toMessage(made.failure)}`);
  expect(outputs).toMatchObject({
    pushed: 'false',
    attempts: String(attempts),
    digest: '',
    'failure-class': name,
    imageid: expect.stringMatching(/^sha256:/),
  });
  expect(outputs['failure-reason']).not.toBe('');
  expect(JSON.parse(outputs['pushed-refs'] ?? '')).toEqual([
    { ref: made.result.imageRef, error: outputs['failure-reason'] },
  ]);
  expect(made.registryDigest).toBeNull();
  expect(String(made.failure)).toContain(`(${name})`);
  expect(made.seconds).toBeLessThan(maxSeconds);
}

/** Expects a step that failed before there was an image. */
export function expectNotBuilt(made: TimedOutcome, name: FailureClass, attempts: number, maxSeconds: number): void {
  const outputs = buildOutputs(made.result);
  expect(outputs).toMatchObject({
    pushed: 'false',
    attempts: String(attempts),
    digest: '',
    imageid: '',
    'failure-class': name,
    'pushed-refs': '[]',
    'build-seconds': '',
    'failure-reason': expect.stringMatching(/./),
  });
  expect(String(made.failure)).toContain(`(${name})`);
  expect(made.seconds).toBeLessThan(maxSeconds);
}
