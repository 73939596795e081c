import { phaseRow, type SummaryFacts } from '../build/build-summary.ts';
import { summaryTable } from '../summary-table.ts';
import type { MergedPlatform } from './judge-sources.ts';

/** What the summary page tells of a merge. */
export interface MergeFacts extends Pick<SummaryFacts, 'imageRef' | 'digest' | 'pushedRefs' | 'phases' | 'failure'> {
  readonly mediaType: string;
  readonly platforms: readonly MergedPlatform[];
  readonly failedRefs: readonly { readonly ref: string; readonly reason: string }[];
}

/** The page of the step: the index, what is in it by platform, where it went. */
export function mergeSummary(facts: MergeFacts): string {
  const { failure } = facts;
  const known = (text: string): readonly string[] => (text === '' ? [] : [text]);
  return summaryTable(failure === undefined ? 'Platforms merged' : 'Platforms not merged', [
    ['image', known(facts.imageRef)],
    ['digest', known(facts.digest)],
    ['media type', known(facts.mediaType)],
    ...facts.platforms.map(({ platform, digest }) => [platform, [digest]] as const),
    ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
    ['not pushed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
    ...facts.phases.filter(({ title }) => title.startsWith('push ')).map(phaseRow),
    ['failure', failure === undefined ? [] : [`${failure.class}: ${failure.reason}`]],
    ['next', known(failure?.remedy ?? '')],
  ]);
}
