import { formatBytes } from '../../src/core/summary/format.ts';
import { listTable, summaryTable } from '../../src/core/summary/table.ts';
import type { PruneResult } from './prune-images.ts';
import { allRows, type PruneReport, type RowAction } from './rules/prune-report.ts';

const shownRows = 100;
const longestReason = 300;

/** The report has them whole. */
const shownId = 'sha256:'.length + 12;

/** What people look for comes first. */
const order: readonly RowAction[] = ['failed', 'deferred', 'deleted', 'would-delete', 'kept'];

/**
 * Counts, bytes and the first 100 rows for the step's summary page.
 */
export function pruneSummary(report: PruneReport): string {
  const { totals, images, artifacts } = report;
  const dryRun = report['dry-run'];
  const rows = [...allRows(report)].sort((one, other) => order.indexOf(one.action) - order.indexOf(other.action));
  const head = summaryTable(dryRun ? 'Prune images (dry run)' : 'Pruned images', [
    [dryRun ? 'would be deleted' : 'deleted', [String(totals.deleted)]],
    ['kept', [String(totals.kept)]],
    ['failed', totals.failed === 0 ? [] : [String(totals.failed)]],
    ['left for the next run', totals.deferred === 0 ? [] : [String(totals.deferred)]],
    ['image bytes', [formatBytes(totals.bytes)]],
    ['artifact bytes', artifacts.rows.length === 0 ? [] : [formatBytes(artifacts.bytes)]],
    ['nothing decided', [...images, artifacts].flatMap(({ error }) => (error === '' ? [] : [cut(error)]))],
  ]);
  if (rows.length === 0) return head;
  const list = listTable(
    ['', 'image', 'tag or artifact', 'why'],
    rows
      .slice(0, shownRows)
      .map(({ action, image, name, id, reason }) => [
        action.replace('-', ' '),
        image,
        name === '' ? `@${id.slice(0, shownId)}` : name,
        cut(reason),
      ]),
  );
  const more = rows.length > shownRows ? `\n${String(rows.length - shownRows)} further rows are in the report.\n` : '';
  return `${head}\n${list}${more}`;
}

function cut(text: string): string {
  return text.length <= longestReason ? text : `${text.slice(0, longestReason)}…`;
}

/** Markdown for the step's summary page. */
export function pruneImagesSummary({ report }: PruneResult): string {
  return pruneSummary(report);
}
