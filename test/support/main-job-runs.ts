import type { RunDescription } from '../bed/run-environment.ts';
import { pullRequestEvent } from '../demo/pull-request-event.ts';

const repository = 'Acme/Sample-App';
const merge = 'a9c8c58'.padEnd(40, '2');

/** The revision that both runs build. */
export const head = '3370e22'.padEnd(40, '1');

/** A push to the default branch. */
export const push: Partial<RunDescription> = {
  eventName: 'push',
  repository,
  ref: 'refs/heads/main',
  sha: head,
  event: { repository: { full_name: repository, default_branch: 'main' }, head_commit: { message: 'A change' } },
};

/** A pull request of the repository itself, or of a fork. */
export const pullRequest = (headRepository = repository): Partial<RunDescription> => ({
  eventName: 'pull_request',
  repository,
  ref: 'refs/pull/7/merge',
  sha: merge,
  event: pullRequestEvent({ repository, headRepository, number: 7, base: merge, commit: { head, merge } }),
});
