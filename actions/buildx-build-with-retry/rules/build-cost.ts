import type { TimedPhase } from '../../../src/core/retry/attempts.ts';

/**
 * Seconds of the try that built the image, the upload in it left out: what building it again would cost another job.
 * Undefined: nothing was built. A try that went on where a failed one had come to counts for what it took itself.
 */
export function buildCost(phases: readonly TimedPhase[], pushSeconds: number): number | undefined {
  const built = phases
    .filter(({ title }) => /^build\b/.test(title))
    .flatMap(({ attempts: tries }) => tries)
    .find(({ failure }) => failure === undefined);
  return built === undefined ? undefined : Math.max(0, built.seconds - pushSeconds);
}
