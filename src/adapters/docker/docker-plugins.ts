import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../core/inputs/environment.ts';
import { listAt } from '../../core/json/read-json.ts';
import type { Exec } from '../../ports/process.ts';
import { dockerConfigFolder, readDockerConfig } from './docker-config.ts';

/**
 * Where packages put plugins for all users, in the order of the docker client:
 * https://github.com/docker/cli/blob/master/cli-plugins/manager/manager_unix.go
 */
const systemFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * Runs `docker buildx …` as the plugin itself, found where the docker client finds it. This saves time, since the client
 * starts a plugin twice for each call, first for its metadata. When it is not found, the client is run. Any other program
 * is run as it is.
 * @param env of the docker client
 */
export function directPlugins(exec: Exec, env: Environment): Exec {
  let found: Promise<string | undefined> | undefined;
  const resolveProgram = async (
    program: string,
    args: readonly string[],
  ): Promise<readonly [string, readonly string[]]> => {
    if (program !== 'docker' || args[0] !== 'buildx') return [program, args];
    const plugin = await (found ??= findPlugin('docker-buildx', env));
    return plugin === undefined ? [program, args] : [plugin, args.slice(1)];
  };
  return {
    ...exec,
    async run(program, args, options) {
      return exec.run(...(await resolveProgram(program, args)), options);
    },
  };
}

async function findPlugin(name: string, env: Environment): Promise<string | undefined> {
  // The docker client only warns of a file that it cannot read.
  const config = await readDockerConfig(env).catch(() => ({}));
  const extra = listAt(config, 'cliPluginsExtraDirs');
  for (const folder of [...extra.map(String), join(dockerConfigFolder(env), 'cli-plugins'), ...systemFolders]) {
    const path = join(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
