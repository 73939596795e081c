import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The containerd of the machine, where its packages put it: https://github.com/containerd/containerd/blob/main/docs/ops.md */
const machinesContainerd = {
  socket: '/run/containerd/containerd.sock',
  config: '/etc/containerd/config.toml',
  root: '/var/lib/containerd',
};

/**
 * Finds where an engine with the containerd store keeps its images: in its own root when it runs a containerd of its own,
 * and else in that of the machine's containerd.
 * @param dockerRoot `DockerRootDir` of the engine
 * @param address its containerd's socket. Undefined: engines before 27 do not say, and take the machine's where there is one
 */
export async function findContainerdRoot(
  dockerRoot: string,
  address: string | undefined,
  machine: typeof machinesContainerd = machinesContainerd,
): Promise<string> {
  const isMachines = address === undefined ? existsSync(machine.socket) : withoutVar(address) === machine.socket;
  return isMachines ? ((await readConfiguredRoot(machine.config)) ?? machine.root) : dockerRoot;
}

/** `/var/run` is a link to `/run`. */
function withoutVar(path: string): string {
  return path.replace(/^\/var\/run\//, '/run/');
}

/** The key `root`, which is above the first table. Undefined: there is none, or no file that can be read. */
async function readConfiguredRoot(config: string): Promise<string | undefined> {
  const text = await readFile(config, 'utf8').catch(() => '');
  const [top = ''] = text.split(/^\s*\[/m);
  return /^\s*root\s*=\s*(["'])(.+?)\1/m.exec(top)?.[2];
}
