import { UserError } from '../../errors.ts';
import { textAt } from '../json/read-json.ts';

/** Names of architectures: of kernels and engines, and of image configs. */
const architectures: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['armv7l', 'arm/v7'],
  ['armv6l', 'arm/v6'],
  ['i386', '386'],
  ['i686', '386'],
]);

/** Variants that say no more than their architecture does. */
const plainVariants: readonly string[] = ['amd64/v1', 'arm64/v8'];

/**
 * The platform as `os/architecture[/variant]` in the words of image configs; `linux/x86_64` is `linux/amd64`. A variant may
 * lack its `v`, and the only one that arm64 has is left out, as registries and buildx do:
 * https://github.com/containerd/platforms/blob/main/database.go
 */
export function platformName(os: string, architecture: string, variant = ''): string {
  const known = architectures.get(architecture) ?? architecture;
  const named = /^\d$/.test(variant) ? `v${variant}` : variant;
  const isPlain = named === '' || plainVariants.includes(`${known}/${named}`);
  return [os, known, ...(isPlain ? [] : [named])].join('/');
}

/**
 * The platform in an image config, or in a descriptor's `platform`; undefined when it names none, or an unknown one.
 */
export function readPlatform(json: unknown): string | undefined {
  const [os, architecture] = [textAt(json, 'os'), textAt(json, 'architecture')];
  if (os === undefined || os === 'unknown' || architecture === undefined) return undefined;
  return platformName(os, architecture, textAt(json, 'variant'));
}

/** Whether two platforms are one; variants are compared only where both sides name one. */
export function isSamePlatform(one: string, other: string): boolean {
  const [os, architecture, variant] = one.split('/');
  const [otherOs, otherArchitecture, otherVariant] = other.split('/');
  return (
    os === otherOs &&
    architecture === otherArchitecture &&
    (variant === undefined || otherVariant === undefined || variant === otherVariant)
  );
}

/** Whether `text` has the form `os/architecture[/variant]`: it may come from a registry. */
export function isPlatform(text: string): boolean {
  return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text);
}

/** Writes `os/architecture[/variant]` in the words of image configs: `linux/arm64/v8` is `linux/arm64`. */
export function normalizePlatform(text: string): string {
  const [os = '', architecture = '', variant] = text.split('/');
  return platformName(os, architecture, variant);
}

/**
 * Reads the input `platform`: one platform, in the words of image configs.
 * @throws UserError for anything else
 */
export function readPlatformInput(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (isPlatform(text)) return normalizePlatform(text);
  throw new UserError(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
}
