import { listAt } from '../../src/core/json/read-json.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import { queryAllPages } from '../../src/services/github/rest-requests.ts';
import type { ActiveWork } from './active-work.ts';
import { deletePlanned } from './delete-planned.ts';
import { apiRemover, findStopReason, type DeleterDeps } from './deleters.ts';
import { decideArtifacts, parseStoredArtifact, type StoredArtifact } from './rules/decide-artifacts.ts';
import type { PrunePolicy } from './rules/prune-policy.ts';
import { isDeleted, type ArtifactsReport, type ReportRow } from './rules/prune-report.ts';

const permission = 'actions: write';

interface PruneArtifactsRequest {
  /** `owner/name` */
  readonly repository: string;
  readonly policy: Pick<PrunePolicy, 'pullRequest' | 'prPrefix'>;
  readonly dryRun: boolean;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly queryActiveWork: () => Promise<ActiveWork>;
}

/** Deletes handover artifacts that nobody needs any more. A UserError does not reject: it is in the report. */
export async function pruneArtifacts(request: PruneArtifactsRequest, deps: DeleterDeps): Promise<ArtifactsReport> {
  const { repository, policy, dryRun, deadline } = request;
  const path = `/repos/${repository}/actions/artifacts`;
  try {
    const pages = (await queryAllPages({ what: 'the artifacts', path, permission }, { ...deps, deadline })) ?? [];
    // An artifact that is uploaded meanwhile shifts others onto the next page, where they are listed again.
    const artifacts = new Map<number, StoredArtifact>();
    for (const artifact of pages.flatMap((page) => listAt(page, 'artifacts')).map(parseStoredArtifact)) {
      if (artifact !== undefined) artifacts.set(artifact.id, artifact);
    }
    const verdicts = [...decideArtifacts([...artifacts.values()], await request.queryActiveWork(), policy)];
    const ids = verdicts.filter(([, { action }]) => action === 'delete').map(([artifact]) => String(artifact.id));
    const remover = apiRemover({ deadline, permission }, deps);
    const outcomes = await deletePlanned(dryRun ? [] : ids.map((digest) => ({ digest, after: [] })), {
      remove: (id) => remover.remove(`${path}/${id}`, `artifact ${id}`),
      stopBefore: async () => findStopReason(deps, deadline) ?? remover.stop(),
    });
    const rows = verdicts.map(([artifact, verdict]): ReportRow => {
      const id = String(artifact.id);
      const { action = verdict.action === 'keep' ? 'kept' : 'would-delete', reason = '' } = outcomes.get(id) ?? {};
      return { image: '', name: artifact.name, id, action, reason: reason === '' ? verdict.reason : reason };
    });
    const deletedIds = new Set(rows.filter(isDeleted).map(({ id }) => id));
    const freed = [...artifacts.values()].filter(({ id, expired }) => deletedIds.has(String(id)) && !expired);
    return { rows, bytes: freed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), error: '' };
  } catch (error) {
    const message = toMessage(error);
    return {
      rows: [],
      bytes: 0,
      error: error instanceof UserError ? message : `No artifact was deleted: ${message}.`,
    };
  }
}
