import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { classifyError } from '../../src/core/failures/classify.ts';
import { checkRecordOfRun } from './rules/workflow-run.ts';
import { UserError } from '../../src/errors.ts';
import { retry } from '../../src/services/retry/retry.ts';
import { awaitRun, type AwaitRunDeps } from './await-run.ts';
import { findRecord, type FindRecordDeps } from '../../src/services/artifacts/find-record.ts';
import { findProducerRun, type ProducerRun, type RunInputs } from './producer-run.ts';
import { type RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { describeFailure } from '../../src/core/failures/failure.ts';
import type { Source } from './sources.ts';

/** What says which image is wanted, and from which run. */
export interface HandoverInputs extends RunInputs {
  /** Text of the producer's record. */
  readonly handover: HandoverRecord | undefined;
  readonly image: string | undefined;
  readonly artifactName: string | undefined;
  /** File name of the producer's workflow, when its run is to be found by the commit. */
  readonly workflow: string | undefined;
  readonly waitMs: number;
  readonly source: Source;
  readonly limits: RetryLimits;
}

interface Handover {
  readonly producer: ProducerRun;
  /** Undefined: the inputs alone say which image is meant. */
  readonly record: HandoverRecord | undefined;
}

type FindHandoverDeps = AwaitRunDeps & FindRecordDeps;

/**
 * Finds the producer's run and its record. The record counts only when it agrees with what GitHub says of the run.
 * @throws UserError when nothing says which image is meant.
 */
export async function findHandover(inputs: HandoverInputs, deps: FindHandoverDeps): Promise<Handover> {
  const { workflow, source, artifactName, handover: handed } = inputs;
  const runId = workflow === undefined ? inputs.runId : await awaitRun({ ...inputs, workflow }, deps);
  const producer = await findProducerRun({ ...inputs, runId }, handed, source === 'registry', deps);
  const record = handed ?? (inputs.image === undefined ? await recordOf(producer) : undefined);
  if (record !== undefined && producer.facts !== undefined) checkRecordOfRun(record, producer.facts);
  return { producer, record };

  async function recordOf({ from }: ProducerRun): Promise<HandoverRecord> {
    if (source === 'registry') {
      throw new UserError(
        'Nothing says which image is meant: with "source: registry" pass "handover", or "image" and "tag".',
      );
    }
    const found = await readPatiently(() => findRecord(artifactName, from, deps), inputs.limits, deps);
    if (found !== undefined) return found;
    const run = from === undefined ? 'This run' : `Run ${from.runId} of ${from.repository}`;
    const named = artifactName === undefined ? '' : ` named "${artifactName}.handover.json"`;
    throw new UserError(
      `${run} has no handover record${named}: let this job need the producer job, or pass "handover", or "image" and "tag".`,
    );
  }
}

async function readPatiently<T>(
  work: () => Promise<T>,
  { policy, timeoutMs }: RetryLimits,
  deps: FindHandoverDeps,
): Promise<T> {
  const tried = await retry(
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
  if (tried.ok) return tried.value;
  throw new UserError(`The handover record cannot be read: ${describeFailure(tried.failure)}`, { cause: tried.error });
}
