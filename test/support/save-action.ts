import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction, type ActionRequest, type ActionResult } from '../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../bed/actions-service.ts';
import { callArtifactClient } from '../bed/artifact-client.ts';
import type { StoreEngine } from './store-engines.ts';

/** save-and-upload-image with an artifact service of its own. */
export interface SaveAction {
  readonly service: ActionsService;
  /** Runs it in a run of its own unless one is given; `via`: the address of a proxy in front of the service. */
  readonly run: (
    bed: StoreEngine,
    inputs: Readonly<Record<string, string>>,
    how?: Partial<ActionRequest> & { readonly runId?: number; readonly attempt?: number; readonly via?: string },
  ) => Promise<ActionResult & { readonly runId: number; readonly token: string }>;
  /** What GitHub's newest client makes of an artifact: the path of its one file. */
  readonly download: (runId: number, artifactId: string | undefined) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function startSaveAction(): Promise<SaveAction> {
  const home = mkdtempSync(join(tmpdir(), 'ciia-save-'));
  const service = await startActionsService();
  let lastRun = 500;
  return {
    service,
    async run(bed, inputs, { runId = ++lastRun, attempt = 1, via, env = {}, ...how } = {}) {
      const runtime = service.runtimeEnv(runId, via, attempt);
      const result = await runAction({
        action: 'save-and-upload-image',
        inputs,
        run: { runId, runAttempt: attempt },
        ...how,
        env: { DOCKER_HOST: bed.host, ...runtime, ...env },
      });
      return { ...result, runId, token: runtime['ACTIONS_RUNTIME_TOKEN'] ?? '' };
    },
    async download(runId, artifactId) {
      const folder = mkdtempSync(join(home, 'download-'));
      const [answer] = await callArtifactClient(service.runtimeEnv(runId), [
        ['downloadArtifact', Number(artifactId), { path: folder }],
      ]);
      if (answer === undefined || 'error' in answer) throw new Error(answer?.error);
      const [file = ''] = readdirSync(folder);
      return join(folder, file);
    },
    async stop() {
      await service.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
