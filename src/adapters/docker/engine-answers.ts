import type { LocalImage } from '../../core/oci/image-facts.ts';
import { platformName } from '../../core/oci/platform.ts';
import type { EngineInfo } from '../../ports/engine.ts';

/*
 * Answers of the engine's API, as far as they are read: https://docs.docker.com/reference/api/engine/
 * The engine is trusted, so that its answers are not checked field by field.
 */

/** GET /images/json */
export interface ListedImage {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
}

/** GET /info */
export interface InfoAnswer {
  readonly OSType?: string;
  readonly Architecture?: string;
  readonly DockerRootDir?: string;
  /** Since Engine 27. */
  readonly Containerd?: { readonly Address?: string } | null;
  readonly DriverStatus?: readonly (readonly [string, string])[] | null;
}

/** GET /images/{name}/json */
export interface InspectAnswer {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  readonly Config?:
    (Readonly<Record<string, unknown>> & { readonly Labels?: Readonly<Record<string, string>> | null }) | null;
  readonly Os?: string;
  readonly Architecture?: string;
  readonly Variant?: string;
  readonly Size?: number;
  readonly RootFS?: { readonly Layers?: readonly string[] | null } | null;
}

/** The tags of an image: the engine lists untagged ones as `<none>:<none>`, and containerd's store digests beside tags. */
export function namedTags(repoTags: readonly string[] | null | undefined): readonly string[] {
  return (repoTags ?? []).filter((name) => !/<none>|@/.test(name));
}

export function readEngineInfo(answer: InfoAnswer, endpoint: string): EngineInfo {
  // https://docs.docker.com/engine/storage/containerd/ names this driver status.
  const containerd = answer.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
  const local = /^(unix|npipe):/.test(endpoint);
  return {
    store: containerd ? 'containerd' : 'classic',
    platform: platformName(answer.OSType ?? 'linux', answer.Architecture ?? ''),
    local,
    dataRoot: local ? answer.DockerRootDir : undefined,
  };
}

export function readLocalImage(answer: InspectAnswer): LocalImage {
  return {
    id: answer.Id,
    repoTags: namedTags(answer.RepoTags),
    repoDigests: answer.RepoDigests ?? [],
    labels: answer.Config?.Labels ?? {},
    platform: platformName(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
    sizeBytes: answer.Size ?? 0,
    diffIds: answer.RootFS?.Layers ?? undefined,
    settings: answer.Config ?? undefined,
  };
}
