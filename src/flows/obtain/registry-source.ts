import type { FailurePhase } from '../../core/failure-class.ts';
import type { ExpectedImage } from '../../core/obtain/expected-image.ts';
import { samePlatform } from '../../core/platform.ts';
import { UserError } from '../../errors.ts';
import type { Clock, Engine, ImageConfig, ImageStore, Log, Registry } from '../../ports.ts';
import { checkRevision, type MismatchPolicy } from './revision.ts';
import {
  trySource,
  type AttemptLimit,
  type ObtainedImage,
  type SourceEnd,
  type SourceLimits,
} from './source-attempt.ts';
import { stopwatch } from './stopwatch.ts';

/** Longest time to ask what a reference is; an engine's own pull would wait minutes for a dead registry (F22). */
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
 * expected before a byte of a layer moves, and pulled by digest (threats 9 and 15, F15, F16).
 */
export function fromRegistry(
  expected: ExpectedImage & { readonly image: string },
  store: ImageStore,
  limits: SourceLimits,
  deps: RegistryDeps,
): Promise<SourceEnd> {
  let phase: FailurePhase = 'registry';
  const work = async (_attempt: number, limit: AttemptLimit): Promise<ObtainedImage> => {
    phase = 'registry';
    const watch = stopwatch(deps.clock);
    const { digest, config } = await resolveImage(expected, Math.min(resolveMs, limit()), deps);
    if (expected.imageid !== undefined && config.imageid !== expected.imageid) {
      throw new UserError(
        `The registry's ${name(expected)} is the image ${config.imageid}, and ${expected.imageid} is expected: it was pushed by another build, so pass the record of that one, or push this one again.`,
      );
    }
    checkRevision(config.labels, expected, `The registry's ${name(expected)}`, deps);
    watch.end('resolve');
    phase = 'pull';
    const pinned = `${expected.image}@${digest}`;
    deps.log.info(`Pulling ${pinned}`);
    await deps.engine.pull(pinned, { platform: expected.platform, timeoutMs: limit(), signal: deps.signal });
    const local = await deps.engine.inspect(pinned);
    const wanted = store === 'classic' ? [config.imageid] : [digest, config.manifestDigest];
    if (local === undefined || !wanted.includes(local.id)) {
      throw new UserError(
        `The engine holds ${local?.id ?? 'nothing'} under ${pinned}, and ${wanted.join(' or ')} is expected: remove that image from the engine.`,
      );
    }
    watch.end('pull');
    const { imageid, labels } = config;
    const facts = { imageid, digest, labels, platform: expected.platform };
    return { handle: pinned, localId: local.id, ...facts, phases: watch.phases, archiveBytes: undefined };
  };
  const request = { title: `Pull ${name(expected)}`, limits, signal: deps.signal, phase: () => phase, work };
  return trySource(request, deps);
}

interface ResolvedImage {
  readonly digest: string;
  readonly config: ImageConfig;
}

/** An image in a registry, by its digest or else by its tag. */
export type NamedImage = Pick<ExpectedImage, 'tag' | 'digest' | 'platform'> & { readonly image: string };

/**
 * Asks once what the reference is; from there on only the digest counts.
 * @throws UserError when the image is not for the platform.
 */
export async function resolveImage(
  expected: NamedImage,
  timeoutMs: number,
  deps: Pick<RegistryDeps, 'registry' | 'signal'>,
): Promise<ResolvedImage> {
  const options = { timeoutMs, signal: deps.signal };
  const digest = expected.digest ?? (await digestOfTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
  const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
  const config = configs.find((candidate) => samePlatform(candidate.platform, expected.platform));
  if (config === undefined) {
    const platforms = configs.map(({ platform }) => platform).join(', ');
    throw new UserError(
      `The registry's ${name(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`,
    );
  }
  return { digest, config };
}

async function digestOfTag(
  ref: string,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  deps: Pick<RegistryDeps, 'registry'>,
): Promise<string> {
  const answer = await deps.registry.manifest(ref, options);
  if (answer.found) return answer.digest;
  // Asked again for the evidence: "not there" and "may not see it" have different remedies.
  await deps.registry.configs(ref, options);
  throw new Error(`${ref} appeared in the registry just now`);
}

function name({ image, tag, digest }: Pick<NamedImage, 'image' | 'tag' | 'digest'>): string {
  return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}
