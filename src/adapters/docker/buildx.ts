import { writeCsvLine } from '../../core/inputs/csv.ts';
import { CommandError } from '../../errors.ts';
import type { BuilderNode, Buildx } from '../../ports/buildx.ts';
import type { Exec, ExecOptions } from '../../ports/process.ts';
import { noLeftovers, type Leftovers } from '../runner/leftovers.ts';

/** The buildx plugin of the docker client on PATH. Builders that it creates do not outlive the step. */
export function dockerBuildx(exec: Exec, leftovers: Leftovers = noLeftovers): Buildx {
  const buildx = async (args: readonly string[], options: ExecOptions = {}): Promise<string> => {
    const result = await exec.run('docker', ['buildx', ...args], options);
    if (result.exitCode !== 0) throw new CommandError({ command: `docker buildx ${args[0] ?? ''}`, ...result });
    return result.stdout;
  };
  /** Those whose creation was killed. What an engine still makes of them, only the post part can remove. */
  const unfinished = new Set<string>();
  return {
    async builder(name, options = {}) {
      const text = await buildx(['inspect', ...(name === undefined ? [] : ['--', name])], options);
      const [head = '', nodes = ''] = text.split(/^Nodes:$/m);
      return { name: readField(head, 'Name'), driver: readField(head, 'Driver'), nodes: readNodes(nodes) };
    },
    async version(options = {}) {
      return /\bv?(\d+\.\d+\.\d+)/.exec(await buildx(['version'], options))?.[1] ?? '';
    },
    async build(args, options) {
      const result = await exec.run('docker', ['buildx', 'build', ...args], { ...options, show: true });
      if (result.exitCode === 0) return;
      // `--call=check` prints its findings on stdout and sums them up in the first line:
      // https://docs.docker.com/build/checks/
      const found = args.includes('--call=check') ? (result.stdout.trim().split('\n', 1)[0] ?? '') : '';
      throw new CommandError({ command: 'docker buildx build', ...result, stderr: `${result.stderr}\n${found}` });
    },
    async bake(args, options) {
      const result = await exec.run('docker', ['buildx', 'bake', ...args], { show: true, ...options });
      if (result.exitCode !== 0) throw new CommandError({ command: 'docker buildx bake', ...result });
    },
    describeBake(args, options) {
      return buildx(['bake', ...args], options);
    },
    async create(name, driver, node, options = {}) {
      const flags = node.daemonFlags === '' ? [] : [`--buildkitd-flags=${node.daemonFlags}`];
      const opts = node.driverOptions.map((option) => `--driver-opt=${writeCsvLine([option])}`);
      const platforms = node.platforms === undefined ? [] : [`--platform=${node.platforms.join(',')}`];
      const config = node.configFile === undefined ? [] : [`--buildkitd-config=${node.configFile}`];
      const args = [`--name=${name}`, `--driver=${driver}`, ...opts, ...flags, ...platforms, ...config];
      const { endpoint } = node;
      leftovers.remember({ kind: 'builder', name, unfinished: { driver, endpoint } });
      unfinished.add(name);
      const result = await exec.run('docker', ['buildx', 'create', ...args, '--bootstrap', '--', endpoint], options);
      if (!result.timedOut) {
        unfinished.delete(name);
        leftovers.remember({ kind: 'builder', name });
      }
      if (result.exitCode !== 0) throw new CommandError({ command: 'docker buildx create', ...result });
    },
    async remove(name, options = {}) {
      await buildx(['rm', '--force', '--', name], options);
      if (!unfinished.has(name)) leftovers.forget('builder', name);
    },
  };
}

/**
 * Reads the nodes of `docker buildx inspect`. Each begins with its name. Options are printed as `key="value"`, quoted as
 * in Go: https://docs.docker.com/reference/cli/docker/buildx/inspect/
 */
function readNodes(text: string): readonly BuilderNode[] {
  return text
    .split(/^(?=Name:)/m)
    .filter((node) => node.startsWith('Name:'))
    .map((node) => ({
      endpoint: readField(node, 'Endpoint'),
      driverOptions: [...readField(node, 'Driver Options').matchAll(/(?<![^\s=])([^\s=]+)="((?:[^"\\]|\\.)*)"/g)].map(
        ([, key = '', value = '']) => `${key}=${value.replaceAll(/\\(.)/g, '$1')}`,
      ),
      // `Flags` in older versions of buildx.
      daemonFlags: readField(node, 'BuildKit daemon flags') || readField(node, 'Flags'),
      platforms: readOwnPlatforms(node),
      files: readFiles(node),
    }));
}

/** Those that the builder was created with have a star; the other ones BuildKit has found. */
function readOwnPlatforms(node: string): readonly string[] | undefined {
  const own = readField(node, 'Platforms')
    .split(', ')
    .filter((platform) => platform.endsWith('*'));
  return own.length === 0 ? undefined : own.map((platform) => platform.slice(0, -1));
}

/**
 * Reads the files of the BuildKit daemon, which newer versions of buildx show line by line behind ` > `:
 * https://github.com/docker/buildx/blob/master/commands/inspect.go
 */
function readFiles(node: string): Readonly<Record<string, string>> | undefined {
  const [, ...sections] = node.split(/^File#/m);
  const files = sections.map((section): readonly [string, string] => {
    const [head = '', ...lines] = section.split('\n');
    const content = lines.filter((line) => /^\s*>/.test(line)).map((line) => line.replace(/^\s*> ?/, ''));
    return [head.replace(/:$/, ''), content.join('\n')];
  });
  return files.length === 0 ? undefined : Object.fromEntries(files);
}

/** The value of a line `name: value`; '' when there is none. */
function readField(text: string, name: string): string {
  return new RegExp(`^${name}: +(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
}
