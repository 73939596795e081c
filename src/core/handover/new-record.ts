import type { EventFacts } from '../events/event-facts.ts';
import type { HandoverRecord, PushedRef } from './record.ts';
import type { ImageIds } from '../oci/image-ids.ts';
import type { TargetRef } from '../tags/target-refs.ts';

/** Facts of the run that the record names. */
interface RunIdentity {
  readonly runId: number;
  readonly runAttempt: number;
  readonly repository: string;
  readonly eventName: string;
}

/** The record of a built image; the archive is added by the step that uploads one. */
export function newHandoverRecord(facts: {
  readonly first: TargetRef | undefined;
  readonly digest: string;
  readonly imageid: string;
  readonly imageids: ImageIds;
  readonly pushedRefs: readonly PushedRef[];
  readonly event: EventFacts;
  readonly sourceSha: string;
  readonly run: RunIdentity;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of the build itself; undefined: nothing was built. */
  readonly buildSeconds?: number | undefined;
}): HandoverRecord {
  const { first, event, run, buildSeconds } = facts;
  return {
    schema: 1,
    image: first?.repository ?? '',
    tag: first?.tag ?? '',
    digest: facts.digest,
    imageid: facts.imageid,
    imageids: facts.imageids,
    platforms: Object.keys(facts.imageids).sort(),
    revision: event.revision,
    'source-sha': facts.sourceSha,
    'pushed-refs': facts.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
    archive: null,
    run: {
      id: run.runId,
      attempt: run.runAttempt,
      repository: run.repository,
      'head-repository': event.headRepository ?? '',
      event: run.eventName,
    },
    created: new Date(facts.now).toISOString(),
    skipped: null,
    ...(buildSeconds === undefined ? {} : { 'build-seconds': Math.round(buildSeconds * 10) / 10 }),
  };
}
