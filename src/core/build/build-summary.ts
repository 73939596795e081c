import type { Failure } from '../retry-policy.ts';
import { summaryTable, type SummaryRow } from '../summary-table.ts';
import type { CacheUse } from './build-progress.ts';

/** What the summary page tells of a build. */
interface SummaryFacts {
  readonly imageRef: string;
  readonly digest: string;
  readonly imageid: string;
  readonly pushedRefs: readonly { readonly ref: string }[];
  readonly pushSkippedReason: string;
  readonly cache: CacheUse | undefined;
  readonly cacheFound: boolean | undefined;
  readonly failure: Failure | undefined;
  readonly phases: readonly {
    readonly title: string;
    readonly attempts: number;
    readonly seconds: number;
    readonly failure?: Failure;
  }[];
}

/** The page of the step: what was made, how it can be referred to, what it took. */
export function buildSummary(facts: SummaryFacts): string {
  const { cache, failure } = facts;
  const known = (text: string): readonly string[] => (text === '' ? [] : [text]);
  const rows: readonly SummaryRow[] = [
    ['image', known(facts.imageRef)],
    ['digest', known(facts.digest)],
    ['imageid', known(facts.imageid)],
    ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
    ['not pushed', known(facts.pushSkippedReason)],
    ['steps from cache', cache === undefined ? [] : [`${String(cache.cached)} of ${String(cache.total)}`]],
    ['cache', facts.cacheFound === undefined ? [] : [facts.cacheFound ? 'warm' : 'cold']],
    ...facts.phases.map(phaseRow),
    ['failure', failure === undefined ? [] : [`${failure.class}: ${failure.reason}`]],
    ['next', failure === undefined ? [] : [failure.remedy]],
  ];
  return summaryTable(failure === undefined ? 'Image build' : 'Image build failed', rows);
}

/** The row of one phase: what it worked on, how long, how often. */
export function phaseRow(phase: SummaryFacts['phases'][number]): SummaryRow {
  return [phase.title.split(' ', 1)[0] ?? '', [phaseText(phase)]];
}

function phaseText({ title, attempts, seconds, failure }: SummaryFacts['phases'][number]): string {
  const subject = title.split(' ').slice(1).join(' ');
  const tries = attempts === 1 ? '1 attempt' : `${String(attempts)} attempts`;
  const end = failure === undefined ? '' : `, failed (${failure.class})`;
  return `${subject === '' ? '' : `${subject}: `}${seconds.toFixed(1)} s, ${tries}${end}`;
}
