import { classifyError } from '../../src/core/failures/classify.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import type { Log } from '../../src/ports/log.ts';
import { compressionAttributes, mayRefuseCompression, type LayerCompression } from './rules/layer-compression.ts';

/**
 * How the layers of one step's pushes are compressed. Once a registry has refused that, all further pushes have gzip, so
 * that registries get the same image.
 */
export class PushCompression {
  readonly #compression: LayerCompression;
  readonly #log: Log;
  #isRefused = false;

  constructor(compression: LayerCompression, log: Log) {
    this.#compression = compression;
    this.#log = log;
  }

  /** Whether a registry refused what was wanted. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** The attributes of an output that is exported now. The layers that are there already were not gzip, so it is forced. */
  get attributes(): readonly string[] {
    return this.#isRefused ? compressionAttributes('gzip', true) : compressionAttributes(this.#compression, false);
  }

  /**
   * Pushes, and once more as gzip when the registry refuses the compression.
   * @param isPushing whether the work had come to the push when it failed
   */
  async push<T>({ host }: TargetRef, work: () => Promise<T>, isPushing = (): boolean => true): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const isDefault = this.#compression === 'gzip' || this.#isRefused;
      if (isDefault || !isPushing() || !mayRefuseCompression(error)) throw error;
      this.#isRefused = true;
      const { reason } = classifyError(error, { phase: 'push', host });
      this.#log.warning(
        `${host} does not take layers as ${this.#compression} (${reason}): pushing them as gzip. Set "layer-compression: gzip" to spare this try.`,
      );
      return work();
    }
  }
}
