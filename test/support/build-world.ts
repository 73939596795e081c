import { createHash } from 'node:crypto';
import type { BuildDeps } from '../../actions/buildx-build-with-retry/build-plan.ts';
import type { BuildResult } from '../../actions/buildx-build-with-retry/build-result.ts';
import { buildWithRetry } from '../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { readBuildInputs } from '../../actions/buildx-build-with-retry/inputs.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import { CommandError } from '../../src/errors.ts';
import type { Files } from '../../src/ports/files.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { fakeClock } from './fake-clock.ts';
import { memoryEngine } from './memory-engine.ts';
import { recordingLog } from './recording-log.ts';
import { headSha, runFacts } from './run-facts.ts';

export const pushedDigest = `sha256:${'1'.repeat(64)}`;
export const indexType = 'application/vnd.oci.image.index.v1+json';
export const manifestType = 'application/vnd.oci.image.manifest.v1+json';

/** What happens in a world where one step builds. Nothing is set: everything succeeds at once. */
export interface BuildWorldOptions {
  readonly driver?: string;
  readonly run?: Partial<RunFacts>;
  readonly mediaType?: string;
  /** Contents of buildx's metadata file. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Labels of the images that are there before, by reference. */
  readonly images?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Called with the references that a solve or a push of the engine pushes: it throws, or takes its time. */
  readonly onPush?: (refs: readonly string[], args: readonly string[]) => Promise<void> | void;
  /** Called before the registry answers; `passes` lets the time pass that the call may take. */
  readonly onQuery?: (ref: string, limits: CallOptions, passes: () => Promise<never>) => Promise<void> | void;
}

interface BuildWorldEnd {
  readonly result: BuildResult;
  readonly failure?: unknown;
  /** Arguments of each `docker buildx build`. */
  readonly solves: readonly (readonly string[])[];
  readonly queries: readonly string[];
  readonly copies: readonly string[];
  /** The references that were pushed or copied to. */
  readonly pushes: readonly string[];
  readonly lines: readonly string[];
  /** By the clock, which only waits and hanging calls move. */
  readonly seconds: number;
}

/** The error of a program. */
export function commandError(stderr: string, timedOut = false): CommandError {
  return new CommandError({ command: 'docker', exitCode: timedOut ? -1 : 1, stderr, timedOut });
}

function digestOf(labels: Readonly<Record<string, string>>): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(labels)).digest('hex')}`;
}

/** Runs one step against fakes: a builder, an engine, and registries that have what was pushed to them. */
export async function buildInWorld(
  given: Readonly<Record<string, string>>,
  options: BuildWorldOptions = {},
): Promise<BuildWorldEnd> {
  const clock = fakeClock();
  const log = recordingLog();
  const start = clock.now();
  const there = new Set(Object.keys(options.images ?? {}));
  const pushed = new Set<string>();
  const solves: (readonly string[])[] = [];
  const queries: string[] = [];
  const copies: string[] = [];
  const push = async (refs: readonly string[], args: readonly string[]): Promise<void> => {
    await options.onPush?.(refs, args);
    for (const ref of refs) {
      there.add(ref);
      pushed.add(ref);
    }
  };
  const query = async (ref: string, limits: CallOptions = {}): Promise<void> => {
    queries.push(ref);
    await options.onQuery?.(ref, limits, async () => {
      await clock.sleep(limits.timeoutMs ?? 0);
      throw commandError('', true);
    });
  };
  const mediaType = options.mediaType ?? manifestType;
  const registry: Pick<Registry, 'manifest' | 'configs' | 'copy'> = {
    async manifest(ref, limits) {
      await query(ref, limits);
      const labels = pushed.has(ref) ? undefined : options.images?.[ref];
      const digest = labels === undefined ? pushedDigest : digestOf(labels);
      return there.has(ref) ? { found: true, digest, mediaType, raw: '{}' } : { found: false };
    },
    async configs(ref, limits) {
      await query(ref, limits);
      return [
        {
          imageid: pushedDigest,
          manifestDigest: pushedDigest,
          platform: 'linux/amd64',
          labels: Object.values(options.images ?? {}).find((labels) => ref.endsWith(`@${digestOf(labels)}`)) ?? {},
        },
      ];
    },
    async copy(_, targets) {
      copies.push(...targets);
      await push(targets, []);
    },
  };
  const files: Pick<Files, 'temporaryFolder' | 'remove' | 'exists' | 'readText' | 'unfinished' | 'makeFolder'> = {
    temporaryFolder: () => Promise.resolve('/nowhere'),
    makeFolder: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    unfinished: () => () => undefined,
    // Only the workspace is a folder.
    exists: (path) => {
      const { workspace } = runFacts();
      if (path.endsWith('/.')) return Promise.resolve(path === `${workspace}/.`);
      return Promise.resolve(path === workspace || options.metadata !== undefined);
    },
    readText: () => Promise.resolve(JSON.stringify(options.metadata)),
  };
  const tags = (given['tags'] ?? '').split('\n').filter((ref) => ref !== '');
  const image = { id: pushedDigest, repoTags: tags };
  const deps = {
    run: runFacts(options.run),
    sourceSha: headSha,
    clock,
    log,
    registry,
    files,
    engine: {
      ...memoryEngine(Object.fromEntries(tags.map((ref) => [ref, image]))),
      push: (ref: string) => push([ref], []),
    },
    buildx: {
      builder: () => Promise.resolve({ name: 'b', driver: options.driver ?? 'docker-container', nodes: [] }),
      build: async (args: readonly string[], { onLine }: { readonly onLine?: (line: string) => void }) => {
        solves.push(args);
        const refs = args.flatMap((arg) => /push=true,name=([^,]+)/.exec(arg)?.[1] ?? []);
        if (refs.length > 0) onLine?.('#7 pushing layers');
        await push(refs, args);
      },
    },
    rateLimits: { retryAfter: () => Promise.resolve(undefined) },
  } as unknown as BuildDeps;
  const inputs = readBuildInputs(new InputReader((name) => given[name] ?? ''));
  const end = await buildWithRetry(inputs, deps);
  return {
    ...end,
    solves,
    queries,
    copies,
    pushes: [...pushed],
    lines: log.lines,
    seconds: (clock.now() - start) / 1000,
  };
}
