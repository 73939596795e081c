import type { Failure } from '../../src/core/failures/failure.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import { renderSummaryPage } from '../../src/core/summary/page.ts';
import { describeTarget, type MergedPlatform } from './rules/plan-index.ts';

/** What the summary page shows of a merge. */
interface MergeSummaryFacts {
  readonly imageRef: string;
  readonly digest: string;
  readonly pushedRefs: readonly { readonly ref: string }[];
  readonly failedRefs: readonly { readonly ref: string; readonly reason: string }[];
  readonly phases: readonly TimedPhase[];
  readonly failure: Failure | undefined;
  readonly mediaType: string;
  readonly platforms: readonly MergedPlatform[];
}

/** Renders the step's summary page: the index, its platforms, and what became of each reference. */
export function mergeSummary(facts: MergeSummaryFacts): string {
  const { failure } = facts;
  return renderSummaryPage({
    title: failure === undefined ? 'Platforms merged' : 'Platforms not merged',
    failures: failure === undefined ? [] : [{ name: '', failure }],
    failed: failure !== undefined,
    lead: '',
    rows: [
      ['image', facts.imageRef],
      ['digest', facts.digest],
      ['media type', facts.mediaType],
      ...facts.platforms.map((target) => [describeTarget(target), [target.digest]] as const),
      ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
      ['not pushed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
    ],
    phases: facts.phases,
  });
}
