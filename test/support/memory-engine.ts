import { Readable } from 'node:stream';
import type { ImageStore, LocalImage } from '../../src/core/oci/image-facts.ts';
import type { Engine } from '../../src/ports/engine.ts';

/** An engine that holds images by name. `calls` are its calls but for inspections. */
export function memoryEngine(
  images: Readonly<Record<string, Partial<LocalImage> & Pick<LocalImage, 'id'>>>,
  store: ImageStore = 'classic',
): Engine & { readonly calls: string[]; readonly tags: Map<string, string> } {
  const tags = new Map(Object.entries(images).map(([name, { id }]) => [name, id]));
  const byId = new Map(Object.values(images).map((image) => [image.id, image]));
  const calls: string[] = [];
  const idOf = (ref: string): string | undefined => (byId.has(ref) ? ref : tags.get(ref));
  const failUnexpected = (): never => {
    throw new Error('not expected');
  };
  return {
    calls,
    tags,
    info: () => Promise.resolve({ store, platform: 'linux/amd64', local: true }),
    tagTable: () => Promise.resolve(new Map(tags)),
    inspect(ref) {
      const id = idOf(ref);
      const image = id === undefined ? undefined : byId.get(id);
      if (image === undefined) return Promise.resolve(undefined);
      const repoTags = [...tags].filter(([, target]) => target === image.id).map(([name]) => name);
      const facts = { repoDigests: [], labels: {}, platform: 'linux/amd64', sizeBytes: 1000 };
      return Promise.resolve({ ...facts, repoTags, ...image });
    },
    tag(source, target) {
      calls.push(`tag ${source} ${target}`);
      tags.set(target, idOf(source) ?? failUnexpected());
      return Promise.resolve();
    },
    untag(ref) {
      calls.push(`untag ${ref}`);
      tags.delete(ref);
      return Promise.resolve();
    },
    save(ref) {
      calls.push(`save ${ref}`);
      const id = tags.get(ref) ?? failUnexpected();
      return Promise.resolve(Readable.from([Buffer.from(`${ref} ${id}`)]));
    },
    pull: failUnexpected,
    push: failUnexpected,
    load: failUnexpected,
  };
}
