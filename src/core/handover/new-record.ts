import type { RunFacts } from '../events/run-facts.ts';
import type { ImageIds } from '../oci/image-ids.ts';
import type { HandoverRecord, PushedRef } from './record.ts';

/** What is known of an image when its record is written. Undefined: not known, or not there. */
interface HandoverFacts {
  /** The first of the names that the image has. */
  readonly first: { readonly repository: string; readonly tag?: string | undefined } | undefined;
  readonly digest?: string | undefined;
  readonly imageid?: string | undefined;
  readonly imageids: ImageIds;
  readonly pushedRefs?: readonly PushedRef[] | undefined;
  readonly event: {
    /** Full head sha. */
    readonly revision?: string | undefined;
    readonly headRepository?: string | undefined;
  };
  readonly sourceSha?: string | undefined;
  readonly run: Pick<RunFacts, 'runId' | 'runAttempt' | 'repository' | 'eventName'>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of the build itself; undefined: nothing was built. */
  readonly buildSeconds?: number | undefined;
  /** Why nothing was built. */
  readonly skipped?: string | undefined;
}

/** Writes facts as a record. The archive is added by the step that uploads one. */
export function newHandoverRecord(facts: HandoverFacts): HandoverRecord {
  const { first, event, run, buildSeconds } = facts;
  return {
    schema: 1,
    image: first?.repository ?? '',
    tag: first?.tag ?? '',
    digest: facts.digest ?? '',
    imageid: facts.imageid ?? '',
    imageids: facts.imageids,
    platforms: Object.keys(facts.imageids).sort(),
    revision: event.revision ?? '',
    'source-sha': facts.sourceSha ?? '',
    'pushed-refs': (facts.pushedRefs ?? []).map(({ ref, digest }) => ({ ref, digest })),
    archive: null,
    run: {
      id: run.runId,
      attempt: run.runAttempt,
      repository: run.repository,
      'head-repository': event.headRepository ?? '',
      event: run.eventName,
    },
    created: new Date(facts.now).toISOString(),
    skipped: facts.skipped ?? null,
    'build-seconds': buildSeconds === undefined ? undefined : Math.round(buildSeconds * 10) / 10,
  };
}
