import { join } from 'node:path/posix';
import { buildArgv } from '../../core/build/build-argv.ts';
import type { BuildInputs } from '../../core/build/build-inputs.ts';
import { readBuildMetadata, type BuildMetadata } from '../../core/build/build-metadata.ts';
import { ProgressReader, type CacheUse } from '../../core/build/build-progress.ts';
import { CommandError } from '../../errors.ts';
import type { LocalImage } from '../../ports.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';
import type { Phases } from './phase.ts';
import { secretOptions } from './secret-options.ts';

/** What the build phase left behind. */
export interface Built {
  readonly metadata: BuildMetadata;
  readonly cache: CacheUse;
  readonly seconds: number;
  /** The image in the engine; undefined when it was not loaded. */
  readonly loaded: LocalImage | undefined;
}

/**
 * The build phase of the docker driver: the image ends up in the engine, from where it is pushed. What is neither
 * pushed nor asked for attestations gets none, so that the image's config stays known.
 */
export async function buildIntoEngine(
  inputs: BuildInputs,
  plan: BuildPlan,
  phases: Phases,
  deps: BuildDeps,
): Promise<Built> {
  const toEngine = plan.load || plan.push.push;
  const names = [...plan.refs.map(({ ref }) => ref), ...(inputs.localTag === undefined ? [] : [inputs.localTag])];
  const folder = await deps.files.temporaryFolder();
  const metadataFile = join(folder, 'metadata.json');
  const args = buildArgv(inputs, {
    names: toEngine ? names : plan.refs.map(({ ref }) => ref),
    labels: plan.labels.lines,
    load: toEngine,
    outputs: inputs.outputs,
    provenance: inputs.provenance ?? (plan.push.push || inputs.attests.length > 0 ? undefined : 'false'),
    secrets: await secretOptions(inputs, deps),
    metadataFile,
  });
  const start = deps.clock.now();
  return phases.run({
    title: 'build',
    context: { phase: 'build' },
    work: async (limits) => {
      const progress = new ProgressReader();
      await deps.buildx.build(args, {
        ...limits,
        cwd: deps.run.workspace,
        onLine: (line) => {
          progress.read(line);
        },
      });
      const metadata = readBuildMetadata(await textOf(metadataFile, deps));
      const loaded = toEngine ? await loadedImage(names[0] ?? metadata.digest, deps) : undefined;
      return { metadata, cache: progress.use, seconds: (deps.clock.now() - start) / 1000, loaded };
    },
  });
}

async function textOf(path: string, { files }: BuildDeps): Promise<string> {
  return (await files.exists(path)) ? files.readText(path) : '';
}

/** A build may succeed without the image being there afterwards (row 82): then it is built again. */
async function loadedImage(name: string | undefined, { engine }: BuildDeps): Promise<LocalImage | undefined> {
  if (name === undefined) return undefined;
  const image = await engine.inspect(name);
  if (image !== undefined) return image;
  throw new CommandError({
    command: 'docker buildx build',
    exitCode: 0,
    stderr: `the image "${name}" is not in the engine although the build succeeded`,
  });
}
