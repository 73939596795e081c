import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Artifact, ArtifactClient, FindOptions } from '@actions/artifact';
import { TransferError } from '../../core/archive/errors.ts';
import { UploadError, UserError, toMessage } from '../../errors.ts';
import type { ArtifactEntry, Artifacts, OtherRun } from '../../ports/artifacts.ts';
import type { CallOptions } from '../../ports/process.ts';
import { loadOctokit } from '../github/load-octokit.ts';
import { callSignal } from '../process/abort-signals.ts';
import { filterStdout, type LineFilter } from './filter-stdout.ts';
import { rejectStalledCall } from './reject-stalled-call.ts';
import { rejectTruncatedResponse } from './reject-truncated-response.ts';
import { isZipStart, openSingleFileZip } from './single-file-zip.ts';

const highWaterMark = 1 << 20;
/** The service answers within seconds, and between its own attempts the client waits for half a minute at most. */
const maxIdleMs = 60_000;

/**
 * The runner's artifact service by GitHub's own client, which is loaded at the first call: that takes 90 ms.
 * @param token with `actions: read`, for artifacts of other runs; those of this run need none
 * @param idleMs how long a call may send and get nothing
 */
export function artifactStore(token: string, idleMs = maxIdleMs): Artifacts {
  let loaded: Promise<ArtifactClient> | undefined;
  const client = (): Promise<ArtifactClient> => {
    // Blocks of 8 MiB in flight. The client's default, five, takes this process above 256 MB at times:
    // https://github.com/actions/toolkit/pull/1962
    process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= '4';
    // Of a run with more artifacts than that, the client would list only the first 1,000.
    process.env['ACTIONS_ARTIFACT_MAX_ARTIFACT_COUNT'] ??= '10000';
    loaded ??= Promise.all([import('@actions/artifact'), loadOctokit()]).then(
      ([{ DefaultArtifactClient }]) => new DefaultArtifactClient(),
    );
    return loaded;
  };
  /**
   * @param maxContentBytes of a download, of which any truncated answer ends the call. Of an upload the client itself
   * tries again what the storage did not answer.
   */
  const callClient = <T>(isNoise: LineFilter, work: () => Promise<T>, maxContentBytes?: number): Promise<T> => {
    const path = maxContentBytes === undefined ? '/twirp/' : '/';
    return filterStdout(isNoise, () =>
      rejectStalledCall(() => rejectTruncatedResponse(path, work, maxContentBytes), idleMs),
    );
  };
  const findBy = (from: OtherRun | undefined): FindOptions => {
    if (from === undefined) return {};
    if (token === '') {
      throw new UserError(
        `Artifacts of run ${from.runId} in ${from.repository} need a token: give the job "permissions: actions: read" and set "github-token".`,
      );
    }
    const [repositoryOwner = '', repositoryName = ''] = from.repository.split('/');
    return { findBy: { token, workflowRunId: from.runId, repositoryOwner, repositoryName } };
  };
  const listBy = async (from: OtherRun | undefined): Promise<readonly ArtifactEntry[]> => {
    const artifacts = await client();
    const answer = await callClient(isClientLine, () => artifacts.listArtifacts(findBy(from)));
    return answer.artifacts.map(toArtifactEntry);
  };
  /** What only the REST API lists of this run. */
  const earlierIds = new Set<number>();
  return {
    async upload({ name, file, retentionDays, archive, onProgress }) {
      if (!archive && basename(file) !== name) throw new TypeError(`a raw artifact is named like its file: ${name}`);
      const artifacts = await client();
      let digest: string | undefined;
      const readLine = (line: string): boolean => {
        const bytes = /^Uploaded bytes (\d+)$/.exec(line)?.[1];
        if (bytes !== undefined) onProgress?.(Number(bytes));
        const sent = /^SHA256 digest of uploaded artifact is ([0-9a-f]{64})$/.exec(line)?.[1];
        if (sent !== undefined) digest = `sha256:${sent}`;
        return isClientLine(line);
      };
      try {
        const answer = await callClient(readLine, () =>
          artifacts.uploadArtifact(name, [file], dirname(file), {
            retentionDays,
            ...(archive ? { compressionLevel: 0 } : { skipArchive: true }),
          }),
        );
        return {
          id: answer.id ?? 0,
          name,
          sizeBytes: answer.size ?? 0,
          digest: answer.digest === undefined ? digest : `sha256:${answer.digest}`,
        };
      } catch (error) {
        throw new UploadError(toMessage(error), digest, { cause: error, storage: readStorage(error) });
      }
    },
    async list(from) {
      const listed = await listBy(from);
      if (from !== undefined || !isLaterAttempt()) return listed;
      // The service may list the artifacts of this attempt alone, and a job that is run again needs those of the others.
      const ofRun = await listBy(readThisRun()).catch(() => []);
      const earlier = ofRun.filter(({ id }) => !listed.some((own) => own.id === id));
      for (const { id } of earlier) earlierIds.add(id);
      return [...listed, ...earlier];
    },
    async download(artifact, folder, { from, maxBytes, ...options }) {
      const refuse = (finding: string): UserError =>
        new UserError(
          `The artifact "${artifact.name}" is refused: ${finding}. Nothing of it was used; let the producer job upload it again, as one file.`,
        );
      const checkSize = (bytes: number): void => {
        if (bytes <= maxBytes) return;
        throw refuse(`it has ${bytes} bytes, and at most ${maxBytes} are expected`);
      };
      checkSize(artifact.sizeBytes);
      const artifacts = await client();
      const download = (run: OtherRun | undefined): ReturnType<ArtifactClient['downloadArtifact']> => {
        const request = {
          ...findBy(run),
          path: folder,
          // The client would unpack anything that is in a zip, of any size.
          skipDecompress: true,
          ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
        };
        const call = (): ReturnType<typeof download> =>
          abandonAtEnd(artifacts.downloadArtifact(artifact.id, request), options);
        return callClient(isClientLine, call, maxBytes);
      };
      const run = from ?? (earlierIds.has(artifact.id) ? readThisRun() : undefined);
      const { digestMismatch } = await download(run).catch((error: unknown) => {
        if (run !== undefined || !isOfEarlierAttempt(error)) throw error;
        return download(readThisRun()).catch((refusal: unknown) => {
          throw isRefused(refusal) ? permissionError(artifact.name, refusal) : refusal;
        });
      });
      if (digestMismatch === true) {
        throw new TransferError(`The artifact "${artifact.name}" arrived with another digest than ${artifact.digest}.`);
      }
      const [file = ''] = await readdir(folder);
      const path = join(folder, file);
      checkSize((await stat(path)).size);
      return (await isZip(path))
        ? openSingleFileZip(path, maxBytes, refuse)
        : createReadStream(path, { highWaterMark });
    },
    async remove(name) {
      const artifacts = await client();
      await callClient(isClientLine, () => artifacts.deleteArtifact(name));
    },
  };
}

/**
 * The storage that answered, of an error of its client: https://www.npmjs.com/package/@azure/core-rest-pipeline
 * Its URL is signed, so that nothing but the host is taken from it.
 */
function readStorage(error: unknown): UploadError['storage'] {
  const { request, statusCode } = error as { request?: { url?: unknown }; statusCode?: unknown };
  if (typeof request?.url !== 'string' || typeof statusCode !== 'number') return undefined;
  return { host: new URL(request.url).host, status: statusCode };
}

/**
 * After "Re-run failed jobs" the service lists what an earlier attempt uploaded and does not give it; the REST API does:
 * https://github.com/actions/download-artifact/issues/486
 */
function isOfEarlierAttempt(error: unknown): boolean {
  return toMessage(error).includes('workflow run not found');
}

function readThisRun(): OtherRun {
  const { GITHUB_RUN_ID: runId, GITHUB_REPOSITORY: repository = '' } = process.env;
  return { runId: Number(runId), repository };
}

function isLaterAttempt(): boolean {
  return Number(process.env['GITHUB_RUN_ATTEMPT'] ?? 1) > 1;
}

function isRefused(error: unknown): boolean {
  return [401, 403, 404].some((status) => status === (error as { status?: unknown }).status);
}

function permissionError(name: string, cause: unknown): UserError {
  return new UserError(
    `The artifact "${name}" is of an earlier attempt of this run, and the REST API, which alone gives it to this one, refused it (${toMessage(cause)}): give the job "permissions: actions: read", or use "Re-run all jobs".`,
    { cause },
  );
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return isZipStart(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/**
 * Waits for a download until the call ends. The client has no way to end it, so that it goes on until the process exits.
 * @throws TransferError when the time limit is over
 */
async function abandonAtEnd<T>(work: Promise<T>, options: CallOptions): Promise<T> {
  const { signal } = options;
  const end = callSignal(options);
  end.throwIfAborted();
  let stop: (() => void) | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(
        signal?.aborted === true
          ? (signal.reason as Error)
          : new TransferError('The download ran into the time limit of the attempt.'),
      );
    };
    end.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    work.catch(() => undefined);
    if (stop !== undefined) end.removeEventListener('abort', stop);
  }
}

function toArtifactEntry(artifact: Artifact): ArtifactEntry {
  return {
    id: artifact.id,
    name: artifact.name,
    sizeBytes: artifact.size,
    digest: artifact.digest,
  };
}

/** What the client prints about its progress, which the log leaves out. */
const clientLinePattern =
  /^(Artifact name is valid!|Root directory input is valid!|Uploaded bytes |Uploading artifact: |Beginning upload of |Finished uploading |SHA256 digest of |Finalizing artifact |Artifact .* successfully finalized|Artifact '.*' \(ID: \d+\) deleted$|Found \d+ artifact|Fetching artifact list |Downloading artifact '|Downloading raw file |Redirecting to blob |Starting download of |Artifact download completed |Set concurrency based on )/;

function isClientLine(line: string): boolean {
  return clientLinePattern.test(line);
}
