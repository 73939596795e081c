import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { PruneResult } from './prune-images.ts';
import { allRows } from './rules/prune-report.ts';

/** A job's outputs hold 1 MB together. */
export const mostListed = 3000;

/** Every output that `prune-images/action.yml` declares. */
export function pruneOutputs({ report, reportFile }: PruneResult): Outputs {
  const gone = allRows(report).filter(
    ({ image, name, action }) => image !== '' && name !== '' && ['deleted', 'would-delete'].includes(action),
  );
  return {
    'deleted-tags': JSON.stringify(gone.slice(0, mostListed).map(({ image, name }) => `${image}:${name}`)),
    'deleted-count': String(report.totals.deleted),
    'kept-count': String(report.totals.kept),
    'failed-count': String(report.totals.failed),
    'bytes-reclaimed': String(report.totals.bytes),
    report: reportFile,
    'dry-run': String(report['dry-run']),
  };
}
