import type { NamedFailure } from '../../src/core/summary/page.ts';
import { emptyImageResult, type ImageResult } from './obtain-image.ts';
import { sum } from './rules/sum.ts';

/** One of several images. */
export interface NamedImageResult {
  readonly name: string;
  readonly result: ImageResult;
  /** Why it is not there; '' when it is, or was skipped. */
  readonly error: string;
}

/**
 * Sums up several images: what they have in common, what they took together, and each failure under its image's name. One
 * image is reported as if it had been asked for alone.
 */
export function reportImages(images: readonly NamedImageResult[], trust: ImageResult['trust']): ImageResult {
  const [first] = images;
  if (first === undefined) return { ...emptyImageResult, trust };
  const results = images.map(({ result }) => result);
  const there = results.filter(({ skipped }) => skipped === '');
  const common = {
    trust,
    source: commonValue(there.map(({ source }) => source)),
    revision: commonValue(there.map(({ revision }) => revision)) ?? '',
    platform: commonValue(there.map(({ platform }) => platform)) ?? '',
    attempts: sum(results.map(({ attempts }) => attempts)),
    registryError: joinErrors(images, ({ registryError }) => registryError),
    artifactError: joinErrors(images, ({ artifactError }) => artifactError),
    failures: images.flatMap(listFailures),
    // The first word of a title is its lane in the timeline, so that the name comes last.
    phases: images.flatMap(({ name, result }) =>
      result.phases.map(({ title, attempts }) => ({ title: `${title} ${name}`, attempts })),
    ),
    buildSeconds: sumKnown(there.map(({ buildSeconds }) => buildSeconds)),
    archiveBytes: sumKnown(there.map(({ archiveBytes }) => archiveBytes)),
    skipped: there.length === 0 ? first.result.skipped : '',
    seconds: 0,
  };
  if (images.length > 1) return { ...common, imageRef: '', imageid: '', digest: '' };
  const { imageRef, imageid, digest } = first.result;
  return { ...common, imageRef, imageid, digest };
}

/** Says which images failed and why, and which are there all the same. */
export function describeFailedImages(images: readonly NamedImageResult[]): string {
  const failed = images.filter(({ error }) => error !== '');
  const there = images.filter(({ error, result }) => error === '' && result.skipped === '');
  const sentences = failed.map(({ name, error }) => `${name}: ${error}`);
  const rest = there.map(({ name, result }) => `${name} as ${result.imageRef}`).join(', ');
  const end = rest === '' ? 'The engine holds none of them.' : `The engine holds ${rest}; no compose file was written.`;
  return [`${failed.length} of ${images.length} images could not be taken.`, ...sentences, end].join(' ');
}

/** The value that all of them have. */
function commonValue<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

function joinErrors(images: readonly NamedImageResult[], read: (result: ImageResult) => string): string {
  if (images.length === 1) return images.map(({ result }) => read(result)).join('');
  return images.flatMap(({ name, result }) => (read(result) === '' ? [] : [`${name}: ${read(result)}`])).join('\n');
}

/** Each source of an image that failed; and what else kept the image away. */
function listFailures({ name, result, error }: NamedImageResult): readonly NamedFailure[] {
  const ofSources = result.failures.map((failed) => ({ ...failed, name: `${name}, ${failed.name}` }));
  const isExplained = error === '' || (ofSources.length > 0 && result.source === undefined);
  return isExplained ? ofSources : [...ofSources, { name, failure: { class: 'permanent', reason: error, remedy: '' } }];
}

/** Undefined: some are not known. */
function sumKnown(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length && known.length > 0 ? sum(known) : undefined;
}
