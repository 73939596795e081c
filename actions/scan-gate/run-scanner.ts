import { readReport, isSarifText } from './rules/read-report.ts';
import { ReportError, type ScanReport } from './rules/report.ts';
import { classifyScanError, readRetryAfter } from './rules/scan-failure.ts';
import { writeSarif } from './rules/write-sarif.ts';
import type { ScanFiles, ScannerName, ScanTarget } from '../../src/ports/scanners.ts';
import { scannerNames, scannerRemedies } from './rules/scanner-remedies.ts';
import { describeFailure } from '../../src/core/failures/failure.ts';
import { retry } from '../../src/services/retry/retry.ts';
import type { ScanGateDeps, ScanGateInputs } from './scan-inputs.ts';
import { NoVerdictError } from './scan-end.ts';

/** A whole report, and where it lies. */
export interface ScanResult extends ScanFiles {
  readonly content: ScanReport;
  readonly sarif: string;
}

/**
 * Chooses the scanner.
 * @throws NoVerdict when there is none, with what brings it.
 */
export async function chooseScanner(
  wanted: ScanGateInputs['scanner'],
  { scanners }: Pick<ScanGateDeps, 'scanners'>,
): Promise<ScannerName> {
  const candidates = wanted === 'auto' ? scannerNames : [wanted];
  for (const name of candidates) if (await scanners.installed(name)) return name;
  const remedies = candidates.map((name) => scannerRemedies[name]).join('; or ');
  throw new NoVerdictError(
    'no-scanner',
    `No scanner is installed on this runner (looked for ${candidates.join(', ')}): before this step install ${remedies}.`,
  );
}

/**
 * Scans once; only a failure that can pass is tried again, such as a rate limit on the scanner's database (G4).
 * @throws NoVerdict
 */
export async function runScanner(
  scanner: ScannerName,
  target: ScanTarget,
  { limits }: ScanGateInputs,
  deps: ScanGateDeps,
): Promise<ScanResult> {
  const { clock, signal, files, scanners } = deps;
  const { policy, timeoutMs } = limits;
  const deadline = clock.now() + timeoutMs;
  const folder = await files.temporaryFolder({ lasting: true });
  const tried = await retry(
    {
      title: `Scan with ${scanner}`,
      policy,
      deadline,
      signal,
      classify: classifyScanError,
      // The service of the databases counts by the second; our own wait stands where it asks for less.
      retryAfter: ({ reason }) => {
        const asked = readRetryAfter(reason);
        return Promise.resolve(asked === undefined ? undefined : Math.max(asked, policy.waitSeconds * 1000));
      },
      work: (attempt) => {
        const isLast = attempt > 1 && attempt === policy.maxAttempts;
        const limit = Math.max(1, Math.round((deadline - clock.now()) / (isLast ? 1 : 2)));
        const work = (): Promise<ScanFiles> => scanners.scan(scanner, target, folder, { timeoutMs: limit, signal });
        return deps.log.group(`Scanning ${target.name} with ${scanner}`, work);
      },
    },
    deps,
  );
  if (!tried.ok) {
    const message = `${scanner} failed, which says nothing about the image: ${describeFailure(tried.failure)}`;
    throw new NoVerdictError('scanner-failed', message, { cause: tried.error });
  }
  const { report, sarif } = tried.value;
  return readScanFiles(report, sarif, `${folder}/report.sarif`, deps);
}

/** A report that is there already: nothing is run. */
export async function readGivenReport(path: string, deps: ScanGateDeps): Promise<ScanResult> {
  return readScanFiles(path, undefined, `${await deps.files.temporaryFolder({ lasting: true })}/report.sarif`, deps);
}

async function readScanFiles(
  report: string,
  sarif: string | undefined,
  ownSarif: string,
  { files }: ScanGateDeps,
): Promise<ScanResult> {
  try {
    const text = await files.readText(report);
    const content = readReport(text, `"${report}"`);
    if (isSarifText(text)) return { content, report, sarif: report };
    if (sarif !== undefined && isSarifText(await files.readText(sarif))) return { content, report, sarif };
    await files.writeText(ownSarif, writeSarif(content));
    return { content, report, sarif: ownSarif };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new NoVerdictError('bad-report', `${error.message.replace(/\.$/, '')}. That is no clean scan.`, {
      cause: error,
    });
  }
}
