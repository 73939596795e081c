import { escapeAsCode } from '../../src/core/summary/escape.ts';
import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { renderSummaryPage } from '../../src/core/summary/page.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import type { PullOrDownloadResult } from './pull-or-download-image.ts';

/**
 * Renders the step's summary page: where the image came from, which source did not give it, and what a build in its place
 * would have taken.
 * @param error what ended the step; undefined: nothing did
 */
export function pullOrDownloadSummary(result: PullOrDownloadResult, error?: unknown): string {
  const { source, skipped, archiveBytes, attempts } = result;
  const failed = source === undefined && skipped === '';
  return renderSummaryPage({
    title: failed ? 'No image' : skipped === '' ? `Image from the ${source ?? ''}` : 'No image to test',
    failures: result.failures.length > 0 ? result.failures : reportedFailures(error),
    failed: failed || error !== undefined,
    lead: failed ? '' : formatLead(result),
    rows: [
      ['image', result.imageRef],
      ['imageid', result.imageid],
      ['digest', result.digest],
      ['revision', result.revision],
      ['platform', result.platform],
      ['attempts', attempts === 0 ? [] : [String(attempts)]],
      ['artifact size', archiveBytes === undefined ? [] : [formatBytes(archiveBytes)]],
      ['trust', result.trust],
    ],
    phases: result.phases,
  });
}

function formatLead({ skipped, seconds, buildSeconds, source }: PullOrDownloadResult): string {
  if (skipped !== '') return `The producer skipped the build: ${escapeAsCode(skipped)}.`;
  const obtained = `Obtained from the ${source ?? ''} in **${formatSeconds(seconds)}**`;
  if (buildSeconds === undefined) return `${obtained}.`;
  const saved = buildSeconds - seconds;
  const balance = saved > 0 ? `**${formatSeconds(saved)} saved**` : 'no time saved';
  return `This job did not build. ${obtained}; the build took **${formatSeconds(buildSeconds)}**: 1 build avoided, ${balance}.`;
}
