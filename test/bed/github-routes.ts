import type { PackageRecord } from './github-packages.ts';
import type { Artifact, ArtifactRegister } from './artifact-register.ts';
import type { Permissions } from './runner/permissions.ts';
import { downloadUrl } from './artifact-service.ts';
import type { BlobStore } from './blob-store.ts';
import {
  pullJson,
  repositoryJson,
  runJson,
  type PullRecord,
  type RepositoryRecord,
  type RunRecord,
} from './github-records.ts';

/** What the API knows; change it at any time. */
export interface GitHubState {
  readonly runs: RunRecord[];
  readonly pulls: PullRecord[];
  /** `owner/name` to what it is besides its name: `default_branch`, `description`, … */
  readonly repositories: Record<string, Readonly<Record<string, unknown>>>;
  /** `owner/name` to the workflow files that it has without a run so far; those of `runs` count without being here. */
  readonly workflows: Record<string, string[]>;
  /** `owner/name` to tag name to commit. */
  readonly tags: Record<string, Record<string, string>>;
  /** Commit to its date and message. */
  readonly commits: Record<string, { readonly date: string; readonly message: string }>;
  /** Login to what it is. */
  readonly accounts: Record<string, 'User' | 'Organization'>;
  /** `owner/name` to a container package. */
  readonly packages: Record<string, PackageRecord>;
  /** By token. */
  readonly tokens: Record<string, Permissions>;
  readonly rateLimit: { limit: number; remaining: number; /** Seconds since the epoch. */ reset: number };
}

/** Below this path of the server; the value for GITHUB_API_URL ends in it. */
export const apiPath = '/api/v3';

/** One endpoint, below `/repos/{owner}/{repo}`, or of an account. */
export interface Route {
  /** Its path stands alone. */
  readonly account?: true;
  readonly method: 'GET' | 'DELETE';
  readonly path: RegExp;
  /** `metadata` is every token's. */
  readonly needs: readonly [keyof Permissions, 'read' | 'write'] | 'metadata';
  readonly answer: (request: RouteRequest) => RouteAnswer;
}

interface RouteRequest {
  readonly repository: string;
  /** What the path's first group matched. */
  readonly id: string;
  readonly groups: readonly string[];
  readonly query: URLSearchParams;
  readonly origin: string;
}

/** What to answer; without a body for 204 and redirects. */
export interface RouteAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly location?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Of a list in pages: how long all of it is. */
  readonly total?: number;
}

export const notFound: RouteAnswer = { status: 404, body: { message: 'Not Found', status: '404' } };
export const found = (body: unknown): RouteAnswer => ({ status: 200, body });

/** The window of a list that `per_page` (default 30, at most 100) and `page` ask for. */
export function page<T>(items: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return items.slice(start, start + size);
}

/** Names of repositories are the same in any case. */
const isNamed = (repository: RepositoryRecord, name: string): boolean =>
  repository.fullName.toLowerCase() === name.toLowerCase();

/** Whether a filter of the query is absent or equals the value. */
const matches = (query: URLSearchParams, name: string, value: string): boolean => (query.get(name) ?? value) === value;

/** The endpoints that the actions read, over what the API knows. */
export function routes(
  state: GitHubState,
  artifacts: ArtifactRegister,
  blobs: BlobStore,
  now: () => number,
): readonly Route[] {
  const actions: Route['needs'] = ['actions', 'read'];
  const runOf = (repository: string, id: string | number): RunRecord | undefined =>
    state.runs.find((run) => isNamed(run.repository, repository) && run.id === Number(id));
  const artifactOf = (repository: string, id: string): Artifact | undefined => {
    const artifact = artifacts.byId(Number(id));
    return artifact !== undefined && runOf(repository, artifact.runId) !== undefined ? artifact : undefined;
  };
  const artifactJson = (artifact: Artifact, repository: string, api: string): unknown => {
    const url = `${api}/repos/${repository}/actions/artifacts/${artifact.id}`;
    const run = runOf(repository, artifact.runId);
    return {
      id: artifact.id,
      node_id: `A_${artifact.id}`,
      name: artifact.name,
      size_in_bytes: artifact.sizeBytes,
      url,
      archive_download_url: `${url}/zip`,
      expired: artifacts.isExpired(artifact),
      digest: artifact.digest ?? null,
      created_at: new Date(artifact.createdAt).toISOString(),
      updated_at: new Date(artifact.createdAt).toISOString(),
      expires_at: new Date(artifact.expiresAt).toISOString(),
      workflow_run: run && {
        id: run.id,
        repository_id: run.repository.id,
        head_repository_id: run.headRepository?.id ?? null,
        head_branch: run.headBranch,
        head_sha: run.headSha,
      },
    };
  };
  /** With any of these a list of runs ends at 1,000, whatever its total is; `total_count` goes on counting. */
  const searchParameters = ['actor', 'branch', 'check_suite_id', 'created', 'event', 'head_sha', 'status'];
  const runList = (runs: readonly RunRecord[], { query, origin }: RouteRequest): RouteAnswer => {
    const created = query.get('created') ?? '';
    const [from = '', to = ''] = created.startsWith('>=') ? [created.slice(2)] : created.split('..');
    const [since, until] = [Date.parse(from) || 0, Date.parse(to) || Infinity];
    const wanted = runs
      .filter((run) => run.createdAt >= since && Math.floor(run.createdAt / 1000) * 1000 <= until)
      .filter((run) => matches(query, 'head_sha', run.headSha) && matches(query, 'event', run.event))
      .filter((run) => matches(query, 'branch', run.headBranch))
      .filter((run) => [run.status, run.conclusion].includes(query.get('status') ?? run.status))
      .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    const isSearch = searchParameters.some((name) => query.has(name));
    const listed = isSearch ? wanted.slice(0, 1000) : wanted;
    const shown = page(listed, query).map((run) => runJson(run, origin + apiPath));
    return { ...found({ total_count: wanted.length, workflow_runs: shown }), total: listed.length };
  };

  return [
    {
      method: 'GET',
      path: /^\/actions\/runs\/(\d+)\/artifacts$/,
      needs: actions,
      answer({ repository, id, query, origin }) {
        if (runOf(repository, id) === undefined) return notFound;
        const all = artifacts.ofRun(Number(id)).filter((artifact) => matches(query, 'name', artifact.name));
        const shown = page(all, query).map((artifact) => artifactJson(artifact, repository, origin + apiPath));
        return { ...found({ total_count: all.length, artifacts: shown }), total: all.length };
      },
    },
    {
      method: 'GET',
      path: /^\/actions\/artifacts$/,
      needs: actions,
      answer({ repository, query, origin }) {
        const all = state.runs
          .filter((run) => isNamed(run.repository, repository))
          .flatMap((run) => artifacts.ofRun(run.id))
          .sort((one, other) => other.id - one.id);
        const shown = page(all, query).map((artifact) => artifactJson(artifact, repository, origin + apiPath));
        return { ...found({ total_count: all.length, artifacts: shown }), total: all.length };
      },
    },
    {
      method: 'GET',
      path: /^\/actions\/runs$/,
      needs: actions,
      answer: (request) =>
        runList(
          state.runs.filter((run) => isNamed(run.repository, request.repository)),
          request,
        ),
    },
    {
      method: 'GET',
      path: /^\/actions\/artifacts\/(\d+)$/,
      needs: actions,
      answer({ repository, id, origin }) {
        const artifact = artifactOf(repository, id);
        return artifact === undefined ? notFound : found(artifactJson(artifact, repository, origin + apiPath));
      },
    },
    {
      method: 'GET',
      path: /^\/actions\/artifacts\/(\d+)\/zip$/,
      needs: actions,
      answer({ repository, id, origin }) {
        const artifact = artifactOf(repository, id);
        if (artifact === undefined) return notFound;
        if (artifacts.isExpired(artifact))
          return { status: 410, body: { message: 'Artifact has expired', status: '410' } };
        return { status: 302, location: origin + downloadUrl(artifact, blobs, now()) };
      },
    },
    {
      method: 'DELETE',
      path: /^\/actions\/artifacts\/(\d+)$/,
      needs: ['actions', 'write'],
      answer({ repository, id }) {
        const artifact = artifactOf(repository, id);
        if (artifact === undefined) return notFound;
        artifacts.remove(artifact.id);
        blobs.remove(artifact.blob);
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: /^\/actions\/runs\/(\d+)$/,
      needs: actions,
      answer({ repository, id, origin }) {
        const run = runOf(repository, id);
        return run === undefined ? notFound : found(runJson(run, origin + apiPath));
      },
    },
    {
      method: 'GET',
      path: /^\/actions\/workflows\/([^/]+)\/runs$/,
      needs: actions,
      answer(request) {
        const ofRepository = state.runs.filter((run) => isNamed(run.repository, request.repository));
        const runs = ofRepository.filter((run) => run.path.endsWith(`/${request.id}`));
        const isKnown = runs.length > 0 || state.workflows[request.repository]?.includes(request.id) === true;
        return isKnown ? runList(runs, request) : notFound;
      },
    },
    {
      method: 'GET',
      path: /^\/pulls$/,
      needs: ['pull-requests', 'read'],
      answer({ repository, query, origin }) {
        const wanted = state.pulls
          .filter((pull) => isNamed(pull.baseRepository, repository))
          .filter((pull) => query.get('state') === 'all' || (query.get('state') ?? 'open') === pull.state)
          .filter((pull) => matches(query, 'base', pull.baseBranch))
          .map((pull) => pullJson(pull, origin + apiPath))
          .filter((pull) => matches(query, 'head', (pull['head'] as { readonly label: string }).label));
        return { ...found(page(wanted, query)), total: wanted.length };
      },
    },
    {
      method: 'GET',
      path: /^\/pulls\/(\d+)$/,
      needs: ['pull-requests', 'read'],
      answer({ repository, id, origin }) {
        const pull = state.pulls.find(
          (entry) => isNamed(entry.baseRepository, repository) && entry.number === Number(id),
        );
        return pull === undefined ? notFound : found(pullJson(pull, origin + apiPath));
      },
    },
    {
      method: 'GET',
      path: /^\/commits\/([0-9a-f]+)\/pulls$/,
      needs: ['pull-requests', 'read'],
      answer({ repository, id, query, origin }) {
        // The commits of a fork are not the base repository's: such pull requests are not found this way.
        const own = state.pulls
          .filter((pull) => pull.headRepository !== null && isNamed(pull.headRepository, repository))
          .filter((pull) => pull.headSha === id);
        return found(page(own, query).map((pull) => pullJson(pull, origin + apiPath)));
      },
    },
    {
      method: 'GET',
      path: /^\/commits\/([0-9a-f]+)$/,
      needs: ['contents', 'read'],
      answer({ id }) {
        const commit = state.commits[id];
        if (commit === undefined) return notFound;
        const by = { name: 'octocat', date: commit.date };
        return found({ sha: id, commit: { message: commit.message, author: by, committer: by } });
      },
    },
    {
      method: 'GET',
      path: /^$/,
      needs: 'metadata',
      answer({ repository, origin }) {
        const known = state.repositories[repository];
        if (known === undefined) return notFound;
        return found({ ...repositoryJson({ id: 42, fullName: repository }, origin + apiPath, false), ...known });
      },
    },
    {
      method: 'GET',
      path: /^\/git\/ref\/tags\/(.+)$/,
      needs: ['contents', 'read'],
      answer({ repository, id, origin }) {
        const sha = state.tags[repository]?.[decodeURIComponent(id)];
        if (sha === undefined) return notFound;
        const base = `${origin}${apiPath}/repos/${repository}/git`;
        return found({
          ref: `refs/tags/${id}`,
          node_id: 'REF_1',
          url: `${base}/refs/tags/${id}`,
          object: { sha, type: 'commit', url: `${base}/commits/${sha}` },
        });
      },
    },
  ];
}
