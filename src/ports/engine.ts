import type { ImageStore, LocalImage } from '../core/oci/image-facts.ts';
import type { ByteStream } from './files.ts';
import type { CallOptions } from './process.ts';

export interface EngineInfo {
  readonly store: ImageStore;
  /** `linux/amd64`, `linux/arm64`, … */
  readonly platform: string;
  /** Whether its endpoint is a local socket: only then `load` means this machine. */
  readonly local: boolean;
  /** Where it keeps its images, as it says; undefined when it is not on this machine. */
  readonly dataRoot?: string | undefined;
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
