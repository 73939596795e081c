import { join } from 'node:path/posix';
import { buildArgv } from '../../core/build/build-argv.ts';
import type { BuildInputs } from '../../core/build/build-inputs.ts';
import { readBuildMetadata, type BuildMetadata } from '../../core/build/build-metadata.ts';
import { ProgressReader } from '../../core/build/build-progress.ts';
import type { CallOptions } from '../../ports.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';
import { secretOptions } from './secret-options.ts';

/** What one call of `docker buildx build` is to leave behind. */
export interface SolveRequest {
  readonly names?: readonly string[];
  readonly load?: boolean;
  readonly outputs?: readonly string[];
  readonly provenance?: string | undefined;
  /** For what is built already: from the cache alone, which is not exported a second time. */
  readonly again?: boolean;
  /** For an archive, which holds one platform and no attestations. */
  readonly onlyPlatform?: string;
  readonly progress?: ProgressReader;
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
      secrets,
      metadataFile,
    });
    await deps.files.remove(metadataFile);
    await deps.buildx.build(args, {
      ...limits,
      cwd: deps.run.workspace,
      env: { ...plan.buildArgs.env, BUILDX_METADATA_WARNINGS: '1' },
      onLine: (line) => {
        progress.read(line);
      },
    });
    const text = (await deps.files.exists(metadataFile)) ? await deps.files.readText(metadataFile) : '';
    return { metadata: readBuildMetadata(text), progress };
  };
}

function inputsFor({ again, onlyPlatform, builder }: SolveRequest, given: BuildInputs): BuildInputs {
  const shared = builder === undefined ? given : { ...given, builder };
  const cached = again === true ? { ...shared, noCache: false, noCacheFilters: [], pull: false, cacheTo: [] } : shared;
  if (onlyPlatform === undefined) return cached;
  return { ...cached, platforms: [onlyPlatform], annotations: [], sbom: undefined, attests: [] };
}
