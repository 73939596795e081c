import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { ArchiveExpectation, ArchiveImage } from './core/archive/judge-archive.ts';
import type { Compression } from './core/handover-record.ts';
import type { ScannerName } from './core/scan/scanner-command.ts';

/*
 * What flows need from the world. Each port is small enough to fake by hand; adapters implement them, entries hand
 * them over as arguments.
 */

/** Where a message belongs in the user's files. */
export interface Annotation {
  readonly title?: string;
  readonly file?: string;
  readonly startLine?: number;
  /**
   * What came out in the end, by a tool or by the step, and no message on the way there: it does not count among the
   * three, and who gives many limits them.
   */
  readonly isFinding?: boolean;
}

/** The step's log. `warning` and `notice` become annotations: at most three of a kind in one step. */
export interface Log {
  info(message: string): void;
  debug(message: string): void;
  notice(message: string, where?: Annotation): void;
  warning(message: string, where?: Annotation): void;
  /** Runs `work` inside a foldable group that closes however it ends, and says how long it took. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Keeps a value out of everything that the runner shows from now on. */
  mask(value: string): void;
}

/** Time and chance, so that waits and jitter are exact in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
}

/**
 * Bytes in pieces, as they come. The memory of a piece is used again as soon as the next one is asked for: what has to
 * last is copied. Memory that is new for every piece costs more than all the rest that is done with it.
 */
export type ByteStream = AsyncIterable<Buffer, undefined>;

export interface ExecOptions {
  readonly input?: ByteStream | string;
  /** Gets its stdout, of which the result then has nothing; closed here as soon as the program has it. */
  readonly output?: Socket;
  /** Replaces the environment's variables of the same name. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Shows the program's output in the log, shielded from workflow commands (threat 8). */
  readonly show?: boolean;
  /** Called with each line of stderr as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface ExecResult {
  /** -1 when a signal or the time limit ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  /** At most the last 1 MB. */
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** A program whose stdout is read as a stream; `done` settles when it has ended. */
export interface ExecStream {
  readonly stdout: Readable;
  readonly done: Promise<ExecResult>;
}

/** Starts programs from argv arrays, never through a shell, and ends the whole process tree on time-out and abort. */
export interface Exec {
  /**
   * Never rejects for an exit code; rejects when the program cannot be started, when the signal is aborted, and with what
   * its input failed with.
   */
  run(program: string, args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  stream(program: string, args: readonly string[], options?: ExecOptions): ExecStream;
  /** Whether `program` is on PATH. */
  has(program: string): Promise<boolean>;
}

/** `classic`: `.Id` is the config digest. `containerd`: `.Id` is the digest of the manifest or index. */
export type ImageStore = 'classic' | 'containerd';

export interface EngineInfo {
  readonly store: ImageStore;
  /** `linux/amd64`, `linux/arm64`, … */
  readonly platform: string;
  /** Whether its endpoint is a local socket: only then `load` means this machine. */
  readonly local: boolean;
  /** Where it keeps its images, as it says; undefined when it is not on this machine. */
  readonly dataRoot?: string | undefined;
}

export interface LocalImage {
  /** `.Id` as the engine gives it; see `ImageStore`. */
  readonly id: string;
  readonly repoTags: readonly string[];
  readonly repoDigests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly sizeBytes: number;
  readonly layers?: number;
}

export interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The container engine that the docker client talks to. Every failing call rejects with a CommandError. */
export interface Engine {
  /** Rejects with a UserError that says what to do when no engine answers. */
  info(options?: CallOptions): Promise<EngineInfo>;
  /** Every `repository:tag` of the engine and the id it points to; untagged images left out. */
  tagTable(options?: CallOptions): Promise<ReadonlyMap<string, string>>;
  inspect(ref: string, options?: CallOptions): Promise<LocalImage | undefined>;
  tag(source: string, target: string, options?: CallOptions): Promise<void>;
  untag(ref: string): Promise<void>;
  pull(ref: string, options?: CallOptions & { readonly platform?: string }): Promise<void>;
  push(ref: string, options?: CallOptions): Promise<void>;
  /** The image under `ref` as the engine archives it; the stream fails when the engine breaks off. */
  save(ref: string, options?: CallOptions): Promise<ByteStream>;
  /**
   * Feeds an archive (plain, gzip or zstd) to the engine; answers with what it says that it loaded. Rejects with the
   * archive's own error when that is what failed.
   */
  load(archive: ByteStream, options?: CallOptions): Promise<readonly string[]>;
}

/** Reads the config digests, by platform, of an archive that the engine of this machine writes. */
export type ArchivedConfigs = (archive: ByteStream) => Promise<Readonly<Record<string, string>>>;

/** A builder as `docker buildx inspect` shows it. */
export interface BuilderInfo {
  readonly name: string;
  /** `docker`, `docker-container`, `remote`, `kubernetes` */
  readonly driver: string;
  /** Its nodes; one, unless it builds on several machines. */
  readonly nodes: readonly BuilderNode[];
}

export interface BuilderNode {
  readonly endpoint: string;
  /** `key=value` */
  readonly driverOptions: readonly string[];
  /** Flags of its BuildKit daemon, as one text; '' without. */
  readonly daemonFlags: string;
}

/** The buildx plugin of the docker client. */
export interface Buildx {
  /** The builder of that name, or the current one; it is not started. Rejects with a CommandError. */
  builder(name: string | undefined, options?: CallOptions): Promise<BuilderInfo>;
  /** Its version as `major.minor.patch`; '' when it does not tell. */
  version(options?: CallOptions): Promise<string>;
  /**
   * `docker buildx build` with these arguments, its progress shown in the log and handed to `onLine`. Rejects with a
   * CommandError.
   */
  build(args: readonly string[], options: CallOptions & Pick<ExecOptions, 'env' | 'cwd' | 'onLine'>): Promise<void>;
  /** Creates and boots a builder of one node. Rejects with a CommandError. */
  create(name: string, driver: string, node: BuilderNode, options?: CallOptions): Promise<void>;
  /** Removes a builder with what belongs to it. */
  remove(name: string, options?: CallOptions): Promise<void>;
}

/** An archive that was written, and the image that it holds. */
export interface PackedArchive {
  readonly image: ArchiveImage;
  /** Bytes of the plain archive, and of the file. */
  readonly sizeBytes: number;
  readonly archiveBytes: number;
}

export interface PackRequest {
  /** Starts what gives the archive: an engine, or reading a file. */
  readonly open: (signal: AbortSignal) => Promise<ByteStream>;
  /** Whether it may come compressed already: by another compression than the one wanted, perhaps. */
  readonly mayBeCompressed?: boolean;
  /** What the archive must hold; see `judgeArchive`. */
  readonly expected: ArchiveExpectation;
  /** Appears only when it is whole. */
  readonly file: string;
  readonly compression: Compression;
  readonly level: number;
  readonly signal?: AbortSignal;
  /** Told with each piece how many bytes of the plain archive went through. */
  readonly onProgress?: (bytes: number) => void;
  /** Asked about the image before the archive counts as good; throws when it does not. */
  readonly check?: (image: ArchiveImage) => void;
  /** Given the packed archive while it is made: it ends once all of it is good, and fails otherwise. */
  readonly meanwhile?: (packed: ByteStream) => void;
}

/** Writes archives of images as files. */
export interface ArchivePacker {
  /**
   * Compresses an archive on its way into a file, and reads from it what image it holds.
   * Rejects with an ArchiveRefused when a consumer would refuse it.
   */
  pack(request: PackRequest): Promise<PackedArchive>;
}

/** What a registry answered about a reference. */
export type RegistryAnswer =
  | { readonly found: true; readonly digest: string; readonly mediaType: string; readonly raw: string }
  | { readonly found: false };

/** Facts of an image's config blob. */
export interface ImageConfig {
  /** The config digest: the imageid. */
  readonly imageid: string;
  /** Digest of the platform's own manifest. */
  readonly manifestDigest: string;
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Bytes of each layer as the registry keeps it. */
  readonly layerBytes?: readonly number[];
}

/** Registries, reached with the credentials that the user's docker login stored. */
export interface Registry {
  /**
   * The manifest or index under a tag or digest. `digest` is the sha256 of the very bytes.
   * 404, 401 and 403 are `found: false`; anything else rejects with a CommandError.
   */
  manifest(ref: string, options?: CallOptions): Promise<RegistryAnswer>;
  /** One config per platform of the image under `ref`, attestations left out. */
  configs(ref: string, options?: CallOptions): Promise<readonly ImageConfig[]>;
  /** Gives the index or manifest `source` (by digest) further tags without moving its bytes through this machine. */
  copy(source: string, targets: readonly string[], options?: CallOptions): Promise<void>;
  /**
   * Gives `target` an index over `sources` (by digest): manifests as they are, of an index what it lists. What the
   * target's repository lacks is copied there. Docker's own media types give a manifest list, which has no annotations.
   * @param annotations `index:key=value` or `manifest-descriptor[platform]:key=value`
   */
  merge(
    sources: readonly string[],
    target: string,
    annotations: readonly string[],
    options?: CallOptions,
  ): Promise<void>;
}

/** One repository of a registry over the distribution API. Every call rejects with a RegistryRefusal. */
export interface RegistryRepository {
  /** All tags; none when the repository is not there. */
  tags(): Promise<readonly string[]>;
  /** The manifest under a tag or digest, its digest computed from the bytes; only 404 is `found: false`. */
  manifest(reference: string): Promise<RegistryAnswer>;
  /** The JSON of an image's config blob; undefined for 404. */
  config(digest: string): Promise<string | undefined>;
  /** Deletes a manifest, and with it every tag that points to it. */
  deleteManifest(digest: string): Promise<'deleted' | 'gone'>;
  /** Descriptors of what refers to a manifest (its signatures, say); undefined: the registry has no referrers API. */
  referrers(digest: string): Promise<readonly unknown[] | undefined>;
}

/** Registries, as far as their content is listed and deleted. */
export interface RegistryContent {
  /** @param image repository without a tag: `ghcr.io/acme/app` */
  repository(image: string): RegistryRepository;
}

/** Where an image is, for a program that copies images. */
export type ImagePlace =
  | { readonly kind: 'registry'; readonly ref: string; readonly authFile: string }
  /** Manifest and blobs as files, as `imageFolder` lays them out. */
  | { readonly kind: 'folder'; readonly path: string }
  /** What `docker save` writes. */
  | { readonly kind: 'archive'; readonly path: string };

/** Copies images byte for byte between registries, each side with credentials of its own. Calls reject with a CommandError. */
export interface ImageCopier {
  /** Rejects with a UserError that says what to do when the program is missing or too old. */
  check(): Promise<void>;
  /** The manifest or index of an image in a registry; 404, 401 and 403 are `found: false`. */
  manifest(place: ImagePlace, options?: CallOptions): Promise<RegistryAnswer>;
  /** The JSON of an image's config. */
  config(place: ImagePlace, options?: CallOptions): Promise<string>;
  /**
   * Copies an image, digests unchanged; only what comes out of an archive has no digest yet.
   * @param what `all`: an index with everything that it lists, a manifest with its blobs. `index`: the index alone.
   */
  copy(from: ImagePlace, to: ImagePlace, what: 'all' | 'index', options?: CallOptions): Promise<void>;
}

/** What registries say about their rate limits: programs that talk to them for us do not pass it on. */
export interface RateLimits {
  /** Milliseconds that the registry of `ref` asks to wait, by one request of our own; undefined: it does not say. */
  retryAfter(ref: string): Promise<number | undefined>;
}

/** Files below the runner's temporary folder, and the context's git facts. */
export interface Files {
  readText(path: string): Promise<string>;
  /** Written whole or not at all. */
  writeText(path: string, text: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  size(path: string): Promise<number>;
  remove(path: string): Promise<void>;
  /** Within one folder. */
  rename(from: string, to: string): Promise<void>;
  /**
   * A fresh private folder; everything made here goes when the action ends, however it ends. `lasting`: it stays for
   * the job's later steps, and goes with the runner's temporary folder.
   */
  temporaryFolder(options?: { readonly lasting?: boolean }): Promise<string>;
  freeBytes(path: string): Promise<number>;
  read(path: string): ByteStream;
  /**
   * What is being written to a file, which need not be there yet. Ends when `complete` says where the whole file is,
   * and fails as `complete` does.
   */
  follow(path: string, complete: Promise<string>): ByteStream;
  /** The file grows as the content comes, for others to follow; there is none when the content fails. */
  write(path: string, content: ByteStream): Promise<void>;
}

/** Facts of the run, from the runner's environment and the event's payload file. */
export interface RunFacts {
  readonly eventName: string;
  /** The webhook payload: from outside, so nothing in it is trusted to have a type. */
  readonly payload: unknown;
  readonly ref: string;
  readonly sha: string;
  /** `owner/name`, in the case that GitHub keeps. */
  readonly repository: string;
  readonly actor: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly serverUrl: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly etag: string | undefined;
  /** Lower-case header names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** GitHub's REST API, read only. */
export interface GitHubApi {
  /**
   * GET of a path below the API's base with query parameters. Every HTTP status is an answer; only a failed
   * connection rejects. With `etag` an unchanged resource answers 304, which costs nothing of the rate limit.
   */
  get(
    path: string,
    options?: { readonly query?: Readonly<Record<string, string | number>>; readonly etag?: string },
  ): Promise<ApiAnswer>;
}

/** GitHub's REST API for the one flow that deletes. */
export interface DeletingGitHubApi extends GitHubApi {
  /** DELETE of a path below the API's base; answers and rejects as `get` does. */
  delete(path: string): Promise<ApiAnswer>;
}

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
export interface DirectUploads {
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
export interface ArtifactStreams {
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

/** An archive on its way to the engine. */
export interface GuardedArchive {
  /**
   * What the engine may read. It ends with an ArchiveRefused before any deciding member when the archive is refused, and
   * with the source's own error when that fails.
   */
  readonly stream: ByteStream;
  /** The image inside, once the stream was read to its end. Throws before. */
  readonly image: () => ArchiveImage;
}

/** Image archives, which nobody trusts before they were judged. */
export interface Archives {
  /**
   * Decompresses an archive by what its first bytes say (zstd, gzip, plain) and guards it on its way to the engine.
   * @param maxBytes how much of the plain archive is read at most
   */
  guard(archive: ByteStream, expected: ArchiveExpectation, maxBytes: number): GuardedArchive;
}

/** Where a scanner finds the image. */
export interface ScanTarget {
  readonly kind: 'registry' | 'engine' | 'archive';
  /** A reference, in the registry by digest; or the path of a plain archive. */
  readonly name: string;
  /** Of an image in a registry. */
  readonly platform: string | undefined;
}

/** Files that a scanner wrote. */
export interface ScanFiles {
  /** Its own full report. */
  readonly report: string;
  /** Undefined: it wrote none. */
  readonly sarif: string | undefined;
}

/** Vulnerability scanners of the user's. */
export interface Scanners {
  installed(scanner: ScannerName): Promise<boolean>;
  /**
   * Runs a scanner once, its output shown in the log, with nothing left out of its report. A scanner that ends badly or
   * writes nothing rejects; what it found is no failure of it.
   * @param folder where its files go
   */
  scan(
    scanner: ScannerName,
    target: ScanTarget,
    folder: string,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<ScanFiles>;
}
