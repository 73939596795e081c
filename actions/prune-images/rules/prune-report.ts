import type { BrokenImage } from './broken-images.ts';
import type { TagVerdict } from './decide-tags.ts';
import type { ManifestVerdict } from './plan-deletions.ts';

/** `would-delete`: in a dry run. `deferred`: no time or no rate limit was left; the next run does it. */
export type RowAction = 'deleted' | 'would-delete' | 'kept' | 'failed' | 'deferred';

/** What became of one tag, of one manifest without a tag, or of one artifact. */
export interface ReportRow {
  /** Repository of the image; '' for artifacts. */
  readonly image: string;
  /** Tag, or name of the artifact; '' for a manifest without a tag. */
  readonly name: string;
  /** Digest of the manifest, or id of the artifact. */
  readonly id: string;
  readonly action: RowAction;
  readonly reason: string;
}

/** An image that "repair" found broken, and what became of it. */
export interface BrokenRow extends ReportRow {
  /** `ghost`: nothing of it is left. `partial`: it lost what `lost` names. */
  readonly kind: BrokenImage['kind'];
  /** Platforms, and digests where no platform is known. */
  readonly lost: readonly string[];
}

/** What became of one image's repository. */
export interface ImageReport {
  readonly image: string;
  readonly api: 'github' | 'distribution';
  readonly rows: readonly ReportRow[];
  /** These have rows too. */
  readonly broken: readonly BrokenRow[];
  /** How many manifests were deleted as parts of deleted images. */
  readonly parts: number;
  /** See `countFreedBytes`. */
  readonly bytes: number;
  /** Why nothing was deleted here; '' when it could be read. */
  readonly error: string;
}

export interface ArtifactsReport {
  readonly rows: readonly ReportRow[];
  readonly bytes: number;
  readonly error: string;
}

/** The JSON report; its field names are a contract with users. */
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
  /** Rows that were deleted; in a dry run, those that would be. */
  readonly deleted: number;
  readonly kept: number;
  /** Rows that failed, and repositories in which nothing could be decided. */
  readonly failed: number;
  readonly deferred: number;
  /** Of images alone. */
  readonly bytes: number;
}

/** Whether a row is gone, or would be without a dry run. */
export function isDeleted({ action }: Pick<ReportRow, 'action'>): boolean {
  return action === 'deleted' || action === 'would-delete';
}

/** Lists the rows of a report: images first, then artifacts. */
export function listRows(report: Pick<PruneReport, 'images' | 'artifacts'>): readonly ReportRow[] {
  return [...report.images.flatMap(({ rows }) => rows), ...report.artifacts.rows];
}

/** Lists the images that "repair" found. */
export function listBroken({ images }: Pick<PruneReport, 'images'>): readonly BrokenRow[] {
  return images.flatMap(({ broken }) => broken);
}

/** Adds up what became of all rows. */
export function sumTotals(report: Pick<PruneReport, 'images' | 'artifacts'>): PruneTotals {
  const count = { deleted: 0, kept: 0, failed: 0, deferred: 0 };
  for (const { action } of listRows(report)) count[action === 'would-delete' ? 'deleted' : action] += 1;
  const unread = [...report.images, report.artifacts].filter(({ error }) => error !== '').length;
  const bytes = report.images.reduce((sum, image) => sum + image.bytes, 0);
  return { ...count, failed: count.failed + unread, bytes };
}

/**
 * Makes one row for each tag of a manifest, or one for a manifest without a tag.
 * @param outcome what became of its deletion; undefined: it is kept
 */
export function toReportRows(
  image: string,
  manifest: ManifestVerdict,
  tagVerdicts: ReadonlyMap<string, TagVerdict>,
  outcome: Pick<ReportRow, 'action' | 'reason'> | undefined,
): readonly ReportRow[] {
  const { digest, tags } = manifest;
  const keptTag = tags.find((tag) => tagVerdicts.get(tag)?.action === 'keep');
  const reasonFor = (tag: string): string => {
    const own = tagVerdicts.get(tag);
    if (own?.action === manifest.action) return own.reason;
    return keptTag === undefined ? manifest.reason : `shares its image with "${keptTag}"`;
  };
  const names = tags.length === 0 ? [''] : tags;
  return names.map((name) => ({
    image,
    name,
    id: digest,
    action: outcome?.action ?? 'kept',
    reason: outcome === undefined || outcome.reason === '' ? reasonFor(name) : outcome.reason,
  }));
}
