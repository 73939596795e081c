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
  const source = facts.source ?? (facts.skipped === '' ? 'none' : '');
  return summaryTable('Image', [
    row('Source', source),
    row('Skipped', facts.skipped),
    row('Image', facts.imageRef),
    row('Imageid', facts.imageid),
    row('Digest', facts.digest),
    row('Revision', facts.revision),
    row('Platform', facts.platform),
    row('Attempts', facts.attempts === 0 ? '' : String(facts.attempts)),
    row('Artifact size', facts.archiveSize),
    [
      'Seconds',
      [facts.seconds.toFixed(1), ...facts.phases.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)}`)],
    ],
    row('Trust', facts.trust ?? ''),
    row('Registry', facts.registryError),
    row('Artifact', facts.artifactError),
  ]);
}
