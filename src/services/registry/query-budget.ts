import { parseImageRef } from '../../core/oci/reference.ts';
import type { Patience } from '../retry/phases.ts';

/** What one registry that does not answer may cost a step beyond its pushes, the last question aside. */
const maxUnansweredMs = 16_000;
/** Of that, what the questions of one moment may take: more at first, less of a registry that has not answered before. */
const firstPatienceMs = 10_000;
const laterPatienceMs = 5_000;
/** For a question that has to be asked, however much a registry has cost: what was pushed is read back. */
export const minPatienceMs = 2_000;

/** Counts how long a step has waited for each registry in vain, so that one that hangs or is dead costs little. */
export class QueryBudget {
  readonly #spentMs = new Map<string, number>();

  /**
   * The patience with the registry of a reference, for the questions of one moment.
   * @param minMs what they get at least
   */
  patience(ref: string, minMs = 0): Patience {
    const { host = 'docker.io' } = parseImageRef(ref, 'reference');
    const spentMs = (): number => this.#spentMs.get(host) ?? 0;
    const start = spentMs();
    const limitMs = Math.min(start === 0 ? firstPatienceMs : laterPatienceMs, maxUnansweredMs - start);
    const end = start + Math.max(minMs, limitMs);
    return {
      get leftMs() {
        return Math.max(0, end - spentMs());
      },
      spend: (ms) => {
        this.#spentMs.set(host, spentMs() + ms);
      },
    };
  }
}
