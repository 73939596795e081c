import type { ArchiveImage } from '../../../src/core/archive/validate.ts';
import { isFullSha, readEventFacts, type EventFacts } from '../../../src/core/events/event-facts.ts';
import type { ArchiveFacts, HandoverRecord } from '../../../src/core/handover/record.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import { UserError } from '../../../src/errors.ts';
import type { RunFacts } from '../../../src/core/events/event-facts.ts';
import { revisionLabel } from '../../../src/core/oci/labels.ts';

/** The record of an image that a step before did not describe: nothing is known of a registry. */
export function newRecord(reference: string, image: ArchiveImage, run: RunFacts, now: number): HandoverRecord {
  const { repository, tag } = parseImageRef(reference, 'reference of the archive');
  const event = eventFacts(run);
  const label = image.labels[revisionLabel] ?? '';
  return {
    schema: 1,
    image: repository,
    tag: tag ?? '',
    digest: '',
    imageid: image.imageid,
    imageids: { [image.platform]: image.imageid },
    platforms: [image.platform],
    revision: isFullSha(label) ? label : (event?.revision ?? ''),
    'source-sha': isFullSha(run.sha) ? run.sha : '',
    'pushed-refs': [],
    archive: null,
    run: {
      id: run.runId,
      attempt: run.runAttempt,
      repository: run.repository,
      'head-repository': event?.headRepository ?? '',
      event: run.eventName,
    },
    created: new Date(now).toISOString(),
    skipped: null,
  };
}

/** The record with its archive; a record that knew no imageid learns it. */
export function withArchive(record: HandoverRecord, image: ArchiveImage, archive: ArchiveFacts): HandoverRecord {
  const known = Object.keys(record.imageids).length > 0;
  return {
    ...record,
    imageid: record.imageid === '' ? image.imageid : record.imageid,
    imageids: known ? record.imageids : { [image.platform]: image.imageid },
    archive,
  };
}

/**
 * Holds the archive against what the build recorded: the identity that registry and archive must share.
 * @throws UserError when the engine saved another image than the one that was built.
 */
export function checkIdentity(record: HandoverRecord, image: ArchiveImage): void {
  const recorded = record.imageids[image.platform] ?? record.imageid;
  if (recorded === '' || recorded === image.imageid) return;
  throw new UserError(
    `The archive of ${record.image}:${record.tag} holds the image ${image.imageid}, and the build recorded ${recorded}, since something tagged another image under that name in between: nothing was uploaded; let nothing use that name between build and upload.`,
  );
}

/** Whether a registry holds the image, as far as the record tells. */
export function isPushed(record: HandoverRecord): boolean {
  return record.digest !== '' || record['pushed-refs'].length > 0;
}

/** Undefined for events that say nothing about a revision. */
function eventFacts(run: RunFacts): EventFacts | undefined {
  try {
    return readEventFacts(run);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
