import type { TagVerdict } from './judge-tags.ts';
import type { ManifestVerdict } from './plan-deletions.ts';

/** `would-delete`: in a dry run. `deferred`: there was no time or no rate limit left; the next run goes on. */
export type RowAction = 'deleted' | 'would-delete' | 'kept' | 'failed' | 'deferred';

/** What became of one tag, one manifest without a tag, or one artifact. */
export interface ReportRow {
  /** Repository of the image; '' for artifacts. */
  readonly image: string;
  /** Tag or name of the artifact; '' for a manifest without a tag. */
  readonly name: string;
  /** Of the manifest; of an artifact its id. */
  readonly id: string;
  readonly action: RowAction;
  readonly reason: string;
}

/** What became of one image's repository. */
export interface ImageReport {
  readonly image: string;
  readonly api: 'github' | 'distribution';
  readonly rows: readonly ReportRow[];
  /** Manifests inside deleted images that went with them. */
  readonly parts: number;
  /** See `bytesOnlyIn`. */
  readonly bytes: number;
  /** Why nothing was deleted here; '' when it was looked through. */
  readonly error: string;
}

export interface ArtifactsReport {
  readonly rows: readonly ReportRow[];
  readonly bytes: number;
  readonly error: string;
}

/** The JSON report. */
export interface PruneReport {
  readonly schema: 1;
  readonly 'dry-run': boolean;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly images: readonly ImageReport[];
  readonly artifacts: ArtifactsReport;
  readonly totals: PruneTotals;
}

interface PruneTotals {
  /** Rows that are deleted, in a dry run those that would be. */
  readonly deleted: number;
  readonly kept: number;
  /** Rows that failed, and repositories in which nothing could be decided. */
  readonly failed: number;
  readonly deferred: number;
  /** Of images alone. */
  readonly bytes: number;
}

/** The rows of a report: images first, then artifacts. */
export function allRows(report: Pick<PruneReport, 'images' | 'artifacts'>): readonly ReportRow[] {
  return [...report.images.flatMap(({ rows }) => rows), ...report.artifacts.rows];
}

/** Adds everything up. */
export function totalsOf(report: Pick<PruneReport, 'images' | 'artifacts'>): PruneTotals {
  const count = { deleted: 0, kept: 0, failed: 0, deferred: 0 };
  for (const { action } of allRows(report)) count[action === 'would-delete' ? 'deleted' : action] += 1;
  const blocked = [...report.images, report.artifacts].filter(({ error }) => error !== '').length;
  const bytes = report.images.reduce((sum, image) => sum + image.bytes, 0);
  return { ...count, failed: count.failed + blocked, bytes };
}

/**
 * One row for each tag of a manifest, or one for the manifest.
 * @param outcome what became of its deletion; undefined: it stays
 */
export function rowsOf(
  image: string,
  manifest: ManifestVerdict,
  tagVerdicts: ReadonlyMap<string, TagVerdict>,
  outcome: Pick<ReportRow, 'action' | 'reason'> | undefined,
): readonly ReportRow[] {
  const { digest, tags } = manifest;
  const staying = tags.find((tag) => tagVerdicts.get(tag)?.action === 'keep');
  const reasonFor = (tag: string): string => {
    const own = tagVerdicts.get(tag);
    if (own?.action === manifest.action) return own.reason;
    return staying === undefined ? manifest.reason : `shares its image with "${staying}"`;
  };
  const names = tags.length === 0 ? [''] : tags;
  return names.map((name) => ({
    ...{ image, name, id: digest, action: outcome?.action ?? 'kept' },
    reason: outcome === undefined || outcome.reason === '' ? reasonFor(name) : outcome.reason,
  }));
}
