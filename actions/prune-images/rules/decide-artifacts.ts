import {
  isRecordArtifact,
  primaryName,
  recordArtifactNames,
  withoutRecordSuffix,
} from '../../../src/core/handover/artifact-name.ts';
import { countAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { findCommitUser, type ActiveCommits } from './active-commits.ts';
import type { TagVerdict } from './decide-tags.ts';
import { isPullRequestTag, type PrunePolicy } from './prune-policy.ts';

/** A workflow artifact of the repository. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly expired: boolean;
  readonly runId: number;
  readonly headSha: string | undefined;
}

/** What is in use, as `queryActiveWork` finds it. */
interface ActiveUse {
  readonly commits: ActiveCommits;
  readonly runIds: ReadonlySet<number>;
}

/** Reads an artifact of the REST API's list; undefined when it lacks what every artifact has. */
export function parseStoredArtifact(json: unknown): StoredArtifact | undefined {
  const id = countAt(json, 'id');
  const name = textAt(json, 'name');
  const runId = countAt(json, 'workflow_run', 'id');
  if (id === undefined || name === undefined || runId === undefined) return undefined;
  return {
    id,
    name,
    runId,
    sizeBytes: countAt(json, 'size_in_bytes') ?? 0,
    expired: valueAt(json, 'expired') === true,
    headSha: textAt(json, 'workflow_run', 'head_sha'),
  };
}

/**
 * Decides which handover artifacts are deleted: those that expired, and those that a newer one of the same name
 * replaced; with a pull request all of its own. A handover is a record and, in the same run, the archive of the
 * record's name; other artifacts get no verdict. What an unfinished run made, or an active commit needs, is kept.
 */
export function decideArtifacts(
  artifacts: readonly StoredArtifact[],
  active: ActiveUse,
  policy: Pick<PrunePolicy, 'pullRequest' | 'prPrefix'>,
): ReadonlyMap<StoredArtifact, TagVerdict> {
  const names = new Set(artifacts.map(({ runId, name }) => `${runId}/${name}`));
  const handovers = artifacts.filter(
    ({ runId, name }) =>
      isRecordArtifact(name) ||
      recordArtifactNames(primaryName(name)).some((record) => names.has(`${runId}/${record}`)),
  );
  const newestIds = new Map<string, number>();
  for (const { name, id } of handovers) newestIds.set(name, Math.max(newestIds.get(name) ?? 0, id));
  return new Map(
    handovers.map((artifact) => {
      const isNewest = artifact.id === newestIds.get(artifact.name);
      return [artifact, decideArtifact(artifact, isNewest, active, policy)];
    }),
  );
}

function decideArtifact(
  { name, runId, headSha, expired }: StoredArtifact,
  isNewest: boolean,
  active: ActiveUse,
  { pullRequest, prPrefix }: Pick<PrunePolicy, 'pullRequest' | 'prPrefix'>,
): TagVerdict {
  if (active.runIds.has(runId)) return { action: 'keep', reason: `of run ${runId}, which is not over` };
  const user = findCommitUser(name, headSha, active.commits);
  if (user !== undefined) return { action: 'keep', reason: `in use by ${user}` };
  if (pullRequest !== undefined) {
    const tag = `${prPrefix}${pullRequest}`;
    return isOfPullRequest(primaryName(withoutRecordSuffix(name)), tag)
      ? { action: 'delete', reason: `pull request ${pullRequest}` }
      : { action: 'keep', reason: `not of ${tag}` };
  }
  if (expired) return { action: 'delete', reason: 'expired' };
  return isNewest
    ? { action: 'keep', reason: 'the newest of its name' }
    : { action: 'delete', reason: 'a newer one has its name' };
}

/** Whether an archive is called `<name>-<tag of the pull request>`. */
function isOfPullRequest(archiveName: string, pullRequestTag: string): boolean {
  for (let dash = archiveName.indexOf('-'); dash !== -1; dash = archiveName.indexOf('-', dash + 1)) {
    if (isPullRequestTag(archiveName.slice(dash + 1), pullRequestTag)) return true;
  }
  return false;
}
