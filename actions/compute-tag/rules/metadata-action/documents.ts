/** What an image is called and labelled: what the outputs and documents are made from. */
export interface ImageMetadata {
  /** '' when there is none. */
  readonly version: string;
  readonly images: readonly string[];
  readonly tagNames: readonly string[];
  /** Full references. */
  readonly tags: readonly string[];
  /** `key=value`, by key. */
  readonly labels: readonly string[];
  /** `key=value`, by key, without a level. */
  readonly annotations: readonly string[];
}

/** The bake definitions, by the output that names their file. */
type BakeDefinitions = Readonly<Record<BakeOutput, string>>;
export type BakeOutput = 'bake-file-tags' | 'bake-file-labels' | 'bake-file-annotations' | 'bake-file';

/** `manifest:key=value`, for each level of the image that is annotated. */
export function levelled(annotations: readonly string[], levels: readonly string[]): readonly string[] {
  return levels.flatMap((level) => annotations.map((annotation) => `${level}:${annotation}`));
}

/** The output `json`, in the form of docker/metadata-action. */
export function metadataJson(metadata: ImageMetadata, levels: readonly string[]): string {
  return JSON.stringify({
    tags: metadata.tags,
    'tag-names': metadata.tagNames,
    labels: asObject(metadata.labels),
    annotations: levelled(metadata.annotations, levels),
  });
}

/** One target of docker buildx bake to inherit from, whole and in parts. */
export function bakeDefinitions(metadata: ImageMetadata, levels: readonly string[], target: string): BakeDefinitions {
  const definition = (body: object): string => JSON.stringify({ target: { [target]: body } }, null, 2);
  const tags = { tags: metadata.tags };
  const labels = { labels: asObject(metadata.labels) };
  const args = {
    args: {
      DOCKER_META_IMAGES: metadata.images.join(','),
      ...(metadata.version === '' ? {} : { DOCKER_META_VERSION: metadata.version }),
    },
  };
  return {
    'bake-file-tags': definition({ ...tags, ...args }),
    'bake-file-labels': definition(labels),
    'bake-file-annotations': definition({ annotations: levelled(metadata.annotations, levels) }),
    'bake-file': definition({ ...tags, ...labels, ...args }),
  };
}

function asObject(labels: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.map((label) => {
      const at = label.indexOf('=');
      return [label.slice(0, at), label.slice(at + 1)];
    }),
  );
}
