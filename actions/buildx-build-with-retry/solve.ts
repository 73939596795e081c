import { join } from 'node:path/posix';
import { buildArgv } from './rules/build-argv.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { readBuildMetadata, type BuildMetadata } from './rules/build-metadata.ts';
import type { CallFlags } from './rules/call-method.ts';
import { ProgressReader } from './rules/build-progress.ts';
import type { Log } from '../../src/ports/log.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';
import { secretOptions } from './secret-options.ts';

/** What one call of `docker buildx build` is to leave behind. */
interface SolveRequest {
  readonly names?: readonly string[];
  readonly load?: boolean;
  readonly outputs?: readonly string[];
  readonly provenance?: string | undefined;
  /** For what is built already: from the cache alone, which is not exported a second time. */
  readonly again?: boolean;
  /** For an archive, which holds one platform and no attestations. */
  readonly onlyPlatform?: string;
  readonly progress?: ProgressReader;
  /** What is asked about the build in place of making it. */
  readonly ask?: CallFlags;
  /** In place of the input's. */
  readonly builder?: string;
}

export interface Solved {
  readonly metadata: BuildMetadata;
  readonly progress: ProgressReader;
}

export type Solve = (request: SolveRequest, limits: CallOptions) => Promise<Solved>;

/** Prepares what every call of one build shares; secrets are written once, into files that go when the action ends. */
export async function solver(inputs: BuildInputs, plan: BuildPlan, deps: BuildDeps): Promise<Solve> {
  const secrets = await secretOptions(inputs, deps);
  const tellDifference = reproducibility(deps.log);
  const folder = await deps.files.temporaryFolder();
  const metadataFile = join(folder, 'metadata.json');
  const shared = { ...inputs, ...plan.cache, buildArgs: plan.buildArgs.args };
  return async (request, limits) => {
    const progress = request.progress ?? new ProgressReader();
    const args = buildArgv(inputsFor(request, shared), {
      names: request.names ?? [],
      labels: plan.labels.lines,
      load: request.load ?? false,
      outputs: request.outputs ?? [],
      provenance: request.provenance,
      secrets: secrets.options,
      metadataFile,
      ask: request.ask?.args ?? [],
    });
    await deps.files.remove(metadataFile);
    try {
      await deps.buildx.build(args, {
        ...limits,
        cwd: deps.run.workspace,
        env: { ...plan.buildArgs.env, ...secrets.env, ...request.ask?.env, BUILDX_METADATA_WARNINGS: '1' },
        onLine: (line) => {
          progress.read(line);
        },
      });
    } finally {
      tellDifference(progress.configs);
    }
    const text = (await deps.files.exists(metadataFile)) ? await deps.files.readText(metadataFile) : '';
    return { metadata: readBuildMetadata(text), progress };
  };
}

/**
 * Compares the config digests of each solve with those of the ones before it, failed ones too as far as they came: a
 * further attempt has to make the same image, or the step says that it did not (B4). One of them may have made fewer
 * platforms than another.
 */
function reproducibility(log: Log): (configs: readonly string[]) => void {
  let known: readonly string[] = [];
  return (configs) => {
    const added = configs.filter((config) => !known.includes(config));
    const missing = known.filter((config) => !configs.includes(config));
    if (added.length > 0 && missing.length > 0) {
      log.warning(
        `The build is not reproducible: an earlier attempt made the config ${missing.join(', ')}, and this one ${added.join(', ')} out of the same inputs. Pin the versions that the Dockerfile fetches, and keep times out of its files.`,
      );
    }
    if (added.length > 0) known = configs;
  };
}

function inputsFor({ again, onlyPlatform, builder }: SolveRequest, given: BuildInputs): BuildInputs {
  const shared = builder === undefined ? given : { ...given, builder };
  const cached = again === true ? { ...shared, noCache: false, noCacheFilters: [], pull: false, cacheTo: [] } : shared;
  if (onlyPlatform === undefined) return cached;
  return { ...cached, platforms: [onlyPlatform], annotations: [], sbom: undefined, attests: [] };
}
