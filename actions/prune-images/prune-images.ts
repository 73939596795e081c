import { dirname, join } from 'node:path/posix';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import type { PrunePolicy } from './rules/prune-policy.ts';
import { totalsOf, type ArtifactsReport, type ImageReport, type PruneReport } from './rules/prune-report.ts';
import type { RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { imageNames } from '../../src/core/tags/image-names.ts';
import { textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { Files } from '../../src/ports/files.ts';
import { askApi, type AskDeps } from '../../src/services/github/ask-api.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { liveWork, type LiveWork } from './live-use.ts';
import { pruneArtifacts } from './prune-artifacts.ts';
import { pruneImage, type PruneImageDeps } from './prune-image.ts';

export interface PruneInputs {
  /** Lines as `imageNames` reads them. */
  readonly images: readonly string[];
  readonly policy: PrunePolicy;
  readonly api: 'auto' | 'github' | 'distribution';
  readonly artifacts: boolean;
  readonly dryRun: boolean;
  /** Undefined: a file in the runner's temporary folder. */
  readonly reportFile: string | undefined;
  readonly retry: RetryPolicy;
  /** For everything together. */
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

/** Deleting takes hours for thousands: what is in use is asked anew when the answer is older than this. */
const stillLiveMs = 300_000;

/**
 * Deletes the images and hand-over artifacts that nobody needs any more (K1-K6, 000-15, 003-7), and says of each what
 * became of it. One that fails does not stop the others; a further run does what is left. The report stands also when
 * the job is cancelled in the middle.
 * @throws UserError for inputs that cannot work, before anything is asked
 */
export async function pruneImages(inputs: PruneInputs, deps: PruneDeps): Promise<Outcome<PruneResult>> {
  const { run, clock, files, log, signal } = deps;
  const names = imageNames(inputs.images, run.repository);
  if (inputs.reportFile !== undefined && !(await files.exists(dirname(inputs.reportFile)))) {
    throw new UserError(
      `Input "report-file" is "${inputs.reportFile}": its folder does not exist, so create it first.`,
    );
  }
  const deadline = clock.now() + inputs.timeoutMs;
  const live = stillLive(run, { ...deps, deadline });
  const { policy, dryRun } = inputs;
  const defaultBranch = await defaultBranchOf(run, { ...deps, deadline });
  const images: ImageReport[] = [];
  for (const image of names) {
    images.push(
      await log.group(`Prune ${image}`, () =>
        pruneImage(
          {
            ...{ image, api: apiFor(image, inputs.api), policy, defaultBranch, dryRun },
            patience: { policy: inputs.retry, deadline },
            live: async () => (await live()).shas,
          },
          deps,
        ),
      ),
    );
  }
  const request = { repository: run.repository, policy, dryRun, deadline, live };
  const artifacts: ArtifactsReport = inputs.artifacts
    ? await log.group('Prune hand-over artifacts', () => pruneArtifacts(request, deps))
    : { rows: [], bytes: 0, error: '' };
  const totals = totalsOf({ images, artifacts });
  const report: PruneReport = {
    ...{ schema: 1, 'dry-run': dryRun, created: new Date(clock.now()).toISOString() },
    ...{ images, artifacts, totals },
  };
  const reportFile = inputs.reportFile ?? join(await files.temporaryFolder({ lasting: true }), 'prune-report.json');
  await files.writeText(reportFile, `${JSON.stringify(report, undefined, 1)}\n`);
  const result = { report, reportFile };
  if (dryRun && totals.deleted > 0) {
    log.notice(`Dry run: ${String(totals.deleted)} would be deleted. Set "dry-run" to false to delete them.`);
  }
  if (totals.deferred > 0)
    log.notice(`${String(totals.deferred)} are left for the next run: ${firstReason(report, 'deferred')}.`);
  if (signal.aborted) return { result, failure: signal.reason };
  return totals.failed === 0 ? { result } : { result, failure: failureOf(report) };
}

function apiFor(image: string, api: PruneInputs['api']): 'github' | 'distribution' {
  if (api !== 'auto') return api;
  return parseImageRef(image, 'image').host === 'ghcr.io' ? 'github' : 'distribution';
}

/** What is in use, asked again when the last answer is old. */
function stillLive(run: RunFacts, deps: AskDeps): () => Promise<LiveWork> {
  let last: { readonly at: number; readonly work: LiveWork } | undefined;
  return async () => {
    const now = deps.clock.now();
    if (last === undefined || now - last.at >= stillLiveMs) last = { at: now, work: await liveWork(run, deps) };
    return last.work;
  };
}

/** From the payload, which a schedule's does not always tell: that one runs on the default branch. */
async function defaultBranchOf(run: RunFacts, deps: AskDeps): Promise<string | undefined> {
  const told = textAt(run.payload, 'repository', 'default_branch');
  if (told !== undefined) return told;
  const question = { what: 'the default branch', path: `/repos/${run.repository}`, permission: 'contents: read' };
  return textAt(await askApi(question, deps), 'default_branch');
}

function failureOf(report: PruneReport): UserError {
  const blocked = [...report.images, report.artifacts].map(({ error }) => error).filter((error) => error !== '');
  if (blocked.length > 0) return new UserError(blocked.join(' '));
  const count = String(report.totals.failed);
  return new UserError(`${count} could not be deleted: ${firstReason(report, 'failed')}. The report lists them.`);
}

function firstReason(report: PruneReport, action: 'failed' | 'deferred'): string {
  const rows = [...report.images.flatMap(({ rows }) => rows), ...report.artifacts.rows];
  return rows.find((row) => row.action === action)?.reason ?? '';
}
