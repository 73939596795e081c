import { escapeAsCode } from '../../src/core/summary/escape.ts';
import { renderSummaryPage } from '../../src/core/summary/page.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import { buildLead, buildRows } from '../buildx-build-with-retry/summary.ts';
import { formatArchive, formatHandover } from '../save-and-upload-image/summary.ts';
import type { ProducerResult } from './producer.ts';

/**
 * Renders the step's summary page: what was made, where it is, and how long it took.
 * @param error what ended the step; undefined: nothing did
 */
export function producerSummary(result: ProducerResult, error?: unknown): string {
  const { tag, build, save, registry } = result;
  const { packed, artifact } = save;
  const { pushSkippedReason } = build;
  const failed = error !== undefined;
  return renderSummaryPage({
    title: failed ? 'Image build failed' : successTitle(result),
    failures: reportedFailures(error ?? (registry === 'degraded' ? build.failure : undefined)),
    failed,
    lead: failed ? '' : successLead(result),
    rows: [
      ['image', tag.imageRef],
      ['moving tags', tag.movingTags],
      ['revision', tag.revision],
      ...buildRows({ ...build, pushSkippedReason: '' }),
      ['registry', pushSkippedReason === '' ? registry : `${registry}: ${pushSkippedReason}`],
      ['artifact', artifact?.name],
      ['archive', packed === undefined ? undefined : formatArchive(packed)],
    ],
    phases: [...build.phases, ...save.phases],
  });
}

function successTitle({ build, handover }: ProducerResult): string {
  if (handover.skipped !== null) return 'Image build skipped';
  return build.reused ? 'Image reused' : 'Image built once';
}

function successLead({ build, save, handover }: ProducerResult): string {
  if (handover.skipped !== null) return `Nothing was built: ${escapeAsCode(handover.skipped)}.`;
  return `${buildLead(build)}${formatHandover(save)}.`;
}
