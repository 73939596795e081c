import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type {
  ImageCopier,
  ImagePlace,
  RateLimits,
  RegistryLogin,
  RegistryRepository,
} from '../../src/ports/registry.ts';
import type { PackDeps } from '../../src/services/images/pack-image.ts';
import type { Phases } from '../../src/services/retry/phases.ts';

/** The content of a repository, as far as referrers are looked for in it. */
export type ReferrerContent = Pick<RegistryRepository, 'manifest' | 'referrers'>;

export interface CopyDeps extends PackDeps {
  readonly run: RunFacts;
  readonly copier: ImageCopier;
  readonly rateLimits: RateLimits;
  /** What `docker login` stored for a host. */
  readonly dockerLogin: (host: string) => Promise<RegistryLogin | undefined>;
  /** The content of a repository (without a tag) that a login may see. */
  readonly content: (repository: string, login: RegistryLogin | undefined) => ReferrerContent;
  /** Private, for auth files and images that are copied from files; removed when the step ends, however it ends. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** How one side of a copy reaches its registries. */
export interface RegistryAccess {
  login(repository: string): Promise<RegistryLogin | undefined>;
  /** Makes a reference a place that a copy can start from or go to. */
  place(ref: string): Promise<ImagePlace>;
}

/** What all parts of one copy share. */
export interface CopySession {
  readonly src: RegistryAccess;
  readonly dst: RegistryAccess;
  readonly phases: Phases;
  readonly deps: CopyDeps;
}
