import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { findImageId } from '../../src/core/oci/image-ids.ts';
import { UserError } from '../../src/errors.ts';
import type { OtherRun } from '../../src/ports/artifacts.ts';
import {
  listRecordArtifacts,
  maxRecords,
  readRecordText,
  type FindRecordDeps,
} from '../../src/services/artifacts/find-record.ts';
import { awaitRun } from './await-run.ts';
import { formatRunName } from './find-artifacts.ts';
import { listDelaysMs, readRecordWithRetry, type FindHandoverDeps, type HandoverInputs } from './find-handover.ts';
import { checkRecordOfProducer, findProducerRun, type ProducerRun } from './find-producer-run.ts';
import {
  listNamedRecords,
  parseHandovers,
  selectRecords,
  type Handovers,
  type NamedRecord,
  type WantedImages,
} from './rules/named-records.ts';
import { checkAllOfRun } from './rules/workflow-run.ts';

/** Which images are wanted, and from which run. */
export interface RecordsInputs extends Omit<HandoverInputs, 'image' | 'artifactName'> {
  readonly handoverSet: Handovers['set'];
  /** Undefined: those of the set. */
  readonly images: WantedImages | undefined;
}

/** The producer's run, and the record of each wanted image. */
export interface FoundRecords {
  readonly producer: ProducerRun;
  readonly records: readonly NamedRecord[];
}

/**
 * Finds the producer's run and the records of the wanted images: in the set, or among all records of the run. Each of them
 * counts only when it agrees with what GitHub says of the run.
 * @param platform the one that is wanted
 * @throws UserError when a wanted image has no record, or several
 */
export async function findRecords(
  inputs: RecordsInputs,
  platform: string,
  deps: FindHandoverDeps,
): Promise<FoundRecords> {
  const { handover, handoverSet: set, source, workflow } = inputs;
  const wanted = inputs.images ?? 'all';
  const cache = new Map<number, Handovers>();
  const given = set === undefined ? handover : checkOneRun(set);
  const runId =
    workflow === undefined
      ? inputs.runId
      : await awaitRun({ ...inputs, workflow, artifactName: undefined, isReady }, deps);
  const producer = await findProducerRun({ ...inputs, runId }, given, source === 'registry', deps);
  if (wanted === 'all') checkAllOfRun(producer.facts, producer.trust, deps.run.repository);
  const candidates = await listCandidates(producer.from);
  for (const { record } of candidates) checkRecordOfProducer(record, producer, deps.run);
  const where = set === undefined ? `records of ${formatRunName(producer.from)}` : 'handover set';
  return { producer, records: selectRecords(candidates, wanted, { platform, where }) };

  async function listCandidates(from: OtherRun | undefined): Promise<readonly NamedRecord[]> {
    if (set !== undefined) return listNamedRecords({ set });
    const own = handover === undefined ? [] : listNamedRecords({ record: handover });
    const isSkipped = handover !== undefined && handover.skipped !== null;
    if (source === 'registry') return isSkipped ? own : requireNames(own);
    const found = await listRecords(from);
    // The producer of several targets that skipped its build has one record, of none of them. A leg of a matrix may have
    // skipped its own image alone.
    const isWanted = ({ name }: NamedRecord): boolean => wanted === 'all' || wanted.includes(name);
    if (isSkipped && ![...own, ...found].some(isWanted)) return own;
    if (own.length + found.length > 0) return preferGiven(own, found, platform);
    const run = from === undefined ? 'This run' : `Run ${from.runId} of ${from.repository}`;
    throw new UserError(`${run} has no handover record: let this job need the producer jobs, or pass "handover".`);
  }

  async function listRecords(from: OtherRun | undefined): Promise<readonly NamedRecord[]> {
    for (const waitMs of from === undefined ? [] : listDelaysMs) {
      const found = await readRecordWithRetry(() => readRecordsOfRun(from, cache, deps), inputs.limits, deps);
      if (wanted === 'all' ? found.length > 0 : hasAll(wanted, found)) return found;
      await deps.clock.sleep(waitMs, deps.signal);
    }
    return readRecordWithRetry(() => readRecordsOfRun(from, cache, deps), inputs.limits, deps);
  }

  function requireNames(own: readonly NamedRecord[]): readonly NamedRecord[] {
    if (own.length > 0 && wanted !== 'all') return own;
    throw new UserError(
      'Nothing says which images there are: with "source: registry" pass a set of records by "handover".',
    );
  }

  /** Whether no more records can come, or all that are wanted are there. */
  async function isReady({
    id,
    repository,
    status,
  }: {
    id: number;
    repository: string;
    status: string;
  }): Promise<boolean> {
    if (status === 'completed') return true;
    if (wanted === 'all') return false;
    const from = { runId: id, repository };
    const found = await readRecordWithRetry(() => readRecordsOfRun(from, cache, deps), inputs.limits, deps);
    return hasAll(wanted, found);
  }
}

function hasAll(wanted: readonly string[], found: readonly NamedRecord[]): boolean {
  return wanted.every((name) => found.some((one) => one.name === name));
}

/** Of one image with several records, those of the jobs of a merge, the given one counts where it is for the platform. */
function preferGiven(
  given: readonly NamedRecord[],
  found: readonly NamedRecord[],
  platform: string,
): readonly NamedRecord[] {
  const isGiven = ({ name, record }: NamedRecord): boolean =>
    given.some(
      (own) =>
        own.name === name &&
        own.record.image === record.image &&
        findImageId(own.record.imageids, platform) !== undefined,
    );
  return [...given, ...found.filter((one) => one.isTarget || !isGiven(one))];
}

/** A set is what one job built. @returns one of its records */
function checkOneRun({ images }: NonNullable<Handovers['set']>): HandoverRecord | undefined {
  const records = Object.entries(images);
  const [first] = records;
  const other = records.find(
    ([, { run }]) => run.id !== first?.[1].run.id || run.repository !== first[1].run.repository,
  );
  if (first === undefined || other === undefined) return first?.[1];
  const describe = ([name, { run }]: readonly [string, HandoverRecord]): string =>
    `"${name}" of run ${run.id} of ${run.repository}`;
  throw new UserError(
    `The handover set has the image ${describe(first)} and ${describe(other)}: pass the set of one producer job unchanged.`,
  );
}

/**
 * Reads all records of a run, the newest of each archive. One is read at a time, since the output of the artifact client can
 * only be filtered for one call.
 * @param cache what was read before, by the artifact's id
 */
async function readRecordsOfRun(
  from: OtherRun | undefined,
  cache: Map<number, Handovers>,
  deps: FindRecordDeps,
): Promise<readonly NamedRecord[]> {
  const entries = await listRecordArtifacts(from, deps.artifacts);
  if (entries.length > maxRecords) {
    throw new UserError(
      `There are ${entries.length} handover records in ${formatRunName(from)}, and at most ${maxRecords} are read: pass "handover".`,
    );
  }
  const found: Handovers[] = [];
  for (const entry of entries) {
    const handovers =
      cache.get(entry.id) ?? parseHandovers(await readRecordText(entry, from, deps), `record "${entry.name}"`);
    cache.set(entry.id, handovers);
    found.push(handovers);
  }
  // Of an image that stands in a set and alone, the last name counts: that of its target.
  return [
    ...found.filter(({ record }) => record !== undefined),
    ...found.filter(({ set }) => set !== undefined),
  ].flatMap(listNamedRecords);
}
