import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startActionsService, type ActionsService } from '../bed/actions-service.ts';
import type { RepositoryRecord, RunRecord } from '../bed/github-records.ts';
import { docker, uniqueName } from '../bed/images.ts';
import { describeRun, type RunDescription } from '../bed/run-environment.ts';
import { projectActions, type ActionHandler } from '../bed/runner/actions.ts';
import type { Value } from '../bed/runner/expressions.ts';
import type { JobResult, StepResult } from '../bed/runner/results.ts';
import { runWorkflow, type WorkflowRequest, type WorkflowResult } from '../bed/runner/run-workflow.ts';
import { recordingDocker } from './recording-programs.ts';
import type { Flaw } from './scan-reports.ts';
import { pullRequestEvent } from '../demo/pull-request-event.ts';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

const scanner = fileURLToPath(new URL('../bed/stand-in-scanner.ts', import.meta.url));

/** The repository whose pipelines run, in the case in which its owner writes it. */
export const repository: RepositoryRecord = { id: 42, fullName: 'Acme/Charon' };
export const fork: RepositoryRecord = { id: 43, fullName: 'stranger/charon' };

/** One commit of the pull request #7, and the merge commit that is checked out for it. */
export const commitOf = (letter: string): { readonly head: string; readonly merge: string } => ({
  head: `${letter}1b2c3d`.padEnd(40, letter),
  merge: `${letter}4e5f60`.padEnd(40, '0'),
});

/** What happened in the repository. */
export type Happening = Pick<RunDescription, 'eventName' | 'event' | 'ref' | 'sha'> & {
  /** As the API gives it for the run: the head of a pull request. */
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: RepositoryRecord;
};

export function pullRequest(
  letter: string,
  { title = 'Route by header', from = repository }: { readonly title?: string; readonly from?: RepositoryRecord } = {},
): Happening {
  const commit = commitOf(letter);
  const event = pullRequestEvent({
    repository: repository.fullName,
    headRepository: from.fullName,
    number: 7,
    base: 'b'.repeat(40),
    commit,
  });
  const pull = event['pull_request'] as Readonly<Record<string, Value>>;
  return {
    eventName: 'pull_request',
    event: { ...event, pull_request: { ...pull, title } },
    ref: 'refs/pull/7/merge',
    sha: commit.merge,
    headSha: commit.head,
    headBranch: 'feature/greeting',
    headRepository: from,
  };
}

export function push(branch: string, letter: string, eventName = 'push'): Happening {
  const { head } = commitOf(letter);
  const payload = { full_name: repository.fullName, name: 'Charon', default_branch: 'main' };
  return {
    eventName,
    event: { repository: payload, head_commit: { id: head, message: 'Route by header' } },
    ref: `refs/heads/${branch}`,
    sha: head,
    headSha: head,
    headBranch: branch,
    headRepository: repository,
  };
}

export interface PipelineRequest extends Partial<Omit<WorkflowRequest, 'file' | 'run' | 'actions'>> {
  /** Value for DOCKER_HOST. */
  readonly host: string;
  readonly handlers?: Readonly<Record<string, ActionHandler>>;
  /** The id of the run; a new one by default. */
  readonly runId?: number;
}

/** A run, with shorter ways to what tests ask for. */
export interface PipelineRun extends WorkflowResult {
  readonly id: number;
  readonly record: RunRecord;
  /** `job` or `job (leg)` to its result. */
  readonly results: Readonly<Record<string, string>>;
  readonly job: (name: string) => JobResult;
  /** The first step with this id, in the jobs whose name starts with `job`. */
  readonly step: (job: string, id: string) => StepResult;
  /** Of every step that built or obtained an image: its job and its outputs. */
  readonly images: readonly { readonly job: string; readonly outputs: Readonly<Record<string, string>> }[];
  /** What failed steps said. */
  readonly complaints: readonly string[];
  /** Calls of `docker` and its buildx as `job<TAB>arguments`, in order; what the engine itself is asked is none. */
  readonly dockerCalls: readonly string[];
}

/** A machine room for one example: GitHub's side, a repository with a small image, and a docker client that takes notes. */
export interface Pipeline {
  readonly service: ActionsService;
  /** Unique; names of images hold it. */
  readonly name: string;
  /** What is checked out; change it between runs. */
  readonly workspace: string;
  /** Adds or replaces a program that steps find on PATH. */
  readonly addProgram: (name: string, script: string) => void;
  /** What trivy finds from now on; a stand-in, since no scanner can be had. */
  readonly setFindings: (found: readonly Flaw[]) => void;
  /** Runs a workflow by its path, from examples/. Its images are removed from the engine before each job, which has a new machine. */
  readonly run: (file: string, happening: Happening, request: PipelineRequest) => Promise<PipelineRun>;
  /** The same for a run that another one started: `event` as workflow_run delivers it. */
  readonly runOn: (file: string, run: RunDescription, request: PipelineRequest) => Promise<PipelineRun>;
  readonly removeImages: (host: string) => void;
  readonly stop: () => Promise<void>;
}

const dockerfile = `FROM scratch
ARG VERSION BUILD_DATE VCS_REF
COPY --chmod=755 busybox /bin/busybox
COPY content /content
ENV VERSION=$VERSION BUILD_DATE=$BUILD_DATE VCS_REF=$VCS_REF
ENTRYPOINT ["/bin/busybox"]
CMD ["cat", "/content"]
`;

/**
 * @param localTags names that the example gives the image in the engine, which are removed too
 */
export async function startPipeline(localTags: readonly string[]): Promise<Pipeline> {
  const service = await startActionsService();
  service.github.repositories[repository.fullName] = { default_branch: 'main', description: null, license: null };
  const name = uniqueName('ciia-example');
  const home = mkdtempSync(join(tmpdir(), 'ciia-example-'));
  const workspace = join(home, 'repository');
  const programs = join(home, 'bin');
  for (const folder of [workspace, join(workspace, 'scripts'), programs]) mkdirSync(folder, { recursive: true });
  copyFileSync('/bin/busybox', join(workspace, 'busybox'));
  writeFileSync(join(workspace, 'Dockerfile'), dockerfile);
  writeFileSync(join(workspace, 'content'), name);
  const addProgram = (program: string, script: string, folder = programs): void => {
    writeFileSync(join(folder, program), script);
    chmodSync(join(folder, program), 0o755);
  };
  const noting = recordingDocker(programs);
  const [localTag = ''] = localTags;
  for (const suite of ['integration-test.sh', 'e2e-test.sh']) {
    const script = `#!/bin/sh\nset -e\necho "${suite} $1"\ndocker run --rm --network=none --pull=never ${localTag}\n`;
    addProgram(suite, script, join(workspace, 'scripts'));
  }

  const removeImages = (host: string): void => {
    // By id: what was pulled by digest has no tag.
    const ours = listImages(host)
      .map((line) => line.split(' '))
      .filter(([, tag = '']) => tag.includes(name) || localTags.includes(tag))
      .map(([id = '']) => id);
    if (ours.length > 0) docker(host, 'image', 'rm', '--force', ...new Set(ours));
  };
  const checkout: ActionHandler = ({ workspace: target }) => {
    cpSync(workspace, target, { recursive: true });
    return Promise.resolve({});
  };
  let runs = 5000;

  const runOn: Pipeline['runOn'] = async (file, run, { host, handlers, machineEnv, ...request }) => {
    const callsBefore = noting.calls().length;
    const result = await runWorkflow({
      file: resolve(examples, file),
      root: dirname(resolve(examples, file)),
      tokenFor: service.issueToken,
      runtimeEnv: () => service.runtimeEnv(run.runId),
      beforeJob: () => {
        removeImages(host);
        return Promise.resolve();
      },
      ...request,
      run: { ...run, apiUrl: service.apiUrl },
      actions: projectActions({ handlers: { 'actions/checkout': checkout, ...handlers } }),
      machineEnv: {
        DOCKER_HOST: host,
        BUILDX_BUILDER: 'default',
        ...noting.env(machineEnv?.['DOCKER_CONFIG'] ?? join(home, 'docker-config')),
        ...machineEnv,
      },
    });
    const job = (wanted: string): JobResult => {
      const found = result.jobs.find((candidate) => candidate.name.startsWith(wanted));
      if (found === undefined) throw new Error(`no job "${wanted}" in ${file}`);
      return found;
    };
    return {
      ...result,
      id: run.runId,
      record: service.github.runs.find((candidate) => candidate.id === run.runId) ?? service.addRun({ id: run.runId }),
      results: Object.fromEntries(result.jobs.map((each) => [each.name, each.result])),
      job,
      step(jobName, id) {
        const found = job(jobName).steps.find((candidate) => candidate.id === id);
        if (found === undefined) throw new Error(`no step "${id}" in the job "${jobName}" of ${file}`);
        return found;
      },
      images: result.jobs.flatMap((each) =>
        each.steps
          .filter(({ outputs }) => (outputs['imageid'] ?? '') !== '')
          .map(({ outputs }) => ({ job: each.name, outputs })),
      ),
      complaints: result.jobs.flatMap((each) => [
        ...each.notes.filter((note) => !note.includes('read and ignored here')),
        ...each.steps.filter((step) => step.outcome === 'failure').flatMap((step) => step.log),
      ]),
      dockerCalls: noting.calls().slice(callsBefore),
    };
  };

  return {
    service,
    name,
    workspace,
    runOn,
    removeImages,
    addProgram(program, script) {
      addProgram(program, script);
    },
    setFindings(found) {
      writeFileSync(join(home, 'scans.json'), JSON.stringify([{ found }]));
      const variables = `STAND_IN_CALLS='${home}/scans' STAND_IN_SCANS='${home}/scans.json'`;
      addProgram('trivy', `#!/bin/sh\n${variables} exec '${process.execPath}' '${scanner}' trivy "$@"\n`);
    },
    async run(file, { headSha, headBranch, headRepository, ...facts }, request) {
      const id = request.runId ?? ++runs;
      const isPull = facts.eventName === 'pull_request' && headRepository === repository;
      const begun = service.addRun({
        id,
        repository,
        headRepository,
        headSha,
        headBranch,
        event: facts.eventName,
        status: 'in_progress',
        conclusion: null,
        path: `.github/workflows/${file.replace(/^.*\//, '')}`,
        pullRequests: isPull ? [7] : [],
      });
      const isPullRequest = facts.eventName === 'pull_request';
      const refs = isPullRequest ? { headRef: headBranch, baseRef: 'main' } : {};
      const description = describeRun({ ...facts, ...refs, runId: id, repository: repository.fullName });
      const result = await runOn(file, description, request);
      const record = { ...begun, status: 'completed', conclusion: result.conclusion };
      service.github.runs.splice(service.github.runs.indexOf(begun), 1, record);
      return { ...result, record };
    },
    async stop() {
      for (const host of [process.env['CIIA_CLASSIC_HOST'], process.env['CIIA_CONTAINERD_HOST']])
        removeImages(host ?? '');
      await service.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Id and tag of each image. Listing fails on the containerd store while another test removes an image. */
function listImages(host: string, attempts = 3): readonly string[] {
  try {
    return docker(host, 'image', 'ls', '--no-trunc', '--format', '{{.ID}} {{.Repository}}:{{.Tag}}').split('\n');
  } catch (error) {
    if (attempts <= 1) throw error;
    return listImages(host, attempts - 1);
  }
}
