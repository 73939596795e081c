import { Readable } from 'node:stream';
import type { BuildDeps } from '../../actions/buildx-build-with-retry/build-plan.ts';
import type { BuildResult } from '../../actions/buildx-build-with-retry/build-result.ts';
import { buildWithRetry } from '../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { readBuildInputs } from '../../actions/buildx-build-with-retry/inputs.ts';
import { buildOutputs } from '../../actions/buildx-build-with-retry/outputs.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { CommandError } from '../../src/errors.ts';
import type { Buildx } from '../../src/ports/buildx.ts';
import { commandError, manifestType, pushedDigest } from './build-world.ts';
import { fakeClock } from './fake-clock.ts';
import { memoryEngine } from './memory-engine.ts';
import { recordingLog } from './recording-log.ts';
import { headSha, runFacts } from './run-facts.ts';

type BakeOptions = Parameters<Buildx['bake']>[1];

/** Of the images of a run on the default branch. */
export const tag = `sha-${headSha.slice(0, 7)}`;
/** What bake prints of two images, one of which is built from a target that is linked to. */
export const definition = {
  group: { default: { targets: ['api', 'web'] } },
  target: {
    api: {
      context: 'api',
      args: { NPM_TOKEN: 'x' },
      'no-cache': true,
      'cache-to': ['type=registry,ref=c/c:c', 'type=inline'],
    },
    web: { context: 'web', contexts: { base: 'target:base' } },
    base: { context: 'base', args: { API_KEY: 'x' }, output: ['type=cacheonly'] },
  },
};

export interface BakeWorld {
  readonly driver?: string;
  readonly version?: string;
  readonly printed?: string | Error;
  readonly gitToken?: string;
  /** Gets the paths that are looked for. */
  readonly exists?: string[];
  /** Texts of definition files by their names. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further images that the engine has. */
  readonly names?: readonly string[];
  /** References that the registry has, of an unknown revision. */
  readonly taken?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called with the targets of each solve and its number; throws to let it fail. */
  readonly onBake?: (targets: readonly string[], solve: number) => Promise<void> | void;
  readonly onPush?: (ref: string) => Promise<void> | void;
  readonly bases?: BuildDeps['bases'];
}

/** What one solve was told. */
interface BakeSolve {
  readonly targets: readonly string[];
  readonly args: readonly string[];
  readonly file: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface BakeEnd extends Outcome<BuildResult> {
  readonly outputs: Readonly<Record<string, string>>;
  readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly solves: readonly BakeSolve[];
  readonly prints: readonly { readonly args: readonly string[]; readonly env: unknown }[];
  readonly made: readonly string[];
  readonly removed: readonly string[];
  readonly lines: readonly string[];
}

/** One step against fakes; `solves` has what each solve was told. */
export async function bake(given: Readonly<Record<string, string>>, world: BakeWorld = {}): Promise<BakeEnd> {
  const log = recordingLog();
  const clock = fakeClock();
  const written = new Map<string, string>();
  const there = new Set(world.taken);
  const solves: BakeSolve[] = [];
  const prints: { readonly args: readonly string[]; readonly env: unknown }[] = [];
  const driver = world.driver ?? 'docker';
  const made: string[] = [];
  const removed: string[] = [];
  const targets = Object.keys(definition.target).concat(world.names ?? []);
  const refs = targets.map((name) => `ghcr.io/acme/app/${name}:${tag}`);
  const push = async (ref: string): Promise<void> => {
    await world.onPush?.(ref);
    there.add(ref);
  };
  const deps = {
    run: runFacts(),
    sourceSha: headSha,
    clock,
    log,
    gitToken: world.gitToken,
    signal: world.signal,
    bases: world.bases,
    registry: {
      manifest: (ref: string) =>
        Promise.resolve(
          there.has(ref) ? { found: true, digest: pushedDigest, mediaType: manifestType, raw: '{}' } : { found: false },
        ),
      configs: () =>
        Promise.resolve([{ imageid: pushedDigest, manifestDigest: pushedDigest, platform: 'linux/amd64', labels: {} }]),
    },
    files: {
      temporaryFolder: () => Promise.resolve('/t'),
      makeFolder: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      read: (path: string) => Readable.from([Buffer.from(world.files?.[path.replace(/^.*\//, '')] ?? '')]),
      size: (path: string) => Promise.resolve(world.files?.[path.replace(/^.*\//, '')]?.length ?? 0),
      readText: async (path: string) => {
        if (path.endsWith('/parts')) throw new Error('EISDIR: illegal operation on a directory, read');
        return Promise.resolve(world.files?.[path.replace(/^.*\//, '')] ?? '');
      },
      exists: (path: string) => {
        world.exists?.push(path);
        return Promise.resolve(!path.includes('/metadata-') && !path.includes('missing'));
      },
      writeText: (path: string, text: string) => Promise.resolve(void written.set(path, text)),
    },
    engine: {
      ...memoryEngine(Object.fromEntries(refs.map((ref) => [ref, { id: pushedDigest, repoTags: [ref] }]))),
      push,
    },
    buildx: {
      builder: () =>
        Promise.resolve({ name: 'b', driver, nodes: [{ endpoint: 'unix:///x', driverOptions: [], daemonFlags: '' }] }),
      create: (name: string) => Promise.resolve(void made.push(name)),
      remove: (name: string) => Promise.resolve(void removed.push(name)),
      version: () => Promise.resolve(world.version ?? '0.29.1'),
      describeBake: (args: readonly string[], { env }: { readonly env: unknown }) => {
        prints.push({ args, env });
        if (args[0] === '--list=targets' && world.version === '0.13.1')
          return Promise.reject(failing('unknown flag: --list'));
        if (args[0] === '--print' && world.version === '0.13.1' && prints.length > 2)
          return Promise.resolve(JSON.stringify(definition));
        if (args[0] === '--list=targets') return Promise.resolve('TARGET\tDESCRIPTION\napi\t\nweb\t\n');
        if (world.printed instanceof Error) return Promise.reject(world.printed);
        return Promise.resolve(world.printed ?? JSON.stringify(definition));
      },
      bake: async (args: readonly string[], { onLine, show }: BakeOptions) => {
        const targets = args.slice(args.indexOf('--') + 1);
        const path = args.find((arg) => arg.startsWith('--file='))?.slice('--file='.length) ?? '';
        const { target: file } = JSON.parse(written.get(path) ?? '') as {
          target: BakeSolve['file'];
        };
        solves.push({ targets, args, file });
        if (show === false) onLine?.('#1 exporting to image');
        await world.onBake?.(targets, solves.length);
        const outputs = Object.values(file).flatMap(({ output }) => output as string[]);
        for (const line of outputs) {
          const [, ref] = /push=true,name=(\S+)/.exec(line) ?? [];
          if (ref !== undefined) await push(ref);
        }
      },
    },
    rateLimits: { retryAfter: () => Promise.resolve(undefined) },
  } as unknown as BuildDeps;
  const all: Readonly<Record<string, string>> = { files: 'f.hcl', tags: `ghcr.io/acme/app:${tag}`, ...given };
  const inputs = readBuildInputs(new InputReader((name) => all[name] ?? ''));
  const end = await buildWithRetry(inputs, deps);
  const outputs = buildOutputs(end.result);
  return {
    ...end,
    outputs,
    images: JSON.parse(outputs['images'] ?? '') as BakeEnd['images'],
    solves,
    prints,
    made,
    removed,
    lines: log.lines,
  };
}

/** What buildx rejects with. */
export const failing = (stderr: string): CommandError => commandError(stderr);
