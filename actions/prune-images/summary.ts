import { shortenDigest, shortenDigests } from '../../src/core/oci/digest.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import { renderFactTable, renderListTable } from '../../src/core/summary/table.ts';
import type { PruneResult } from './prune-images.ts';
import { listBroken, listRows, type BrokenRow, type ReportRow, type RowAction } from './rules/prune-report.ts';

const maxRows = 100;
const maxReasonLength = 300;

/** Failures first: they are what people look for. */
const actionOrder: readonly RowAction[] = ['failed', 'deferred', 'deleted', 'would-delete', 'kept'];

/** Renders the step's summary page: counts, bytes and the first 100 rows. */
export function pruneSummary({ report }: Pick<PruneResult, 'report'>): string {
  const { totals, images, artifacts } = report;
  const dryRun = report['dry-run'];
  const rows = [...listRows(report)].sort(
    (one, other) => actionOrder.indexOf(one.action) - actionOrder.indexOf(other.action),
  );
  const broken = listBroken(report);
  const head = renderFactTable(dryRun ? 'Prune images (dry run)' : 'Pruned images', [
    [dryRun ? 'would be deleted' : 'deleted', [String(totals.deleted)]],
    ['kept', [String(totals.kept)]],
    ['image', images.length === 1 ? images.map(({ image }) => image) : []],
    ['failed', totals.failed === 0 ? [] : [String(totals.failed)]],
    ['left for the next run', totals.deferred === 0 ? [] : [String(totals.deferred)]],
    ['image bytes', [formatBytes(totals.bytes)]],
    ['artifact bytes', artifacts.rows.length === 0 ? [] : [formatBytes(artifacts.bytes)]],
    ['broken', broken.length === 0 ? [] : [String(broken.length)]],
    ['nothing found in', images.flatMap((each) => (each.error === '' && each.rows.length === 0 ? [each.image] : []))],
    ['nothing decided', [...images, artifacts].flatMap(({ error }) => (error === '' ? [] : [truncateReason(error)]))],
  ]);
  if (rows.length === 0) return head;
  const repairs = broken.length === 0 ? '' : renderBroken(broken);
  const list = renderRows('tag or artifact', rows);
  const more = rows.length > maxRows ? `\n${rows.length - maxRows} further rows are in the report.\n` : '';
  return `${head}\n${repairs}${list}${more}`;
}

/** What "repair" found: it is looked for first, and must not drown in what is kept. */
function renderBroken(broken: readonly BrokenRow[]): string {
  const list = renderRows('broken', broken);
  const more = broken.length > maxRows ? `\n${broken.length - maxRows} further ones are in the report.\n` : '';
  return `${list}${more}\n`;
}

/**
 * The table has a column for images where there are several.
 * @param what the head of the column with the names
 */
function renderRows(what: string, rows: readonly (ReportRow | BrokenRow)[]): string {
  const hasImages = new Set(rows.flatMap(({ image }) => (image === '' ? [] : [image]))).size > 1;
  return renderListTable(
    ['', ...(hasImages ? ['image'] : []), what, 'why'],
    rows
      .slice(0, maxRows)
      .map(({ action, image, name, id, reason }) => [
        action.replace('-', ' '),
        ...(hasImages ? [image] : []),
        showName({ name, id }),
        truncateReason(reason),
      ]),
  );
}

function showName({ name, id }: Pick<ReportRow, 'name' | 'id'>): string {
  return name === '' ? `@${shortenDigest(id)}` : shortenDigests(name);
}

function truncateReason(text: string): string {
  return text.length <= maxReasonLength ? text : `${text.slice(0, maxReasonLength)}…`;
}
