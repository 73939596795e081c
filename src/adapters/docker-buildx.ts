import { CommandError, UserError } from '../errors.ts';
import type { Buildx, Exec, ExecResult } from '../ports.ts';

/** The buildx plugin of the docker client on PATH. */
export function dockerBuildx(exec: Exec): Buildx {
  return {
    async builder(name) {
      const result = await exec.run('docker', ['buildx', 'inspect', ...(name === undefined ? [] : ['--', name])]);
      if (result.exitCode !== 0)
        throw missingPlugin(result) ?? new CommandError({ command: 'docker buildx inspect', ...result });
      return { name: field(result.stdout, 'Name'), driver: field(result.stdout, 'Driver') };
    },
    async build(args, options) {
      const result = await exec.run('docker', ['buildx', 'build', ...args], { ...options, show: true });
      if (result.exitCode !== 0) throw new CommandError({ command: 'docker buildx build', ...result });
    },
  };
}

/** The client's own words for a plugin that it does not have; they changed with its version 28 (F20). */
function missingPlugin({ stderr }: ExecResult): UserError | undefined {
  if (!/unknown command: docker buildx|'buildx' is not a docker command/.test(stderr)) return undefined;
  return new UserError(
    'The docker client has no buildx: put "- uses: docker/setup-buildx-action@v4" before this step, or install the plugin.',
  );
}

/** The builder's own fields come before those of its nodes. */
function field(text: string, name: string): string {
  return new RegExp(`^${name}: +(\\S+)$`, 'm').exec(text)?.[1] ?? '';
}
