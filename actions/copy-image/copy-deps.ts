import type { RegistryLogin } from '../../src/ports/registry.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { ImageCopier, RateLimits, RegistryRepository } from '../../src/ports/registry.ts';
import type { PackDeps } from '../../src/services/images/pack-image.ts';

/** A repository's own content, as far as referrers are looked for in it. */
export type ReferrerContent = Pick<RegistryRepository, 'manifest' | 'referrers'>;

export interface CopyDeps extends PackDeps {
  readonly run: RunFacts;
  readonly copier: ImageCopier;
  readonly rateLimits: RateLimits;
  /** What `docker login` stored for a host. */
  readonly dockerLogin: (host: string) => Promise<RegistryLogin | undefined>;
  /** The content of a repository without a tag, seen with a login. */
  readonly content: (repository: string, login: RegistryLogin | undefined) => ReferrerContent;
  /** Private, for auth files and what is copied by way of files; removed at the end, however the step ends. */
  readonly folder: string;
  readonly signal: AbortSignal;
}
