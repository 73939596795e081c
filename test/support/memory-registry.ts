import { createHash } from 'node:crypto';
import type { RegistryContent, RegistryRepository } from '../../src/ports/registry.ts';

/** A registry in memory with one repository; a thousand images in it cost nothing. */
export interface MemoryRegistry extends RegistryContent, RegistryRepository {
  /** Puts an image without layers under a tag; answers with its digest. */
  readonly put: (tag: string | undefined, revision: string, created?: string) => string;
}

/** An empty one. */
export function memoryRegistry(): MemoryRegistry {
  const blobs = new Map<string, string>();
  const manifests = new Map<string, string>();
  const tags = new Map<string, string>();
  const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const registry: MemoryRegistry = {
    repository: () => registry,
    put(tag, revision, created) {
      const labels = { 'org.opencontainers.image.revision': revision };
      const config = JSON.stringify({ created, config: { Labels: labels }, tag });
      blobs.set(sha256(config), config);
      const mediaType = 'application/vnd.oci.image.config.v1+json';
      const raw = JSON.stringify({
        schemaVersion: 2,
        config: { mediaType, digest: sha256(config), size: 100 },
        layers: [],
      });
      manifests.set(sha256(raw), raw);
      if (tag !== undefined) tags.set(tag, sha256(raw));
      return sha256(raw);
    },
    tags: () => Promise.resolve([...tags.keys()]),
    manifest(reference) {
      const digest = tags.get(reference) ?? reference;
      const raw = manifests.get(digest);
      return Promise.resolve(raw === undefined ? { found: false } : { found: true, digest, mediaType: '', raw });
    },
    config: (digest) => Promise.resolve(blobs.get(digest)),
    referrers: () => Promise.resolve(undefined),
    deleteTag: (tag) => Promise.resolve(void tags.delete(tag)),
    deleteManifest(digest) {
      for (const [tag, pointed] of tags) if (pointed === digest) tags.delete(tag);
      return Promise.resolve(manifests.delete(digest) ? 'deleted' : 'gone');
    },
  };
  return registry;
}
