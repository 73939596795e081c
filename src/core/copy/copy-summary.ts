import { phaseRow, type SummaryFacts } from '../build/build-summary.ts';
import { summaryTable } from '../summary-table.ts';

/** What the summary page tells of a copy. */
export interface CopySummaryFacts {
  readonly src: string;
  readonly digest: string;
  readonly refs: readonly { readonly ref: string; readonly copied: boolean; readonly error?: string }[];
  readonly referrersCopied: number;
  readonly phases: SummaryFacts['phases'];
}

/** The page of the step: what was copied where, what was there, what failed, and how long each copy took. */
export function copySummary({ src, digest, refs, referrersCopied, phases }: CopySummaryFacts): string {
  const failed = refs.filter(({ error }) => error !== undefined);
  const there = refs.filter(({ copied, error }) => !copied && error === undefined);
  const isComplete = refs.length > 0 && failed.length === 0;
  return summaryTable(isComplete ? 'Image copied' : 'Image copy failed', [
    ['source', [src]],
    ['digest', digest === '' ? [] : [digest]],
    ['copied', refs.filter(({ copied }) => copied).map(({ ref }) => ref)],
    ['there already', there.map(({ ref }) => ref)],
    ['failed', failed.map(({ ref, error }) => `${ref}: ${error ?? ''}`)],
    ['referrers', referrersCopied === 0 ? [] : [String(referrersCopied)]],
    ...phases.filter(({ title }) => /^(copy|save|prepare) /.test(title)).map(phaseRow),
  ]);
}
