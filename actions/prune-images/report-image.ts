import type { DeletionOutcome } from './delete-planned.ts';
import type { ImagePlan } from './plan-image.ts';
import { describeLoss } from './rules/broken-images.ts';
import { countFreedBytes } from './rules/manifest-graph.ts';
import { isDeleted, toReportRows, type BrokenRow, type ImageReport, type ReportRow } from './rules/prune-report.ts';

/** @param outcomes by digest, and by tag where the manifest is gone; undefined in a dry run */
export function toImageReport(
  { image, api }: Pick<ImageReport, 'image' | 'api'>,
  plan: ImagePlan,
  outcomes: ReadonlyMap<string, DeletionOutcome> | undefined,
): ImageReport {
  const outcomeOf = (id: string): Pick<ReportRow, 'action' | 'reason'> =>
    outcomes === undefined
      ? { action: 'would-delete', reason: '' }
      : (outcomes.get(id) ?? { action: 'failed', reason: '' });
  const listed = new Set(plan.verdicts.map(({ digest }) => digest));
  const planned = plan.deletions.map(({ digest }) => digest);
  const deleted = new Set(planned.filter((digest) => isDeleted(outcomeOf(digest))));
  const rows = plan.verdicts.flatMap((manifest) =>
    toReportRows(
      image,
      manifest,
      plan.tagVerdicts,
      manifest.action === 'keep' ? undefined : outcomeOf(manifest.digest),
    ),
  );
  const partsLeft = planned
    .filter((digest) => !listed.has(digest) && !deleted.has(digest))
    .map((digest) => {
      const { action, reason } = outcomeOf(digest);
      return { image, name: '', id: digest, action, reason };
    });
  const ghostRows = plan.ghostVerdicts.map((verdict): ReportRow => {
    const { action, reason } = verdict.action === 'keep' ? keptRow : outcomeOf(verdict.tag);
    return { image, name: verdict.tag, id: '', action, reason: reason === '' ? verdict.reason : reason };
  });
  return {
    image,
    api,
    error: '',
    bytes: countFreedBytes(deleted, plan.graph),
    rows: [...rows, ...partsLeft, ...ghostRows],
    broken: [...listBrokenRows(plan, rows), ...ghostRows.map((row) => ({ ...row, kind: 'ghost' as const, lost: [] }))],
    parts: [...deleted].filter((digest) => !listed.has(digest)).length,
  };
}

const keptRow = { action: 'kept', reason: '' } as const;

/** Lists what "repair" found, each row with what is wrong, and then what became of it. */
function listBrokenRows({ broken }: ImagePlan, rows: readonly ReportRow[]): readonly BrokenRow[] {
  return broken.flatMap(({ digest, kind, lost, reason }) =>
    rows
      .filter(({ id }) => id === digest)
      .map((row) => ({
        ...row,
        kind,
        lost: lost.map(describeLoss),
        reason: row.reason === reason ? reason : `${reason}; ${row.reason}`,
      })),
  );
}
