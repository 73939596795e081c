import { describeRun, type RunDescription } from './run-environment.ts';
import { repositoryJson, runJson, type RunRecord } from './github-records.ts';
import type { Value } from './runner/expressions.ts';

/**
 * The run that GitHub starts when the run `triggering` is `requested`, `in_progress` or `completed`: a `workflow_run`
 * event, on the default branch whatever the triggering run was on.
 */
export function workflowRunOf(
  triggering: RunRecord,
  given: Partial<RunDescription> & { readonly action?: 'requested' | 'in_progress' | 'completed' } = {},
): RunDescription {
  const { action = 'completed', ...facts } = given;
  const run = describeRun({ repository: triggering.repository.fullName, eventName: 'workflow_run', ...facts });
  const payload = {
    action,
    workflow: { id: 1, name: 'CI', path: triggering.path, state: 'active' },
    workflow_run: runJson(triggering, run.apiUrl),
    repository: { ...repositoryJson(triggering.repository, run.apiUrl, false), default_branch: run.defaultBranch },
    sender: { login: triggering.actor, type: 'User' },
  };
  return { ...run, ref: `refs/heads/${run.defaultBranch}`, event: payload as unknown as Record<string, Value> };
}
