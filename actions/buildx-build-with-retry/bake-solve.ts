import { join } from 'node:path/posix';
import { tryParseJson, valueAt } from '../../src/core/json/read-json.ts';
import { CommandError } from '../../src/errors.ts';
import type { Log } from '../../src/ports/log.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { AttemptError } from '../../src/services/retry/phases.ts';
import { bakePermissions, missingPermissions } from './bake-permissions.ts';
import { prepareTargets } from './bake-targets.ts';
import type { BakeJob } from './build-job.ts';
import { linkedTargets } from './rules/bake-target.ts';
import { readBuildMetadata } from './rules/build-metadata.ts';
import { ProgressReader, targetLines } from './rules/build-progress.ts';
import { renderDefinition } from './rules/render-definition.ts';
import { reproducibilityCheck, type Solved, type SolveRequest } from './solve.ts';

/** What one solve makes of several images. */
export interface TogetherRequest {
  readonly requests: ReadonlyMap<BakeJob, SolveRequest>;
  /** Replaces the input's. */
  readonly builder?: string | undefined;
  /** Reads all lines, whichever image they are of. */
  readonly progress?: ProgressReader | undefined;
  /** Shows the progress, for solves that go on side by side. Undefined: it goes to the step's log as it comes. */
  readonly log?: Pick<Log, 'info'> | undefined;
}

export interface SolvedTogether {
  readonly images: ReadonlyMap<BakeJob, Solved>;
  /** buildx's metadata file, of all of them. */
  readonly metadata: string;
}

export type SolveTogether = (request: TogetherRequest, limits: CallOptions) => Promise<SolvedTogether>;

/**
 * Prepares the solves of the images of one definition. Each solve gets a file of its own that says all of it, so that
 * every attempt builds what was planned, whatever the user's files would say the second time.
 */
export async function prepareBake(jobs: readonly [BakeJob, ...BakeJob[]]): Promise<SolveTogether> {
  const [{ inputs, shared }] = jobs;
  const { definition } = inputs.bakeImage;
  const { files, log, buildx, run } = shared.deps;
  const { render, env, secretPaths } = await prepareTargets(jobs);
  const permissions = await bakePermissions(jobs, secretPaths);
  const folder = await files.temporaryFolder();
  const checks = new Map(jobs.map((job) => [job, reproducibilityCheck(log)]));
  const warnings = new Set<string>();
  let solves = 0;

  return async ({ requests, builder = shared.step.builder, progress, log: own }, limits) => {
    solves += 1;
    const file = join(folder, `bake-${solves}.json`);
    const metadataFile = join(folder, `metadata-${solves}.json`);
    const readers = new Map([...requests].map(([job, { progress: own }]) => [job, own ?? new ProgressReader()]));
    const images = new Map([...requests.keys()].map((job) => [job.inputs.bakeImage.name, job]));
    const all = [...new Set([...images.keys()].flatMap((name) => [name, ...linkedTargets(name, definition)]))];
    const targetOf = targetLines(all);
    const targets = Object.fromEntries(all.map((name) => [name, render(name, requests)]));
    const definitionText = renderDefinition(targets);
    await files.writeText(file, definitionText);
    const args = [
      '--progress=plain',
      `--file=${file}`,
      `--metadata-file=${metadataFile}`,
      ...(builder === undefined ? [] : [`--builder=${builder}`]),
      ...permissions,
      '--',
      ...images.keys(),
    ];
    try {
      await buildx.bake(args, {
        ...limits,
        cwd: run.workspace,
        reads: definitionText,
        show: own === undefined,
        // The contexts in the file count from the working directory already.
        env: { ...env, BUILDX_METADATA_WARNINGS: '1', BUILDX_BAKE_FILE_RELATIVE_PATHS: 'false' },
        onLine: (line) => {
          own?.info(line);
          progress?.read(line);
          const job = images.get(targetOf(line) ?? '');
          if (job !== undefined) readers.get(job)?.read(line);
        },
      });
    } catch (error) {
      const missing = error instanceof CommandError ? missingPermissions(error.stderr) : undefined;
      throw missing === undefined ? error : new AttemptError(missing);
    } finally {
      for (const [job, reader] of readers) checks.get(job)?.(reader.configs);
    }
    const metadata = (await files.exists(metadataFile)) ? await files.readText(metadataFile) : '';
    for (const { message } of readBuildMetadata(metadata).warnings) {
      if (!warnings.has(message)) log.warning(message);
      warnings.add(message);
    }
    const byName = tryParseJson(metadata);
    const toSolved = (job: BakeJob, reader: ProgressReader): Solved => {
      const own = valueAt(byName, job.inputs.bakeImage.name);
      return { metadata: readBuildMetadata(own === undefined ? '' : JSON.stringify(own)), progress: reader };
    };
    return { images: new Map([...readers].map(([job, reader]) => [job, toSolved(job, reader)])), metadata };
  };
}
