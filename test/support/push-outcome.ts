import { expect } from '@jest/globals';
import { buildOutputs } from '../../actions/buildx-build-with-retry/outputs.ts';
import type { FailureClass } from '../../src/core/failures/failure.ts';
import type { BuildResult } from '../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';

/** How a build came out, and what it took. */
export interface TimedOutcome extends Outcome<BuildResult> {
  readonly seconds: number;
}

/** How a build that pushes one reference through faults came out. */
export interface PushOutcome extends TimedOutcome {
  /** Digest that the registry itself has under the reference; null: none. */
  readonly there: string | null;
}

/** A fault row that recovers: outcome, attempts, class, outputs, and seconds that are enough on a busy machine. */
export function expectPushed(made: PushOutcome, attempts: number, within: number): void {
  expect(made.failure).toBeUndefined();
  expect(made.there).toMatch(/^sha256:/);
  expect(buildOutputs(made.result)).toMatchObject({
    ...{ pushed: 'true', attempts: String(attempts), digest: made.there, reused: 'false' },
    ...{ 'failure-class': 'none', 'failure-reason': '', imageid: expect.stringMatching(/^sha256:/) },
    'pushed-refs': JSON.stringify([{ ref: made.result.imageRef, digest: made.there }]),
  });
  expect(made.seconds).toBeLessThan(within);
}

/** One that ends: the image is built, and nothing is in the registry, nor said to be. */
export function expectFailed(made: PushOutcome, name: FailureClass, attempts: number, within: number): void {
  const outputs = buildOutputs(made.result);
  // A step that ended elsewhere says where.
  if (outputs['imageid'] === '') throw new Error(`Nothing was built: ${String(made.failure)}`);
  expect(outputs).toMatchObject({
    ...{ pushed: 'false', attempts: String(attempts), digest: '', 'failure-class': name },
    imageid: expect.stringMatching(/^sha256:/),
  });
  expect(outputs['failure-reason']).not.toBe('');
  expect(JSON.parse(outputs['pushed-refs'] ?? '')).toEqual([
    { ref: made.result.imageRef, error: outputs['failure-reason'] },
  ]);
  expect(made.there).toBeNull();
  expect(String(made.failure)).toContain(`(${name})`);
  expect(made.seconds).toBeLessThan(within);
}

/** One that ends with its build, before there is an image. */
export function expectNotBuilt(made: TimedOutcome, name: FailureClass, attempts: number, within: number): void {
  const outputs = buildOutputs(made.result);
  expect(outputs).toMatchObject({
    ...{ pushed: 'false', attempts: String(attempts), digest: '', imageid: '', 'failure-class': name },
    ...{ 'pushed-refs': '[]', 'build-seconds': '', 'failure-reason': expect.stringMatching(/./) },
  });
  expect(String(made.failure)).toContain(`(${name})`);
  expect(made.seconds).toBeLessThan(within);
}
