import { expect, test } from '@jest/globals';
import { sumTotals, type ReportRow } from '../../../actions/prune-images/rules/prune-report.ts';
import { pruneSummary } from '../../../actions/prune-images/summary.ts';

test('the page says what failed first, and calls an untagged image by the start of its digest', () => {
  const row = (action: ReportRow['action'], name: string, reason: string): ReportRow => ({
    action,
    image: 'ghcr.io/acme/app',
    name,
    id: `sha256:${'a1b2c3d4'.repeat(8)}`,
    reason,
  });
  const rows = [row('kept', '1.2.3', 'a release'), row('deleted', '', 'untagged'), row('failed', 'pr-8-1', 'denied')];
  const found = {
    images: [{ image: 'ghcr.io/acme/app', api: 'github' as const, rows, broken: [], parts: 0, bytes: 10, error: '' }],
    artifacts: { rows: [], bytes: 0, error: '' },
  };
  const report = { schema: 1 as const, 'dry-run': false, created: '', ...found, totals: sumTotals(found) };
  const page = pruneSummary({ report });
  const shown = page.split('\n').filter((line) => line.includes('ghcr.io/acme/app'));
  expect(shown.map((line) => /denied|@sha256[^<]*|1\.2\.3/.exec(line)?.[0])).toEqual([
    'denied',
    '@sha256:a1b2c3d4a1b2',
    '1.2.3',
  ]);
});
