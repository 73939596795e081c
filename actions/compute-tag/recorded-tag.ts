import { isSameRepository, type EventFacts } from '../../src/core/events/event-facts.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { countAt } from '../../src/core/json/read-json.ts';
import { toMessage, UserError } from '../../src/errors.ts';
import type { Artifacts, OtherRun } from '../../src/ports/artifacts.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { listRecordArtifacts, readRecord } from '../../src/services/artifacts/find-record.ts';

/** A run with more records than this is not searched. */
const maxRecords = 20;

/**
 * Finds the tag that the triggering run recorded for this image and this revision. The record knows what no event tells,
 * such as another prefix or a tag that was given.
 * @returns undefined when no record matches, or none may be read
 * @throws UserError that lists the tags when records disagree
 */
export async function findRecordedTag(
  event: EventFacts,
  image: string,
  deps: { readonly run: RunFacts; readonly artifacts: Artifacts; readonly files: Files; readonly log: Log },
): Promise<string | undefined> {
  const { run, log } = deps;
  const runId = countAt(run.payload, 'workflow_run', 'id');
  if (run.eventName !== 'workflow_run' || runId === undefined) return undefined;
  const from = { runId, repository: run.repository };
  const records = await readTriggeringRecords(from, deps).catch((error: unknown) => {
    log.info(`The triggering run's record is not read: ${toMessage(error)}`);
    return [];
  });
  const tags = new Set(records.filter((record) => matchesEvent(record, event, image, from)).map(({ tag }) => tag));
  if (tags.size > 1) {
    throw new UserError(`The triggering run recorded several tags for ${image}, ${[...tags].join(', ')}: set "tag".`);
  }
  const [tag] = tags;
  return tag;
}

async function readTriggeringRecords(
  from: OtherRun,
  deps: { readonly artifacts: Artifacts; readonly files: Files },
): Promise<readonly HandoverRecord[]> {
  const entries = await listRecordArtifacts(from, deps.artifacts);
  if (entries.length > maxRecords) throw new Error(`it has ${entries.length} of them`);
  const records: HandoverRecord[] = [];
  for (const entry of entries) records.push(await readRecord(entry, from, deps));
  return records;
}

/**
 * Whether a record is about this image and this revision. A fork's run may have written anything, so its tag must show the
 * commit: it can then name nothing else.
 */
function matchesEvent(record: HandoverRecord, event: EventFacts, image: string, from: OtherRun): boolean {
  return (
    record.tag !== '' &&
    record.image === image &&
    record.revision === event.revision &&
    record.run.id === from.runId &&
    isSameRepository(record.run.repository, from.repository) &&
    (!event.isFork || endsInCommit(record.tag, event.revision))
  );
}

function endsInCommit(tag: string, revision: string): boolean {
  const shown = tag.slice(tag.lastIndexOf('-') + 1);
  return shown.length >= 7 && revision.startsWith(shown);
}
