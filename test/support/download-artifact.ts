import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionsService } from '../bed/actions-service.ts';
import { callArtifactClient, type ClientAnswer } from '../bed/artifact-client.ts';
import type { ActionHandler } from '../bed/runner/actions.ts';

/**
 * Does what actions/download-artifact does for one artifact, with the real client: by name, of the run `runId`, or by
 * REST and token of the run in `run-id`.
 */
export function downloadArtifact(service: ActionsService, runId: number, repository: string): ActionHandler {
  const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
  return async ({ inputs, workspace, log }) => {
    const path = join(workspace, inputs['path'] ?? '');
    mkdirSync(path, { recursive: true });
    const other = inputs['run-id'];
    const token = inputs['github-token'];
    const findBy = { token, workflowRunId: Number(other), repositoryOwner, repositoryName };
    const options = other === undefined ? {} : { findBy };
    const env = {
      ...service.runtimeEnv(runId),
      GITHUB_API_URL: service.apiUrl,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: repository,
    };
    const call = async (method: string, ...args: unknown[]): Promise<unknown> =>
      valueOf((await callArtifactClient(env, [[method, ...args]]))[0]);
    const { artifact } = (await call('getArtifact', inputs['name'], options)) as {
      readonly artifact: { readonly id: number };
    };
    await call('downloadArtifact', artifact.id, { ...options, path });
    log(`Artifact ${inputs['name'] ?? ''} downloaded to ${path}`);
    return { 'download-path': path };
  };
}

function valueOf(answer: ClientAnswer | undefined): unknown {
  if (answer === undefined || 'error' in answer) throw new Error(answer?.error ?? 'The client gave no answer.');
  return answer.value;
}
