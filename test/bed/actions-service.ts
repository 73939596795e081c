import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactRegister, type Artifact, type ArtifactScope } from './artifact-register.ts';
import { artifactService, artifactServicePath } from './artifact-service.ts';
import { blobStore } from './blob-store.ts';
import { gitHubApi } from './github-api.ts';
import type { PullRecord, RepositoryRecord, RunRecord } from './github-records.ts';
import { apiPath, type GitHubState } from './github-routes.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { runtimeToken } from './runtime-token.ts';
import type { Permissions } from './runner/permissions.ts';

/** A request that the service answered. */
interface ServedRequest {
  readonly method: string;
  /** Path and query; signatures cut out. */
  readonly path: string;
  readonly status: number;
}

export interface ActionsService {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Value for GITHUB_API_URL. */
  readonly apiUrl: string;
  /**
   * ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN for a job of the run. `via` is the address of a proxy in front of
   * this service: URLs in answers name the host that was asked, so uploads and downloads go through it too. `attempt` is
   * that of the run, the first by default.
   */
  readonly runtimeEnv: (runId: number, via?: string, attempt?: number) => Readonly<Record<string, string>>;
  /** A new token for the REST API; a job that says nothing may read contents. */
  readonly issueToken: (permissions?: Permissions) => string;
  /** What the REST API knows. `ghs_test-token` may read everything. */
  readonly github: GitHubState;
  /** Adds a finished push run of octo-org/octo-app, with what is given put in its place. */
  readonly addRun: (run: Partial<RunRecord> & Pick<RunRecord, 'id'>) => RunRecord;
  /** Adds an open pull request of octo-org/octo-app from its own branch, with what is given put in its place. */
  readonly addPull: (pull: Partial<PullRecord> & Pick<PullRecord, 'number'>) => PullRecord;
  /** The run's artifacts, newest first. */
  readonly artifactsOf: (runId: number) => readonly Artifact[];
  /** Ends the retention of the run's artifact `name` now. */
  readonly expireArtifact: (runId: number, name: string) => void;
  readonly requests: readonly ServedRequest[];
  readonly stop: () => Promise<void>;
}

/** The repository that runs and pull requests belong to unless told otherwise. */
export const testRepository: RepositoryRecord = { id: 42, fullName: 'octo-org/octo-app' };

/**
 * Starts GitHub's side of a workflow run on loopback: the artifact service, its blob storage and the REST API, on one
 * port.
 * @param options.now its clock: retention and signed URLs expire by it
 * @param options.artifactScope whose an artifact is; the run's by default
 * @param options.losesEarlierAttempts whether the runtime refuses signed URLs for what an earlier attempt uploaded
 */
export async function startActionsService(
  options: {
    readonly now?: () => number;
    readonly artifactScope?: ArtifactScope;
    readonly losesEarlierAttempts?: boolean;
  } = {},
): Promise<ActionsService> {
  const now = options.now ?? Date.now;
  const folder = mkdtempSync(join(tmpdir(), 'ciia-artifacts-'));
  const blobs = blobStore(folder, now);
  const artifacts = artifactRegister(now, options.artifactScope);
  const github: GitHubState = {
    runs: [],
    pulls: [],
    repositories: { [testRepository.fullName]: { default_branch: 'main', description: null, license: null } },
    workflows: {},
    tags: {},
    commits: {},
    accounts: { 'octo-org': 'Organization' },
    packages: {},
    tokens: { 'ghs_test-token': { actions: 'read', contents: 'read', 'pull-requests': 'read' } },
    rateLimit: { limit: 1000, remaining: 1000, reset: Math.floor(now() / 1000) + 3600 },
  };
  const serveArtifacts = artifactService(artifacts, blobs, {
    now,
    losesEarlierAttempts: options.losesEarlierAttempts ?? false,
  });
  const serveApi = gitHubApi(github, artifacts, blobs, now);
  const requests: ServedRequest[] = [];
  const server = await startLoopbackServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const { method = 'GET' } = request;
    response.once('close', () => {
      const path = `${url.pathname}${url.search}`.replace(/([?&]sig=)[^&]*/, '$1…');
      requests.push({ method, path, status: response.statusCode });
    });
    if (url.pathname.startsWith(artifactServicePath)) await serveArtifacts(request, response, url);
    else if (url.pathname.startsWith('/blobs/')) await blobs.handle(request, response, url);
    else serveApi(request, response, url);
  });
  let jobs = 0;
  let tokens = 0;
  return {
    address: server.address,
    apiUrl: `http://${server.address}${apiPath}`,
    runtimeEnv: (runId, via = server.address, attempt = 1) => ({
      ACTIONS_RESULTS_URL: `http://${via}/`,
      ACTIONS_RUNTIME_TOKEN: runtimeToken({ runId, attempt, jobId: ++jobs }),
    }),
    issueToken(permissions = { contents: 'read' }) {
      const token = `ghs_issued-${++tokens}`;
      github.tokens[token] = permissions;
      return token;
    },
    github,
    addRun(given) {
      const run: RunRecord = {
        repository: testRepository,
        headRepository: testRepository,
        headBranch: 'main',
        headSha: 'a'.repeat(40),

        event: 'push',
        status: 'completed',
        conclusion: 'success',
        path: '.github/workflows/ci.yml',
        runAttempt: 1,

        createdAt: now(),
        actor: 'octocat',
        displayTitle: 'A change',
        commitMessage: 'A change',
        pullRequests: [],
        ...given,
      };
      github.runs.push(run);
      return run;
    },
    addPull(given) {
      const pull: PullRecord = {
        title: 'A change',
        state: 'open',
        headSha: 'a'.repeat(40),
        headBranch: 'topic',
        user: 'octocat',
        headRepository: testRepository,
        baseRepository: testRepository,
        baseBranch: 'main',
        ...given,
      };
      github.pulls.push(pull);
      return pull;
    },
    artifactsOf: artifacts.ofRun,
    expireArtifact(runId, name) {
      const artifact = artifacts.ofRun(runId).find((entry) => entry.name === name);
      if (artifact === undefined) throw new Error(`Run ${runId} has no artifact "${name}".`);
      artifacts.expire(artifact.id);
    },
    requests,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
