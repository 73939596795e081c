import type { Failure } from '../../src/core/failures/failure.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import { summaryPage } from '../../src/core/summary/page.ts';
import { optionalCell } from '../../src/core/summary/table.ts';
import type { MergedPlatform } from './rules/judge-sources.ts';

/** What the summary page tells of a merge. */
interface MergeFacts {
  readonly imageRef: string;
  readonly digest: string;
  readonly pushedRefs: readonly { readonly ref: string }[];
  readonly failedRefs: readonly { readonly ref: string; readonly reason: string }[];
  readonly phases: readonly TimedPhase[];
  readonly failure: Failure | undefined;
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
      ['image', optionalCell(facts.imageRef)],
      ['digest', optionalCell(facts.digest)],
      ['media type', optionalCell(facts.mediaType)],
      ...facts.platforms.map(({ platform, digest }) => [platform, [digest]] as const),
      ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
      ['not pushed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
    ],
    phases: facts.phases,
  });
}
