import { join } from 'node:path/posix';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { textAt } from '../../src/core/json/read-json.ts';
import type { RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import type { Files } from '../../src/ports/files.ts';
import { queryApi, type RestDeps } from '../../src/services/github/rest-requests.ts';
import { queryActiveWork, type ActiveWork } from './active-work.ts';
import { findPackageImages } from './find-packages.ts';
import { pruneArtifacts } from './prune-artifacts.ts';
import { pruneImage, type PruneImageDeps } from './prune-image.ts';
import { chooseImages, type PackageChoice } from './rules/package-choice.ts';
import type { PrunePolicy } from './rules/prune-policy.ts';
import { listRows, sumTotals, type ArtifactsReport, type ImageReport, type PruneReport } from './rules/prune-report.ts';
import { chooseRegistryApi, githubRegistryHost, type ApiChoice } from './rules/registry-api.ts';

export interface PruneInputs {
  /** Lines as `resolveImageNames` reads them. */
  readonly images: readonly string[];
  /** Further images, on GitHub's registry. */
  readonly packages: PackageChoice;
  readonly policy: PrunePolicy;
  readonly api: ApiChoice;
  readonly artifacts: boolean;
  readonly dryRun: boolean;
  /** Undefined: a file in the runner's temporary folder. */
  readonly reportFile: string | undefined;
  readonly retry: RetryPolicy;
  /** Of the whole step. */
  readonly timeoutMs: number;
}

interface PruneDeps extends PruneImageDeps {
  readonly run: RunFacts;
  readonly files: Files;
}

export interface PruneResult {
  readonly report: PruneReport;
  /** Path of the JSON file. */
  readonly reportFile: string;
}

/** Thousands of deletions take hours: what is in use is queried again when the last answer is older than this. */
const maxActiveWorkAgeMs = 300_000;

/**
 * Deletes the images and handover artifacts that nobody needs any more, and reports what became of each. One that fails
 * does not stop the others, and the next run does what is left. The report stands also when the job is cancelled in the
 * middle.
 * @throws UserError for inputs that cannot work, before anything is deleted
 */
export async function pruneImages(inputs: PruneInputs, deps: PruneDeps): Promise<Outcome<PruneResult>> {
  const { run, clock, files, log, signal } = deps;
  const ownHost = githubRegistryHost(run.serverUrl);
  const chosen = chooseImages(inputs.images, inputs.packages, { host: ownHost, repository: run.repository });
  for (const image of chosen.images) chooseRegistryApi(image, inputs.api, ownHost);
  const deadline = clock.now() + inputs.timeoutMs;
  const queryRecentWork = reuseActiveWork(run, { ...deps, deadline });
  const { policy, dryRun } = inputs;
  const defaultBranch = await queryDefaultBranch(run, { ...deps, deadline });
  const names = new Set([...chosen.images, ...(await findPackageImages(chosen, { ...deps, deadline }))]);
  const reportFile = await startReport(inputs, files);
  const images: ImageReport[] = [];
  for (const image of names) {
    const request = {
      image,
      api: chooseRegistryApi(image, inputs.api, ownHost),
      policy,
      defaultBranch,
      dryRun,
      retry: { policy: inputs.retry, deadline },
      queryActiveCommits: async () => (await queryRecentWork()).commits,
    };
    images.push(await log.group(`Prune ${image}`, () => pruneImage(request, deps)));
  }
  const request = { repository: run.repository, policy, dryRun, deadline, queryActiveWork: queryRecentWork };
  const artifacts: ArtifactsReport = inputs.artifacts
    ? await log.group('Prune hand-over artifacts', () => pruneArtifacts(request, deps))
    : { rows: [], bytes: 0, error: '' };
  const totals = sumTotals({ images, artifacts });
  const report: PruneReport = {
    schema: 1,
    'dry-run': dryRun,
    created: new Date(clock.now()).toISOString(),
    images,
    artifacts,
    totals,
  };
  await files.writeText(reportFile, `${JSON.stringify(report, undefined, 1)}\n`);
  const result = { report, reportFile };
  if (dryRun && totals.deleted > 0) {
    log.notice(`Dry run: ${totals.deleted} would be deleted. Set "dry-run" to false to delete them.`);
  }
  if (totals.deferred > 0) {
    log.notice(`${totals.deferred} are left for the next run: ${findFirstReason(report, 'deferred')}.`);
  }
  if (signal.aborted) return { result, failure: signal.reason };
  return totals.failed === 0 ? { result } : { result, failure: toPruneError(report) };
}

/**
 * Creates the report, empty as yet: what was deleted must not be lost because it cannot be written down.
 * @returns its path
 */
async function startReport({ reportFile }: PruneInputs, files: Files): Promise<string> {
  const path = reportFile ?? join(await files.temporaryFolder({ lasting: true }), 'prune-report.json');
  try {
    await files.writeText(path, '');
  } catch (error) {
    const reason = toMessage(error).replace(/, \w+ '.*$/s, '');
    throw new UserError(
      `The report cannot be written to "${path}" (${reason}): set "report-file" to a file in a folder that is there and that this job may write to.`,
      { cause: error },
    );
  }
  return path;
}

function reuseActiveWork(run: RunFacts, deps: RestDeps): () => Promise<ActiveWork> {
  let last: { readonly at: number; readonly work: ActiveWork } | undefined;
  return async () => {
    const now = deps.clock.now();
    if (last === undefined || now - last.at >= maxActiveWorkAgeMs) {
      last = { at: now, work: await queryActiveWork(run, deps) };
    }
    return last.work;
  };
}

/** The payload of a scheduled run does not always name the repository's default branch. */
async function queryDefaultBranch(run: RunFacts, deps: RestDeps): Promise<string | undefined> {
  const branch = textAt(run.payload, 'repository', 'default_branch');
  if (branch !== undefined) return branch;
  const request = { what: 'the default branch', path: `/repos/${run.repository}`, permission: 'contents: read' };
  return textAt(await queryApi(request, deps), 'default_branch');
}

function toPruneError(report: PruneReport): UserError {
  const errors = [...report.images, report.artifacts].map(({ error }) => error).filter((error) => error !== '');
  // One that several images share is said once.
  if (errors.length > 0) return new UserError([...new Set(errors)].join(' '));
  const { failed } = report.totals;
  return new UserError(`${failed} could not be deleted: ${findFirstReason(report, 'failed')}. The report lists them.`);
}

function findFirstReason(report: PruneReport, action: 'failed' | 'deferred'): string {
  return listRows(report).find((row) => row.action === action)?.reason ?? '';
}
