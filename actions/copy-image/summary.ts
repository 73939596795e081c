import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import { renderSummaryPage } from '../../src/core/summary/page.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';

/** What the summary page shows of a copy. */
interface CopySummaryFacts {
  readonly src: string;
  readonly digest: string;
  readonly refs: readonly { readonly ref: string; readonly copied: boolean; readonly error?: string | undefined }[];
  readonly referrersCopied: number;
  readonly phases: readonly TimedPhase[];
}

/**
 * Renders the step's summary page: what was copied, what was there already, what failed, and where the time went.
 * @param failure what ended the step; undefined: nothing did
 */
export function copyImageSummary(
  { src, digest, refs, referrersCopied, phases }: CopySummaryFacts,
  failure?: unknown,
): string {
  const failed = refs.filter(({ error }) => error !== undefined);
  const there = refs.filter(({ copied, error }) => !copied && error === undefined);
  const isComplete = refs.length > 0 && failed.length === 0;
  return renderSummaryPage({
    title: !isComplete ? 'Image copy failed' : there.length < refs.length ? 'Image copied' : 'Image was there already',
    // Of references that failed the table says why, each by itself.
    failures: failed.length > 0 ? [] : reportedFailures(failure, 'registry'),
    failed: !isComplete,
    lead: '',
    rows: [
      ['source', [src]],
      ['digest', digest],
      ['copied', refs.filter(({ copied }) => copied).map(({ ref }) => ref)],
      ['there already', there.map(({ ref }) => ref)],
      ['failed', failed.map(({ ref, error }) => `${ref}: ${error ?? ''}`)],
      ['signatures and attestations', referrersCopied === 0 ? [] : [String(referrersCopied)]],
    ],
    phases,
  });
}
