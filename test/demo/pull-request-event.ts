import type { PullRequestCommit } from './sample-repository.ts';

/** What `pull_request` (synchronize) delivers, as far as the actions and the example workflow read it. */
export function pullRequestEvent(request: {
  readonly repository: string;
  readonly headRepository: string;
  readonly number: number;
  readonly base: string;
  readonly commit: PullRequestCommit;
}): Readonly<Record<string, unknown>> {
  const { repository, headRepository, number, base, commit } = request;
  const repo = (fullName: string): Record<string, unknown> => ({
    full_name: fullName,
    name: fullName.split('/')[1],
    owner: { login: fullName.split('/')[0] },
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
