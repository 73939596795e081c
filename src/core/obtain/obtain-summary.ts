import { summaryTable } from '../summary-table.ts';

/** What the summary page tells of an obtained image; '' where there is nothing to tell. */
export interface ObtainFacts {
  readonly source: string | undefined;
  readonly imageRef: string;
  readonly imageid: string;
  readonly digest: string;
  readonly revision: string;
  readonly platform: string;
  readonly attempts: number;
  readonly registryError: string;
  readonly artifactError: string;
  readonly seconds: number;
  readonly phases: readonly { readonly name: string; readonly seconds: number }[];
  /** As people read it: `1.5 GB`. */
  readonly archiveSize: string;
  readonly trust: string | undefined;
  readonly skipped: string;
}

/** Where the image came from, and what did not give it, as a table for the step's summary page. */
export function obtainSummary(facts: ObtainFacts): string {
  const row = (name: string, value: string): readonly [string, readonly string[]] => [
    name,
    value === '' ? [] : [value],
  ];
  return summaryTable(titleOf(facts), [
    row('skipped', facts.skipped),
    row('image', facts.imageRef),
    row('imageid', facts.imageid),
    row('digest', facts.digest),
    row('revision', facts.revision),
    row('platform', facts.platform),
    row('attempts', facts.attempts === 0 ? '' : String(facts.attempts)),
    row('artifact size', facts.archiveSize),
    [
      'seconds',
      [facts.seconds.toFixed(1), ...facts.phases.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)}`)],
    ],
    row('trust', facts.trust ?? ''),
    row('registry failed', facts.registryError),
    row('artifact failed', facts.artifactError),
  ]);
}

function titleOf({ source, skipped }: ObtainFacts): string {
  if (source !== undefined) return `Image from the ${source}`;
  return skipped === '' ? 'No image' : 'No image to test';
}
