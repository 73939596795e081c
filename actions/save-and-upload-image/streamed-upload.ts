import type { Attempt } from '../../src/core/retry/attempts.ts';
import { UploadError, toMessage } from '../../src/errors.ts';
import type { ArtifactEntry, StreamingUploads } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ByteStream } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { progressLog } from '../../src/services/images/progress-log.ts';

interface StreamedUploadRequest {
  readonly name: string;
  readonly retentionDays: number;
  readonly signal?: AbortSignal | undefined;
}

export interface StreamedUploadDeps {
  readonly direct: StreamingUploads;
  readonly clock: Clock;
  readonly log: Log;
}

/** An upload that runs while its content is made. */
export interface StreamedUpload {
  readonly begin: (content: ByteStream) => void;
  /** How it ended; never rejects. */
  readonly end: () => Promise<StreamedUploadEnd>;
}

interface StreamedUploadEnd {
  /** Undefined when nothing was uploaded, so that the file has to be. */
  readonly artifact: ArtifactEntry | undefined;
  /** Digest of what was sent as a whole, where the service's answer got lost. */
  readonly sentDigest: string | undefined;
  /** Undefined when nothing was uploaded. */
  readonly attempt: Attempt | undefined;
}

const notUploaded: StreamedUploadEnd = { artifact: undefined, sentDigest: undefined, attempt: undefined };

/**
 * Uploads content while it is made, where the name is free and the network holds. Whatever else happens is no failure:
 * the caller then uploads the finished file, with retries and with decisions about a name that is taken.
 */
export function streamedUpload(
  { name, retentionDays, signal }: StreamedUploadRequest,
  deps: StreamedUploadDeps,
): StreamedUpload {
  let ended = Promise.resolve(notUploaded);
  return {
    begin(content) {
      const start = deps.clock.now();
      const options = { retentionDays, onProgress: progressLog('Uploading', deps), signal };
      ended = deps.direct.send(name, content, options).then(
        (artifact): StreamedUploadEnd => ({
          artifact,
          sentDigest: undefined,
          attempt: { start, seconds: (deps.clock.now() - start) / 1000 },
        }),
        (error: unknown): StreamedUploadEnd => {
          deps.log.debug(`"${name}" is not uploaded at once: ${toMessage(error)}`);
          return { ...notUploaded, sentDigest: error instanceof UploadError ? error.sentDigest : undefined };
        },
      );
    },
    end: () => ended,
  };
}
