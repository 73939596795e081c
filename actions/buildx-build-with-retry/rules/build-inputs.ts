import type { RetryPolicy } from '../../../src/core/retry/retry-policy.ts';
import type { BakeImage } from './bake-target.ts';
import type { CallMethod } from './call-method.ts';
import type { LayerCompression } from './layer-compression.ts';

/** `auto` is decided from the event and the driver. */
type AutoSwitch = 'auto' | 'true' | 'false';

export type IfTagExists = 'reuse' | 'overwrite' | 'fail';

/** The inputs of the step, each named like its input in `action.yml`. */
export interface BuildInputs {
  /** Definition files of `docker buildx bake`, compose files too; empty: bake's defaults, or one image without any. */
  readonly files: readonly string[];
  /** Targets of the files; empty: the default ones. */
  readonly targets: readonly string[];
  /** `target.key=value` */
  readonly set: readonly string[];
  /** `NAME=value` */
  readonly vars: readonly string[];
  /** Whether the tags that the files give are set too, as moving ones. */
  readonly keepFileTags: boolean;
  /** The target that this image is built from; undefined: the inputs describe it. */
  readonly bakeImage?: BakeImage | undefined;
  readonly call: CallMethod;
  readonly context: string;
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  /** Full references; empty: an image without a name. */
  readonly tags: readonly string[];
  /** Full references; undefined: decided by their form, see `targetRefs`. */
  readonly movingTags: readonly string[] | undefined;
  readonly localTag: string | undefined;
  /** `key=value` lines, as annotations and build arguments are. */
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  readonly buildArgs: readonly string[];
  readonly secretBuildArgs: SecretBuildArgs;
  readonly buildContexts: readonly string[];
  /** `id=value`; the value goes into a private file. */
  readonly secrets: readonly string[];
  /** `id=NAME` of an environment variable. */
  readonly secretEnvs: readonly string[];
  /** `id=path` */
  readonly secretFiles: readonly string[];
  readonly ssh: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Where the whole build cache is kept, without `type=registry`. */
  readonly registryCache: string | undefined;
  readonly pullRequestCache: boolean;
  readonly noCache: boolean;
  readonly noCacheFilters: readonly string[];
  readonly pull: boolean;
  readonly push: AutoSwitch;
  readonly load: AutoSwitch;
  readonly outputs: readonly string[];
  readonly layerCompression: LayerCompression | 'auto';
  /** Path of a docker archive of the image for this machine's platform. */
  readonly imageTar: string | undefined;
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  readonly attests: readonly string[];
  readonly builder: string | undefined;
  readonly freshBuilder: 'auto' | 'always' | 'never';
  readonly network: string | undefined;
  readonly shmSize: string | undefined;
  readonly ulimit: readonly string[];
  readonly addHosts: readonly string[];
  readonly allow: readonly string[];
  readonly cgroupParent: string | undefined;
  readonly ifTagExists: IfTagExists;
  /** Hosts whose push must succeed; undefined: all. */
  readonly requiredRegistries: readonly string[] | undefined;
  readonly retry: RetryPolicy;
  /** Limit of one attempt. */
  readonly timeoutMs: number;
  /** Limit of the whole step. */
  readonly totalTimeoutMs: number;
}
export type SecretBuildArgs = 'warn' | 'fail' | 'allow';
