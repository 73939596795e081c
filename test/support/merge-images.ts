import type { TaggedImage } from '../../actions/merge-manifests/rules/compare-index.ts';
import type { IndexPlan, SourceImage } from '../../actions/merge-manifests/rules/plan-index.ts';
import type { ImageConfig } from '../../src/core/oci/image-facts.ts';
import { headSha } from './run-facts.ts';

/** A digest that names itself: `sha256:` and the character 64 times. */
export const repeatedDigest = (character: string): string => `sha256:${character.repeat(64)}`;

/** One platform's image whose manifest has the digest of `character`. */
export function platformConfig(platform: string, character: string, revision = headSha): ImageConfig {
  return {
    platform,
    manifestDigest: repeatedDigest(character),
    imageid: repeatedDigest('c'),
    labels: { 'org.opencontainers.image.revision': revision },
  };
}

export function mergeSource(name: string, ...configs: readonly ImageConfig[]): SourceImage {
  return { name, pinned: name, manifests: configs.map(({ manifestDigest }) => manifestDigest), configs };
}

export function taggedImage(...configs: readonly ImageConfig[]): TaggedImage {
  const manifests = configs.map(({ manifestDigest }) => manifestDigest);
  return {
    ref: 'ghcr.io/acme/app:1',
    digest: repeatedDigest('f'),
    mediaType: '',
    manifests,
    attestations: new Map(),
    configs,
  };
}

/** An index of amd64 (`a`) and arm64 (`b`). */
export const plannedIndex: IndexPlan = {
  revision: headSha,
  labels: {},
  platforms: [
    { platform: 'linux/amd64', imageid: repeatedDigest('c'), digest: repeatedDigest('a') },
    { platform: 'linux/arm64', imageid: repeatedDigest('c'), digest: repeatedDigest('b') },
  ],
  manifests: [repeatedDigest('a'), repeatedDigest('b')],
};
