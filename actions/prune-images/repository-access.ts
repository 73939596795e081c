import type { RegistryRepository } from '../../src/ports/registry.ts';
import { SparedError, type DeletionOutcome } from './delete-planned.ts';
import { apiRemover, confirmDeletion, registryRemover, type DeleterDeps } from './deleters.ts';
import {
  isUnchanged,
  readNewestVersions,
  readPackageVersions,
  type ContainerPackage,
  type PackageVersion,
} from './package-versions.ts';
import type { ImagePlan } from './plan-image.ts';
import type { RetryingRepository } from './registry-with-retry.ts';
import type { RepositoryReader } from './repository-reader.ts';
import { changedReason, RepositoryWatch } from './repository-watch.ts';
import type { ListedManifest } from './rules/plan-deletions.ts';

/** How a repository is looked at again, and deleted from. */
export interface RepositoryAccess {
  /**
   * Looks at a manifest and what else is there right before its deletion. An outcome says why it is not deleted.
   * @param tags its tags when they were listed
   */
  readonly lookAgain: (digest: string, tags: readonly string[]) => Promise<DeletionOutcome | undefined>;
  readonly remove: (digest: string, tags: readonly string[]) => Promise<DeletionOutcome>;
  /** A text says why nothing more can be deleted now. */
  readonly stop: () => Promise<string | undefined>;
}

/** What is known of a repository before something in it is deleted. */
interface PlannedRepository {
  readonly image: string;
  readonly plan: ImagePlan;
  readonly reader: RepositoryReader;
  readonly registry: RetryingRepository;
}

/** A package with what GitHub lists in it. */
export interface ListedPackage extends ContainerPackage {
  readonly versions: readonly PackageVersion[];
  readonly pageCount: number;
}

/** A list of several pages is read again when the last one is older than this, and its first page always is. */
const maxPackageListAgeMs = 300_000;
const maxTagListAgeMs = 60_000;

/** How often a list is read that shows something new each time. */
const maxLooks = 5;

/** Looks and deletes through GitHub's API, whose requests are limited. */
export function accessPackage(
  listed: ListedPackage,
  { plan, reader, registry }: PlannedRepository,
  deadline: number,
  deps: DeleterDeps,
): RepositoryAccess {
  const restDeps = { ...deps, deadline };
  const versionsByDigest = new Map(listed.versions.map((version) => [version.digest, version]));
  const watch = new RepositoryWatch(plan, reader);
  const remover = apiRemover({ deadline, permission: 'packages: write' }, deps);
  const isSmall = listed.pageCount === 1;
  let listedAt = -Infinity;
  let newestEtag: string | undefined;
  const isListDue = (): boolean => isSmall || deps.clock.now() - listedAt >= maxPackageListAgeMs;
  const readNewest = async (): Promise<readonly PackageVersion[]> => {
    const newest = await readNewestVersions(listed, newestEtag, restDeps);
    newestEtag = newest?.etag ?? newestEtag;
    // Behind a page on which all is new may be more of it.
    const last = newest?.versions.at(-1);
    if (last !== undefined && !watch.isKnown(last)) listedAt = -Infinity;
    return newest?.versions ?? [];
  };
  const readAll = async (): Promise<readonly PackageVersion[]> => {
    const { versions = [] } = (await readPackageVersions(listed, restDeps)) ?? {};
    listedAt = deps.clock.now();
    return versions;
  };
  /** A text says why it is not known what must stay. */
  const listAgain = async (): Promise<string | undefined> => {
    for (let look = 1; look <= maxLooks; look++) {
      const { isNew, unread } = await watch.takeIn(isListDue() ? await readAll() : await readNewest());
      if (unread !== undefined) return `${unread} was pushed meanwhile, and the registry does not have it yet`;
      // Reading what is new takes a while, in which more may come.
      if (!isNew) return undefined;
    }
    return 'its versions change each time they are listed';
  };
  const lookAgain = async (digest: string): Promise<DeletionOutcome | undefined> => {
    const version = versionsByDigest.get(digest);
    if (version === undefined) return { action: 'kept', reason: 'GitHub does not list it' };
    const unknown = await listAgain();
    if (unknown !== undefined) return { action: 'deferred', reason: unknown };
    const reason = watch.findReasonToKeep(digest);
    if (reason !== undefined) return { action: 'kept', reason };
    if (isSmall || (await isUnchanged(version, restDeps))) return undefined;
    return { action: 'kept', reason: changedReason };
  };
  return {
    lookAgain,
    async remove(digest) {
      const isThere = async (): Promise<boolean> => (await registry.manifest(digest)).found;
      const beforeRetry = async (): Promise<void> => {
        throwIfSpared(await lookAgain(digest));
      };
      const path = versionsByDigest.get(digest)?.path ?? '';
      const outcome = await remover.remove(path, `${digest} of ${listed.image}`, { isThere, beforeRetry });
      return outcome.action === 'deleted' ? confirmDeletion(outcome, isThere, deps) : outcome;
    },
    stop: () => remover.stop(isListDue() ? listed.pageCount : 0),
  };
}

/** Looks and deletes through the registry's own API. */
export function accessRegistry(
  { image, plan, reader, registry }: PlannedRepository,
  deps: DeleterDeps,
): RepositoryAccess {
  const watch = new RepositoryWatch(plan, reader);
  const knownTags = new Set([...plan.listed.flatMap(({ tags }) => tags), ...plan.ghostVerdicts.map(({ tag }) => tag)]);
  let listedAt = deps.clock.now();
  /** What tags that are new lead to; once a minute, what all do. */
  const readNewTags = async (): Promise<readonly ListedManifest[]> => {
    const tags = await registry.tags();
    const isDue = deps.clock.now() - listedAt >= maxTagListAgeMs;
    const { listed } = await reader.readTags(isDue ? tags : tags.filter((tag) => !knownTags.has(tag)));
    if (isDue) listedAt = deps.clock.now();
    for (const tag of tags) knownTags.add(tag);
    return listed;
  };
  const lookAgain = async (digest: string, tags: readonly string[]): Promise<DeletionOutcome | undefined> => {
    await watch.takeIn(await readNewTags());
    const own = await reader.readTags(tags);
    const moved = own.listed.find((manifest) => manifest.digest !== digest);
    if (moved !== undefined) await watch.takeIn([moved]);
    const reason = moved === undefined ? watch.findReasonToKeep(digest) : changedReason;
    return reason === undefined ? undefined : { action: 'kept', reason };
  };
  return {
    lookAgain,
    remove(digest, tags) {
      const look = async (): Promise<void> => {
        throwIfSpared(await lookAgain(digest, tags));
      };
      return registryRemover(registry.beforeRetriedDeletion(look), image, deps)(digest, tags);
    },
    stop: () => Promise.resolve(undefined),
  };
}

function throwIfSpared(outcome: DeletionOutcome | undefined): void {
  if (outcome !== undefined) throw new SparedError(outcome);
}

/** Why a broken image is not deleted after all: what was gone is there again. Undefined: it is still gone. */
export async function findRecovery(
  digest: string,
  { broken, repairs }: Pick<ImagePlan, 'broken' | 'repairs'>,
  registry: RegistryRepository,
): Promise<string | undefined> {
  if (!repairs.has(digest)) return undefined;
  for (const { digest: lost } of broken.find((each) => each.digest === digest)?.lost ?? []) {
    if ((await registry.manifest(lost)).found) return `${lost} is there again`;
  }
  return undefined;
}
