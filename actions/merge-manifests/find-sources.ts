import { revisionLabel } from '../../src/core/oci/labels.ts';
import { listAt, textAt } from '../../src/core/json/read-json.ts';
import { readDigest } from '../../src/core/oci/digest.ts';
import { isIndex, listedManifests } from '../../src/core/oci/manifest.ts';
import { atDigest } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { Artifacts } from '../../src/ports/artifacts.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { listRecordArtifacts, maxRecords, readRecord } from '../../src/services/artifacts/find-record.ts';
import type { QueryBudget } from '../../src/services/registry/query-budget.ts';
import {
  queryConfigs,
  queryPushedManifest,
  queryTimeoutMs,
  type FoundManifest,
} from '../../src/services/registry/queries.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import type { SourceImage } from './rules/plan-index.ts';
import {
  selectRecordedSources,
  type FoundRecord,
  type MergedImage,
  type RecordedSource,
} from './rules/records-to-merge.ts';

export interface FindSourcesDeps {
  readonly registry: Registry;
  readonly budget: QueryBudget;
  readonly artifacts: Artifacts;
  readonly files: Files;
  readonly log: Log;
}

interface MergeSources {
  readonly images: readonly SourceImage[];
  /** The commit that all records say was checked out; '' when they do not say, or do not agree. */
  readonly sourceSha: string;
}

/**
 * Finds the images that the user lists. A tag is resolved once and pinned.
 * @throws UserError that lists those which are not there
 */
export async function findListedSources(
  refs: readonly string[],
  phases: Phases,
  deps: FindSourcesDeps,
): Promise<MergeSources> {
  const { registry, budget } = deps;
  const found = await Promise.all(
    refs.map(async (ref) => {
      const answer = await phases.run({
        title: `find ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queryTimeoutMs,
        ref,
        patience: budget.patience(ref),
        work: (limits) => registry.manifest(ref, limits),
      });
      return { ref, image: answer.found ? await readSourceImage(ref, answer, phases, deps) : undefined };
    }),
  );
  const missing = found.filter(({ image }) => image === undefined).map(({ ref }) => ref);
  if (missing.length === 0) return { images: found.flatMap(({ image }) => image ?? []), sourceSha: '' };
  throw new UserError(
    `The registry has no ${missing.join(', ')}, or not for this login: no tag was set; look at the build jobs, and log in before this step.`,
  );
}

/**
 * Finds the images in the handover records of this run. Their build jobs pushed them a moment ago, so a registry that
 * lags behind is queried again.
 * @throws UserError that lists records which cannot be merged
 */
export async function findRecordedSources(
  wanted: MergedImage,
  phases: Phases,
  deps: FindSourcesDeps,
): Promise<MergeSources> {
  const records = await phases.run({
    title: 'read the handover records of this run',
    context: { phase: 'artifact' },
    work: () => readRunRecords(deps),
  });
  const recorded = selectRecordedSources(records, wanted);
  const images = await Promise.all(
    recorded.map(async (source) => {
      const answer = await queryPushedManifest(source.ref, phases, deps.registry, deps.budget.patience(source.ref));
      const image = await readSourceImage(source.ref, answer, phases, deps);
      checkRecordedRevision(source, image);
      return image;
    }),
  );
  const checkedOut = new Set(recorded.map(({ sourceSha }) => sourceSha));
  return { images, sourceSha: checkedOut.size === 1 ? (recorded[0]?.sourceSha ?? '') : '' };
}

/**
 * Reads the records of this run, the newest of each archive. What is no record is left out with a warning. One is read at
 * a time, since the output of the artifact client can only be filtered for one call.
 */
async function readRunRecords(deps: FindSourcesDeps): Promise<readonly FoundRecord[]> {
  const entries = await listRecordArtifacts(undefined, deps.artifacts);
  if (entries.length > maxRecords) {
    throw new UserError(
      `There are ${entries.length} handover records in this run, and at most ${maxRecords} are read: list the images in "sources".`,
    );
  }
  const found: FoundRecord[] = [];
  for (const entry of entries) {
    const { name: artifact } = entry;
    try {
      found.push({ artifact, record: await readRecord(entry, undefined, deps) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      deps.log.warning(`The artifact "${artifact}" is left out: ${error.message}`);
    }
  }
  return found;
}

async function readSourceImage(
  ref: string,
  { digest, raw }: FoundManifest,
  phases: Phases,
  { registry, budget }: FindSourcesDeps,
): Promise<SourceImage> {
  const nested = listAt(JSON.parse(raw), 'manifests').find((entry) => isIndex(textAt(entry, 'mediaType') ?? ''));
  if (nested !== undefined) {
    throw new UserError(
      `The source ${ref} is an index that lists another index, ${readDigest(nested) ?? ''}: list the images of its platforms in "sources".`,
    );
  }
  const pinned = atDigest(ref, digest);
  return {
    name: ref,
    pinned,
    manifests: listedManifests(raw, digest),
    configs: await queryConfigs(pinned, phases, registry, budget.patience(pinned)),
  };
}

/** The record names the image; the image's own label decides what it is. */
function checkRecordedRevision({ ref, revision }: RecordedSource, image: SourceImage): void {
  const other = image.configs.find(({ labels }) => labels[revisionLabel] !== revision);
  if (other === undefined) return;
  throw new UserError(
    `The handover record of ${ref} says revision ${revision}, and the image's label ${revisionLabel} says ${JSON.stringify(other.labels[revisionLabel] ?? '')}: build it with buildx-build-with-retry, which sets the label.`,
  );
}
