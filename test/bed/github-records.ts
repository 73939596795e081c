/** A repository, as REST answers show it. */
export interface RepositoryRecord {
  readonly id: number;
  /** `owner/name` */
  readonly fullName: string;
}

/** A workflow run to answer with. */
export interface RunRecord {
  readonly id: number;
  readonly repository: RepositoryRecord;
  /** Null once a fork is deleted. */
  readonly headRepository: RepositoryRecord | null;
  readonly headBranch: string;
  readonly headSha: string;
  readonly event: string;
  /** `queued`, `in_progress`, `completed` */
  readonly status: string;
  /** `success`, `failure`, `cancelled`, …; null until it is completed */
  readonly conclusion: string | null;
  /** `.github/workflows/ci.yml` */
  readonly path: string;
  readonly runAttempt: number;
  readonly createdAt: number;
  readonly actor: string;
  readonly displayTitle: string;
  readonly commitMessage: string;
  /** Empty for runs of forks, as on GitHub. */
  readonly pullRequests: readonly number[];
}

/** A pull request to answer with. */
export interface PullRecord {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly headSha: string;
  readonly headBranch: string;
  /** Null once a fork is deleted. */
  readonly headRepository: RepositoryRecord | null;
  readonly baseRepository: RepositoryRecord;
  readonly baseBranch: string;
  readonly user: string;
}

const actor = (login: string): unknown => ({ login, id: login.length, type: 'User' });
const iso = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');

export function repositoryJson(
  { id, fullName }: RepositoryRecord,
  api: string,
  isFork: boolean,
): Record<string, unknown> {
  const [owner = '', name = ''] = fullName.split('/');
  return {
    id,
    name,
    full_name: fullName,
    owner: actor(owner),
    private: true,
    fork: isFork,
    url: `${api}/repos/${fullName}`,
  };
}

/** A run in the shape of `GET /repos/{owner}/{repo}/actions/runs/{run_id}`; fields that nobody here reads left out. */
export function runJson(run: RunRecord, api: string): Record<string, unknown> {
  const base = `${api}/repos/${run.repository.fullName}`;
  const isFork = run.headRepository?.fullName !== run.repository.fullName;
  return {
    id: run.id,
    name: 'CI',
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: run.displayTitle,
    run_number: 1,
    run_attempt: run.runAttempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    url: `${base}/actions/runs/${run.id}`,
    html_url: `https://github.com/${run.repository.fullName}/actions/runs/${run.id}`,
    pull_requests: run.pullRequests.map((number) => ({
      number,
      url: `${base}/pulls/${number}`,
      head: { ref: run.headBranch, sha: run.headSha, repo: { id: run.repository.id } },
      base: { ref: 'main', repo: { id: run.repository.id } },
    })),
    created_at: iso(run.createdAt),
    updated_at: iso(run.createdAt),
    run_started_at: iso(run.createdAt),
    actor: actor(run.actor),
    triggering_actor: actor(run.actor),
    artifacts_url: `${base}/actions/runs/${run.id}/artifacts`,
    head_commit: { id: run.headSha, message: run.commitMessage, author: { name: run.actor } },
    repository: repositoryJson(run.repository, api, false),
    head_repository: run.headRepository === null ? null : repositoryJson(run.headRepository, api, isFork),
  };
}

/** A pull request in the shape of `GET /repos/{owner}/{repo}/pulls/{number}`; fields that nobody here reads left out. */
export function pullJson(pull: PullRecord, api: string): Record<string, unknown> {
  const head = pull.headRepository;
  const owner = (repository: RepositoryRecord): string => repository.fullName.split('/')[0] ?? '';
  const isFork = head?.fullName !== pull.baseRepository.fullName;
  return {
    number: pull.number,
    title: pull.title,
    state: pull.state,
    user: actor(pull.user),
    url: `${api}/repos/${pull.baseRepository.fullName}/pulls/${pull.number}`,
    head: {
      label: head === null ? 'unknown repository' : `${owner(head)}:${pull.headBranch}`,
      ref: pull.headBranch,
      sha: pull.headSha,
      repo: head === null ? null : repositoryJson(head, api, isFork),
    },
    base: {
      label: `${owner(pull.baseRepository)}:${pull.baseBranch}`,
      ref: pull.baseBranch,
      sha: '0'.repeat(40),
      repo: repositoryJson(pull.baseRepository, api, false),
    },
  };
}
