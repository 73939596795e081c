import { expressionRenderer, type MetadataContext } from './expressions.ts';
import { readFlavor } from './flavor.ts';
import { readImageNames } from './image-rules.ts';
import { readItems } from './lists.ts';
import { readTagRules } from './tag-rules.ts';
import { evaluateRules, sanitizeTag } from './versions.ts';
import type { ImageMetadata } from './documents.ts';

/** The inputs of docker/metadata-action, as they were written. */
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
 * What docker/metadata-action v6 answers for the same event and inputs (field study 2.1).
 * @param warn is given what it warns of
 * @throws Error with its message.
 */
export function computeMetadata(
  request: MetadataRequest,
  facts: MetadataFacts,
  warn: (message: string) => void,
): ImageMetadata {
  const { context, repository } = facts;
  const renderGlobal = expressionRenderer(context);
  const images = readImageNames(readItems(request.images));
  const rules = readTagRules(readItems(request.tags));
  const flavor = readFlavor(readItems(request.flavor));
  const { main, others, latest } = evaluateRules(rules, flavor, {
    context,
    defaultBranch: repository.defaultBranch,
    renderGlobal,
    warn,
  });
  if (main === undefined) {
    warn('No Docker image version has been generated. Check tags input.');
    warn('No Docker tag has been generated. Check tags input.');
  }
  const latestTag = `${flavor.prefixLatest ? flavor.prefix : ''}latest${flavor.suffixLatest ? flavor.suffix : ''}`;
  const tagNames = main === undefined ? [] : [main, ...others, ...(latest ? [sanitizeTag(latestTag)] : [])];
  const version = main ?? '';
  const common = ociPairs(facts, version);
  return {
    version,
    images,
    tagNames,
    tags: images.length === 0 ? tagNames : images.flatMap((image) => tagNames.map((name) => `${image}:${name}`)),
    labels: withCustom(common, readItems(request.labels), renderGlobal),
    annotations: withCustom(common, readItems(request.annotations), renderGlobal),
  };
}

function ociPairs(facts: MetadataFacts, version: string): readonly (readonly [string, string])[] {
  const { context, repository, revision } = facts;
  const pairs = {
    title: repository.name,
    description: repository.description,
    url: repository.url,
    source: repository.url,
    version,
    created: context.now.toISOString(),
    revision,
    licenses: repository.licence,
  };
  return Object.entries(pairs).map(([name, value]) => [`org.opencontainers.image.${name}`, value]);
}

/** By key; a custom one wins, keeps its empty value, and is left out without a `=`. */
function withCustom(
  pairs: readonly (readonly [string, string])[],
  custom: readonly string[],
  renderGlobal: (template: string) => string,
): readonly string[] {
  const labels = new Map(pairs);
  for (const item of custom) {
    const [key = '', ...values] = renderGlobal(item).split('=');
    if (values.length > 0) labels.set(key, values.join('='));
  }
  return [...labels].sort(([one], [other]) => one.localeCompare(other)).map(([key, value]) => `${key}=${value}`);
}
