import { computeOciLabels } from '../../../../src/core/oci/labels.ts';
import { toMessage, UserError } from '../../../../src/errors.ts';
import type { ImageMetadata } from './documents.ts';
import { createRenderer, type MetadataContext } from './expressions.ts';
import { readFlavor } from './flavor.ts';
import { readImageRules } from './image-rules.ts';
import { splitItems } from './lists.ts';
import { readTagRules } from './tag-rules.ts';
import { evaluateRules, sanitizeTag } from './versions.ts';

/** The inputs of docker/metadata-action, as they are written. */
export interface MetadataRequest {
  readonly images: string;
  readonly tags: string;
  readonly flavor: string;
  readonly labels: string;
  readonly annotations: string;
}

export interface MetadataFacts {
  readonly context: MetadataContext;
  /** What the label `revision` says: the one thing that differs from docker/metadata-action. */
  readonly revision: string;
  readonly repository: {
    readonly name: string;
    readonly description: string;
    readonly url: string;
    readonly licence: string;
    readonly defaultBranch: string;
  };
}

/**
 * Computes what docker/metadata-action v6 answers for the same event and inputs:
 * https://github.com/docker/metadata-action
 * @param warn gets its warnings
 * @throws UserError with the input and the message of docker/metadata-action
 */
export function computeMetadata(
  request: MetadataRequest,
  facts: MetadataFacts,
  warn: (message: string) => void,
): ImageMetadata {
  const { context, repository } = facts;
  const renderGlobal = createRenderer(context);
  const images = applyInput('images', () => readImageRules(splitItems(request.images)));
  const rules = applyInput('tags', () => readTagRules(splitItems(request.tags)));
  const flavor = applyInput('flavor', () => readFlavor(splitItems(request.flavor)));
  const { main, others, latest } = applyInput('tags', () =>
    evaluateRules(rules, flavor, { context, defaultBranch: repository.defaultBranch, renderGlobal, warn }),
  );
  if (main === undefined) {
    warn('No Docker image version has been generated. Check tags input.');
    warn('No Docker tag has been generated. Check tags input.');
  }
  const latestTag = `${flavor.prefixLatest ? flavor.prefix : ''}latest${flavor.suffixLatest ? flavor.suffix : ''}`;
  const tagNames = main === undefined ? [] : [main, ...others, ...(latest ? [sanitizeTag(latestTag)] : [])];
  const version = main ?? '';
  const ociLabels = computeOciLabels({
    created: context.now.toISOString(),
    description: repository.description,
    licenses: repository.licence,
    revision: facts.revision,
    title: repository.name,
    url: repository.url,
    version,
  });
  return {
    version,
    images,
    tagNames,
    tags: images.length === 0 ? tagNames : images.flatMap((image) => tagNames.map((name) => `${image}:${name}`)),
    labels: applyInput('labels', () => mergeCustom(ociLabels, splitItems(request.labels), renderGlobal)),
    annotations: applyInput('annotations', () => mergeCustom(ociLabels, splitItems(request.annotations), renderGlobal)),
  };
}

/** Names the input, which a message of docker/metadata-action alone does not. */
function applyInput<T>(name: keyof MetadataRequest, apply: () => T): T {
  try {
    return apply();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `Input "${name}" breaks the rules of docker/metadata-action (${toMessage(error)}): correct it, or leave "tags" and "flavor" empty for the rules of this action.`,
      { cause: error },
    );
  }
}

/** Adds the custom labels and sorts by key. A custom one wins, also with an empty value, but not without a `=`. */
function mergeCustom(
  ociLabels: Readonly<Record<string, string>>,
  custom: readonly string[],
  renderGlobal: (template: string) => string,
): readonly string[] {
  const labels = new Map(Object.entries(ociLabels));
  for (const item of custom) {
    const [key = '', ...values] = renderGlobal(item).split('=');
    if (values.length > 0) labels.set(key, values.join('='));
  }
  return [...labels].sort(([one], [other]) => one.localeCompare(other)).map(([key, value]) => `${key}=${value}`);
}
