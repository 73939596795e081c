/* Neighbour: container registries, as buildx and the distribution API reach them. */
import type { ImageConfig } from '../core/oci/image-facts.ts';
import type { ByteStream } from './files.ts';
import type { CallOptions } from './process.ts';

/** What a registry has under a reference. */
export type RegistryAnswer =
  | { readonly found: true; readonly digest: string; readonly mediaType: string; readonly raw: string }
  | { readonly found: false };

/** Registries, reached with the credentials that the user's docker login stored. Calls reject with a CommandError. */
export interface Registry {
  /**
   * The manifest or index under a tag or digest. `digest` is the sha256 of the very bytes. 404, 401 and 403 are
   * `found: false`: a registry answers any of them for what the user may not see.
   */
  manifest(ref: string, options?: CallOptions): Promise<RegistryAnswer>;
  /** One config for each platform of the image under `ref`. Attestations are left out. */
  configs(ref: string, options?: CallOptions): Promise<readonly ImageConfig[]>;
  /** Gives the index or manifest `source` (by digest) further tags. Its bytes do not pass through this machine. */
  copy(source: string, targets: readonly string[], options?: CallOptions): Promise<void>;
  /**
   * Writes an index over `sources` (by digest) to `target`: a manifest as it is, an index by what it lists. Copies what the
   * target's repository lacks. Docker's own media types give a manifest list, which has no annotations.
   * @param annotations `index:key=value` or `manifest-descriptor[platform]:key=value`
   */
  merge(
    sources: readonly string[],
    target: string,
    annotations: readonly string[],
    options?: CallOptions,
  ): Promise<void>;
}

/** One repository of a registry over the distribution API. Every call rejects with a RegistryError. */
export interface RegistryRepository {
  /** All tags. None when there is no such repository. */
  tags(): Promise<readonly string[]>;
  /**
   * The manifest under a tag or digest, its digest computed from the bytes. `found: false` when the registry says that it
   * is not there, never when it says that the user may not see it.
   */
  manifest(reference: string): Promise<RegistryAnswer>;
  /** The JSON of an image's config blob. Undefined for 404. */
  config(digest: string): Promise<string | undefined>;
  /** Deletes a manifest, and with it every tag that points to it. */
  deleteManifest(digest: string): Promise<'deleted' | 'gone'>;
  /** Deletes one tag, in registries that do not take a manifest while it has tags. */
  deleteTag(tag: string): Promise<void>;
  /** Descriptors of what refers to a manifest, such as signatures. Undefined: the registry has no referrers API. */
  referrers(digest: string): Promise<readonly unknown[] | undefined>;
}

/** Registries whose content is listed and deleted. */
export interface RegistryContent {
  /** @param image repository without a tag: `ghcr.io/acme/app` */
  repository(image: string): RegistryRepository;
}

/** A blob as a descriptor names it. */
export interface BlobRef {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** Where the parts of an image are read. */
export interface ImageSource {
  /** The manifest under a tag or digest. */
  manifest(reference: string): Promise<RegistryAnswer>;
  /**
   * The bytes of a blob from `offset` on, as they come and not checked. Each piece has memory of its own, since it may be
   * sent after the next one was read. Undefined: the blob is not there.
   */
  readBlob(digest: string, offset: number, options?: CallOptions): Promise<ByteStream | undefined>;
}

/** One repository that images are copied from or to. Every call rejects with a RegistryError. */
export interface ImageRepository
  extends ImageSource, Pick<RegistryRepository, 'tags' | 'manifest' | 'config' | 'referrers'> {
  hasBlob(digest: string): Promise<boolean>;
  /**
   * Begins an upload, or has the registry take the blob from another of its repositories.
   * @param from repository of the same registry that has the blob
   * @returns what `upload` goes on with. Undefined: the registry has taken the blob.
   */
  beginUpload(digest: string, from?: string): Promise<string | undefined>;
  /** Sends a blob. The registry keeps it only when its digest is right, and not when `content` fails. */
  upload(begun: string, blob: BlobRef, content: Buffer | ByteStream, options?: CallOptions): Promise<void>;
  /** Writes a manifest byte for byte. */
  putManifest(reference: string, manifest: { readonly raw: string; readonly mediaType: string }): Promise<void>;
}

/** What registries say about their rate limits, which the programs that talk to them do not pass on. */
export interface RateLimits {
  /** Milliseconds that the registry of `ref` asks to wait, by one request. Undefined: it does not say. */
  retryAfter(ref: string): Promise<number | undefined>;
}

/** Credentials of a registry. `identityToken` stands for name and password where a registry gave one at login. */
export type RegistryLogin =
  { readonly username: string; readonly password: string } | { readonly identityToken: string };
