import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { escapeAsCode } from '../../src/core/summary/escape.ts';
import { renderSummaryPage, type NamedFailure } from '../../src/core/summary/page.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import type { PullOrDownloadResult } from './pull-or-download-image.ts';

/** What the summary page tells of an obtained image; '' where there is nothing to tell. */
export interface ObtainFacts {
  readonly source: 'registry' | 'artifact' | undefined;
  readonly imageRef: string;
  readonly imageid: string;
  readonly digest: string;
  readonly revision: string;
  readonly platform: string;
  readonly attempts: number;
  /** Each source that did not give the image. */
  readonly failures: readonly NamedFailure[];
  readonly seconds: number;
  readonly phases: readonly TimedPhase[];
  readonly archiveBytes: number | undefined;
  /** What the producer's build took; undefined: it built nothing, or does not say. */
  readonly buildSeconds: number | undefined;
  readonly trust: string | undefined;
  readonly skipped: string;
}

/**
 * Where the image came from, what did not give it, and what a build in its place would have taken.
 * @param failures what ended the step, where no source is to blame
 */
export function obtainSummary(facts: ObtainFacts, failures: readonly NamedFailure[] = []): string {
  const { source, skipped, archiveBytes, attempts } = facts;
  const failed = source === undefined && skipped === '';
  return renderSummaryPage({
    title: failed ? 'No image' : skipped === '' ? `Image from the ${source ?? ''}` : 'No image to test',
    failures: facts.failures.length > 0 ? facts.failures : failures,
    failed: failed || failures.length > 0,
    lead: failed ? '' : leadOf(facts),
    rows: [
      ['image', facts.imageRef],
      ['imageid', facts.imageid],
      ['digest', facts.digest],
      ['revision', facts.revision],
      ['platform', facts.platform],
      ['attempts', attempts === 0 ? [] : [String(attempts)]],
      ['artifact size', archiveBytes === undefined ? [] : [formatBytes(archiveBytes)]],
      ['trust', facts.trust],
    ],
    phases: facts.phases,
  });
}

function leadOf({ skipped, seconds, buildSeconds, source }: ObtainFacts): string {
  if (skipped !== '') return `The producer skipped the build: ${escapeAsCode(skipped)}.`;
  const obtained = `Obtained from the ${source ?? ''} in **${formatSeconds(seconds)}**`;
  if (buildSeconds === undefined) return `${obtained}.`;
  const saved = buildSeconds - seconds;
  const balance = saved > 0 ? `**${formatSeconds(saved)} saved**` : 'no time saved';
  return `This job did not build. ${obtained}; the build took **${formatSeconds(buildSeconds)}**: 1 build avoided, ${balance}.`;
}

/**
 * Markdown for the step's summary page.
 * @param error what ended the step; undefined: nothing did
 */
export function pullOrDownloadSummary(result: PullOrDownloadResult, error?: unknown): string {
  return obtainSummary(result, reportedFailures(error));
}
