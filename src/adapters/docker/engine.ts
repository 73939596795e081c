import { setTimeout as sleep } from 'node:timers/promises';
import { tarReader } from '../../core/tar/reader.ts';
import { TransferError } from '../../core/archive/errors.ts';
import { parseImageRef } from '../../core/oci/reference.ts';
import { platformName } from '../../core/oci/platform.ts';
import { CommandError, UserError, toMessage } from '../../errors.ts';
import type { RunFacts } from '../../core/events/event-facts.ts';
import type { LocalImage } from '../../core/oci/image-facts.ts';
import type { Engine, EngineInfo } from '../../ports/engine.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import { engineApi } from './engine-api.ts';

const listAgainMs = 100;

/**
 * The engine of the docker client on PATH, by its API; what moves images to and from registries is the client's own,
 * with the logins that it keeps.
 * @param env of the docker client
 */
export function dockerEngine(exec: Exec, env: RunFacts['env']): Engine {
  const api = engineApi(exec, env);
  const transfer = async (args: readonly string[], options: CallOptions): Promise<void> => {
    const result = await exec.run('docker', ['image', ...args], options);
    if (result.exitCode !== 0) throw new CommandError({ command: `docker image ${args[0] ?? ''}`, ...result });
  };
  /** The containerd store fails to list its images while one of them goes away: asked again, it can. */
  const listed = async (options: CallOptions, tries = 5): Promise<string> => {
    try {
      return await api.ask({ command: 'docker image ls', method: 'GET', path: '/images/json', ...options });
    } catch (error) {
      const isRace = error instanceof CommandError && /failed to get rootfs|not found/.test(error.finalLine);
      if (!isRace || tries === 1) throw error;
      await sleep(listAgainMs, undefined, options.signal === undefined ? {} : { signal: options.signal });
      return listed(options, tries - 1);
    }
  };
  return {
    async info(options = {}) {
      if (!(await exec.has('docker'))) {
        throw new UserError('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
      }
      const endpoint = await api.endpoint();
      try {
        const answer = await api.ask({ command: 'docker info', method: 'GET', path: '/info', ...options });
        return engineInfo(JSON.parse(answer) as InfoAnswer, endpoint);
      } catch (error) {
        options.signal?.throwIfAborted();
        throw noEngine(endpoint, error);
      }
    },
    async tagTable(options = {}) {
      const images = JSON.parse(await listed(options)) as readonly ListedImage[];
      return new Map(images.flatMap(({ Id, RepoTags }) => tagsOf(RepoTags).map((tag): [string, string] => [tag, Id])));
    },
    async inspect(ref, options = {}) {
      const call = { command: 'docker image inspect', method: 'GET', path: imagePath(ref, '/json') } as const;
      try {
        return localImage(JSON.parse(await api.ask({ ...call, ...options })) as InspectAnswer);
      } catch (error) {
        if (error instanceof CommandError && /no such image|not found/i.test(error.finalLine)) return undefined;
        throw error;
      }
    },
    async tag(source, target, options = {}) {
      const { repository, tag } = parseImageRef(target, 'tag');
      const query = { repo: repository, tag: tag ?? 'latest' };
      const call = { command: 'docker image tag', method: 'POST', path: imagePath(source, '/tag'), query } as const;
      await api.ask({ ...call, ...options });
    },
    async untag(ref) {
      const query = { noprune: '1' };
      await api.ask({ command: 'docker image rm', method: 'DELETE', path: imagePath(ref), query });
    },
    async pull(ref, options = {}) {
      const platform = options.platform === undefined ? [] : ['--platform', options.platform];
      await transfer(['pull', '--quiet', ...platform, '--', ref], options);
    },
    async push(ref, options = {}) {
      await transfer(['push', '--quiet', '--', ref], options);
    },
    async save(ref, options = {}) {
      const call = { command: 'docker image save', method: 'GET', path: '/images/get', query: { names: ref } } as const;
      return wholeTar(await api.download({ ...call, ...options }), call.command);
    },
    async load(archive, options = {}) {
      const call = {
        command: 'docker image load',
        method: 'POST',
        path: '/images/load',
        query: { quiet: '1' },
      } as const;
      const lines = (await api.ask({ ...call, ...options }, archive)).split('\n');
      const said = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LoadMessage);
      const failed = said.find(({ error }) => error !== undefined)?.error;
      if (failed !== undefined) throw new CommandError({ command: call.command, exitCode: 1, stderr: failed });
      return said.flatMap(({ stream = '' }) => /^Loaded image(?: ID)?: (\S+)$/m.exec(stream)?.[1] ?? []);
    },
  };
}

/** An engine that fails in the middle of an archive just ends it, or ends it with the JSON of its error. */
async function* wholeTar(archive: ByteStream, command: string): AsyncGenerator<Buffer> {
  const tar = tarReader();
  try {
    for await (const piece of archive) {
      Array.from(tar.read(piece));
      yield piece;
    }
    tar.end();
  } catch (error) {
    if (!(error instanceof TransferError)) throw error;
    throw new CommandError({ command, exitCode: 1, stderr: 'error during connect: unexpected EOF' });
  }
}

/** A reference may hold slashes, which the engine takes as they are, and nothing else that a path gives a meaning. */
function imagePath(ref: string, verb = ''): string {
  return `/images/${ref.split('/').map(encodeURIComponent).join('/')}${verb}`;
}

/** Untagged images have `<none>:<none>`, and the containerd store lists what was pulled by digest among the tags. */
function tagsOf(repoTags: readonly string[] | null | undefined): readonly string[] {
  return (repoTags ?? []).filter((name) => !/<none>|@/.test(name));
}

interface ListedImage {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
}

interface LoadMessage {
  readonly stream?: string;
  readonly error?: string;
}

interface InfoAnswer {
  readonly OSType?: string;
  readonly Architecture?: string;
  readonly DockerRootDir?: string;
  readonly DriverStatus?: readonly (readonly [string, string])[] | null;
}

function engineInfo(answer: InfoAnswer, endpoint: string): EngineInfo {
  const containerd = answer.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
  const local = /^(unix|npipe):/.test(endpoint);
  return {
    store: containerd ? 'containerd' : 'classic',
    platform: platformName(answer.OSType ?? 'linux', answer.Architecture ?? ''),
    local,
    ...(local ? { dataRoot: answer.DockerRootDir } : {}),
  };
}

/** F20 */
function noEngine(endpoint: string, error: unknown): UserError {
  const isSilent = error instanceof CommandError && error.timedOut;
  const reason = isSilent ? 'it was asked and did not answer in time' : reasonOf(error);
  return new UserError(
    `No Docker engine answers at ${endpoint}: start Docker on this runner, or point DOCKER_HOST at an engine (${reason}).`,
    { cause: error },
  );
}

function reasonOf(error: unknown): string {
  return error instanceof CommandError ? error.finalLine : toMessage(error);
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
    repoTags: tagsOf(answer.RepoTags),
    repoDigests: answer.RepoDigests ?? [],
    labels: answer.Config?.Labels ?? {},
    platform: platformName(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
    sizeBytes: answer.Size ?? 0,
    ...(layers === undefined ? {} : { layers }),
  };
}
