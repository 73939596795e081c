import type { FailurePhase } from '../../src/core/failures/evidence.ts';
import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import type { ImageStore } from '../../src/core/oci/image-facts.ts';
import { registryHost } from '../../src/core/oci/reference.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { UserError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { formatImageRef, resolveImage } from '../../src/services/images/resolve-image.ts';
import { checkRevision, type MismatchPolicy } from '../../src/services/images/revision.ts';
import type { SourceResult, VerifiedImage } from './source-results.ts';
import { startStopwatch, trySource, type AttemptTimeout } from './try-source.ts';

/** Limits the query for what a reference is: an engine's own pull waits minutes for a registry that does not answer. */
const resolveTimeoutMs = 15_000;

export interface RegistryDeps {
  readonly engine: Engine;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onMismatch: MismatchPolicy;
}

/**
 * Pulls the expected image from its registry. Resolves the reference once, compares it with what is expected before any
 * layer is transferred, and pulls by digest.
 */
export function pullFromRegistry(
  expected: ExpectedImage & { readonly image: string },
  store: ImageStore,
  limits: RetryLimits,
  deps: RegistryDeps,
): Promise<SourceResult> {
  let phase: FailurePhase = 'registry';
  const work = async (_attempt: number, timeoutMs: AttemptTimeout): Promise<VerifiedImage> => {
    phase = 'registry';
    const watch = startStopwatch(deps.clock);
    const { digest, config } = await resolveImage(expected, Math.min(resolveTimeoutMs, timeoutMs()), deps);
    if (expected.imageid !== undefined && config.imageid !== expected.imageid) {
      throw new UserError(
        `The registry's ${formatImageRef(expected)} is the image ${config.imageid}, and ${expected.imageid} is expected: it was pushed by another build, so pass the record of that one, or push this one again.`,
      );
    }
    checkRevision(config.labels, expected, `The registry's ${formatImageRef(expected)}`, deps);
    watch.end('resolve');
    phase = 'pull';
    // Pulls the platform's own manifest: an engine selects from an index by its own rules.
    const pinned = `${expected.image}@${config.manifestDigest}`;
    deps.log.info(`Pulling ${pinned}`);
    await deps.engine.pull(pinned, { platform: expected.platform, timeoutMs: timeoutMs(), signal: deps.signal });
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
    return { engineRef: pinned, localId: local.id, ...facts, phases: watch.phases, archiveBytes: undefined };
  };
  const request = { title: `Pull ${formatImageRef(expected)}`, limits, signal: deps.signal, phase: () => phase, work };
  return trySource({ ...request, host: registryHost(expected.image) }, deps);
}
