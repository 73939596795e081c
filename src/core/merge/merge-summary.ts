import type { SummaryFacts } from '../build/build-summary.ts';
import { summaryPage } from '../summary/page.ts';
import { known } from '../summary-table.ts';
import type { MergedPlatform } from './judge-sources.ts';

/** What the summary page tells of a merge. */
interface MergeFacts extends Pick<
  SummaryFacts,
  'imageRef' | 'digest' | 'pushedRefs' | 'failedRefs' | 'phases' | 'failure'
> {
  readonly mediaType: string;
  readonly platforms: readonly MergedPlatform[];
}

/** The page of the step: the index, what is in it by platform, where it went. */
export function mergeSummary(facts: MergeFacts): string {
  const { failure } = facts;
  return summaryPage({
    title: failure === undefined ? 'Platforms merged' : 'Platforms not merged',
    failures: failure === undefined ? [] : [{ name: '', failure }],
    failed: failure !== undefined,
    lead: '',
    rows: [
      ['image', known(facts.imageRef)],
      ['digest', known(facts.digest)],
      ['media type', known(facts.mediaType)],
      ...facts.platforms.map(({ platform, digest }) => [platform, [digest]] as const),
      ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
      ['not pushed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
    ],
    phases: facts.phases,
  });
}
