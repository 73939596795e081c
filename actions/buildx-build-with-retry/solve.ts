import { join } from 'node:path/posix';
import { readCsvFields } from '../../src/core/inputs/csv.ts';
import type { Log } from '../../src/ports/log.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { BuildJob } from './build-job.ts';
import { resolveHandoverContexts } from './handover-contexts.ts';
import { buildArgv } from './rules/build-argv.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { readBuildMetadata, type BuildMetadata } from './rules/build-metadata.ts';
import { ProgressReader } from './rules/build-progress.ts';
import type { CallFlags } from './rules/call-method.ts';
import { writeSecrets } from './write-secrets.ts';

/** What one call of `docker buildx build` does, beyond what all calls of a build share. */
export interface SolveRequest {
  readonly names?: readonly string[] | undefined;
  readonly load?: boolean | undefined;
  readonly outputs?: readonly string[] | undefined;
  readonly provenance?: string | undefined;
  /** For what is built already: takes all of it from the cache, and exports no cache a second time. */
  readonly fromCache?: boolean | undefined;
  /** For an archive, which holds this platform alone and no attestations. */
  readonly platform?: string | undefined;
  readonly progress?: ProgressReader | undefined;
  /** For a question about the build, of which no image is made. */
  readonly callFlags?: CallFlags | undefined;
  /** Replaces the input's. */
  readonly builder?: string | undefined;
}

export interface Solved {
  readonly metadata: BuildMetadata;
  readonly progress: ProgressReader;
}

export type Solve = (request: SolveRequest, limits: CallOptions) => Promise<Solved>;

/** Prepares what every call of one build shares. Secrets are written once, into files that go when the action ends. */
export async function prepareSolve(job: Pick<BuildJob, 'inputs' | 'plan' | 'budget' | 'deps'>): Promise<Solve> {
  const { inputs, plan, deps } = job;
  const secrets = await writeSecrets(inputs, deps);
  const checkReproducibility = reproducibilityCheck(deps.log);
  const metadataFile = join(await deps.files.temporaryFolder(), 'metadata.json');
  const buildContexts = await resolveHandoverContexts(job);
  const shared = { ...inputs, ...plan.cache, buildContexts, buildArgs: plan.buildArgs.args };
  return async (request, limits) => {
    const { callFlags, progress = new ProgressReader() } = request;
    const args = buildArgv(inputsOfSolve(request, shared), {
      names: request.names ?? [],
      labels: plan.labels.lines,
      load: request.load ?? false,
      outputs: request.outputs ?? [],
      provenance: request.provenance,
      secrets: secrets.options,
      metadataFile,
      callArgs: callFlags?.args ?? [],
    });
    await deps.files.remove(metadataFile);
    try {
      await deps.buildx.build(args, {
        ...limits,
        cwd: deps.run.workspace,
        env: { ...plan.buildArgs.env, ...secrets.env, ...callFlags?.env, BUILDX_METADATA_WARNINGS: '1' },
        onLine: (line) => {
          progress.read(line);
        },
      });
    } finally {
      checkReproducibility(progress.configs);
    }
    const text = (await deps.files.exists(metadataFile)) ? await deps.files.readText(metadataFile) : '';
    return { metadata: readBuildMetadata(text), progress };
  };
}

/**
 * Compares the config digests of each solve with those of the solves before it, and warns when an attempt made another
 * image out of the same inputs. A solve that failed counts as far as it came, so one may have made fewer platforms than
 * another.
 */
export function reproducibilityCheck(log: Log): (configs: readonly string[]) => void {
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

/** The inputs as one solve takes them. An inline cache is part of the image and stays. */
export function inputsOfSolve({ fromCache, platform, builder }: SolveRequest, given: BuildInputs): BuildInputs {
  const shared = builder === undefined ? given : { ...given, builder };
  const inline = shared.cacheTo.filter((line) => readCsvFields(line).includes('type=inline'));
  const cached =
    fromCache === true ? { ...shared, noCache: false, noCacheFilters: [], pull: false, cacheTo: inline } : shared;
  if (platform === undefined) return cached;
  return { ...cached, platforms: [platform], annotations: [], sbom: undefined, attests: [] };
}
