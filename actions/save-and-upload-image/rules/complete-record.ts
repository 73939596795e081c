import type { PickedImage } from '../../../src/core/archive/pick-image.ts';
import { isFullSha, type EventFacts } from '../../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../../src/core/events/read-event.ts';
import { type RunFacts } from '../../../src/core/events/run-facts.ts';
import { newHandoverRecord } from '../../../src/core/handover/new-record.ts';
import {
  recordedImageId,
  recordedRef,
  type ArchiveFacts,
  type HandoverRecord,
} from '../../../src/core/handover/record.ts';
import { revisionLabel } from '../../../src/core/oci/labels.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import { UserError } from '../../../src/errors.ts';

/** Writes the record of an image that no build step described: nothing is known of a registry. */
export function recordSavedImage(reference: string, image: PickedImage, run: RunFacts, now: number): HandoverRecord {
  const event = readEventIfKnown(run);
  const label = image.labels[revisionLabel] ?? '';
  return newHandoverRecord({
    first: parseImageRef(reference, 'reference of the archive'),
    imageid: image.imageid,
    imageids: { [image.platform]: image.imageid },
    event: { headRepository: event?.headRepository, revision: isFullSha(label) ? label : event?.revision },
    sourceSha: isFullSha(run.sha) ? run.sha : undefined,
    run,
    now,
  });
}

/** Adds the archive to a record, and the imageid where the record has none. */
export function addArchive(record: HandoverRecord, image: PickedImage, archive: ArchiveFacts): HandoverRecord {
  const hasImageIds = Object.keys(record.imageids).length > 0;
  return {
    ...record,
    imageid: record.imageid === '' ? image.imageid : record.imageid,
    imageids: hasImageIds ? record.imageids : { [image.platform]: image.imageid },
    archive,
  };
}

/**
 * Compares the imageid of the archive with the one that the build recorded.
 * @throws UserError when the engine saved another image than the one that was built.
 */
export function checkImageId(record: HandoverRecord, image: PickedImage): void {
  const recorded = recordedImageId(record, image.platform);
  if (recorded === '' || recorded === image.imageid) return;
  throw new UserError(
    `The archive of ${recordedRef(record)} holds the image ${image.imageid}, and the build recorded ${recorded}, since something tagged another image under that name in between: nothing was uploaded; let nothing use that name between build and upload.`,
  );
}

/** Whether a registry holds the image, as far as the record tells. */
export function isInRegistry(record: HandoverRecord): boolean {
  return record.digest !== '' || record['pushed-refs'].length > 0;
}

/** Undefined for events that have no revision to build: the record then leaves out what only the event tells. */
function readEventIfKnown(run: RunFacts): EventFacts | undefined {
  try {
    return readEventFacts(run);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
