import { dirname } from 'node:path/posix';
import type { Failure } from '../../src/core/failures/failure.ts';
import { UserError } from '../../src/errors.ts';
import type { BakeJob } from './build-job.ts';
import { archivePath } from './write-archive.ts';

/** The minor version of buildx 0 from which on bake asks before it reads and writes outside of the working directory. */
const minorWithPermissions = 17;

/**
 * The options that let bake read the secrets of this step and write its archives, and grant what the input `allow` names.
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
  const version = await deps.buildx.version();
  if (isOlder(version)) {
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
  const entries = [
    ...[...secretPaths, ...sockets].map((path) => `fs.read=${path}`),
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

/** @param version '' counts as a new one */
function isOlder(version: string): boolean {
  const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
  return major === 0 && minor < minorWithPermissions;
}
