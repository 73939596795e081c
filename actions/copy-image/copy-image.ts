import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { readTargetRefs, type TargetRef } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import { PhaseError, Phases, type PhaseReport } from '../../src/services/retry/phases.ts';
import { readContentTree } from './copy-content.ts';
import type { CopyDeps, CopySession } from './copy-deps.ts';
import { checkCopyInputs, isSameImageRepository, repositoryKey, type CopyImageInputs } from './copy-inputs.ts';
import { copyToTarget, queryTarget, type TargetState } from './copy-target.ts';
import { packEngineImage } from './engine-image.ts';
import { copyReferrers, findReferrers, listSubjects, planReferrers, type ReferrerPlan } from './referrers.ts';
import { createRegistryAccess } from './registry-access.ts';
import { findRegistryImage, type SourceImage } from './source-image.ts';

/** What became of one reference. */
interface CopiedRef {
  readonly ref: string;
  /** What it points to; '' when that is not known. */
  readonly digest: string;
  /** False: it was there already, or it failed. */
  readonly copied: boolean;
  readonly error?: string | undefined;
}

export interface CopyImageResult {
  readonly src: string;
  readonly digest: string;
  readonly mediaType: string;
  readonly refs: readonly CopiedRef[];
  readonly referrersCopied: number;
  readonly attempts: number;
  readonly phases: readonly PhaseReport[];
}

/**
 * Copies an image with its platforms and referrers to other references, digests unchanged and read back, or gives it
 * further tags in its own repository. Nothing is copied unless every reference may be given; then a failure of one does
 * not stop the others. What is there already is not copied again, so a re-run continues where a run ended.
 * @throws UserError for inputs that cannot work, before anything is queried
 */
export async function copyImage(inputs: CopyImageInputs, deps: CopyDeps): Promise<Outcome<CopyImageResult>> {
  checkCopyInputs(inputs);
  const copy = new CopyRun(inputs, deps);
  try {
    await copy.run();
    return { result: copy.toResult() };
  } catch (failure) {
    return { result: copy.toResult(), failure };
  }
}

class CopyRun {
  readonly #inputs: CopyImageInputs;
  readonly #session: CopySession;
  readonly #deps: CopyDeps;
  readonly #refs = new Map<string, CopiedRef>();
  #source: SourceImage | undefined;
  #referrersCopied = 0;
  /** By repository. */
  readonly #referrerCopies = new Map<string, Promise<void>>();

  constructor(inputs: CopyImageInputs, deps: CopyDeps) {
    this.#inputs = inputs;
    this.#deps = deps;
    const { timeoutMs } = inputs;
    const limits = { timeoutMs: timeoutMs / 2, deadline: deps.clock.now() + timeoutMs, policy: inputs.retry };
    const contents = new Map<string, Set<string>>();
    this.#session = {
      src: createRegistryAccess('src', inputs.srcLogin, deps),
      dst: createRegistryAccess('dst', inputs.dstLogin, deps),
      phases: new Phases(limits, deps),
      parts: new Phases(limits, deps),
      contentOf(repository) {
        const key = repositoryKey(repository);
        const known = contents.get(key) ?? new Set();
        contents.set(key, known);
        return known;
      },
      trees: new Map(),
      deps,
    };
  }

  toResult(): CopyImageResult {
    const { digest = '', mediaType = '' } = this.#source ?? {};
    const { phases, parts } = this.#session;
    // Of the parts only what did not pass at once says anything.
    const partReports = parts.reports.filter(({ attemptCount, failure }) => attemptCount > 1 || failure !== undefined);
    return {
      src: this.#inputs.src,
      digest,
      mediaType,
      refs: [...this.#refs.values()],
      referrersCopied: this.#referrersCopied,
      attempts: Math.max(phases.attempts, parts.attempts),
      phases: [...phases.reports, ...partReports],
    };
  }

  async run(): Promise<void> {
    const { log } = this.#deps;
    const source = await this.#findSource();
    this.#source = source;
    log.info(`The image is ${source.digest}${source.isCut ? ', the platforms that are wanted' : ''}.`);
    const targets = this.#listTargets(source);
    const states = await this.#queryTargets(targets, source);
    await this.#checkContent(targets, states, source);
    const plans = await this.#planReferrers(targets, source);
    for (const target of targets) {
      const state = states.get(target.ref);
      if (state === undefined) continue;
      await this.#recordFailure(target, state, async () => {
        await this.#copyReferrersOnce(plans, target);
        if (state.isDone) {
          log.info(`${target.ref} is that image already.`);
          this.#refs.set(target.ref, { ref: target.ref, digest: state.digest ?? '', copied: false });
          return;
        }
        await copyToTarget(target, source, state.digest, this.#session);
        if (state.digest !== undefined) log.info(`${target.ref} was ${state.digest} before.`);
        this.#refs.set(target.ref, { ref: target.ref, digest: source.digest, copied: true });
      });
    }
    this.#throwIfAnyFailed();
  }

  #findSource(): Promise<SourceImage> {
    return this.#inputs.source === 'engine'
      ? packEngineImage(this.#inputs, this.#session)
      : findRegistryImage(this.#inputs, this.#session);
  }

  /** A tag that holds the sha of this run, or of the image, is immutable. */
  #listTargets(source: SourceImage): readonly TargetRef[] {
    const { revision } = readEventFacts(this.#deps.run);
    return readTargetRefs(this.#inputs.dst, this.#inputs.movingTags, { revision, sourceSha: source.revision }, 'dst');
  }

  /** @throws UserError when a tag that must not move points to something else. */
  async #queryTargets(targets: readonly TargetRef[], source: SourceImage): Promise<ReadonlyMap<string, TargetState>> {
    const states = new Map<string, TargetState>();
    for (const target of targets) {
      await this.#recordFailure(target, undefined, async () => {
        states.set(target.ref, await queryTarget(target, source, this.#session));
      });
    }
    const taken = targets.flatMap(({ ref, isMoving: moving }) => {
      const state = states.get(ref);
      return moving || state?.digest === undefined || state.isDone ? [] : [`${ref} (${state.digest})`];
    });
    if (taken.length === 0) return states;
    throw new UserError(
      `${taken.join(', ')} exists already with another digest than ${source.digest}, and nothing was copied: use a new tag, or list it in "moving-tags".`,
    );
  }

  /** @throws UserError for an image that cannot be copied, before a part of it or of its referrers is */
  async #checkContent(
    targets: readonly TargetRef[],
    states: ReadonlyMap<string, TargetState>,
    source: SourceImage,
  ): Promise<void> {
    const { repository } = source;
    const isCopied = targets.some(
      ({ ref }) =>
        states.get(ref)?.isDone === false && (repository === undefined || !isSameImageRepository(repository, ref)),
    );
    if (isCopied) await readContentTree(source, this.#session);
  }

  /** Plans what each repository lacks. The image's own one has its referrers. */
  async #planReferrers(
    targets: readonly TargetRef[],
    source: SourceImage,
  ): Promise<ReadonlyMap<string, ReferrerPlan | PhaseError>> {
    const plans = new Map<string, ReferrerPlan | PhaseError>();
    const { repository } = source;
    if (!this.#inputs.referrers || repository === undefined) return plans;
    const all = new Set(targets.map((target) => target.repository));
    const others = [...all].filter((other) => !isSameImageRepository(other, repository));
    if (others.length === 0) return plans;
    const { src, dst, phases } = this.#session;
    const subjects = await listSubjects(source, this.#session);
    const referrers = await findReferrers(subjects, repository, await src.repository(repository), phases);
    for (const other of others) {
      try {
        plans.set(other, await planReferrers(referrers, other, await dst.repository(other), phases));
      } catch (error) {
        if (!(error instanceof PhaseError)) throw error;
        plans.set(other, error);
      }
    }
    return plans;
  }

  /**
   * Runs before the image gets its tag, so that nobody finds it without its signature; once for all tags of a
   * repository.
   */
  #copyReferrersOnce(plans: ReadonlyMap<string, ReferrerPlan | PhaseError>, { repository }: TargetRef): Promise<void> {
    const copy = async (): Promise<void> => {
      const plan = plans.get(repository);
      const from = this.#source?.repository;
      if (plan instanceof PhaseError) throw plan;
      if (plan === undefined || from === undefined) return;
      this.#referrersCopied += await copyReferrers(plan, from, this.#session);
    };
    const copying = this.#referrerCopies.get(repository) ?? copy();
    this.#referrerCopies.set(repository, copying);
    return copying;
  }

  /** Records a target's failure instead of throwing it. A cancelled job and faults of this program end the step. */
  async #recordFailure(target: TargetRef, state: TargetState | undefined, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError) || this.#deps.signal.aborted) throw error;
      this.#refs.set(target.ref, {
        ref: target.ref,
        digest: state?.digest ?? '',
        copied: false,
        error: error.message,
      });
    }
  }

  #throwIfAnyFailed(): void {
    const failed = [...this.#refs.values()].flatMap(({ ref, error }) => (error === undefined ? [] : [{ ref, error }]));
    if (failed.length === 0) return;
    const count = `${failed.length} of ${this.#refs.size}`;
    throw new UserError(
      `${count} references were not given: ${failed.map(({ ref, error }) => `${ref}: ${error}`).join(' ')}`,
    );
  }
}
