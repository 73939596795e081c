import { judgeArtifacts, readArtifact, type StoredArtifact } from './rules/plan-artifacts.ts';
import type { PrunePolicy } from './rules/prune-policy.ts';
import type { ArtifactsReport } from './rules/prune-report.ts';
import { listAt } from '../../src/core/json/read-json.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import { askPages } from '../../src/services/github/ask-api.ts';
import { deletePlanned } from './delete-planned.ts';
import { apiRemover, type DeleterDeps } from './deleters.ts';
import type { LiveWork } from './live-use.ts';

interface PruneArtifactsRequest {
  /** `owner/name` */
  readonly repository: string;
  readonly policy: Pick<PrunePolicy, 'pullRequest' | 'prPrefix'>;
  readonly dryRun: boolean;
  readonly deadline: number;
  readonly live: () => Promise<LiveWork>;
}

/** Deletes hand-over artifacts that nobody needs any more. Never rejects: what went wrong is in the report. */
export async function pruneArtifacts(request: PruneArtifactsRequest, deps: DeleterDeps): Promise<ArtifactsReport> {
  const { repository, policy, dryRun, deadline } = request;
  const base = `/repos/${repository}/actions/artifacts`;
  try {
    const question = { what: 'the artifacts', path: base, permission: 'actions: write' };
    const pages = (await askPages(question, { ...deps, deadline })) ?? [];
    // New ones that come up while the list is read push others onto the next page.
    const artifacts = new Map<number, StoredArtifact>();
    for (const artifact of pages.flatMap((page) => listAt(page, 'artifacts')).map(readArtifact)) {
      if (artifact !== undefined) artifacts.set(artifact.id, artifact);
    }
    const { pullRequest: number, prPrefix: prefix } = policy;
    const pull = number === undefined ? undefined : { number, prefix };
    const verdicts = [...judgeArtifacts([...artifacts.values()], await request.live(), pull)];
    const doomed = verdicts.filter(([, { action }]) => action === 'delete').map(([artifact]) => String(artifact.id));
    const remover = apiRemover({ deadline, permission: 'actions: write' }, deps);
    const ends = await deletePlanned(dryRun ? [] : doomed.map((digest) => ({ digest, after: [] })), {
      remove: (id) => remover.remove(`${base}/${id}`, `artifact ${id}`),
      async stopBefore() {
        if (deps.signal.aborted) return toMessage(deps.signal.reason);
        if (deps.clock.now() >= deadline) return 'the time of "timeout-minutes" is over';
        return remover.stop();
      },
    });
    const rows = verdicts.map(([{ id, name }, verdict]) => {
      const end = ends.get(String(id));
      const action = end?.action ?? (verdict.action === 'keep' ? ('kept' as const) : ('would-delete' as const));
      return {
        image: '',
        name,
        id: String(id),
        action,
        reason: end === undefined || end.reason === '' ? verdict.reason : end.reason,
      };
    });
    const gone = new Set(rows.filter(({ action }) => ['deleted', 'would-delete'].includes(action)).map(({ id }) => id));
    const bytes = [...artifacts.values()].reduce(
      (sum, { id, sizeBytes, expired }) => sum + (gone.has(String(id)) && !expired ? sizeBytes : 0),
      0,
    );
    return { rows, bytes, error: '' };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { rows: [], bytes: 0, error: toMessage(error) };
  }
}
