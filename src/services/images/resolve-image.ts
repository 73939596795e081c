import type { ExpectedImage } from '../../core/handover/expected-image.ts';
import type { ImageConfig } from '../../core/oci/image-facts.ts';
import { isSamePlatform } from '../../core/oci/platform.ts';
import { UserError } from '../../errors.ts';
import type { Registry } from '../../ports/registry.ts';

interface ResolvedImage {
  /** Of the manifest or index. */
  readonly digest: string;
  readonly config: ImageConfig;
}

/** An image in a registry: by its digest, or else by its tag. */
export type ImageToResolve = Pick<ExpectedImage, 'tag' | 'digest' | 'platform'> & {
  readonly image: string;
  readonly imageid?: string | undefined;
};

/**
 * Resolves a reference once to a digest and to the image for the platform. A tag may move, so callers go on by the digest.
 * @throws UserError when the image is not for the platform
 */
export async function resolveImage(
  expected: ImageToResolve,
  timeoutMs: number,
  deps: { readonly registry: Registry; readonly signal: AbortSignal },
): Promise<ResolvedImage> {
  const options = { timeoutMs, signal: deps.signal };
  const digest = expected.digest ?? (await resolveTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
  const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
  const ofPlatform = configs.filter((candidate) => isSamePlatform(candidate.platform, expected.platform));
  // An index may list several images that fit one platform: the expected one comes first.
  const config = ofPlatform.find(({ imageid }) => imageid === expected.imageid) ?? ofPlatform[0];
  if (config === undefined) {
    const platforms = configs.map(({ platform }) => platform).join(', ');
    throw new UserError(
      `The registry's ${formatImageRef(expected)} is for ${platforms || 'no platform'}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`,
    );
  }
  return { digest, config };
}

async function resolveTag(
  ref: string,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  deps: { readonly registry: Registry },
): Promise<string> {
  const answer = await deps.registry.manifest(ref, options);
  if (answer.found) return answer.digest;
  // Queried again for its error: "not there" and "may not see it" have different remedies.
  await deps.registry.configs(ref, options);
  throw new Error(`${ref} appeared in the registry just now`);
}

/** The reference for messages: by its tag where there is one. */
export function formatImageRef({ image, tag, digest }: Pick<ImageToResolve, 'image' | 'tag' | 'digest'>): string {
  return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}
