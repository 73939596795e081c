import { recordNames, wantedName } from '../../../src/core/handover/artifact-name.ts';
import { recordSuffix } from '../../../src/core/handover/record.ts';
import { countAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import type { TagVerdict } from './judge-tags.ts';
import { usedBy, type LiveUse } from './live-use.ts';

/** A workflow artifact of the repository. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly expired: boolean;
  readonly runId: number;
  readonly headSha: string | undefined;
}

/** Reads an artifact of the REST API's list; undefined when it lacks what every artifact has. */
export function readArtifact(json: unknown): StoredArtifact | undefined {
  const id = countAt(json, 'id');
  const name = textAt(json, 'name');
  const runId = countAt(json, 'workflow_run', 'id');
  if (id === undefined || name === undefined || runId === undefined) return undefined;
  return {
    ...{ id, name, runId, sizeBytes: countAt(json, 'size_in_bytes') ?? 0 },
    expired: valueAt(json, 'expired') === true,
    headSha: textAt(json, 'workflow_run', 'head_sha'),
  };
}

/**
 * Decides which hand-over artifacts go: those that expired, and those that a newer one of the same name replaced; with a
 * pull request all of its. A hand-over is a record and, in the same run, the archive of the record's name; other
 * artifacts are nobody's business here and get no verdict. What a live run made or a live commit needs stays.
 */
export function judgeArtifacts(
  artifacts: readonly StoredArtifact[],
  live: { readonly shas: LiveUse; readonly runIds: ReadonlySet<number> },
  pullRequest: { readonly number: number; readonly prefix: string } | undefined,
): ReadonlyMap<StoredArtifact, TagVerdict> {
  const names = new Set(artifacts.map(({ runId, name }) => `${String(runId)}/${name}`));
  const handOvers = artifacts.filter(
    ({ runId, name }) =>
      name.endsWith(recordSuffix) ||
      recordNames(wantedName(name)).some((record) => names.has(`${String(runId)}/${record}`)),
  );
  const newest = new Map<string, number>();
  for (const { name, id } of handOvers) newest.set(name, Math.max(newest.get(name) ?? 0, id));
  return new Map(
    handOvers.map((artifact) => [artifact, judge(artifact, live, pullRequest, newest.get(artifact.name))]),
  );
}

function judge(
  { id, name, runId, headSha, expired }: StoredArtifact,
  live: { readonly shas: LiveUse; readonly runIds: ReadonlySet<number> },
  pullRequest: { readonly number: number; readonly prefix: string } | undefined,
  newest: number | undefined,
): TagVerdict {
  if (live.runIds.has(runId)) return { action: 'keep', reason: `of run ${String(runId)}, which is not over` };
  const user = usedBy(name, headSha, live.shas);
  if (user !== undefined) return { action: 'keep', reason: `in use by ${user}` };
  if (pullRequest !== undefined) {
    const tag = `${pullRequest.prefix}${String(pullRequest.number)}`;
    const isOwn = `${name.endsWith(recordSuffix) ? name.slice(0, -recordSuffix.length) : name}-`.includes(`-${tag}-`);
    return isOwn
      ? { action: 'delete', reason: `pull request ${String(pullRequest.number)}` }
      : { action: 'keep', reason: `not of ${tag}` };
  }
  if (expired) return { action: 'delete', reason: 'expired' };
  if (id !== newest) return { action: 'delete', reason: 'a newer one has its name' };
  return { action: 'keep', reason: 'the newest of its name' };
}
