import { recordSuffix } from '../../src/core/handover/record.ts';
import { atDigest } from '../../src/core/oci/reference.ts';
import { listedManifests } from '../../src/core/oci/manifest.ts';
import type { SourceImage } from './rules/judge-sources.ts';
import { recordsToMerge, type FoundRecord, type RecordedSource } from './rules/records-to-merge.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { UserError } from '../../src/errors.ts';
import type { Artifacts } from '../../src/ports/artifacts.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import { queryConfigs, queryTimeoutMs, readBack } from '../../src/services/registry/queries.ts';
import { readRecord } from '../../src/services/artifacts/find-record.ts';

export interface FindSourcesDeps {
  readonly registry: Registry;
  readonly artifacts: Artifacts;
  readonly files: Files;
  readonly log: Log;
}

/** Sources, and what the records say was checked out; '' when they do not say or do not agree. */
export interface Sources {
  readonly images: readonly SourceImage[];
  readonly sourceSha: string;
}

/**
 * The images that the user lists; a tag is resolved once and pinned.
 * @throws UserError that lists those which are not there.
 */
export async function listedSources(
  refs: readonly string[],
  phases: Phases,
  { registry }: FindSourcesDeps,
): Promise<Sources> {
  const found = await Promise.all(
    refs.map(async (ref) => {
      const answer = await phases.run({
        ...{ title: `find ${ref}`, context: { phase: 'registry' }, timeoutMs: queryTimeoutMs, ref },
        work: (limits) => registry.manifest(ref, limits),
      });
      return { ref, image: answer.found ? await sourceImage(ref, answer, phases, registry) : undefined };
    }),
  );
  const missing = found.filter(({ image }) => image === undefined).map(({ ref }) => ref);
  if (missing.length === 0) return { images: found.flatMap(({ image }) => image ?? []), sourceSha: '' };
  throw new UserError(
    `The registry has no ${missing.join(', ')}, or not for this login: no tag was set; look at the build jobs, and log in before this step.`,
  );
}

/**
 * The images that the handover records of this run tell of (M3). What their build jobs pushed a moment ago is waited for.
 * @throws UserError that lists records which cannot be merged.
 */
export async function recordedSources(
  wanted: Parameters<typeof recordsToMerge>[1],
  phases: Phases,
  deps: FindSourcesDeps,
): Promise<Sources> {
  const records = await phases.run({
    title: 'read the handover records of this run',
    context: { phase: 'artifact' },
    work: () => runRecords(deps),
  });
  const recorded = recordsToMerge(records, wanted);
  const images = await Promise.all(
    recorded.map(async (source) => {
      const answer = await readBack(source.ref, phases, deps.registry);
      const image = await sourceImage(source.ref, answer, phases, deps.registry);
      checkRevision(source, image);
      return image;
    }),
  );
  const checkedOut = new Set(recorded.map(({ sourceSha }) => sourceSha));
  return { images, sourceSha: checkedOut.size === 1 ? (recorded[0]?.sourceSha ?? '') : '' };
}

/**
 * Every record of this run, the newest of each name; one that is none is told of and left out. One after the other: the
 * client's output is filtered for one call at a time.
 */
async function runRecords(deps: FindSourcesDeps): Promise<readonly FoundRecord[]> {
  const entries = (await deps.artifacts.list()).filter(({ name }) => name.endsWith(recordSuffix));
  const newest = new Map(entries.sort((one, other) => one.id - other.id).map((entry) => [entry.name, entry]));
  const found: FoundRecord[] = [];
  for (const [artifact, entry] of newest) {
    try {
      found.push({ artifact, record: await readRecord(entry, undefined, deps) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      deps.log.warning(`The artifact "${artifact}" is left out: ${error.message}`);
    }
  }
  return found;
}

async function sourceImage(
  ref: string,
  { digest, raw }: { readonly digest: string; readonly raw: string },
  phases: Phases,
  registry: Registry,
): Promise<SourceImage> {
  const pinned = atDigest(ref, digest);
  return {
    name: ref,
    pinned,
    manifests: listedManifests(raw, digest),
    configs: await queryConfigs(pinned, phases, registry),
  };
}

/** A record may be wrong about its image; what the image says of itself cannot be. */
function checkRevision(source: RecordedSource, image: SourceImage): void {
  const other = image.configs.find(({ labels }) => labels[revisionLabel] !== source.revision);
  if (other === undefined) return;
  throw new UserError(
    `The handover record of ${source.ref} says revision ${source.revision}, and the image's label ${revisionLabel} says ${JSON.stringify(other.labels[revisionLabel] ?? '')}: build it with buildx-build-with-retry, which sets the label.`,
  );
}
