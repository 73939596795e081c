import { classifyError, classifyFailure } from '../../../src/core/failures/classify.ts';
import type { Failure } from '../../../src/core/failures/failure.ts';
import { CommandError } from '../../../src/errors.ts';

const databasePattern =
  /trivy-db|trivy-java-db|trivy-checks|vulnerability[ -](?:db|database)|grype\/databases|\bDB error\b/i;
const databaseRemedy =
  "the scanner's database could not be fetched: keep it in a cache, or name a mirror (TRIVY_DB_REPOSITORY, GRYPE_DB_UPDATE_URL)";

/**
 * Classifies a scanner's failure. Unlike the docker client, scanners may end with a line that only says that they gave up,
 * and give the reason in an error line before it, such as `TOOMANYREQUESTS` of the vulnerability database.
 */
export function classifyScanError(error: unknown): Failure {
  const failure = classifyError(error, { phase: 'registry' });
  if (!(error instanceof CommandError) || error.timedOut) return failure;
  const known = failure.class === 'unknown' ? classifyEarlierLine(error.stderr) : undefined;
  const { class: name, ...rest } = known ?? failure;
  return { ...rest, class: name, remedy: databasePattern.test(error.stderr) ? databaseRemedy : rest.remedy };
}

function classifyEarlierLine(stderr: string): Failure | undefined {
  const lines = stderr.split('\n').filter((line) => /\b(ERROR|FATAL|WARN)\b/.test(line));
  return lines
    .reverse()
    .map((line) => classifyFailure({ phase: 'registry', text: line.trim() }))
    .find((failure) => failure.class !== 'unknown');
}

/**
 * Reads how many milliseconds the registry of a scanner's database asks to wait, as trivy prints it
 * (`retry-after: 488.668µs`). Undefined: it does not say.
 */
export function readRetryAfter(reason: string): number | undefined {
  const [, number, unit = ''] = /retry-after: ([\d.]+)(ns|µs|us|ms|s|m)\b/.exec(reason) ?? [];
  if (number === undefined) return undefined;
  const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };
  return Math.ceil(Number(number) * (milliseconds[unit] ?? 0.001));
}
