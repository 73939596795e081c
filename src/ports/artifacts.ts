import type { ByteStream } from './files.ts';
import type { CallOptions } from './process.ts';

/** A run that holds artifacts: this one, or another one read through the REST API. */
export interface OtherRun {
  readonly runId: number;
  /** `owner/name` */
  readonly repository: string;
}

export interface ArtifactEntry {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** `sha256:<hex>`, when the service tells. */
  readonly digest: string | undefined;
}

export interface ArtifactUpload {
  readonly name: string;
  readonly file: string;
  readonly retentionDays: number;
  /** Inside a zip at level 0, or as the raw file, whose name must then be the artifact's. */
  readonly archive: boolean;
  /** Told now and then how many bytes are up. */
  readonly onProgress?: (bytes: number) => void;
}

interface DownloadOptions extends CallOptions {
  readonly from?: OtherRun | undefined;
  /** Most bytes that the file may have, zipped and unzipped; with more it is refused by a UserError (A5). */
  readonly maxBytes: number;
}

/** Workflow artifacts. `from` undefined: the artifacts of this very run, no token needed. */
export interface Artifacts {
  /** Rejects with an UploadError, which knows the digest of what was sent when all of it was. */
  upload(request: ArtifactUpload): Promise<ArtifactEntry>;
  list(from?: OtherRun): Promise<readonly ArtifactEntry[]>;
  /** Fetches the artifact into `folder`, checks its digest, and answers with its one file, out of its zip if it is one. */
  download(artifact: ArtifactEntry, folder: string, options: DownloadOptions): Promise<ByteStream>;
  remove(name: string): Promise<void>;
}

/** Raw artifacts that go up while they are made. */
export interface StreamingUploads {
  /**
   * Uploads `content` under a name that is free; nothing valid is there before it has ended well. Rejects with an
   * UploadError for whatever is not as expected: the file is uploaded then.
   */
  send(
    name: string,
    content: ByteStream,
    options: {
      readonly retentionDays: number;
      readonly signal?: AbortSignal;
      readonly onProgress?: (bytes: number) => void;
    },
  ): Promise<ArtifactEntry>;
}

/** Raw artifacts as they arrive, without a file in between. */
export interface StreamingDownloads {
  /**
   * The artifact's bytes, which end with an error when they are not what its digest says. Undefined when there is no
   * stream to be had (the token may not, it is a zip): then it is downloaded as a file.
   */
  open(
    artifact: ArtifactEntry,
    repository: string,
    options: CallOptions & { readonly onProgress?: (bytes: number) => void },
  ): Promise<ByteStream | undefined>;
}
