import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { PruneResult } from './prune-images.ts';
import { isDeleted, listBroken, listRows } from './rules/prune-report.ts';

/**
 * All outputs of a job may hold 1 MB together:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
const maxListedTags = 3000;

/** Writes every output that `prune-images/action.yml` declares. */
export function pruneOutputs({ report, reportFile }: PruneResult): Outputs {
  const deletedTags = listRows(report).filter((row) => row.image !== '' && row.name !== '' && isDeleted(row));
  return {
    'deleted-tags': JSON.stringify(deletedTags.slice(0, maxListedTags).map(({ image, name }) => `${image}:${name}`)),
    'deleted-count': String(report.totals.deleted),
    'kept-count': String(report.totals.kept),
    'failed-count': String(report.totals.failed),
    'bytes-reclaimed': String(report.totals.bytes),
    'broken-images': JSON.stringify(
      listBroken(report)
        .slice(0, maxListedTags)
        .map(({ image, name, id, kind, lost, action }) => ({
          ref: name === '' ? `${image}@${id}` : `${image}:${name}`,
          kind,
          lost,
          action,
        })),
    ),
    report: reportFile,
    'dry-run': String(report['dry-run']),
  };
}
