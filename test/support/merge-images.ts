import type { FoundImage } from '../../actions/merge-manifests/rules/compare-index.ts';
import type { OwnIndex, SourceImage } from '../../actions/merge-manifests/rules/judge-sources.ts';
import type { ImageConfig } from '../../src/core/oci/image-facts.ts';
import { headSha } from './run-facts.ts';

/** A digest that names itself: `sha256:` and the character 64 times. */
export const digestOf = (character: string): string => `sha256:${character.repeat(64)}`;

/** One platform's image whose manifest has the digest of `character`. */
export function configOf(platform: string, character: string, revision = headSha): ImageConfig {
  return {
    ...{ platform, manifestDigest: digestOf(character), imageid: digestOf('c') },
    labels: { 'org.opencontainers.image.revision': revision },
  };
}

export function sourceOf(name: string, ...configs: readonly ImageConfig[]): SourceImage {
  return { name, pinned: name, manifests: configs.map(({ manifestDigest }) => manifestDigest), configs };
}

export function foundOf(...configs: readonly ImageConfig[]): FoundImage {
  const manifests = configs.map(({ manifestDigest }) => manifestDigest);
  return { ref: 'ghcr.io/acme/app:1', digest: digestOf('f'), mediaType: '', manifests, configs };
}

/** An index of amd64 (`a`) and arm64 (`b`). */
export const ownIndex: OwnIndex = {
  ...{ revision: headSha, created: '' },
  platforms: [
    { platform: 'linux/amd64', imageid: digestOf('c'), digest: digestOf('a') },
    { platform: 'linux/arm64', imageid: digestOf('c'), digest: digestOf('b') },
  ],
  manifests: [digestOf('a'), digestOf('b')],
};
