import type { FailurePhase } from '../../src/core/failures/evidence.ts';
import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import { UserError } from '../../src/errors.ts';
import type { ImageStore } from '../../src/core/oci/image-facts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { nameOfImage, resolveImage } from '../../src/services/images/resolve-image.ts';
import { checkRevision, type MismatchPolicy } from '../../src/services/images/revision.ts';
import { trySource, type AttemptLimit, type ObtainedImage, type SourceEnd } from './source-attempt.ts';
import { type RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { stopwatch } from './stopwatch.ts';

/** Longest time to ask what a reference is; an engine's own pull would wait minutes for a dead registry. */
const resolveMs = 15_000;

export interface RegistryDeps {
  readonly engine: Engine;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onMismatch: MismatchPolicy;
}

/**
 * Gets the expected image from the first image's registry: its reference is resolved once and compared with what is
 * expected before a byte of a layer moves, and pulled by digest.
 */
export function fromRegistry(
  expected: ExpectedImage & { readonly image: string },
  store: ImageStore,
  limits: RetryLimits,
  deps: RegistryDeps,
): Promise<SourceEnd> {
  let phase: FailurePhase = 'registry';
  const work = async (_attempt: number, limit: AttemptLimit): Promise<ObtainedImage> => {
    phase = 'registry';
    const watch = stopwatch(deps.clock);
    const { digest, config } = await resolveImage(expected, Math.min(resolveMs, limit()), deps);
    if (expected.imageid !== undefined && config.imageid !== expected.imageid) {
      throw new UserError(
        `The registry's ${nameOfImage(expected)} is the image ${config.imageid}, and ${expected.imageid} is expected: it was pushed by another build, so pass the record of that one, or push this one again.`,
      );
    }
    checkRevision(config.labels, expected, `The registry's ${nameOfImage(expected)}`, deps);
    watch.end('resolve');
    phase = 'pull';
    // The platform's own manifest: an engine reads an index by rules of its own.
    const pinned = `${expected.image}@${config.manifestDigest}`;
    deps.log.info(`Pulling ${pinned}`);
    await deps.engine.pull(pinned, { platform: expected.platform, timeoutMs: limit(), signal: deps.signal });
    const local = await deps.engine.inspect(pinned);
    const wanted = store === 'classic' ? config.imageid : config.manifestDigest;
    if (local?.id !== wanted) {
      throw new UserError(
        `The engine holds ${local?.id ?? 'nothing'} under ${pinned}, and ${wanted} is expected: remove that image from the engine.`,
      );
    }
    watch.end('pull');
    const { imageid, labels } = config;
    const facts = { imageid, digest, labels, platform: expected.platform };
    return { handle: pinned, localId: local.id, ...facts, phases: watch.phases, archiveBytes: undefined };
  };
  const request = { title: `Pull ${nameOfImage(expected)}`, limits, signal: deps.signal, phase: () => phase, work };
  return trySource(request, deps);
}
