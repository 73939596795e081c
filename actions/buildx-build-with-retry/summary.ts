import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import type { Failure } from '../../src/core/failures/failure.ts';
import { asCode } from '../../src/core/summary/escape.ts';
import { summaryPage } from '../../src/core/summary/page.ts';
import { optionalCell, type SummaryRow } from '../../src/core/summary/table.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import type { CacheUse } from './rules/build-progress.ts';
import { formatLayers } from '../../src/core/oci/layer-sizes.ts';

/** What the summary page tells of a build. */
export interface SummaryFacts {
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

/** The page of the step: what was made, how it can be referred to, what it took. */
export function buildSummary(facts: SummaryFacts): string {
  const { failure, reused } = facts;
  return summaryPage({
    title: failure !== undefined ? 'Image build failed' : reused ? 'Image reused' : 'Image built',
    failures: failure === undefined ? [] : [{ name: '', failure }],
    failed: true,
    lead: failure === undefined ? `${buildLead(facts)}.` : '',
    rows: [['image', optionalCell(facts.imageRef)], ...buildRows(facts)],
    phases: facts.phases,
  });
}

/** What was done, as the beginning of a sentence. */
export function buildLead(facts: SummaryFacts): string {
  const { reused, imageRef, buildSeconds, pushSeconds, pushedRefs } = facts;
  const image = imageRef === '' ? 'The image' : asCode(imageRef);
  if (reused) return `${image} was there already, of this very revision and build: **nothing was built**`;
  const built = buildSeconds === undefined ? '' : ` in **${formatSeconds(buildSeconds)}**`;
  if (pushedRefs.length === 0) return `${image} was built${built} and not pushed`;
  const tags = pushedRefs.length === 1 ? '1 tag' : `${String(pushedRefs.length)} tags`;
  const pushed = pushSeconds === undefined ? '' : ` in **${formatSeconds(pushSeconds)}**`;
  return `${image} was built${built} and pushed under ${tags}${pushed}`;
}

/** The rows that tell what a build left behind. */
export function buildRows(facts: SummaryFacts): readonly SummaryRow[] {
  const { cache, layers, sizeBytes, layerBytes } = facts;
  return [
    ['digest', optionalCell(facts.digest)],
    ['imageid', optionalCell(facts.imageid)],
    ['size', sizeTexts(sizeBytes, layers, layerBytes)],
    ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
    ['push failed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
    ['not pushed', optionalCell(facts.pushSkippedReason)],
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
  const counted = layers === undefined ? '' : ` in ${String(layers)} ${layers === 1 ? 'layer' : 'layers'}`;
  return [
    ...(sizeBytes === undefined ? [] : [`${formatBytes(sizeBytes)}${counted}`]),
    ...(layerBytes === undefined ? [] : [`${formatLayers(layerBytes)} in the registry`]),
  ];
}

function cacheText({ cached, total }: CacheUse): string {
  const percent = Math.round((100 * cached) / total);
  return `${String(cached)} of ${String(total)} (${String(percent)} %)`;
}
