import type { Failure } from '../../core/failures/failure.ts';
import { parseImageRef } from '../../core/oci/reference.ts';
import type { Patience } from '../retry/phases.ts';

/** What one registry that does not answer may cost a step beyond its pushes, the last question aside. */
const maxUnansweredMs = 16_000;
/** Of that, what the questions of one moment may take: more at first, less of a registry that has not answered before. */
const firstPatienceMs = 10_000;
const laterPatienceMs = 5_000;
/** For a question that has to be asked, however much a registry has cost: what was pushed is read back. */
export const minPatienceMs = 2_000;

/** Of a step in which nothing stands in for the registry silence alone counts: errors are tried again by the policy. */
const silence: readonly Failure['class'][] = ['timeout'];

/** Counts how long a step has waited for each registry in vain, so that one that hangs or is dead costs little. */
export class QueryBudget {
  readonly #spentMs = new Map<string, number>();
  readonly #isNeeded: boolean;

  /** @param isNeeded whether nothing stands in for the registry, so that one that hangs is asked once more */
  constructor({ isNeeded }: { readonly isNeeded: boolean } = { isNeeded: false }) {
    this.#isNeeded = isNeeded;
  }

  /**
   * The patience with the registry of a reference, for the questions of one moment.
   * @param minMs what they get at least
   */
  patience(ref: string, minMs = 0): Patience {
    const { host = 'docker.io' } = parseImageRef(ref, 'reference');
    const spentMs = (): number => this.#spentMs.get(host) ?? 0;
    const start = spentMs();
    const firstMs = this.#isNeeded ? maxUnansweredMs : firstPatienceMs;
    const limitMs = Math.min(start === 0 ? firstMs : laterPatienceMs, maxUnansweredMs - start);
    // What others wait for at the same time costs the step nothing more.
    let ownMs = Math.max(minMs, limitMs);
    return {
      unanswered: this.#isNeeded ? silence : undefined,
      get leftMs() {
        return Math.min(firstPatienceMs, Math.max(0, ownMs));
      },
      spend: (ms) => {
        ownMs -= ms;
        this.#spentMs.set(host, spentMs() + ms);
      },
    };
  }
}
