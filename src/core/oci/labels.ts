import { textAt } from '../json/read-json.ts';

/*
 * Labels of images, and annotations of manifests, by the names of the OCI image specification:
 * https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */

/** When the image was made: ISO 8601. */
export const createdLabel = 'org.opencontainers.image.created';

/** The commit that the image stands for: always the revision of the run, and what consumers compare. */
export const revisionLabel = 'org.opencontainers.image.revision';

/** Where the sources are: a URL. */
export const sourceLabel = 'org.opencontainers.image.source';

/** The version, which may be any text. */
export const versionLabel = 'org.opencontainers.image.version';

/** The id of the workflow run that the image was built in. */
export const runLabel = 'io.github.ci-image-actions.run';

/** A label in the JSON of an image config; undefined when it is missing or empty. */
export function readLabel(config: unknown, name: string): string | undefined {
  return textAt(config, 'config', 'Labels', name);
}

/** What the labels say of an image; '' where nothing is known. */
interface OciFacts {
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly description: string;
  readonly licenses: string;
  readonly revision: string;
  readonly title: string;
  readonly url: string;
  readonly version: string;
}

/** Computes the eight labels that every image gets. */
export function computeOciLabels(facts: OciFacts): Readonly<Record<string, string>> {
  const labels = { ...facts, source: facts.url };
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [`org.opencontainers.image.${name}`, value]));
}
