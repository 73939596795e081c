import type { Attempt } from '../../src/core/retry/attempts.ts';
import { UploadError, toMessage } from '../../src/errors.ts';
import type { ArtifactEntry, StreamingUploads } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ByteStream } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { progressLog } from '../../src/services/progress.ts';

interface EarlyRequest {
  readonly name: string;
  readonly retentionDays: number;
  readonly signal?: AbortSignal | undefined;
}

export interface EarlyDeps {
  readonly direct: StreamingUploads;
  readonly clock: Clock;
  readonly log: Log;
}

/** An upload that runs beside what makes its content. */
export interface EarlyUpload {
  readonly begin: (content: ByteStream) => void;
  /** How it ended; never rejects. */
  readonly end: () => Promise<EarlyEnd>;
}

interface EarlyEnd {
  /** Undefined when it did not come about, so that the file has to be uploaded. */
  readonly artifact: ArtifactEntry | undefined;
  /** Digest of what was sent whole, when only the answer to it is missing. */
  readonly sentDigest: string | undefined;
  /** Undefined when it did not come about. */
  readonly took: Attempt | undefined;
}

const notBegun: EarlyEnd = { artifact: undefined, sentDigest: undefined, took: undefined };

/**
 * Uploads while saving, in the hope that nothing is in the way: the name is free, and the network holds. Whoever
 * finds something there uploads the file, with all the rules of that.
 */
export function earlyUpload({ name, retentionDays, signal }: EarlyRequest, deps: EarlyDeps): EarlyUpload {
  let sending = Promise.resolve(notBegun);
  return {
    begin(content) {
      const onProgress = progressLog('Uploading', deps);
      const start = deps.clock.now();
      const options = { retentionDays, onProgress, ...(signal === undefined ? {} : { signal }) };
      sending = deps.direct.send(name, content, options).then(
        (artifact): EarlyEnd => ({
          artifact,
          sentDigest: undefined,
          took: { start, seconds: (deps.clock.now() - start) / 1000 },
        }),
        (error: unknown): EarlyEnd => {
          deps.log.debug(`"${name}" is not uploaded at once: ${toMessage(error)}`);
          return { ...notBegun, sentDigest: error instanceof UploadError ? error.sentDigest : undefined };
        },
      );
    },
    end: () => sending,
  };
}
