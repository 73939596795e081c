/** How many of the Dockerfile's steps came out of the cache (C7). FROM is no step: it builds nothing. */
export interface CacheUse {
  readonly cached: number;
  readonly total: number;
}

const step = /^#(\d+) \[[^\]]*\d+\/\d+\] (\w+)/;
const cachedStep = /^#(\d+) CACHED$/;

/** Reads the lines of `--progress=plain`. A step's own output is prefixed with its time, so it cannot pose as one. */
export class ProgressReader {
  readonly #steps = new Set<string>();
  readonly #cached = new Set<string>();

  read(line: string): void {
    const [, id, instruction] = step.exec(line) ?? [];
    if (id !== undefined && instruction !== 'FROM') this.#steps.add(id);
    const [, cached] = cachedStep.exec(line) ?? [];
    if (cached !== undefined) this.#cached.add(cached);
  }

  get use(): CacheUse {
    return { total: this.#steps.size, cached: [...this.#steps].filter((id) => this.#cached.has(id)).length };
  }
}
