/** `classic`: `.Id` is the config digest. `containerd`: `.Id` is the digest of the manifest or index. */
export type ImageStore = 'classic' | 'containerd';

export interface LocalImage {
  /** `.Id` as the engine gives it; see `ImageStore`. */
  readonly id: string;
  readonly repoTags: readonly string[];
  readonly repoDigests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly sizeBytes: number;
  /** Digests of the layers' uncompressed content, lowest first. */
  readonly diffIds?: readonly string[] | undefined;
  /** What a container of it runs, as the engine shows the config. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** Facts of an image's config blob. */
export interface ImageConfig {
  /** The config digest: the imageid. */
  readonly imageid: string;
  /** Digest of the platform's own manifest. */
  readonly manifestDigest: string;
  /** As the index says that lists it; of an image that stands alone as its config says. */
  readonly platform: string;
  /** What the config says, where that is another platform. */
  readonly otherPlatform?: string | undefined;
  /** Of Windows, whose images run on one version alone: `10.0.20348.2340`. */
  readonly osVersion?: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Bytes of each layer as the registry keeps it. */
  readonly layerBytes?: readonly number[] | undefined;
}

/** What a registry has under an immutable tag already. */
export interface ExistingImage {
  readonly ref: string;
  readonly digest: string;
  readonly mediaType: string;
  readonly configs: readonly ImageConfig[];
}
