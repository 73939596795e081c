import type { ExpectedImage } from '../../core/handover/expected-image.ts';
import type { ImageConfig } from '../../core/oci/image-facts.ts';
import { isSamePlatform } from '../../core/oci/platform.ts';
import { UserError } from '../../errors.ts';
import type { Registry } from '../../ports/registry.ts';

interface ResolvedImage {
  readonly digest: string;
  readonly config: ImageConfig;
}

/** An image in a registry, by its digest or else by its tag. */
export type NamedImage = Pick<ExpectedImage, 'tag' | 'digest' | 'platform'> & {
  readonly image: string;
  readonly imageid?: string | undefined;
};

/**
 * Asks once what the reference is; from there on only the digest counts.
 * @throws UserError when the image is not for the platform.
 */
export async function resolveImage(
  expected: NamedImage,
  timeoutMs: number,
  deps: { readonly registry: Registry; readonly signal: AbortSignal },
): Promise<ResolvedImage> {
  const options = { timeoutMs, signal: deps.signal };
  const digest = expected.digest ?? (await digestOfTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
  const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
  const ofPlatform = configs.filter((candidate) => isSamePlatform(candidate.platform, expected.platform));
  // An index may list several images that an engine takes for one platform: the expected one is pulled by its digest.
  const config = ofPlatform.find(({ imageid }) => imageid === expected.imageid) ?? ofPlatform[0];
  if (config === undefined) {
    const platforms = configs.map(({ platform }) => platform).join(', ');
    throw new UserError(
      `The registry's ${nameOfImage(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`,
    );
  }
  return { digest, config };
}

async function digestOfTag(
  ref: string,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  deps: { readonly registry: Registry },
): Promise<string> {
  const answer = await deps.registry.manifest(ref, options);
  if (answer.found) return answer.digest;
  // Asked again for the evidence: "not there" and "may not see it" have different remedies.
  await deps.registry.configs(ref, options);
  throw new Error(`${ref} appeared in the registry just now`);
}

export function nameOfImage({ image, tag, digest }: Pick<NamedImage, 'image' | 'tag' | 'digest'>): string {
  return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}
