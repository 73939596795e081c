import { Readable } from 'node:stream';
import { readScanGateInputs } from '../../actions/scan-gate/inputs.ts';
import { scanGateOutputs } from '../../actions/scan-gate/outputs.ts';
import { scanGate, type ScanGateResult } from '../../actions/scan-gate/scan-gate.ts';
import { gzippedBytes } from '../../src/adapters/archives/gzipped-bytes.ts';
import { imageArchives } from '../../src/adapters/archives/image-archives.ts';
import { childProcesses } from '../../src/adapters/process/child-processes.ts';
import { runnerFiles } from '../../src/adapters/runner/runner-files.ts';
import { stopCommands } from '../../src/adapters/runner/stop-commands.ts';
import { serializeHandover, type HandoverRecord } from '../../src/core/handover/record.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { ImageStore, LocalImage } from '../../src/core/oci/image-facts.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Registry } from '../../src/ports/registry.ts';
import type { FindingKind, ScannerName, ScanTarget } from '../../src/ports/scanners.ts';
import { tarOf, type TarMember } from './archive-fixture.ts';
import { fakeClock } from './fake-clock.ts';
import { fakeScanners, type FakeScan } from './fake-scanners.ts';
import { handoverRecord } from './handover-records.ts';
import { memoryEngine } from './memory-engine.ts';
import { recordingLog } from './recording-log.ts';
import { headSha, runFacts } from './run-facts.ts';
import { trivyReport } from './scan-reports.ts';

export const id = (letter: string): string => `sha256:${letter.repeat(64)}`;
const imageid = id('a');
export const digest = id('d');
export const ref = 'ghcr.io/acme/app:pr-15-3370e22';

const labels = { 'org.opencontainers.image.revision': headSha };

/** The image in this engine. */
export const local: LocalImage = {
  id: imageid,
  repoTags: [ref],
  repoDigests: [],
  labels,
  platform: 'linux/amd64',
  sizeBytes: 1,
};

/** Its record. */
export const pushed = handoverRecord({
  digest,
  imageid,
  imageids: { 'linux/amd64': imageid },
  'pushed-refs': [{ ref, digest }],
});

/** What surrounds a gate. */
export interface World {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly handover?: HandoverRecord;
  readonly engine?: Readonly<Record<string, LocalImage>>;
  readonly store?: ImageStore;
  /** The image in the registry. Undefined: it has none. */
  readonly registry?: { readonly imageid?: string; readonly revision?: string } | Error | undefined;
  readonly installed?: readonly ScannerName[];
  readonly scans?: readonly FakeScan[];
  readonly sarif?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What the engine exports, whatever is asked for. */
  readonly saved?: readonly TarMember[] | undefined;
  /** Replaces the engine's own. */
  readonly inspect?: Engine['inspect'];
}

export interface Seen extends ScanGateResult {
  readonly failure: string;
  readonly lines: readonly string[];
  readonly scanned: readonly (readonly [ScannerName, ScanTarget])[];
  readonly kinds: readonly (readonly FindingKind[])[];
  readonly waits: readonly number[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the gate over fakes, on real files below `home`. */
export async function runScanGate(home: string, world: World): Promise<Seen> {
  const handover = world.handover === undefined ? {} : { handover: serializeHandover(world.handover) };
  const given: Readonly<Record<string, string>> = { ...handover, ...world.inputs };
  const { registry: answer } = world;
  const registry: Registry = {
    manifest: () =>
      answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve({ found: true, digest, mediaType: 'x', raw: '' }),
    configs: () => {
      if (answer === undefined) return Promise.reject(new Error(`${ref}: not found`));
      if (answer instanceof Error) return Promise.reject(answer);
      const { revision = headSha } = answer;
      const facts = {
        manifestDigest: digest,
        platform: 'linux/amd64',
        labels: { ...labels, 'org.opencontainers.image.revision': revision },
      };
      return Promise.resolve([{ imageid: answer.imageid ?? imageid, ...facts }]);
    },
    copy: () => Promise.reject(new Error('not expected')),
    merge: () => Promise.reject(new Error('not expected')),
  };
  const scanners = fakeScanners(world.installed ?? ['trivy'], world.scans ?? [trivyReport([])], world.sarif);
  const memory = memoryEngine(world.engine ?? {}, world.store);
  const { saved = [] } = world;
  const clock = fakeClock();
  const log = recordingLog();
  const files = runnerFiles({ RUNNER_TEMP: home });
  const { result, failure } = await scanGate(() => readScanGateInputs(new InputReader((name) => given[name] ?? '')), {
    engine: {
      ...memory,
      ...(world.inspect === undefined ? {} : { inspect: world.inspect }),
      ...(world.saved === undefined ? {} : { save: () => tarOf(saved).then((tar) => Readable.from([tar])) }),
    },
    archives: imageArchives(childProcesses(stopCommands(() => undefined)), files),
    gzippedBytes,
    files,
    run: runFacts({ workspace: home }),
    signal: world.signal ?? new AbortController().signal,
    registry,
    scanners,
    clock,
    log,
  });
  return {
    ...result,
    lines: log.lines,
    scanned: scanners.scanned,
    kinds: scanners.kinds,
    waits: clock.waits,
    outputs: scanGateOutputs(result),
    failure: failure instanceof Error ? failure.message : '',
  };
}
