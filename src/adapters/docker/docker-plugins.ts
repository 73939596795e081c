import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { listAt } from '../../core/json/read-json.ts';
import type { RunFacts } from '../../core/events/event-facts.ts';
import type { Exec } from '../../ports/process.ts';
import { dockerConfigFolder, readDockerConfig } from './docker-config.ts';

/** Where packages put plugins for all users, in the docker client's own order. */
const systemFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * Starts `docker buildx …` as the plugin itself, found where the docker client would find it: the client starts it
 * twice for each call, once to ask what it is. Where it is not found the client has its turn. Everything else passes.
 * @param env of the docker client
 */
export function dockerPlugins(exec: Exec, env: RunFacts['env']): Exec {
  let found: Promise<string | undefined> | undefined;
  const direct = async (program: string, args: readonly string[]): Promise<readonly [string, readonly string[]]> => {
    if (program !== 'docker' || args[0] !== 'buildx') return [program, args];
    const plugin = await (found ??= findPlugin('docker-buildx', env));
    return plugin === undefined ? [program, args] : [plugin, args.slice(1)];
  };
  return {
    ...exec,
    async run(program, args, options) {
      return exec.run(...(await direct(program, args)), options);
    },
  };
}

async function findPlugin(name: string, env: RunFacts['env']): Promise<string | undefined> {
  // The client only warns of a file that it cannot read.
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
