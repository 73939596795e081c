import { UserError, toMessage } from '../../src/errors.ts';
import type { RegistryContent, RegistryRepository } from '../../src/ports/registry.ts';
import { deletePlanned, type Deleter, type DeletionOutcome } from './delete-planned.ts';
import { apiRemover, findStopReason, registryRemover, type DeleterDeps } from './deleters.ts';
import { isUnchanged, listPackageVersions, type PackageVersion } from './package-versions.ts';
import { planImage, type ImagePlan } from './plan-image.ts';
import { registryWithRetry, type RegistryRetry } from './registry-with-retry.ts';
import { findCommitUser, type ActiveCommits } from './rules/active-commits.ts';
import { countFreedBytes } from './rules/manifest-graph.ts';
import type { PrunePolicy } from './rules/prune-policy.ts';
import { isDeleted, toReportRows, type ImageReport, type ReportRow } from './rules/prune-report.ts';

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

/** A repository as it is read, and deleted from. */
interface ImageAccess {
  readonly registry: RegistryRepository;
  /** What GitHub lists of the package; undefined: deletions go to the registry itself. */
  readonly versions: readonly PackageVersion[] | undefined;
}

/**
 * Reads one repository and deletes what the policy says. Nothing is deleted unless everything that is kept could be
 * read. A UserError does not reject: it is in the report.
 */
export async function pruneImage(request: PruneImageRequest, deps: PruneImageDeps): Promise<ImageReport> {
  const { image, api, retry, dryRun } = request;
  try {
    deps.signal.throwIfAborted();
    const registry = registryWithRetry(deps.registries.repository(image), retry, deps);
    const versions =
      api === 'github' ? await listPackageVersions(image, { ...deps, deadline: retry.deadline }) : undefined;
    const activeCommits = await request.queryActiveCommits();
    const plan = await planImage({ ...request, activeCommits, now: deps.clock.now() }, registry, versions);
    deps.log.info(`${image}: ${plan.tagVerdicts.size} tags read, ${plan.deletions.length} manifests to delete.`);
    if (dryRun) return toImageReport(request, plan, undefined);
    const deleter = createDeleter(plan, { registry, versions }, request, deps);
    return toImageReport(request, plan, await deletePlanned(plan.deletions, deleter));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { image, api, rows: [], parts: 0, bytes: 0, error: toMessage(error) };
  }
}

function createDeleter(
  plan: ImagePlan,
  { registry, versions }: ImageAccess,
  { image, retry, queryActiveCommits }: PruneImageRequest,
  deps: PruneImageDeps,
): Deleter {
  const tagsByDigest = new Map(plan.verdicts.map(({ digest, tags }) => [digest, tags]));
  const versionsByDigest = new Map(versions?.map((version) => [version.digest, version]));
  const remover = apiRemover({ deadline: retry.deadline, permission: 'packages: write' }, deps);
  const removeFromGitHub = async (digest: string): Promise<DeletionOutcome> => {
    const version = versionsByDigest.get(digest);
    // Registries keep manifests that the list of versions does not show; there is no way to delete them.
    if (version === undefined) return { action: 'kept', reason: 'GitHub does not list it' };
    if (!(await isUnchanged(version, { ...deps, deadline: retry.deadline }))) {
      return { action: 'kept', reason: 'its tags have changed since they were listed' };
    }
    const isThere = async (): Promise<boolean> => (await registry.manifest(digest)).found;
    return remover.remove(version.path, `${digest} of ${image}`, isThere);
  };
  const removeManifest = versions === undefined ? registryRemover(registry) : removeFromGitHub;
  return {
    async remove(digest) {
      const tags = tagsByDigest.get(digest) ?? [];
      try {
        const active =
          deps.signal.aborted || tags.length === 0 ? new Map<string, string>() : await queryActiveCommits();
        const user = tags.map((tag) => findCommitUser(tag, undefined, active)).find((name) => name !== undefined);
        return user === undefined
          ? await removeManifest(digest, tags)
          : { action: 'kept', reason: `in use by ${user}` };
      } catch (error) {
        // What was deleted before stays in the report.
        if (!(error instanceof UserError)) throw error;
        return { action: deps.signal.aborted ? 'deferred' : 'failed', reason: toMessage(error) };
      }
    },
    stopBefore: async () =>
      findStopReason(deps, retry.deadline) ?? (versions === undefined ? undefined : remover.stop()),
  };
}

/** @param outcomes by digest; undefined in a dry run */
function toImageReport(
  { image, api }: PruneImageRequest,
  plan: ImagePlan,
  outcomes: ReadonlyMap<string, DeletionOutcome> | undefined,
): ImageReport {
  const outcomeOf = (digest: string): Pick<ReportRow, 'action' | 'reason'> =>
    outcomes === undefined
      ? { action: 'would-delete', reason: '' }
      : (outcomes.get(digest) ?? { action: 'failed', reason: '' });
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
  return {
    image,
    api,
    error: '',
    bytes: countFreedBytes(deleted, plan.graph),
    rows: [...rows, ...partsLeft],
    parts: [...deleted].filter((digest) => !listed.has(digest)).length,
  };
}
