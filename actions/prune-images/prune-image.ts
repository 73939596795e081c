import { UserError, toMessage } from '../../src/errors.ts';
import type { RegistryContent } from '../../src/ports/registry.ts';
import { deletePlanned, type Deleter, type DeletionOutcome } from './delete-planned.ts';
import { findStopReason, removeGhostTag, toUnfinishedDeletion, type DeleterDeps } from './deleters.ts';
import { findPackage, listPackageVersions } from './package-versions.ts';
import { IncompleteImageError, planImage, type ImagePlan } from './plan-image.ts';
import { registryWithRetry, type RegistryRetry, type RetryingRepository } from './registry-with-retry.ts';
import { toImageReport } from './report-image.ts';
import {
  accessPackage,
  accessRegistry,
  findRecovery,
  type ListedPackage,
  type RepositoryAccess,
} from './repository-access.ts';
import { RepositoryReader } from './repository-reader.ts';
import { findCommitUser, type ActiveCommits } from './rules/active-commits.ts';
import type { PrunePolicy } from './rules/prune-policy.ts';
import type { ImageReport } from './rules/prune-report.ts';

interface PruneImageRequest {
  /** Repository without a tag. */
  readonly image: string;
  readonly api: 'github' | 'distribution';
  readonly policy: PrunePolicy;
  readonly defaultBranch: string | undefined;
  readonly dryRun: boolean;
  readonly retry: RegistryRetry;
  /** Called before every deletion: what is in use may change meanwhile. */
  readonly queryActiveCommits: () => Promise<ActiveCommits>;
}

export interface PruneImageDeps extends DeleterDeps {
  readonly registries: RegistryContent;
}

/** A repository as it is read, and what becomes of it. */
interface PlannedRepository {
  readonly registry: RetryingRepository;
  readonly reader: RepositoryReader;
  readonly plan: ImagePlan;
  /** Undefined: deletions go to the registry itself. */
  readonly listed: ListedPackage | undefined;
}

/** How often a repository is planned that changes while it is read. */
const maxPlans = 3;

/**
 * Reads one repository and deletes what the policy says. Nothing is deleted unless everything that is kept could be
 * read. An error does not reject: it is in the report, and the other images have their turn.
 */
export async function pruneImage(request: PruneImageRequest, deps: PruneImageDeps): Promise<ImageReport> {
  const { image, api, dryRun } = request;
  try {
    deps.signal.throwIfAborted();
    const planned = await planRepository(request, deps);
    if (planned === undefined) return toEmptyReport(request, '');
    const { plan } = planned;
    deps.log.info(`${image}: ${plan.tagVerdicts.size} tags read, ${plan.deletions.length} manifests to delete.`);
    if (plan.listed.length === 0 && plan.ghostVerdicts.length === 0) {
      deps.log.warning(
        `${api === 'github' ? 'GitHub' : 'The registry'} shows nothing in ${image}, so nothing was looked at there: check "images", and the login.`,
      );
    }
    if (dryRun) return toImageReport(request, plan, undefined);
    const deleter = createDeleter(planned, request, deps);
    const outcomes = new Map(await deletePlanned(plan.deletions, deleter));
    for (const [tag, outcome] of await removeGhostTags(planned, request, deps)) outcomes.set(tag, outcome);
    return toImageReport(request, plan, outcomes);
  } catch (error) {
    const message = toMessage(error);
    return toEmptyReport(
      request,
      error instanceof UserError ? message : `Nothing was decided in ${image}: ${message}.`,
    );
  }
}

function toEmptyReport({ image, api }: PruneImageRequest, error: string): ImageReport {
  return { image, api, rows: [], broken: [], parts: 0, bytes: 0, error };
}

/** Lists and reads a repository until both fit together. @returns undefined when there is no such package */
async function planRepository(
  request: PruneImageRequest,
  deps: PruneImageDeps,
): Promise<PlannedRepository | undefined> {
  const { image, api, retry } = request;
  const restDeps = { ...deps, deadline: retry.deadline };
  const registry = registryWithRetry(deps.registries.repository(image), retry, deps);
  const reader = new RepositoryReader(registry);
  const pause = (): Promise<void> => deps.clock.sleep(retry.policy.waitSeconds * 1000, deps.signal);
  const found = api === 'github' ? await findPackage(image, restDeps) : undefined;
  for (let attempt = 1; ; attempt++) {
    const listing = found === undefined ? undefined : await listPackageVersions(found, restDeps);
    if (found !== undefined && listing === undefined) {
      deps.log.warning(
        `GitHub shows no package of ${image}, so nothing was looked at there: check "images", and that "github-token" may read that package.`,
      );
      return undefined;
    }
    const activeCommits = await request.queryActiveCommits();
    try {
      const now = deps.clock.now();
      const plan = await planImage({ ...request, activeCommits, now, pause }, reader, listing?.versions);
      const listed = found === undefined || listing === undefined ? undefined : { ...found, ...listing };
      return { registry, reader, plan, listed };
    } catch (error) {
      // What was deleted after it was listed looks like what is broken.
      if (!(error instanceof IncompleteImageError) || attempt >= maxPlans) throw error;
    }
  }
}

function createDeleter(
  { plan, registry, reader, listed }: PlannedRepository,
  { image, retry, queryActiveCommits }: PruneImageRequest,
  deps: PruneImageDeps,
): Deleter {
  const tagsByDigest = new Map(plan.listed.map(({ digest, tags }) => [digest, tags]));
  const planned = { image, plan, registry, reader };
  const access: RepositoryAccess =
    listed === undefined ? accessRegistry(planned, deps) : accessPackage(listed, planned, retry.deadline, deps);
  const findUser = async (tags: readonly string[]): Promise<string | undefined> => {
    if (deps.signal.aborted || tags.length === 0) return undefined;
    const active = await queryActiveCommits();
    return tags.map((tag) => findCommitUser(tag, undefined, active)).find((name) => name !== undefined);
  };
  return {
    async remove(digest) {
      const tags = tagsByDigest.get(digest) ?? [];
      try {
        const user = await findUser(tags);
        if (user !== undefined) return { action: 'kept', reason: `in use by ${user}` };
        const recovery = await findRecovery(digest, plan, registry);
        if (recovery !== undefined) return { action: 'kept', reason: recovery };
        return (await access.lookAgain(digest, tags)) ?? (await access.remove(digest, tags));
      } catch (error) {
        // What was deleted before stays in the report.
        return toUnfinishedDeletion(error, deps);
      }
    },
    stopBefore: async () => findStopReason(deps, retry.deadline) ?? (await access.stop()),
  };
}

/** Deletes the tags of a registry whose manifest is gone, where "repair" says so. */
async function removeGhostTags(
  { plan, registry }: PlannedRepository,
  { image, retry }: PruneImageRequest,
  deps: PruneImageDeps,
): Promise<ReadonlyMap<string, DeletionOutcome>> {
  const outcomes = new Map<string, DeletionOutcome>();
  for (const { tag, action } of plan.ghostVerdicts) {
    if (action === 'keep') continue;
    const reason = findStopReason(deps, retry.deadline);
    outcomes.set(
      tag,
      reason === undefined ? await removeGhostTag(registry, image, tag) : { action: 'deferred', reason },
    );
  }
  return outcomes;
}
