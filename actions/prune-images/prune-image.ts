import { usedBy, type LiveUse } from './rules/live-use.ts';
import { bytesOnlyIn } from './rules/manifest-graph.ts';
import type { PrunePolicy } from './rules/prune-policy.ts';
import { rowsOf, type ImageReport, type ReportRow } from './rules/prune-report.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import type { RegistryContent } from '../../src/ports/registry.ts';
import { deletePlanned, type DeletionEnd, type Deleter } from './delete-planned.ts';
import { apiRemover, registryRemove, type DeleterDeps } from './deleters.ts';
import { packageVersions, type PackageVersion } from './package-versions.ts';
import { registryWithRetry, type Patience } from './registry-with-retry.ts';
import { readImage, type ImagePlan } from './read-image.ts';

interface PruneImageRequest {
  /** Repository without a tag. */
  readonly image: string;
  readonly api: 'github' | 'distribution';
  readonly policy: PrunePolicy;
  readonly defaultBranch: string | undefined;
  readonly dryRun: boolean;
  readonly patience: Patience;
  /** Answers from a while ago are asked for anew: see `stillLive`. */
  readonly live: () => Promise<LiveUse>;
}

export interface PruneImageDeps extends DeleterDeps {
  readonly registries: RegistryContent;
}

/**
 * Looks through one repository and deletes what is to go. Nothing is deleted unless all that stays could be read.
 * Never rejects: what went wrong is in the report.
 */
export async function pruneImage(request: PruneImageRequest, deps: PruneImageDeps): Promise<ImageReport> {
  const { image, api, patience, dryRun } = request;
  const nothing = { image, api, rows: [], parts: 0, bytes: 0 };
  try {
    deps.signal.throwIfAborted();
    const registry = registryWithRetry(deps.registries.repository(image), patience, deps);
    const asking = { ...deps, deadline: patience.deadline };
    const versions = api === 'github' ? await packageVersions(image, asking) : undefined;
    const plan = await readImage({ ...request, live: await request.live(), now: deps.clock.now() }, registry, versions);
    deps.log.info(
      `${image}: ${String(plan.tagVerdicts.size)} tags read, ${String(plan.deletions.length)} manifests to delete.`,
    );
    const ends = dryRun
      ? undefined
      : await deletePlanned(plan.deletions, deleterFor(plan, versions, registry, request, deps));
    return reportOf(request, plan, ends);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...nothing, error: toMessage(error) };
  }
}

function deleterFor(
  plan: ImagePlan,
  versions: readonly PackageVersion[] | undefined,
  registry: ReturnType<typeof registryWithRetry>,
  { image, patience, live }: PruneImageRequest,
  deps: PruneImageDeps,
): Deleter {
  const tagsOf = new Map(plan.verdicts.map(({ digest, tags }) => [digest, tags]));
  const paths = new Map(versions?.map(({ digest, path }) => [digest, path]));
  const remover = apiRemover({ deadline: patience.deadline, permission: 'packages: write' }, deps);
  const fromRegistry = registryRemove(registry);
  const fromGitHub = (digest: string): Promise<DeletionEnd> => {
    const path = paths.get(digest);
    // Registries keep manifests that the list of versions does not show; there is no way to delete them.
    if (path === undefined) return Promise.resolve({ action: 'kept', reason: 'GitHub does not list it' });
    const isThere = async (): Promise<boolean> => (await registry.manifest(digest)).found;
    return remover.remove(path, `${digest} of ${image}`, isThere);
  };
  const remove = versions === undefined ? fromRegistry : fromGitHub;
  return {
    async remove(digest) {
      const tags = tagsOf.get(digest) ?? [];
      const shas = deps.signal.aborted || tags.length === 0 ? new Map<string, string>() : await live();
      const user = tags.map((tag) => usedBy(tag, undefined, shas)).find((name) => name !== undefined);
      return user === undefined ? remove(digest) : { action: 'kept', reason: `in use by ${user}` };
    },
    async stopBefore() {
      if (deps.signal.aborted) return toMessage(deps.signal.reason);
      if (deps.clock.now() >= patience.deadline) return 'the time of "timeout-minutes" is over';
      return versions === undefined ? undefined : remover.stop();
    },
  };
}

function reportOf(
  { image, api, dryRun }: PruneImageRequest,
  plan: ImagePlan,
  ends: ReadonlyMap<string, DeletionEnd> | undefined,
): ImageReport {
  const endOf = (digest: string): Pick<ReportRow, 'action' | 'reason'> =>
    dryRun ? { action: 'would-delete', reason: '' } : (ends?.get(digest) ?? { action: 'failed', reason: '' });
  const shown = new Set(plan.verdicts.map(({ digest }) => digest));
  const planned = plan.deletions.map(({ digest }) => digest);
  const gone = planned.filter((digest) => ['deleted', 'would-delete'].includes(endOf(digest).action));
  const rows = plan.verdicts.flatMap((manifest) =>
    rowsOf(image, manifest, plan.tagVerdicts, manifest.action === 'keep' ? undefined : endOf(manifest.digest)),
  );
  const partsLeft = planned
    .filter((digest) => !shown.has(digest) && !gone.includes(digest))
    .map((digest) => ({ image, name: '', id: digest, ...endOf(digest) }));
  return {
    ...{ image, api, error: '', bytes: bytesOnlyIn(new Set(gone), plan.graph) },
    rows: [...rows, ...partsLeft],
    parts: gone.filter((digest) => !shown.has(digest)).length,
  };
}
