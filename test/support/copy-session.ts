import type { CopyDeps, CopySession } from '../../actions/copy-image/copy-deps.ts';
import type { ImageRepository } from '../../src/ports/registry.ts';
import { Phases } from '../../src/services/retry/phases.ts';
import { fakeClock } from './fake-clock.ts';
import { recordingLog } from './recording-log.ts';

/** A copy between repositories in memory, by their names without a tag. */
export function copySession(
  src: Readonly<Record<string, ImageRepository>>,
  dst: Readonly<Record<string, ImageRepository>>,
): CopySession & { readonly log: ReturnType<typeof recordingLog> } {
  const clock = fakeClock();
  const log = recordingLog();
  const contents = new Map<string, Set<string>>();
  const limits = { timeoutMs: 60_000, deadline: clock.now() + 600_000 };
  const policy = { maxAttempts: 3, waitSeconds: 1, retryOn: 'transient' } as const;
  const phases = (): Phases =>
    new Phases({ ...limits, policy }, { clock, log, rateLimits: { retryAfter: () => Promise.resolve(undefined) } });
  const side = (known: Readonly<Record<string, ImageRepository>>): CopySession['src'] => ({
    repository(ref) {
      const name = ref.replace(/@.*$|:[^/]*$/, '');
      const found = known[name];
      return found === undefined ? Promise.reject(new TypeError(`no repository ${name}`)) : Promise.resolve(found);
    },
  });
  return {
    src: side(src),
    dst: side(dst),
    phases: phases(),
    parts: phases(),
    contentOf(repository) {
      const known = contents.get(repository) ?? new Set();
      contents.set(repository, known);
      return known;
    },
    trees: new Map(),
    deps: { clock, log } as unknown as CopyDeps,
    log,
  };
}
