import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import type { SourceEnd } from './source-attempt.ts';
import type { SourceEnds } from './sources.ts';

/** What the sources were tried for: each failed try, and of the one that gave the image its phases. */
export function timelineOf({ registry, artifact }: SourceEnds): readonly TimedPhase[] {
  return [...phasesOf('registry', registry), ...phasesOf('artifact', artifact)];
}

function phasesOf(source: string, end: SourceEnd | undefined): readonly TimedPhase[] {
  if (end === undefined) return [];
  const failed = end.attempts.filter(({ failure }) => failure !== undefined);
  const phases = end.ok ? end.image.phases : [];
  return [
    ...(failed.length === 0 ? [] : [{ title: source, attempts: failed }]),
    ...phases.map(({ name, start, seconds }) => ({ title: `${source} ${name}`, attempts: [{ start, seconds }] })),
  ];
}
