import { summaryPage } from '../../src/core/summary/page.ts';
import { optionalCell } from '../../src/core/summary/table.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import type { CopyImageResult } from './copy-image.ts';

/** What the summary page tells of a copy. */
interface CopySummaryFacts {
  readonly src: string;
  readonly digest: string;
  readonly refs: readonly { readonly ref: string; readonly copied: boolean; readonly error?: string }[];
  readonly referrersCopied: number;
  readonly phases: readonly TimedPhase[];
}

/** The page of the step: what was copied where, what was there, what failed, and where the time went. */
export function copySummary({ src, digest, refs, referrersCopied, phases }: CopySummaryFacts): string {
  const failed = refs.filter(({ error }) => error !== undefined);
  const there = refs.filter(({ copied, error }) => !copied && error === undefined);
  const isComplete = refs.length > 0 && failed.length === 0;
  return summaryPage({
    title: isComplete ? 'Image copied' : 'Image copy failed',
    failed: !isComplete,
    lead: '',
    rows: [
      ['source', [src]],
      ['digest', optionalCell(digest)],
      ['copied', refs.filter(({ copied }) => copied).map(({ ref }) => ref)],
      ['there already', there.map(({ ref }) => ref)],
      ['failed', failed.map(({ ref, error }) => `${ref}: ${error ?? ''}`)],
      ['signatures and attestations', referrersCopied === 0 ? [] : [String(referrersCopied)]],
    ],
    phases,
  });
}

/** What the step's summary page shows. */
export function copyImageSummary(result: CopyImageResult): string {
  return copySummary(result);
}
