import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { UnpackLayers } from '../../src/ports/archives.ts';
import type { ImageRepository, RateLimits, RegistryLogin } from '../../src/ports/registry.ts';
import type { PackDeps } from '../../src/services/images/pack-image.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import type { ContentTree } from './rules/manifest-content.ts';

export interface CopyDeps extends PackDeps {
  readonly run: RunFacts;
  readonly rateLimits: RateLimits;
  /** What `docker login` stored for the registry of a repository. */
  readonly dockerLogin: (repository: {
    readonly host: string;
    readonly path: string;
  }) => Promise<RegistryLogin | undefined>;
  /** A repository (without a tag), as a login may see it. */
  readonly repository: (
    repository: string,
    login: RegistryLogin | undefined,
    options: { readonly isTarget: boolean },
  ) => ImageRepository;
  readonly unpackLayers: UnpackLayers;
  /** Private, for images that are copied from files; removed when the step ends, however it ends. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** How one side of a copy reaches its registries. */
export interface RegistryAccess {
  /** The repository of a reference. */
  repository(ref: string): Promise<ImageRepository>;
}

/** What all parts of one copy share. */
export interface CopySession {
  readonly src: RegistryAccess;
  readonly dst: RegistryAccess;
  readonly phases: Phases;
  /** Phases of single blobs and manifests, of which an image may have hundreds. */
  readonly parts: Phases;
  /** Digests of what this step has seen in, or written to, a repository. */
  readonly contentOf: (repository: string) => Set<string>;
  /** What is below a manifest, by its digest. */
  readonly trees: Map<string, Promise<ContentTree>>;
  readonly deps: CopyDeps;
}
