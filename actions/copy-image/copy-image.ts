import { targetRefs, type TargetRef } from '../../src/core/tags/target-refs.ts';
import { readEventFacts } from '../../src/core/events/event-facts.ts';
import { UserError } from '../../src/errors.ts';
import { PhaseError, Phases, type PhaseReport } from '../../src/services/retry/phases.ts';
import type { CopyDeps } from './copy-deps.ts';
import { checkCopyInputs, repositoryKey, type CopyImageInputs } from './copy-inputs.ts';
import { copyToTarget, targetState, type TargetState } from './copy-target.ts';
import { copyReferrers, findReferrers, planReferrers, type ReferrerPlan } from './referrers.ts';
import { registryAccess, type RegistryAccess } from './registry-access.ts';
import { engineImage, registryImage, type SourceImage } from './source-image.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';

/** What became of one reference. */
interface CopiedRef {
  readonly ref: string;
  /** What it points to; '' when it was not reached. */
  readonly digest: string;
  /** False: it was there already, or failed. */
  readonly copied: boolean;
  readonly error?: string;
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
 * further tags in its own repository (X1-X4, V3). Nothing is copied unless every reference may be given; then each
 * has its turn, whatever happens to the other ones. What is there already is done, so a re-run goes on where one ended.
 * @throws UserError for inputs that cannot work, before anything is asked.
 */
export async function copyImage(inputs: CopyImageInputs, deps: CopyDeps): Promise<Outcome<CopyImageResult>> {
  checkCopyInputs(inputs);
  await deps.copier.check();
  const phases = new Phases(
    { timeoutMs: inputs.timeoutMs / 2, deadline: deps.clock.now() + inputs.timeoutMs, policy: inputs.retry },
    deps,
  );
  const copy = new Copy(inputs, phases, deps);
  try {
    await copy.run();
    return { result: copy.result() };
  } catch (failure) {
    return { result: copy.result(), failure };
  }
}

class Copy {
  readonly #inputs: CopyImageInputs;
  readonly #phases: Phases;
  readonly #deps: CopyDeps;
  readonly #src: RegistryAccess;
  readonly #dst: RegistryAccess;
  readonly #refs = new Map<string, CopiedRef>();
  #source: SourceImage | undefined;
  #referrersCopied = 0;
  readonly #referrersDone = new Map<string, Promise<void>>();

  constructor(inputs: CopyImageInputs, phases: Phases, deps: CopyDeps) {
    this.#inputs = inputs;
    this.#phases = phases;
    this.#deps = deps;
    this.#src = registryAccess('src', inputs.srcLogin, deps);
    this.#dst = registryAccess('dst', inputs.dstLogin, deps);
  }

  result(): CopyImageResult {
    const { digest = '', mediaType = '' } = this.#source ?? {};
    return {
      ...{ src: this.#inputs.src, digest, mediaType, refs: [...this.#refs.values()] },
      ...{ referrersCopied: this.#referrersCopied, attempts: this.#phases.attempts, phases: this.#phases.reports },
    };
  }

  async run(): Promise<void> {
    const { log } = this.#deps;
    const source = await this.#findSource();
    this.#source = source;
    log.info(`The image is ${source.digest}${source.isCut ? ', the platforms that are wanted' : ''}.`);
    const targets = this.#targets(source);
    const states = await this.#statesOf(targets, source);
    const plans = await this.#referrerPlans(targets, source);
    for (const target of targets) {
      const state = states.get(target.ref);
      if (state === undefined) continue;
      await this.#orFailed(target, state, async () => {
        await this.#copyReferrersOnce(plans, target);
        if (state.isDone) {
          log.info(`${target.ref} is that image already.`);
          this.#refs.set(target.ref, { ref: target.ref, digest: state.digest ?? '', copied: false });
          return;
        }
        await copyToTarget(target, source, { src: this.#src, dst: this.#dst }, this.#phases, this.#deps);
        if (state.digest !== undefined) log.info(`${target.ref} was ${state.digest} before.`);
        this.#refs.set(target.ref, { ref: target.ref, digest: source.digest, copied: true });
      });
    }
    this.#failForFailed();
  }

  #findSource(): Promise<SourceImage> {
    return this.#inputs.source === 'engine'
      ? engineImage(this.#inputs, this.#phases, this.#deps)
      : registryImage(this.#inputs, this.#src, this.#phases, this.#deps);
  }

  /** A tag that holds the sha of this run or of the image is immutable. */
  #targets(source: SourceImage): readonly TargetRef[] {
    const { revision } = readEventFacts(this.#deps.run);
    return targetRefs(this.#inputs.dst, this.#inputs.movingTags, { revision, sourceSha: source.revision }, 'dst');
  }

  /** @throws UserError when a tag that must not move points to something else. */
  async #statesOf(targets: readonly TargetRef[], source: SourceImage): Promise<ReadonlyMap<string, TargetState>> {
    const states = new Map<string, TargetState>();
    for (const target of targets) {
      await this.#orFailed(target, undefined, async () => {
        states.set(target.ref, await targetState(target, source, this.#dst, this.#phases, this.#deps));
      });
    }
    const taken = targets.flatMap(({ ref, moving }) => {
      const state = states.get(ref);
      return moving || state?.digest === undefined || state.isDone ? [] : [`${ref} (${state.digest})`];
    });
    if (taken.length === 0) return states;
    throw new UserError(
      `${taken.join(', ')} exists already with another digest than ${source.digest}, and nothing was copied: use a new tag, or list it in "moving-tags".`,
    );
  }

  /** What each repository lacks; none for the image's own one, whose referrers are there. */
  async #referrerPlans(
    targets: readonly TargetRef[],
    source: SourceImage,
  ): Promise<ReadonlyMap<string, ReferrerPlan | PhaseError>> {
    const plans = new Map<string, ReferrerPlan | PhaseError>();
    const { repository } = source;
    if (!this.#inputs.referrers || repository === undefined) return plans;
    const all = new Set(targets.map((target) => target.repository));
    const others = [...all].filter((other) => repositoryKey(other) !== repositoryKey(repository));
    if (others.length === 0) return plans;
    const content = this.#deps.content(repository, await this.#src.login(repository));
    const referrers = await findReferrers({ ...source, repository }, content, this.#phases);
    for (const other of others) {
      try {
        const there = this.#deps.content(other, await this.#dst.login(other));
        plans.set(other, await planReferrers(referrers, other, there, this.#phases));
      } catch (error) {
        if (!(error instanceof PhaseError)) throw error;
        plans.set(other, error);
      }
    }
    return plans;
  }

  /** Before the image has its tag, so that nobody sees it there without its signature; once for all tags of a repository. */
  #copyReferrersOnce(plans: ReadonlyMap<string, ReferrerPlan | PhaseError>, { repository }: TargetRef): Promise<void> {
    const copy = async (): Promise<void> => {
      const plan = plans.get(repository);
      const from = this.#source?.repository;
      if (plan instanceof PhaseError) throw plan;
      if (plan === undefined || from === undefined) return;
      const content = this.#deps.content(repository, await this.#dst.login(repository));
      const sides = { from, src: this.#src, dst: this.#dst, content };
      this.#referrersCopied += await copyReferrers(plan, sides, this.#phases, this.#deps);
    };
    const done = this.#referrersDone.get(repository) ?? copy();
    this.#referrersDone.set(repository, done);
    return done;
  }

  /** A target's failure is its own; cancelling and faults of this program end the step. */
  async #orFailed(target: TargetRef, state: TargetState | undefined, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError) || this.#deps.signal.aborted) throw error;
      this.#refs.set(target.ref, {
        ...{ ref: target.ref, digest: state?.digest ?? '', copied: false, error: error.message },
      });
    }
  }

  #failForFailed(): void {
    const failed = [...this.#refs.values()].flatMap(({ ref, error }) => (error === undefined ? [] : [{ ref, error }]));
    if (failed.length === 0) return;
    const count = `${String(failed.length)} of ${String(this.#refs.size)}`;
    throw new UserError(
      `${count} references were not given: ${failed.map(({ ref, error }) => `${ref}: ${error}`).join(' ')}`,
    );
  }
}
