import { renderFactTable } from '../../src/core/summary/table.ts';
import type { ComputeTagResult } from './compute-tag.ts';

/** What the step's summary page shows. */
export function computeTagSummary(result: ComputeTagResult): string {
  const optional = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
  return renderFactTable(`Image tag ${result.tag}`, [
    ['tag', [result.tag]],
    ['image', result.images],
    ['moving tags', result.movingTags],
    ['revision', [result.revision]],
    ['checked out', result.sourceSha === result.revision ? [] : [result.sourceSha]],
    ['kind', [result.kind]],
    ['pull request', optional(result.prNumber?.toString())],
    ['branch', optional(result.branch)],
    ['skipped', optional(result.skipReason)],
  ]);
}
