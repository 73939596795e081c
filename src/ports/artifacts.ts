/* Neighbour: the runner's artifact service (`@actions/artifact`), and GitHub's REST API for artifacts of other runs. */
import type { ByteStream } from './files.ts';
import type { CallOptions } from './process.ts';

/** A run that holds artifacts, read through the REST API. */
export interface OtherRun {
  readonly runId: number;
  /** `owner/name` */
  readonly repository: string;
}

export interface ArtifactEntry {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** `sha256:<hex>`. Undefined: the service does not say. */
  readonly digest: string | undefined;
}

export interface ArtifactUpload {
  readonly name: string;
  /** Path. A raw artifact gets its file's name, so that the two have to be equal. */
  readonly file: string;
  readonly retentionDays: number;
  /** True: inside a zip, stored without compression. False: as the raw file. */
  readonly archive: boolean;
  /** Called now and then with the number of bytes that were sent. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

interface DownloadOptions extends CallOptions {
  /** Undefined: this run. */
  readonly from?: OtherRun | undefined;
  /** The most bytes that the file may have, zipped and unzipped. */
  readonly maxBytes: number;
}

/** Workflow artifacts. Those of this run need no token. */
export interface Artifacts {
  /** @throws UploadError, with the digest of what was sent when all of it was sent */
  upload(request: ArtifactUpload): Promise<ArtifactEntry>;
  /** @param from undefined: this run */
  list(from?: OtherRun): Promise<readonly ArtifactEntry[]>;
  /**
   * Downloads the artifact into `folder` and checks its digest.
   * @returns the content of its one file, unzipped when the artifact is a zip
   * @throws UserError when the file is larger than `maxBytes`, or the zip holds anything but one file
   * @throws TransferError when it did not arrive as it was sent
   */
  download(artifact: ArtifactEntry, folder: string, options: DownloadOptions): Promise<ByteStream>;
  remove(name: string): Promise<void>;
}

interface SendOptions {
  readonly retentionDays: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of bytes that were sent. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** Raw artifacts that are uploaded while their content is made. */
export interface StreamingUploads {
  /**
   * Uploads `content` under a name that is free. Nothing valid is stored before the content has ended well.
   * @throws UploadError for anything unexpected; the caller then uploads the file
   */
  send(name: string, content: ByteStream, options: SendOptions): Promise<ArtifactEntry>;
}

interface OpenOptions extends CallOptions {
  /** Called with the number of bytes that arrived. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** Raw artifacts as they arrive, without a file in between. */
export interface StreamingDownloads {
  /**
   * Opens the artifact's bytes. They end with a TransferError when they do not match its digest.
   * @returns undefined when it cannot be streamed (no permission, a zip); the caller then downloads the file
   */
  open(artifact: ArtifactEntry, repository: string, options: OpenOptions): Promise<ByteStream | undefined>;
}
