import { escapeTemplates } from '../../../../src/core/bake/escape-templates.ts';

/** What an image is called and how it is labelled. The outputs and documents are made from it. */
export interface ImageMetadata {
  /** '' when there is none. */
  readonly version: string;
  readonly images: readonly string[];
  readonly tagNames: readonly string[];
  /** Full references. */
  readonly tags: readonly string[];
  /** `key=value`, sorted by key. */
  readonly labels: readonly string[];
  /** `key=value`, sorted by key, without a level. */
  readonly annotations: readonly string[];
}

/** Bake definitions by the output that names their file. */
type BakeDefinitions = Readonly<Record<BakeOutput, string>>;

export type BakeOutput = 'bake-file-tags' | 'bake-file-labels' | 'bake-file-annotations' | 'bake-file';

/** What an annotation may already say it is for: https://docs.docker.com/build/metadata/annotations/ */
const levelPattern =
  /^(?:manifest|index|manifest-descriptor|index-descriptor)(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*:/;

/** Writes `manifest:key=value` for each annotation on each level. One that names its level itself keeps that. */
export function prefixLevels(annotations: readonly string[], levels: readonly string[]): readonly string[] {
  const own = annotations.filter((annotation) => levelPattern.test(annotation));
  const others = annotations.filter((annotation) => !levelPattern.test(annotation));
  return [...levels.flatMap((level) => others.map((annotation) => `${level}:${annotation}`)), ...own];
}

/** Renders the output `json` in the form of docker/metadata-action. */
export function renderMetadataJson(metadata: ImageMetadata, levels: readonly string[]): string {
  return JSON.stringify({
    tags: metadata.tags,
    'tag-names': metadata.tagNames,
    labels: toLabelObject(metadata.labels),
    annotations: prefixLevels(metadata.annotations, levels),
  });
}

/** Renders a target that others of docker buildx bake inherit from, whole and in parts. */
export function renderBakeDefinitions(
  metadata: ImageMetadata,
  levels: readonly string[],
  target: string,
): BakeDefinitions {
  const definition = (body: object): string => JSON.stringify(escapeTemplates({ target: { [target]: body } }), null, 2);
  const tags = { tags: metadata.tags };
  const labels = { labels: toLabelObject(metadata.labels) };
  const args = {
    args: {
      DOCKER_META_IMAGES: metadata.images.join(','),
      DOCKER_META_VERSION: metadata.version === '' ? undefined : metadata.version,
    },
  };
  return {
    'bake-file-tags': definition({ ...tags, ...args }),
    'bake-file-labels': definition(labels),
    'bake-file-annotations': definition({ annotations: prefixLevels(metadata.annotations, levels) }),
    'bake-file': definition({ ...tags, ...labels, ...args }),
  };
}

function toLabelObject(labels: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.map((label) => {
      const at = label.indexOf('=');
      return [label.slice(0, at), label.slice(at + 1)];
    }),
  );
}
