import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readPullOrDownloadInputs } from '../../actions/pull-or-download-image/inputs.ts';
import { pullOrDownloadOutputs } from '../../actions/pull-or-download-image/outputs.ts';
import {
  pullOrDownloadImage,
  type PullOrDownloadResult,
} from '../../actions/pull-or-download-image/pull-or-download-image.ts';
import { runnerFiles } from '../../src/adapters/runner/runner-files.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import { CommandError, UserError } from '../../src/errors.ts';
import type { EngineInfo } from '../../src/ports/engine.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import { fakeClock } from './fake-clock.ts';
import { archiveFacts, handoverRecord } from './handover-records.ts';
import { memoryEngine } from './memory-engine.ts';
import { pickedImage } from './picked-image.ts';
import { recordingLog } from './recording-log.ts';
import { headSha, runFacts } from './run-facts.ts';
import { scriptedApi } from './scripted-api.ts';
import { storedArtifacts, type StoredArtifact } from './stored-artifacts.ts';

export const names = ['api', 'web', 'worker'] as const;
export type Name = (typeof names)[number];
const hex = { api: 'a', web: 'b', worker: 'c' } as const;
export const idOf = (name: Name): string => `sha256:${hex[name].repeat(64)}`;
export const digestOf = (name: Name): string => `sha256:${hex[name].repeat(63)}0`;
export const tag = 'pr-15-3370e22';
export const refOf = (name: Name): string => `ghcr.io/acme/${name}:${tag}`;

export function recordOf(name: Name, changes: Partial<HandoverRecord> = {}): HandoverRecord {
  return handoverRecord({
    image: `ghcr.io/acme/${name}`,
    digest: digestOf(name),
    imageid: idOf(name),
    imageids: { 'linux/amd64': idOf(name) },
    'pushed-refs': [{ ref: refOf(name), digest: digestOf(name) }],
    archive: { ...archiveFacts(refOf(name), `${name}-${tag}`, 1000), 'artifact-id': 0 },
    'build-seconds': 60,
    ...changes,
  });
}

export const setOf = (records: Readonly<Record<string, HandoverRecord>>): string =>
  JSON.stringify({ schema: 1, images: records });
export const stack = setOf({ api: recordOf('api'), web: recordOf('web'), worker: recordOf('worker') });
export const archives: readonly StoredArtifact[] = names.map((name) => ({ name: `${name}-${tag}`, content: name }));
export const recordArtifact = (name: Name, record = recordOf(name)): StoredArtifact => ({
  name: `${name}-${tag}.handover.json`,
  content: JSON.stringify(record),
});
const refused = new CommandError({
  command: 'docker buildx imagetools inspect',
  exitCode: 1,
  stderr: 'ERROR: dial tcp 127.0.0.1:443: connect: connection refused',
});

interface World {
  readonly inputs: Readonly<Record<string, string>>;
  readonly stored?: readonly StoredArtifact[];
  /** Images that the registry does not give. */
  readonly dead?: readonly Name[];
  readonly run?: Partial<RunFacts>;
  readonly api?: GitHubApi;
  readonly engine?: Partial<EngineInfo>;
  /** How many images are pulled before the job is cancelled. */
  readonly cancelAfter?: number;
}

interface Seen extends Outcome<PullOrDownloadResult> {
  readonly outputs: Readonly<Record<string, string>>;
  readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly tags: ReadonlyMap<string, string>;
  readonly engineCalls: readonly string[];
  readonly artifactCalls: readonly string[];
  readonly lines: readonly string[];
  readonly most: number;
  readonly waits: readonly number[];
  readonly compose: string;
  readonly env: string;
}

/** Takes images as the action does, against fakes of all that is around it. */
export async function obtain(world: World): Promise<Seen> {
  const temp = mkdtempSync(join(tmpdir(), 'ciia-images-'));
  const memory = memoryEngine(
    Object.fromEntries(names.map((name) => [`ghcr.io/acme/${name}@${digestOf(name)}`, { id: idOf(name) }])),
  );
  const nameIn = (ref: string): Name => names.find((name) => ref.includes(`/${name}`)) ?? 'api';
  const cancellation = new AbortController();
  let pulled = 0;
  let pulling = 0;
  let most = 0;
  const pull = async (): Promise<void> => {
    most = Math.max(most, ++pulling);
    await new Promise(setImmediate);
    pulling--;
    if (++pulled === world.cancelAfter) cancellation.abort(new UserError('The job was cancelled.'));
  };
  const artifacts = storedArtifacts(world.stored ?? []);
  const files = runnerFiles({ RUNNER_TEMP: temp });
  const log = recordingLog();
  const clock = fakeClock();
  try {
    const inputs = new InputReader((name) => world.inputs[name] ?? '');
    const outcome = await pullOrDownloadImage(readPullOrDownloadInputs(inputs), {
      run: runFacts(world.run),
      api: world.api ?? scriptedApi(),
      engine: {
        ...memory,
        info: async () => ({ ...(await memory.info()), ...world.engine }),
        pull,
        load: () => Promise.resolve(['']),
      },
      registry: {
        manifest: (ref) => {
          if (world.dead?.includes(nameIn(ref)) === true) return Promise.reject(refused);
          return Promise.resolve({ found: true, digest: digestOf(nameIn(ref)), mediaType: '', raw: '' });
        },
        configs: (ref) => {
          const name = nameIn(ref);
          if (world.dead?.includes(name) === true) return Promise.reject(refused);
          const labels = { 'org.opencontainers.image.revision': headSha };
          const facts = { manifestDigest: digestOf(name), platform: 'linux/amd64', labels };
          return Promise.resolve([{ imageid: idOf(name), ...facts }]);
        },
        copy: () => Promise.reject(new Error('not expected')),
        merge: () => Promise.reject(new Error('not expected')),
      },
      artifacts,
      files,
      clock,
      log,
      streams: { open: () => Promise.resolve(undefined) },
      archives: {
        rewrite(_archive, { name, imageid = '' }) {
          memory.tags.set(name ?? '', imageid);
          return { stream: Readable.from([]), image: () => pickedImage(imageid) };
        },
      },
      signal: cancellation.signal,
    });
    await files.cleanUp();
    const outputs = pullOrDownloadOutputs(outcome.result);
    const read = (path = ''): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
    return {
      ...outcome,
      outputs,
      images: JSON.parse(outputs['images'] ?? '') as Seen['images'],
      tags: memory.tags,
      engineCalls: memory.calls,
      artifactCalls: artifacts.calls,
      lines: log.lines,
      most,
      waits: clock.waits,
      compose: read(outputs['compose-file']),
      env: read(outputs['env-file']),
    };
  } finally {
    rmSync(temp, { recursive: true });
  }
}
