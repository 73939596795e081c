import { dirname } from 'node:path/posix';
import type { Failure } from '../../src/core/failures/failure.ts';
import { UserError } from '../../src/errors.ts';
import type { BakeJob } from './build-job.ts';
import { planLimits } from './build-plan.ts';
import { isOlderBuildx } from './rules/buildx-version.ts';
import { archivePath } from './archive-place.ts';

/** The minor version of buildx 0 from which on bake takes permissions. It insists on those for files since 0.20. */
const minorWithPermissions = 17;

/**
 * The options that let bake read the secrets of this step, ask its SSH agent and write its archives, and grant what the
 * input `allow` names.
 * What the definition itself wants outside of the workspace needs that input:
 * https://docs.docker.com/reference/cli/docker/buildx/bake/#allow
 * @throws UserError when this buildx cannot be told
 */
export async function bakePermissions(
  jobs: readonly [BakeJob, ...BakeJob[]],
  secretPaths: readonly string[],
): Promise<readonly string[]> {
  const [{ shared }] = jobs;
  const { step, deps } = shared;
  const { allow, ssh } = step;
  const version = await deps.buildx.version(planLimits(step, deps));
  if (isOlderBuildx(version, minorWithPermissions)) {
    // It asks for no permission to read and write files.
    if (allow.every((entry) => /^fs(?:\.|=)/.test(entry))) return [];
    throw new UserError(
      `Input "allow" beside "files" needs buildx 0.${minorWithPermissions} or newer, and this is buildx ${version}: update it (docker/setup-buildx-action).`,
    );
  }
  const archives = jobs.flatMap(({ inputs: { imageTar } }) =>
    imageTar === undefined ? [] : [dirname(archivePath(imageTar, deps.run))],
  );
  const sockets = ssh.flatMap((line) => line.split('=')[1]?.split(',') ?? []);
  const usesAgent = ssh.some((line) => !line.includes('='));
  const entries = [
    ...[...secretPaths, ...sockets].map((path) => `fs.read=${path}`),
    ...(usesAgent ? ['ssh'] : []),
    ...[...new Set(archives)].map((path) => `fs.write=${path}`),
    ...allow,
  ];
  return entries.map((entry) => `--allow=${entry}`);
}

/**
 * What bake asks for beyond these options, as a failure that names the input; undefined: it asks for nothing.
 * It stands in the words of `Prompt` in https://github.com/docker/buildx/blob/master/bake/entitlements.go
 */
export function missingPermissions(stderr: string): Failure | undefined {
  const [, flags] = /^Pass "([^"\n]{1,2000})" to grant requested privileges/m.exec(stderr) ?? [];
  if (flags === undefined) return undefined;
  const entries = flags.split(/\s*--allow=/).filter((entry) => entry !== '');
  return {
    class: 'user',
    reason: `the definition asks for more than the workspace: ${entries.join(', ')}`,
    remedy: `add ${entries.map((entry) => `"${entry}"`).join(' and ')} to the input "allow", if the definition may have that`,
  };
}
