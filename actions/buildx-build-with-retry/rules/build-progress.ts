/** How many of the Dockerfile's steps came out of the cache. FROM is no step: it builds nothing. */
export interface CacheUse {
  readonly cached: number;
  readonly total: number;
}

const step = /^#(\d+) \[(?:[^\]]* )?\d+\/\d+\] (\w+)/;
const cachedStep = /^#(\d+) CACHED$/;
const failedStep = /^#(\d+) ERROR: (.*)$/;
const pushing = /^#\d+ pushing (layers|manifest)/;
const exported =
  /^#\d+ (exporting config|exporting manifest|exporting manifest list|writing image) (sha256:[0-9a-f]{64})/;
const pushed = /^#\d+ pushing (?:layers|manifest .*) ([\d.]+)s done$/;
/** `exporting cache to registry`, `exporting to GitHub Actions Cache`, and in a bake the target in front. */
const cacheTransfer = /^#(\d+) (?:\[[\w-]+\] )?(importing|exporting) .*\bcache\b/i;

/**
 * Tells which target of a bake a line of its progress is about: with several, each step begins with the target's name,
 * and its further lines have the step's number.
 * @param names of all targets that the solve builds
 */
export function targetLines(names: readonly string[]): (line: string) => string | undefined {
  const [only, ...others] = names;
  if (others.length === 0) return () => only;
  const byStep = new Map<string, string>();
  return (line) => {
    const [, id, name] = /^#(\d+)(?: \[([\w-]+)[ \]])?/.exec(line) ?? [];
    if (id === undefined) return undefined;
    if (name !== undefined && names.includes(name)) byStep.set(id, name);
    return byStep.get(id);
  };
}

/**
 * Reads the lines of `--progress=plain`, as BuildKit's progressui writes them
 * (https://github.com/moby/buildkit/blob/master/util/progress/progressui/printer.go). The output of a step has its time
 * in front, so it cannot pose as one of them.
 */
export class ProgressReader {
  readonly #steps = new Set<string>();
  readonly #cached = new Set<string>();
  readonly #imports = new Set<string>();
  readonly #exports = new Set<string>();
  readonly #failed = new Map<string, string>();
  readonly #configs = new Set<string>();
  readonly #manifests = new Set<string>();
  #reachedPush = false;
  #pushSeconds = 0;

  read(line: string): void {
    const [, id, instruction] = step.exec(line) ?? [];
    if (id !== undefined && instruction !== 'FROM') this.#steps.add(id);
    const [, cached] = cachedStep.exec(line) ?? [];
    if (cached !== undefined) this.#cached.add(cached);
    if (pushing.test(line)) this.#reachedPush = true;
    const [, kind, digest] = exported.exec(line) ?? [];
    // The classic store writes images, whose digests are those of their configs.
    if (digest !== undefined) (kind?.includes('manifest') === true ? this.#manifests : this.#configs).add(digest);
    this.#pushSeconds += Number(pushed.exec(line)?.[1] ?? 0);
    const [, cacheId, direction] = cacheTransfer.exec(line) ?? [];
    if (cacheId !== undefined) (direction === 'importing' ? this.#imports : this.#exports).add(cacheId);
    const [, failed, reason] = failedStep.exec(line) ?? [];
    if (failed !== undefined) this.#failed.set(failed, reason ?? '');
  }

  /** Whether everything was built, and only the upload was left to do. */
  get reachedPush(): boolean {
    return this.#reachedPush;
  }

  /** Config digests of what was built, known once it is exported, also when a push fails after that. */
  get configs(): readonly string[] {
    return [...this.#configs];
  }

  /** Digests of the manifests and indexes that were exported, attestations left out. */
  get manifests(): readonly string[] {
    return [...this.#manifests];
  }

  /** How long the uploads took that this solve finished. */
  get pushSeconds(): number {
    return this.#pushSeconds;
  }

  /** Whether a cache could be read; undefined: there was none to import. */
  get cacheFound(): boolean | undefined {
    return this.#imports.size === 0 ? undefined : [...this.#imports].some((id) => !this.#failed.has(id));
  }

  /** The error of a cache export that failed without failing the build. */
  get cacheExportError(): string | undefined {
    return [...this.#failed].find(([id]) => this.#exports.has(id))?.[1];
  }

  get cacheUse(): CacheUse {
    return { total: this.#steps.size, cached: [...this.#steps].filter((id) => this.#cached.has(id)).length };
  }
}
