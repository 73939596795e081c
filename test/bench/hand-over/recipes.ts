import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionInputs, readActionManifest, scriptPath } from '../../bed/action-manifest.ts';
import type { ActionsService } from '../../bed/actions-service.ts';
import { describeRun, githubContext, runEnvironment, runnerContext } from '../../bed/run-environment.ts';
import { commandFiles } from '../../bed/runner/command-files.ts';
import { measure, type Cost } from './measured-process.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Where a recipe works. */
export interface Bench {
  /** Value for DOCKER_HOST. */
  readonly host: string;
  /** The image to hand over, which is in the engine. */
  readonly ref: string;
  readonly service: ActionsService;
  /** Folder that holds the compiled actions. */
  readonly dist: string;
  /** Folder that is empty before and after each recipe. */
  readonly temp: string;
  /** A plain archive of the image, for the floor's load. */
  readonly plainTar: string;
}

/** What both sides of one hand-over cost, and what lay in the artifact service. */
export interface HandOver {
  readonly producer: Cost;
  readonly consumer: Cost;
  readonly storedBytes: number;
}

interface Recipe {
  readonly name: string;
  /** Its name in a plot. */
  readonly label: string;
  /** `forget` takes the image out of the engine between the two sides. */
  readonly run: (bench: Bench, runId: number, forget: () => void) => Promise<HandOver>;
}

const clientScript = `
  import { DefaultArtifactClient } from '@actions/artifact';
  const [method, ...args] = JSON.parse(process.argv[1]);
  const client = new DefaultArtifactClient();
  if (method === 'download') await client.downloadArtifact((await client.getArtifact(args[0])).artifact.id, args[1]);
  else await client.uploadArtifact(...args);
  process.exit();`;

/** One after the other, as steps of a job are. */
async function steps(...parts: readonly (() => Promise<Cost>)[]): Promise<Cost> {
  let sum: Cost = { seconds: 0, peakBytes: 0, tempBytes: 0 };
  for (const part of parts) {
    const cost = await part();
    sum = {
      seconds: sum.seconds + cost.seconds,
      peakBytes: Math.max(sum.peakBytes, cost.peakBytes),
      tempBytes: Math.max(sum.tempBytes, cost.tempBytes),
    };
  }
  return sum;
}

function shell(bench: Bench, command: string): Promise<Cost> {
  return measure({
    program: 'bash',
    args: ['-o', 'pipefail', '-c', command],
    temp: bench.temp,
    env: { DOCKER_HOST: bench.host, REF: bench.ref, TAR: bench.plainTar, DIR: bench.temp },
  });
}

function client(bench: Bench, runId: number, call: readonly unknown[]): Promise<Cost> {
  return measure({
    program: process.execPath,
    temp: bench.temp,
    env: bench.service.runtimeEnv(runId),
    args: ['--input-type=module', '--eval', clientScript, JSON.stringify(call)],
  });
}

function withoutArtifact(name: string, label: string, save: string, load: string): Recipe {
  return {
    name,
    label,
    async run(bench, _runId, forget) {
      const producer = await shell(bench, save);
      forget();
      const consumer = await shell(bench, load);
      rmSync(join(bench.temp, 'image.tar'), { force: true });
      return { producer, consumer, storedBytes: 0 };
    },
  };
}

/** The engine alone. */
export const floor = withoutArtifact(
  'floor: `docker save >/dev/null`, `docker load` of a plain tar',
  'floor: the engine alone',
  'docker save "$REF" > /dev/null',
  'docker load -q -i "$TAR"',
);

/** The least that an archive which is compressed can cost here: nothing is checked, recorded or sent. */
export const compressedFloor = withoutArtifact(
  '`save \\| zstd -1 -T0`, `zstd -d \\| docker load`, no artifact',
  'the engine and zstd alone',
  'docker save "$REF" | zstd -q -1 -T0 > "$DIR/image.tar"',
  'zstd -q -d -c "$DIR/image.tar" | docker load -q',
);

function byHand(name: string, label: string, save: string, upload: Readonly<Record<string, unknown>>): Recipe {
  return {
    name,
    label,
    async run(bench, runId, forget) {
      const file = join(bench.temp, 'image.tar');
      const producer = await steps(
        () => shell(bench, save),
        () => client(bench, runId, ['upload', 'image.tar', [file], bench.temp, upload]),
      );
      rmSync(file);
      forget();
      const consumer = await steps(
        () => client(bench, runId, ['download', 'image.tar', { path: bench.temp }]),
        () => shell(bench, 'docker load -q -i "$DIR/image.tar"'),
      );
      rmSync(file);
      return { producer, consumer, storedBytes: storedBytes(bench, runId) };
    },
  };
}

/** What pipelines do today; what can be had by hand with the newest client. */
export const usual = byHand(
  'what people do: `save -o`, default upload, download, load',
  'what people do',
  'docker save -o "$DIR/image.tar" "$REF"',
  {},
);
export const otherRecipes: readonly Recipe[] = [
  byHand('the same at zip level 0', 'zip level 0', 'docker save -o "$DIR/image.tar" "$REF"', { compressionLevel: 0 }),
  byHand('`save \\| gzip`, zip level 0', 'gzip', 'docker save "$REF" | gzip > "$DIR/image.tar"', {
    compressionLevel: 0,
  }),
  byHand(
    '`save \\| zstd -1 -T0`, raw upload',
    'zstd by hand',
    'docker save "$REF" | zstd -q -1 -T0 > "$DIR/image.tar"',
    {
      skipArchive: true,
    },
  ),
];

/** These actions, compiled, as a runner starts them. */
export const ours: Recipe = {
  name: '**save-and-upload-image, pull-or-download-image**',
  label: 'ci-image-actions',
  async run(bench, runId, forget) {
    const saved = await action(bench, runId, 'save-and-upload-image', { image: bench.ref });
    forget();
    const obtained = await action(bench, runId, 'pull-or-download-image', {
      source: 'artifact',
      handover: saved.outputs['handover'] ?? '',
    });
    return { producer: saved.cost, consumer: obtained.cost, storedBytes: storedBytes(bench, runId) };
  },
};

/**
 * What a dead registry costs: seconds of a consumer that asks it first, and of one that does not, after one producer.
 * @param runs of each, by turns
 */
export async function deadRegistry(
  bench: Bench,
  runId: number,
  runs: number,
  forget: (ref: string) => void,
): Promise<{ readonly asked: readonly number[]; readonly notAsked: readonly number[] }> {
  const saved = await action(bench, runId, 'save-and-upload-image', { image: bench.ref });
  const digest = `sha256:${'d'.repeat(64)}`;
  const image = '127.0.0.1:1/bench/app';
  const record = JSON.parse(saved.outputs['handover'] ?? '') as object;
  const handover = JSON.stringify({
    ...record,
    image,
    tag: '1',
    digest,
    'pushed-refs': [{ ref: `${image}:1`, digest }],
  });
  const seconds = { auto: [] as number[], artifact: [] as number[] };
  for (let round = 0; round < runs; round++) {
    for (const source of ['auto', 'artifact'] as const) {
      for (const ref of [`${image}:1`, bench.ref]) forget(ref);
      const { cost } = await action(bench, runId, 'pull-or-download-image', { source, handover });
      seconds[source].push(cost.seconds);
    }
  }
  return { asked: seconds.auto, notAsked: seconds.artifact };
}

async function action(
  bench: Bench,
  runId: number,
  name: string,
  given: Readonly<Record<string, string>>,
): Promise<{ readonly cost: Cost; readonly outputs: Readonly<Record<string, string>> }> {
  const manifest = readActionManifest(join(repository, name));
  const run = describeRun({ runId, apiUrl: bench.service.apiUrl });
  const home = mkdtempSync(join(bench.temp, 'step-'));
  const temp = join(home, 'temp');
  mkdirSync(temp);
  const files = commandFiles(home);
  const inputs = actionInputs(manifest, given, { github: githubContext(run, home), runner: runnerContext(temp) });
  const cost = await measure({
    program: process.execPath,
    args: [scriptPath(manifest.folder, manifest.main, bench.dist)],
    temp,
    env: {
      ...runEnvironment(run, home, temp),
      ...bench.service.runtimeEnv(runId),
      ...inputs.env,
      ...files.env,
      DOCKER_HOST: bench.host,
    },
  });
  const { outputs } = files.collect();
  rmSync(home, { recursive: true });
  return { cost, outputs };
}

function storedBytes(bench: Bench, runId: number): number {
  return bench.service.artifactsOf(runId).reduce((sum, artifact) => sum + artifact.sizeBytes, 0);
}
