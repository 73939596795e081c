import { shortenDigest } from '../../src/core/oci/digest.ts';
import { escapeAsCode } from '../../src/core/summary/escape.ts';
import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { renderSummaryPage } from '../../src/core/summary/page.ts';
import { renderListTable } from '../../src/core/summary/table.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import type { PullOrDownloadResult } from './pull-or-download-image.ts';
import type { NamedImageResult } from './report-images.ts';

/**
 * Renders the step's summary page: where the image came from, which source did not give it, and what a build in its place
 * would have taken.
 * @param error what ended the step; undefined: nothing did
 */
export function pullOrDownloadSummary(result: PullOrDownloadResult, error?: unknown): string {
  const { skipped, archiveBytes, attempts, images } = result;
  const isSeveral = images.length > 1;
  const isMissing = images.length > 0 ? images.some(hasFailed) : result.source === undefined && skipped === '';
  const failed = isMissing || error !== undefined;
  // What the step overcame does not say what ended it.
  const ended = isMissing && result.failures.length > 0 ? [] : reportedFailures(error, 'pull');
  return renderSummaryPage({
    title: isSeveral ? formatSeveralTitle(result) : formatTitle(result, failed),
    failures: [...result.failures, ...ended],
    failed,
    lead: failed ? '' : formatLead(result),
    rows: [
      ['image', result.imageRef],
      ['imageid', result.imageid],
      ['digest', result.digest],
      ['revision', result.revision],
      ['platform', result.platform],
      ['attempts', attempts === 0 ? [] : [String(attempts)]],
      ['artifact size', archiveBytes === undefined ? [] : [formatBytes(archiveBytes)]],
      ['trust', result.trust],
    ],
    list: isSeveral ? renderListTable(['name', 'image', 'imageid', 'source', 'seconds'], images.map(imageCells)) : '',
    phases: result.phases,
  });
}

function hasFailed({ error }: NamedImageResult): boolean {
  return error !== '';
}

function formatTitle({ source, skipped }: PullOrDownloadResult, failed: boolean): string {
  if (failed) return 'No image';
  return skipped === '' ? `Image from ${nameSource(source, 1)}` : 'No image to test';
}

function formatSeveralTitle({ images, source, skipped }: PullOrDownloadResult): string {
  const missing = images.filter(hasFailed).length;
  if (missing > 0) return `${missing} of ${images.length} images missing`;
  if (skipped !== '') return 'No images to test';
  const obtained = images.filter((image) => image.result.skipped === '').length;
  return `${obtained} ${obtained === 1 ? 'image' : 'images'} from ${nameSource(source, obtained)}`;
}

/** @param source undefined: not all of several images came from the same one */
function nameSource(source: PullOrDownloadResult['source'], images: number): string {
  if (source === undefined) return 'the registry and artifacts';
  return source === 'artifact' && images > 1 ? 'artifacts' : `the ${source}`;
}

function imageCells({ name, result, error }: NamedImageResult): readonly string[] {
  const { source, skipped, imageRef, imageid, seconds } = result;
  if (error !== '') return [name, '', '', 'missing', ''];
  if (skipped !== '') return [name, '', '', `skipped: ${skipped}`, ''];
  return [name, imageRef, shortenDigest(imageid), source ?? '', formatSeconds(seconds)];
}

function formatLead({ skipped, seconds, buildSeconds, source, images }: PullOrDownloadResult): string {
  if (skipped !== '') return `The producer skipped the build: ${escapeAsCode(skipped)}.`;
  const count = images.filter((image) => image.result.skipped === '').length;
  const obtained = `Obtained from ${nameSource(source, count)} in **${formatSeconds(seconds)}**`;
  if (buildSeconds === undefined) return `${obtained}.`;
  const saved = buildSeconds - seconds;
  const balance = saved > 0 ? `**${formatSeconds(saved)} saved**` : 'no time saved';
  const [what, avoided] = count > 1 ? ['builds', `${count} builds`] : ['build', '1 build'];
  return `This job did not build. ${obtained}; the ${what} took **${formatSeconds(buildSeconds)}**: ${avoided} avoided, ${balance}.`;
}
