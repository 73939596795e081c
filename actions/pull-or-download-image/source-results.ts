import { describeFailure, type Failure } from '../../src/core/failures/failure.ts';
import type { Attempt, TimedPhase } from '../../src/core/retry/attempts.ts';
import type { NamedFailure } from '../../src/core/summary/page.ts';
import { UserError } from '../../src/errors.ts';

/** An image that is in the engine and was verified. */
export interface VerifiedImage {
  /** The reference under which the engine has it. */
  readonly engineRef: string;
  /** A name that only the load needed. It is removed once the image has its own names. */
  readonly temporaryName?: string | undefined;
  /** Its `.Id` in the engine. */
  readonly localId: string;
  readonly imageid: string;
  /** Of the manifest or index in the registry. Undefined: the image came from an artifact. */
  readonly digest: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly platform: string;
  /** The parts of the attempt that gave it. */
  readonly phases: readonly TimedPhase[];
  /** Size of the archive as the artifact service stores it. */
  readonly archiveBytes: number | undefined;
}

/** How one source ended. */
export type SourceResult = { readonly attemptCount: number; readonly attempts: readonly Attempt[] } & (
  | { readonly ok: true; readonly image: VerifiedImage }
  /** `isMissing`: the source does not have the image, which is no failure of the source. */
  | { readonly ok: false; readonly failure: Failure; readonly isMissing: boolean }
);

/** How each source ended. Undefined: it was not tried. */
export interface SourceResults {
  readonly registry?: SourceResult | undefined;
  readonly artifact?: SourceResult | undefined;
}

/** What the sources together contribute to the action's result. */
interface SourceReport {
  readonly source: 'registry' | 'artifact' | undefined;
  readonly attempts: number;
  readonly registryError: string;
  readonly artifactError: string;
  readonly failures: readonly NamedFailure[];
}

/** Says in a sentence why a source did not give the image. */
export function describeSourceFailure(source: 'registry' | 'artifact', failure: Failure): string {
  return `The ${source} did not give the image: ${describeFailure(failure)}`;
}

/**
 * Returns the image that one of the sources gave.
 * @throws UserError with the failure of each source that was tried
 */
export function requireImage({ registry, artifact }: SourceResults): VerifiedImage {
  if (registry?.ok === true) return registry.image;
  if (artifact?.ok === true) return artifact.image;
  const failures = [
    ...(registry === undefined ? [] : [describeSourceFailure('registry', registry.failure)]),
    ...(artifact === undefined ? [] : [describeSourceFailure('artifact', artifact.failure)]),
  ];
  throw new UserError(failures.join(' '));
}

/** Sums up the attempts and failures of the sources. */
export function reportSources({ registry, artifact }: SourceResults): SourceReport {
  const source = registry?.ok === true ? 'registry' : artifact?.ok === true ? 'artifact' : undefined;
  const failures = Object.entries({ registry, artifact }).flatMap(([name, result]) =>
    result?.ok === false ? [{ name, failure: result.failure, isOvercome: source !== undefined }] : [],
  );
  return {
    source,
    attempts: (registry?.attemptCount ?? 0) + (artifact?.attemptCount ?? 0),
    registryError: registry?.ok === false ? describeFailure(registry.failure) : '',
    artifactError: artifact?.ok === false ? describeFailure(artifact.failure) : '',
    failures,
  };
}

/** Lists what took the time: each failed attempt, and the phases of the attempt that gave the image. */
export function listPhases({ registry, artifact }: SourceResults): readonly TimedPhase[] {
  return [...listSourcePhases('registry', registry), ...listSourcePhases('artifact', artifact)];
}

function listSourcePhases(source: string, result: SourceResult | undefined): readonly TimedPhase[] {
  if (result === undefined) return [];
  const failed = result.attempts.filter(({ failure }) => failure !== undefined);
  const phases = result.ok ? result.image.phases : [];
  return [
    ...(failed.length === 0 ? [] : [{ title: source, attempts: failed }]),
    ...phases.map(({ title, attempts }) => ({ title: `${source} ${title}`, attempts })),
  ];
}
