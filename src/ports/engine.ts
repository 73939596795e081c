/* Neighbour: the container engine that the docker client talks to. */
import type { ImageStore, LocalImage } from '../core/oci/image-facts.ts';
import type { ByteStream } from './files.ts';
import type { CallOptions } from './process.ts';

export interface EngineInfo {
  readonly store: ImageStore;
  /** `linux/amd64`, `linux/arm64`, … */
  readonly platform: string;
  /** Whether its endpoint is a local socket: only then `load` means this machine. */
  readonly local: boolean;
  /** Where it keeps its images. Undefined when it is not on this machine. */
  readonly dataRoot?: string | undefined;
}

export interface TagOptions extends CallOptions {
  /**
   * The name is not to last: the step's post part points it to the image `before` again, or takes it away, unless a
   * further `tag` or `untag` has done so.
   */
  readonly temporary?: { readonly before: string | undefined } | undefined;
}

export interface LoadOptions extends CallOptions {
  /** What the archive calls its image until it has its names. The step's post part takes it away when `untag` did not. */
  readonly temporaryName?: string | undefined;
}

/**
 * Every call rejects with a CommandError when the engine refuses it or cannot be reached, and one that moves no image with a
 * UserError when the engine does not answer.
 */
export interface Engine {
  /** @throws UserError that says what to do when no engine answers */
  info(options?: CallOptions): Promise<EngineInfo>;
  /**
   * Every `repository:tag` of the engine with the id it points to. Untagged images are left out. Only good for messages: the
   * list may lack names while another process removes images. Whether one name is there, `inspect` says.
   */
  tagTable(options?: CallOptions): Promise<ReadonlyMap<string, string>>;
  /** Undefined: there is no such image. */
  inspect(ref: string, options?: CallOptions): Promise<LocalImage | undefined>;
  tag(source: string, target: string, options?: TagOptions): Promise<void>;
  untag(ref: string): Promise<void>;
  pull(ref: string, options?: CallOptions & { readonly platform?: string | undefined }): Promise<void>;
  push(ref: string, options?: CallOptions): Promise<void>;
  /** The image under `ref` as the engine archives it. The stream fails when the engine breaks off. */
  save(ref: string, options?: CallOptions): Promise<ByteStream>;
  /**
   * Loads an archive (plain, gzip or zstd). Rejects with the archive's own error when reading the archive fails.
   * @returns the names or ids that the engine says it loaded
   */
  load(archive: ByteStream, options?: LoadOptions): Promise<readonly string[]>;
}
