import { platformName } from '../core/platform.ts';
import { CommandError, UserError, finalErrorLine } from '../errors.ts';
import type { CallOptions, Engine, EngineInfo, Exec, ExecOptions, ExecResult, LocalImage } from '../ports.ts';

/** The engine behind the docker client on PATH: DOCKER_HOST, the current context or the default socket. */
export function dockerEngine(exec: Exec): Engine {
  const docker = async (args: readonly string[], options: ExecOptions = {}): Promise<ExecResult> => {
    const result = await exec.run('docker', args, options);
    if (result.exitCode !== 0) throw new CommandError({ command: commandName(args), ...result });
    return result;
  };
  return {
    async info(options = {}) {
      if (!(await exec.has('docker'))) {
        throw new UserError('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
      }
      const [context, result] = await Promise.all([
        exec.run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], limits(options)),
        exec.run('docker', ['info', '--format', '{{json .}}'], limits(options)),
      ]);
      return engineInfo(result, context.stdout.trim());
    },
    async tagTable(options = {}) {
      const args = ['image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}'];
      const { stdout } = await docker(args, limits(options));
      const rows = stdout.split('\n').filter((line) => line !== '' && !line.includes('<none>'));
      return new Map(
        rows.map((row): [string, string] => {
          const space = row.indexOf(' ');
          return [row.slice(0, space), row.slice(space + 1)];
        }),
      );
    },
    async inspect(ref, options = {}) {
      const args = ['image', 'inspect', '--format', '{{json .}}', '--', ref];
      const result = await exec.run('docker', args, limits(options));
      if (result.exitCode === 0) return localImage(JSON.parse(result.stdout) as InspectAnswer);
      if (/no such image|not found/i.test(finalErrorLine(result.stderr))) return undefined;
      throw new CommandError({ command: commandName(args), ...result });
    },
    async tag(source, target, options = {}) {
      await docker(['image', 'tag', '--', source, target], limits(options));
    },
    async untag(ref) {
      await docker(['image', 'rm', '--no-prune', '--', ref]);
    },
    async pull(ref, options = {}) {
      const platform = options.platform === undefined ? [] : ['--platform', options.platform];
      await docker(['image', 'pull', '--quiet', ...platform, '--', ref], limits(options));
    },
    async push(ref, options = {}) {
      await docker(['image', 'push', '--quiet', '--', ref], limits(options));
    },
    save(ref, options = {}) {
      const platform = options.platform === undefined ? [] : ['--platform', options.platform];
      return exec.stream('docker', ['image', 'save', ...platform, '--', ref], limits(options));
    },
    async load(archive, options = {}) {
      const { stdout } = await docker(['image', 'load'], { ...limits(options), input: archive });
      return [...stdout.matchAll(/^Loaded image(?: ID)?: (\S+)$/gm)].map(([, loaded = '']) => loaded);
    },
  };
}

/** `docker image pull`: no argument of a user. */
function commandName(args: readonly string[]): string {
  return ['docker', ...args.slice(0, 2)].join(' ');
}

function limits({ timeoutMs, signal }: CallOptions): ExecOptions {
  return { ...(timeoutMs === undefined ? {} : { timeoutMs }), ...(signal === undefined ? {} : { signal }) };
}

interface InfoAnswer {
  readonly ServerVersion?: string;
  readonly OSType?: string;
  readonly Architecture?: string;
  readonly DockerRootDir?: string;
  readonly DriverStatus?: readonly (readonly [string, string])[] | null;
  readonly ServerErrors?: readonly string[];
}

/** Without a daemon `docker info` still prints JSON, with the reason in `ServerErrors`; the exit code varies (F20). */
function engineInfo(result: ExecResult, endpoint: string): EngineInfo {
  const answer = readJson(result.stdout) as InfoAnswer | undefined;
  const version = answer?.ServerVersion ?? '';
  if (version === '') {
    const silent = result.timedOut ? 'it was asked and did not answer in time' : finalErrorLine(result.stderr);
    const reason = answer?.ServerErrors?.[0] ?? silent;
    throw new UserError(
      `No Docker engine answers at ${endpoint === '' ? 'the default endpoint' : endpoint}: start Docker on this runner, or point DOCKER_HOST at an engine (${reason}).`,
    );
  }
  const containerd = answer?.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
  const local = /^(unix|npipe):/.test(endpoint);
  return {
    version,
    store: containerd ? 'containerd' : 'classic',
    platform: platformName(answer?.OSType ?? 'linux', answer?.Architecture ?? ''),
    local,
    ...(local ? { dataRoot: answer?.DockerRootDir } : {}),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface InspectAnswer {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  readonly Config?: { readonly Labels?: Readonly<Record<string, string>> | null } | null;
  readonly Os?: string;
  readonly Architecture?: string;
  readonly Variant?: string;
  readonly Size?: number;
  readonly RootFS?: { readonly Layers?: readonly string[] | null } | null;
}

function localImage(answer: InspectAnswer): LocalImage {
  const layers = answer.RootFS?.Layers?.length;
  return {
    id: answer.Id,
    repoTags: answer.RepoTags ?? [],
    repoDigests: answer.RepoDigests ?? [],
    labels: answer.Config?.Labels ?? {},
    platform: platformName(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
    sizeBytes: answer.Size ?? 0,
    ...(layers === undefined ? {} : { layers }),
  };
}
