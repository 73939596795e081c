import { expect, test } from '@jest/globals';
import { sumTotals, type ReportRow } from '../../../actions/prune-images/rules/prune-report.ts';
import { pruneSummary } from '../../../actions/prune-images/summary.ts';

const id = `sha256:${'a1b2c3d4'.repeat(8)}`;
const row = (action: ReportRow['action'], name: string, reason: string, image = 'ghcr.io/acme/app'): ReportRow => ({
  action,
  image,
  name,
  id,
  reason,
});

/** The table of what was done, without its markup. */
function tableOf(rows: readonly ReportRow[]): readonly string[] {
  const images = [...new Set(rows.map(({ image }) => image))].map((image) => {
    const own = rows.filter((each) => each.image === image);
    return { image, api: 'github' as const, rows: own, broken: [], parts: 0, bytes: 10, error: '' };
  });
  const found = { images, artifacts: { rows: [], bytes: 0, error: '' } };
  const report = { schema: 1 as const, 'dry-run': false, created: '', ...found, totals: sumTotals(found) };
  const lines = pruneSummary({ report })
    .replace(/<\/?code>/g, '')
    .trimEnd()
    .split('\n');
  return lines.slice(lines.lastIndexOf('') + 1);
}

test('the page says what failed first, and digests by their start', () => {
  const signature = `sha256-${'a1b2c3d4'.repeat(8)}.sig`;
  const rows = [row('kept', signature, 'signs it'), row('deleted', '', 'untagged'), row('failed', 'pr-8-1', 'denied')];
  expect(tableOf(rows)).toEqual([
    '|  | tag or artifact | why |',
    '|---|---|---|',
    '| failed | pr-8-1 | denied |',
    '| deleted | @sha256:a1b2c3d4a1b2 | untagged |',
    '| kept | sha256-a1b2c3d4a1b2.sig | signs it |',
  ]);
});

test('the table names the images where there are several', () => {
  const rows = [row('kept', '1.2.3', 'a release'), row('kept', '1.2.3', 'a release', 'ghcr.io/acme/web')];
  expect(tableOf(rows)).toEqual([
    '|  | image | tag or artifact | why |',
    '|---|---|---|---|',
    '| kept | ghcr.io/acme/app | 1.2.3 | a release |',
    '| kept | ghcr.io/acme/web | 1.2.3 | a release |',
  ]);
});
