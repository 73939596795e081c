import type { Value } from '../bed/runner/expressions.ts';
import type { PullRequestCommit } from './sample-repository.ts';

/** What `pull_request` (synchronize) delivers, as far as the actions and the example workflow read it. */
export function pullRequestEvent(request: {
  readonly repository: string;
  readonly headRepository: string;
  readonly number: number;
  readonly base: string;
  readonly commit: PullRequestCommit;
}): Readonly<Record<string, Value>> {
  const { repository, headRepository, number, base, commit } = request;
  const repo = (fullName: string): Record<string, Value> => ({
    full_name: fullName,
    name: fullName.replace(/^.*\//, ''),
    owner: { login: fullName.replace(/\/.*$/, '') },
    fork: fullName !== repository,
    html_url: `https://github.com/${fullName}`,
    default_branch: 'main',
    description: 'Sample app of the demo',
    license: { spdx_id: 'MIT' },
  });
  return {
    action: 'synchronize',
    number,
    pull_request: {
      number,
      title: 'Greet the world in another way',
      head: { ref: 'feature/greeting', sha: commit.head, repo: repo(headRepository) },
      base: { ref: 'main', sha: base, repo: repo(repository) },
      merge_commit_sha: commit.merge,
    },
    repository: repo(repository),
    sender: { login: 'octocat' },
  };
}
