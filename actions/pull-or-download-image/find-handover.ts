import { classifyError } from '../../src/core/failures/classify.ts';
import { describeFailure } from '../../src/core/failures/failure.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { UserError } from '../../src/errors.ts';
import type { Log } from '../../src/ports/log.ts';
import { findRecord, type FindRecordDeps } from '../../src/services/artifacts/find-record.ts';
import { retry } from '../../src/services/retry/retry.ts';
import { awaitRun, type AwaitRunDeps } from './await-run.ts';
import { checkRecordOfProducer, findProducerRun, type ProducerRun, type RunInputs } from './find-producer-run.ts';
import type { Source } from './try-sources.ts';

/** Which image is wanted, and from which run. */
export interface HandoverInputs extends RunInputs {
  /** The producer's record, as another job passed it on. */
  readonly handover: HandoverRecord | undefined;
  readonly image: string | undefined;
  readonly artifactName: string | undefined;
  /** File name of the producer's workflow, whose run of this event's commit is wanted. */
  readonly workflow: string | undefined;
  readonly waitMs: number;
  readonly source: Source;
  readonly limits: RetryLimits;
}

/** Waits before a list that lacks a record is believed: right after a run's end, GitHub's lists may lack its last ones. */
export const listDelaysMs = [2_000, 4_000, 8_000];

/** The producer's run and its record. */
export interface Handover {
  readonly producer: ProducerRun;
  /** Undefined: the inputs alone say which image is wanted. */
  readonly record: HandoverRecord | undefined;
}

export type FindHandoverDeps = AwaitRunDeps & FindRecordDeps;

/**
 * Finds the producer's run and its record. The record counts only when it agrees with what GitHub says of the run.
 * @throws UserError when nothing says which image is meant
 */
export async function findHandover(inputs: HandoverInputs, deps: FindHandoverDeps): Promise<Handover> {
  const { workflow, source, artifactName, handover: givenRecord } = inputs;
  const runId = workflow === undefined ? inputs.runId : await awaitRun({ ...inputs, workflow }, deps);
  const producer = await findProducerRun({ ...inputs, runId }, givenRecord, source === 'registry', deps);
  const record = givenRecord ?? (inputs.image === undefined ? await readProducerRecord(producer) : undefined);
  if (record !== undefined) checkRecordOfProducer(record, producer, deps.run);
  return { producer, record };

  async function readProducerRecord({ from }: ProducerRun): Promise<HandoverRecord> {
    if (source === 'registry') {
      throw new UserError(
        'Nothing says which image is meant: with "source: registry" pass "handover", or "image" and "tag".',
      );
    }
    const find = (): Promise<HandoverRecord | undefined> => findRecord(artifactName, from, deps);
    for (const waitMs of [0, ...listDelaysMs]) {
      if (waitMs > 0) await deps.clock.sleep(waitMs, deps.signal);
      const found = await readRecordWithRetry(find, inputs.limits, deps);
      if (found !== undefined) return found;
    }
    const run = from === undefined ? 'This run' : `Run ${from.runId} of ${from.repository}`;
    const named = artifactName === undefined ? '' : ` named "${artifactName}.handover.json"`;
    throw new UserError(
      `${run} has no handover record${named}: let this job need the producer job, or pass "handover", or "image" and "tag".`,
    );
  }
}

/** Reads records as often as the limits allow. */
export async function readRecordWithRetry<T>(
  work: () => Promise<T>,
  { policy, timeoutMs }: RetryLimits,
  deps: Pick<FindHandoverDeps, 'signal' | 'clock' | 'log'>,
): Promise<T> {
  const outcome = await retry(
    {
      title: 'Read the handover record',
      policy,
      work,
      signal: deps.signal,
      deadline: deps.clock.now() + timeoutMs,
      classify: (error) => classifyError(error, { phase: 'artifact' }),
    },
    deps,
  );
  if (outcome.ok) return outcome.value;
  const reason = describeFailure(outcome.failure);
  throw new UserError(`The handover record cannot be read: ${reason}`, { cause: outcome.error });
}

/** Says what the image of a fork is, where the user has allowed it. */
export function warnOfFork(log: Log): void {
  log.warning("This image holds a fork's code: run it in a job without secrets and write permissions.");
}
