import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imagetoolsRegistry } from '../../../src/adapters/registry/imagetools.ts';
import { imageArchives } from '../../../src/adapters/archives/image-archives.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { systemClock } from '../../../src/adapters/runner/system-clock.ts';
import type { Outcome } from '../../../src/core/failures/failure.ts';
import {
  pullOrDownloadImage,
  type PullOrDownloadInputs,
  type PullOrDownloadResult,
} from '../../../actions/pull-or-download-image/pull-or-download-image.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, runFacts } from '../../support/run-facts.ts';
import { scriptedApi } from '../../support/scripted-api.ts';
import type { StoreEngine } from '../../support/store-engines.ts';
import { storedArtifacts, type StoredArtifact } from '../../support/stored-artifacts.ts';

/** The bed's registry. */
export const registryHost = process.env['CIIA_REGISTRY'] ?? '';

const inputs: PullOrDownloadInputs = {
  handover: undefined,
  artifactName: undefined,
  image: undefined,
  tag: undefined,
  digest: undefined,
  imageid: undefined,
  revision: undefined,
  platform: undefined,
  localTags: [],
  handoverSet: undefined,
  images: undefined,
  runId: undefined,
  repository: undefined,
  allowForks: undefined,
  workflow: undefined,
  waitMs: 0,
  source: 'auto',
  limits: { policy: { maxAttempts: 3, waitSeconds: 0, retryOn: 'transient' }, timeoutMs: 120_000 },
  onMismatch: 'fail',
};

/** Runs the flow on a real engine, with artifacts that are there from the start. */
export async function obtain(
  on: StoreEngine,
  changes: Partial<PullOrDownloadInputs>,
  stored: readonly StoredArtifact[] = [],
): Promise<Outcome<PullOrDownloadResult> & { readonly calls: readonly string[]; readonly lines: readonly string[] }> {
  const temp = mkdtempSync(join(tmpdir(), 'ciia-obtain-'));
  const files = runnerFiles({ RUNNER_TEMP: temp });
  const artifacts = storedArtifacts(stored);
  const log = recordingLog();
  try {
    const outcome = await pullOrDownloadImage(
      { ...inputs, ...changes },
      {
        run: runFacts(),
        api: scriptedApi(),
        engine: on.engine,
        registry: imagetoolsRegistry(on.exec),
        artifacts,
        streams: { open: () => Promise.resolve(undefined) },
        archives: imageArchives(on.exec, files),
        files,
        clock: systemClock,
        log,
        signal: new AbortController().signal,
      },
    );
    return { ...outcome, calls: artifacts.calls, lines: log.lines };
  } finally {
    await files.cleanUp();
    rmSync(temp, { recursive: true });
  }
}

export interface Produced {
  readonly ref: string;
  readonly imageid: string;
  readonly digest: string;
  readonly archive: Buffer;
}

/** Builds an image with the revision label, pushes it, archives it under what `archiveOf` says, and removes it from the engine. */
export function produce(
  on: StoreEngine,
  ref: string,
  content: string,
  archiveOf: (ref: string) => string = (built) => built,
): Produced {
  const imageid = on.build(ref, { content }, '--label', `org.opencontainers.image.revision=${headSha}`);
  const [, digest = ''] = / digest: (sha256:[0-9a-f]{64}) /.exec(on.docker('push', ref)) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'ciia-produce-'));
  on.docker('save', '--output', join(folder, 'image.tar'), archiveOf(ref));
  const archive = readFileSync(join(folder, 'image.tar'));
  rmSync(folder, { recursive: true });
  on.docker('rmi', '--force', ref);
  return { ref, imageid, digest, archive };
}

/** Takes names away from the engine; they need not be there. */
export function forget(on: StoreEngine, ...refs: readonly string[]): void {
  for (const ref of refs) {
    try {
      on.docker('rmi', '--force', ref);
    } catch {
      // It was not there.
    }
  }
}
