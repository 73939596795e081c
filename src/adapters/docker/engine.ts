import { setTimeout as sleep } from 'node:timers/promises';
import { TransferError } from '../../core/archive/errors.ts';
import { tarReader } from '../../core/archive/tar-reader.ts';
import type { Environment } from '../../core/inputs/environment.ts';
import { parseImageRef } from '../../core/oci/reference.ts';
import { CommandError, UserError, toMessage } from '../../errors.ts';
import type { Engine } from '../../ports/engine.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import { noLeftovers, type Leftovers } from '../runner/leftovers.ts';
import { findContainerdRoot } from './containerd-root.ts';
import {
  namedTags,
  readEngineInfo,
  readLocalImage,
  type InfoAnswer,
  type InspectAnswer,
  type ListedImage,
} from './engine-answers.ts';
import { engineApi, type EngineCall } from './engine-api.ts';

const maxListAttempts = 5;
const listRetryMs = 100;

/** What an engine may take for an answer, and for removing an image: it may be busy with large ones. */
const callLimits = { answerMs: 60_000, removeMs: 300_000 };

/**
 * The containerd store says in the stream of a load that it cannot unpack an image, and then ends it well:
 * https://github.com/moby/moby/pull/48293
 */
const unpackFailure = /^Error unpacking image[^\n]*/m;

interface LoadMessage {
  readonly stream?: string;
  readonly error?: string;
  /** Stands for `error`, which the API calls deprecated. */
  readonly errorDetail?: { readonly message?: string };
}

/**
 * The engine of the docker client on PATH, by its API. The client itself moves images to and from registries, with the
 * logins that it keeps.
 * @param env of the docker client
 */
export function dockerEngine(
  exec: Exec,
  env: Environment,
  leftovers: Leftovers = noLeftovers,
  { answerMs, removeMs } = callLimits,
): Engine {
  const api = engineApi(exec, env);
  /** @throws UserError when the engine takes longer than `limitMs`, where the caller gives it as long as that */
  const ask = async (call: EngineCall, limitMs = answerMs): Promise<string> => {
    const { timeoutMs = Infinity } = call;
    try {
      return await api.request({ ...call, timeoutMs: Math.min(timeoutMs, limitMs) });
    } catch (error) {
      if (!(error instanceof CommandError) || !error.timedOut || timeoutMs <= limitMs) throw error;
      throw hungEngineError(call.command, await api.endpoint(), limitMs);
    }
  };
  const transfer = async (args: readonly string[], options: CallOptions): Promise<void> => {
    const result = await exec.run('docker', ['image', ...args], options);
    if (result.exitCode !== 0) throw new CommandError({ command: `docker image ${args[0] ?? ''}`, ...result });
  };
  /** The containerd store fails to list its images while one of them is removed. The next attempt succeeds. */
  const listImages = async (options: CallOptions): Promise<string> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask({ command: 'docker image ls', method: 'GET', path: '/images/json', ...options });
      } catch (error) {
        const isRace = error instanceof CommandError && /failed to get rootfs|not found/.test(error.finalLine);
        if (!isRace || attempt === maxListAttempts) throw error;
        await sleep(listRetryMs, undefined, { signal: options.signal });
      }
    }
  };
  return {
    async info(options = {}) {
      if (!(await exec.has('docker'))) {
        throw new UserError('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
      }
      const endpoint = await api.endpoint();
      try {
        const timeoutMs = Math.min(options.timeoutMs ?? Infinity, answerMs);
        const call = { command: 'docker info', method: 'GET', path: '/info' } as const;
        const answer = await api.request({ ...call, ...options, timeoutMs });
        const read = JSON.parse(answer) as InfoAnswer;
        const info = readEngineInfo(read, endpoint);
        if (info.store === 'classic' || info.dataRoot === undefined) return info;
        return { ...info, dataRoot: await findContainerdRoot(info.dataRoot, read.Containerd?.Address) };
      } catch (error) {
        options.signal?.throwIfAborted();
        throw noEngineError(endpoint, error);
      }
    },
    async tagTable(options = {}) {
      const images = JSON.parse(await listImages(options)) as readonly ListedImage[];
      return new Map(
        images.flatMap(({ Id, RepoTags }) => namedTags(RepoTags).map((tag): [string, string] => [tag, Id])),
      );
    },
    async inspect(ref, options = {}) {
      const call = { command: 'docker image inspect', method: 'GET', path: imagePath(ref, '/json') } as const;
      try {
        return readLocalImage(JSON.parse(await ask({ ...call, ...options })) as InspectAnswer);
      } catch (error) {
        if (error instanceof CommandError && error.status === 404) return undefined;
        throw error;
      }
    },
    async tag(source, target, { temporary, ...options } = {}) {
      const { repository, tag } = parseImageRef(target, 'tag');
      const query = { repo: repository, tag: tag ?? 'latest' };
      const call = { command: 'docker image tag', method: 'POST', path: imagePath(source, '/tag'), query } as const;
      if (temporary !== undefined) leftovers.remember({ kind: 'image-name', name: target, before: temporary.before });
      await ask({ ...call, ...options });
      if (temporary === undefined) leftovers.forget('image-name', target);
    },
    async untag(ref) {
      const query = { noprune: '1' };
      await ask({ command: 'docker image rm', method: 'DELETE', path: imagePath(ref), query }, removeMs);
      leftovers.forget('image-name', ref);
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
      return verifyTar(await api.download({ ...call, ...options }), call.command);
    },
    async load(archive, { temporaryName, ...options } = {}) {
      if (temporaryName !== undefined) leftovers.remember({ kind: 'image-name', name: temporaryName });
      const command = 'docker image load';
      const call = { command, method: 'POST', path: '/images/load', query: { quiet: '1' } } as const;
      const lines = (await api.request({ ...call, ...options }, archive)).split('\n');
      const messages = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LoadMessage);
      const failed = messages.flatMap(
        ({ error, errorDetail, stream = '' }) => error ?? errorDetail?.message ?? unpackFailure.exec(stream)?.[0] ?? [],
      )[0];
      if (failed !== undefined) throw new CommandError({ command, exitCode: 1, stderr: failed });
      return messages.flatMap(({ stream = '' }) => /^Loaded image(?: ID)?: (\S+)$/m.exec(stream)?.[1] ?? []);
    },
  };
}

/** An engine that fails in the middle of an archive just ends it, or ends it with the JSON of its error. */
async function* verifyTar(archive: ByteStream, command: string): AsyncGenerator<Buffer> {
  const tar = tarReader();
  try {
    for await (const piece of archive) {
      Array.from(tar.read(piece));
      yield piece;
    }
    tar.end();
  } catch (error) {
    if (!(error instanceof TransferError)) throw error;
    const stderr = 'error during connect: unexpected EOF';
    throw new CommandError({ command, exitCode: 1, stderr, code: 'ECONNRESET' });
  }
}

/** Encodes all of a reference that a path gives a meaning, but for its slashes, which the engine takes as they are. */
function imagePath(ref: string, verb = ''): string {
  return `/images/${ref.split('/').map(encodeURIComponent).join('/')}${verb}`;
}

function noEngineError(endpoint: string, error: unknown): UserError {
  const isForbidden = error instanceof CommandError && error.code === 'EACCES';
  const next = isForbidden
    ? 'add the user of this runner to the group "docker" and start the runner anew'
    : 'start Docker on this runner, use one that has it (ubuntu-latest does, ubuntu-slim does not), or point DOCKER_HOST at an engine';
  return new UserError(`No Docker engine answers at ${endpoint}: ${next} (${describeEngineFailure(error)}).`, {
    cause: error,
  });
}

function hungEngineError(command: string, endpoint: string, limitMs: number): UserError {
  return new UserError(
    `The Docker engine at ${endpoint} was asked for what "${command}" does and did not answer in ${limitMs / 1000} s: start Docker on this runner anew, or use another runner.`,
  );
}

function describeEngineFailure(error: unknown): string {
  if (!(error instanceof CommandError)) return toMessage(error);
  return error.timedOut ? 'it was asked and did not answer in time' : error.finalLine;
}
