import { shortenDigest } from '../../src/core/oci/digest.ts';
import { escapeAsCode } from '../../src/core/summary/escape.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import { renderSummaryPage, type NamedFailure } from '../../src/core/summary/page.ts';
import { renderListTable } from '../../src/core/summary/table.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import { listImageNames } from '../buildx-build-with-retry/rules/image-outputs.ts';
import { buildLead, buildRows, imageFailures, imagesLead, notPushedRow } from '../buildx-build-with-retry/summary.ts';
import { formatArchive, formatHandover } from '../save-and-upload-image/summary.ts';
import type { ProducedImage } from './hand-over-images.ts';
import type { ProducerResult } from './producer.ts';

/**
 * Renders the step's summary page: what was made, where it is, and how long it took.
 * @param error what ended the step; undefined: nothing did
 */
export function producerSummary(result: ProducerResult, error?: unknown): string {
  if (result.images !== undefined && result.images.length > 0)
    return renderProducedImages(result, result.images, error);
  const { tag, build, save, registry } = result;
  const { packed, artifact } = save;
  const { pushSkippedReason } = build;
  const failed = error !== undefined;
  // One that holds a newer image stays there.
  const moved = tag.movingTags.filter((moving) => build.pushedRefs.some(({ ref }) => ref === moving));
  return renderSummaryPage({
    title: failed ? 'Image build failed' : successTitle(result),
    failures: reportedFailures(error ?? (registry === 'degraded' ? build.failure : undefined), 'build'),
    failed,
    lead: failed ? '' : successLead(result),
    rows: [
      ['image', tag.imageRef],
      ['moving tags', moved],
      ['revision', tag.revision],
      ...buildRows({ ...build, pushSkippedReason: '' }),
      ['registry', pushSkippedReason === '' ? registry : `${registry}: ${pushSkippedReason}`],
      ['artifact', artifact?.name],
      ['archive', packed === undefined ? undefined : formatArchive(packed)],
    ],
    phases: [...build.phases, ...save.phases],
  });
}

/** Renders one table for all images. */
function renderProducedImages(
  { tag, build, save }: ProducerResult,
  images: readonly ProducedImage[],
  error: unknown,
): string {
  const phases = images.length === 1 ? save.phases : images.flatMap((image) => image.save.phases);
  const archiveOf = ({ save: { artifact, packed } }: ProducedImage): string =>
    artifact === undefined || packed === undefined ? '' : `${artifact.name}, ${formatBytes(packed.archiveBytes)}`;
  return renderSummaryPage({
    title: error !== undefined ? 'Image builds failed' : build.reused ? 'Images reused' : 'Images built once',
    failures: [...imageFailures(images), ...overcomeFailures(images)],
    failed: true,
    lead: `${imagesLead(images, build)}${degradedText(images)}`,
    rows: [['tag', tag.tag], ['revision', tag.revision], notPushedRow(images)],
    list: renderListTable(
      ['target', 'image', 'digest', 'imageid', 'registry', 'artifact'],
      images.map((image) => {
        const { result, registry, handover } = image;
        const state = result.reused ? `${registry}, reused` : registry;
        const digests = [handover.digest, handover.imageid].map(shortenDigest);
        return [listImageNames(image).join(', '), result.imageRef, ...digests, state, archiveOf(image)];
      }),
    ),
    phases: [...build.phases, ...phases],
  });
}

/** Why images were not pushed whose artifacts replace that. */
function overcomeFailures(images: readonly ProducedImage[]): readonly NamedFailure[] {
  return images.flatMap(({ name, registry, result: { failure } }) =>
    registry === 'degraded' && failure !== undefined ? [{ name, failure, isOvercome: true }] : [],
  );
}

function degradedText(images: readonly ProducedImage[]): string {
  const degraded = images.filter(({ registry }) => registry === 'degraded').length;
  if (degraded === 0) return '';
  const rest =
    degraded === 1
      ? 'was not pushed, and its artifact stands in for it'
      : 'were not pushed, and their artifacts stand in for them';
  return ` **${degraded}** ${rest}.`;
}

function successTitle({ build, handover }: ProducerResult): string {
  if ((handover?.skipped ?? null) !== null) return 'Image build skipped';
  return build.reused ? 'Image reused' : 'Image built once';
}

function successLead({ build, save, handover }: ProducerResult): string {
  const skipped = handover?.skipped ?? null;
  if (skipped !== null) return `Nothing was built: ${escapeAsCode(skipped)}.`;
  return `${buildLead(build)}${formatHandover(save)}.`;
}
