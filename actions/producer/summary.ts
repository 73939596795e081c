import { asCode } from '../../src/core/summary/escape.ts';
import { summaryPage } from '../../src/core/summary/page.ts';
import { optionalCell } from '../../src/core/summary/table.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import { buildLead, buildRows } from '../buildx-build-with-retry/summary.ts';
import { archiveText } from '../save-and-upload-image/summary.ts';
import { saveLead } from '../save-and-upload-image/summary.ts';
import type { ProducerResult } from './producer.ts';

/**
 * The page of the step: what was made, where it is, and what it took.
 * @param error what ended the step; undefined: nothing did
 */
export function producerSummary(result: ProducerResult, error?: unknown): string {
  const { tag, build, save, registry, handover } = result;
  const { packed, artifact } = save;
  const failures = reportedFailures(error ?? (registry === 'degraded' ? build.failure : undefined));
  const failed = error !== undefined;
  const skipped = handover.skipped !== null;
  return summaryPage({
    title: failed
      ? 'Image build failed'
      : skipped
        ? 'Image build skipped'
        : build.reused
          ? 'Image reused'
          : 'Image built once',
    failures,
    failed,
    lead: failed
      ? ''
      : skipped
        ? `Nothing was built: ${asCode(handover.skipped)}.`
        : `${buildLead(build)}${saveLead(save)}.`,
    rows: [
      ['image', optionalCell(tag.imageRef)],
      ['moving tags', tag.movingTags],
      ['revision', optionalCell(tag.revision)],
      ...buildRows({ ...build, pushSkippedReason: '' }),
      ['registry', [build.pushSkippedReason === '' ? registry : `${registry}: ${build.pushSkippedReason}`]],
      ['artifact', artifact === undefined ? [] : [artifact.name]],
      ['archive', packed === undefined ? [] : [archiveText(packed)]],
    ],
    phases: [...build.phases, ...save.phases],
  });
}
