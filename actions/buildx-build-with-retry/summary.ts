import type { Failure } from '../../src/core/failures/failure.ts';
import { shortenDigest } from '../../src/core/oci/digest.ts';
import { formatLayers } from '../../src/core/oci/layer-sizes.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import { escapeAsCode } from '../../src/core/summary/escape.ts';
import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { renderSummaryPage, type NamedFailure } from '../../src/core/summary/page.ts';
import { renderListTable, type FactRow } from '../../src/core/summary/table.ts';
import { toFailure } from '../../src/services/retry/phases.ts';
import type { CacheUse } from './rules/build-progress.ts';
import { listImageNames } from './rules/image-outputs.ts';

/** The facts of a build that its summary page shows; see `BuildResult`. */
export interface SummaryFacts {
  /** Of a step with `files`. */
  readonly images?: readonly ImageSummary[] | undefined;
  readonly imageRef: string;
  readonly digest: string;
  readonly imageid: string;
  readonly pushedRefs: readonly { readonly ref: string }[];
  readonly failedRefs: readonly { readonly ref: string; readonly reason: string }[];
  readonly pushSkippedReason: string;
  readonly reused: boolean;
  /** Of the phase that took most. */
  readonly attempts: number;
  readonly sizeBytes: number | undefined;
  readonly layers: number | undefined;
  readonly layerBytes: readonly number[] | undefined;
  readonly cache: CacheUse | undefined;
  readonly cacheFound: boolean | undefined;
  readonly buildSeconds: number | undefined;
  readonly pushSeconds: number | undefined;
  readonly failure: Failure | undefined;
  readonly phases: readonly TimedPhase[];
}

/** Renders the page of the step: what was made, how to refer to it, how long it took. */
export function buildSummary(facts: SummaryFacts): string {
  const { failure, reused, images } = facts;
  if (images !== undefined && images.length > 0) return renderBuiltImages(images, facts);
  return renderSummaryPage({
    title: failure !== undefined ? 'Image build failed' : reused ? 'Image reused' : 'Image built',
    failures: failure === undefined ? [] : [{ name: '', failure }],
    failed: true,
    lead: failure === undefined ? `${buildLead(facts)}.` : '',
    rows: [['image', facts.imageRef], ...buildRows(facts)],
    phases: facts.phases,
  });
}

/** What the page shows of one image of several. */
interface ImageSummary {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  readonly result: SummaryFacts;
  readonly failure?: unknown;
}

/** Renders the page of a step that built several images: a row for each. */
function renderBuiltImages(images: readonly ImageSummary[], facts: SummaryFacts): string {
  const { failure, phases, reused } = facts;
  const failures = imageFailures(images);
  return renderSummaryPage({
    title: failure !== undefined ? 'Image builds failed' : reused ? 'Images reused' : 'Images built',
    failures,
    failed: true,
    lead: imagesLead(images, facts),
    rows: [notPushedRow(images)],
    list: renderListTable(
      ['target', 'image', 'digest', 'imageid', 'result'],
      images.map(({ name, aliases, result }) => [
        listImageNames({ name, aliases }).join(', '),
        result.imageRef,
        shortenDigest(result.digest),
        shortenDigest(result.imageid),
        resultText(result),
      ]),
    ),
    phases,
  });
}

/** The failures of images, by name. One error of all of them stands there once. */
export function imageFailures(
  images: readonly { readonly name: string; readonly failure?: unknown }[],
): readonly NamedFailure[] {
  const failed = images.filter(({ failure }) => failure !== undefined);
  const isSame = failed.length > 1 && failed.every(({ failure }) => failure === failed[0]?.failure);
  return failed
    .slice(0, isSame ? 1 : undefined)
    .map(({ name, failure }) => ({ name: isSame ? '' : name, failure: toFailure(failure, 'build') }));
}

/** Says how many images there are, and how long the step built and pushed; one that could only not be pushed was built. */
export function imagesLead(
  images: readonly ImageSummary[],
  { buildSeconds, pushSeconds }: Pick<SummaryFacts, 'buildSeconds' | 'pushSeconds'>,
): string {
  const made = images.filter(({ failure, result }) => failure === undefined || result.imageid !== '');
  const reused = made.filter(({ result }) => result.reused).length;
  const was = made.length === 1 ? 'image was' : 'images were';
  const count = `**${made.length} of ${images.length}** ${was}`;
  if (reused > 0 && reused === made.length) {
    return `${count} there already, of this very revision and build: **nothing was built**.`;
  }
  const took = (seconds: number | undefined): string =>
    seconds === undefined || made.length === 0 ? '' : ` in **${formatSeconds(seconds)}**`;
  const pushed = made.filter(({ result }) => result.failure === undefined && result.pushedRefs.length > 0).length;
  const ofThem = pushed === made.length ? '' : `**${pushed}** of them `;
  const went = pushed === 0 || pushSeconds === undefined ? '' : ` and ${ofThem}pushed${took(pushSeconds)}`;
  const there = reused === 0 ? '' : `, ${reused} of them taken as they were there already`;
  return `${count} built${took(buildSeconds)}${went}${there}.`;
}

/** Says why images were not to be pushed; each reason once. */
export function notPushedRow(images: readonly ImageSummary[]): FactRow {
  return [
    'not pushed',
    [...new Set(images.map(({ result }) => result.pushSkippedReason))].filter((text) => text !== ''),
  ];
}

/** What became of an image, in one or two words. */
function resultText({ failure, reused, pushedRefs, pushSkippedReason }: SummaryFacts): string {
  if (failure !== undefined) return `failed (${failure.class})`;
  if (reused) return 'reused';
  return pushSkippedReason === '' && pushedRefs.length > 0 ? 'pushed' : 'built, not pushed';
}

/** Says what was done, as the beginning of a sentence. */
export function buildLead(facts: SummaryFacts): string {
  const { reused, imageRef, buildSeconds, pushSeconds, pushedRefs } = facts;
  const image = imageRef === '' ? 'The image' : escapeAsCode(imageRef);
  if (reused) return `${image} was there already, of this very revision and build: **nothing was built**`;
  const built = buildSeconds === undefined ? '' : ` in **${formatSeconds(buildSeconds)}**`;
  if (pushedRefs.length === 0) return `${image} was built${built} and not pushed`;
  const tags = pushedRefs.length === 1 ? '1 tag' : `${pushedRefs.length} tags`;
  const pushed = pushSeconds === undefined ? '' : ` in **${formatSeconds(pushSeconds)}**`;
  return `${image} was built${built} and pushed under ${tags}${pushed}`;
}

/** The rows that say what a build left behind. */
export function buildRows(facts: SummaryFacts): readonly FactRow[] {
  const { cache, layers, sizeBytes, layerBytes } = facts;
  return [
    ['digest', facts.digest],
    ['imageid', facts.imageid],
    ['size', sizeTexts(sizeBytes, layers, layerBytes)],
    ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
    ['push failed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
    ['not pushed', facts.pushSkippedReason],
    ['steps from cache', cache === undefined || cache.total === 0 ? [] : [cacheText(cache)]],
    ['attempts', facts.attempts === 0 ? [] : [String(facts.attempts)]],
    ['cache', facts.cacheFound === undefined ? [] : [facts.cacheFound ? 'warm' : 'cold']],
  ];
}

function sizeTexts(
  sizeBytes: number | undefined,
  layers: number | undefined,
  layerBytes: readonly number[] | undefined,
): readonly string[] {
  const counted = layers === undefined ? '' : ` in ${layers} ${layers === 1 ? 'layer' : 'layers'}`;
  return [
    ...(sizeBytes === undefined ? [] : [`${formatBytes(sizeBytes)}${counted}`]),
    ...(layerBytes === undefined ? [] : [`${formatLayers(layerBytes)} in the registry`]),
  ];
}

function cacheText({ cached, total }: CacheUse): string {
  const percent = Math.round((100 * cached) / total);
  return `${cached} of ${total} (${percent} %)`;
}
