import { describeFailure } from '../../src/core/failures/failure.ts';
import type { FindingKind, ScanFiles, ScannerName, ScanTarget } from '../../src/ports/scanners.ts';
import { retry } from '../../src/services/retry/retry.ts';
import { NoVerdictError } from './no-verdict.ts';
import { readReport, isSarifText } from './rules/read-report.ts';
import { ReportError, type ScanReport } from './rules/report.ts';
import { classifyScanError, readRetryAfter } from './rules/scan-failure.ts';
import { writeSarif } from './rules/write-sarif.ts';
import { scannerNames, scannerRemedies, type ScanGateDeps, type ScanGateInputs } from './scan-inputs.ts';

/** A whole report, and the paths of its files. */
export interface ScanResult extends ScanFiles {
  readonly content: ScanReport;
  readonly sarif: string;
}

/**
 * Chooses the scanner.
 * @throws NoVerdictError that says how to install one, when there is none
 */
export async function chooseScanner(
  { scanner: wanted, kinds }: Pick<ScanGateInputs, 'scanner' | 'kinds'>,
  { scanners }: Pick<ScanGateDeps, 'scanners'>,
): Promise<ScannerName> {
  const candidates = (wanted === 'auto' ? scannerNames : [wanted]).filter((name) => canFind(name, kinds));
  for (const name of candidates) if (await scanners.installed(name)) return name;
  const remedies = candidates.map((name) => scannerRemedies[name]).join('; or ');
  throw new NoVerdictError(
    'no-scanner',
    `No scanner is installed on this runner (looked for ${candidates.join(', ')}): before this step install ${remedies}.`,
  );
}

/** Whether a scanner finds all of this: only trivy finds more than vulnerabilities. */
export function canFind(scanner: ScannerName, kinds: readonly FindingKind[]): boolean {
  return scanner === 'trivy' || kinds.every((kind) => kind === 'vuln');
}

/**
 * Scans, and scans again only after a failure that can pass, such as a rate limit on the scanner's database.
 * @throws NoVerdictError when the scanner failed, or its report cannot be used
 */
export async function runScanner(
  scanner: ScannerName,
  target: ScanTarget,
  { limits, kinds }: ScanGateInputs,
  deps: ScanGateDeps,
): Promise<ScanResult> {
  const { clock, signal, files, scanners } = deps;
  const { policy, timeoutMs } = limits;
  const deadline = clock.now() + timeoutMs;
  const folder = await files.temporaryFolder({ lasting: true });
  const outcome = await retry(
    {
      title: `Scan with ${scanner}`,
      policy,
      deadline,
      signal,
      classify: classifyScanError,
      // The registry of the databases may ask for less than a second. The input's wait is the least.
      retryAfter: ({ reason }) => {
        const asked = readRetryAfter(reason);
        return Promise.resolve(asked === undefined ? undefined : Math.max(asked, policy.waitSeconds * 1000));
      },
      work: (attempt) => {
        const isLast = attempt > 1 && attempt === policy.maxAttempts;
        const limit = Math.max(1, Math.round((deadline - clock.now()) / (isLast ? 1 : 2)));
        const options = { timeoutMs: limit, signal, kinds };
        const work = (): Promise<ScanFiles> => scanners.scan(scanner, target, folder, options);
        return deps.log.group(`Scanning ${target.name} with ${scanner}`, work);
      },
    },
    deps,
  );
  if (!outcome.ok) {
    const message = `${scanner} failed, which says nothing about the image: ${describeFailure(outcome.failure)}`;
    throw new NoVerdictError('scanner-failed', message, { cause: outcome.error });
  }
  const { report, sarif } = outcome.value;
  return readScanFiles({ report, sarif, ownSarif: `${folder}/report.sarif` }, kinds, deps);
}

/** Reads a report that the user gives. Nothing is scanned. */
export async function readGivenReport(
  report: string,
  { kinds }: ScanGateInputs,
  deps: ScanGateDeps,
): Promise<ScanResult> {
  const ownSarif = `${await deps.files.temporaryFolder({ lasting: true })}/report.sarif`;
  return readScanFiles({ report, sarif: undefined, ownSarif }, kinds, deps);
}

/** As much as can be read into one text with room to spare. A report of an image has a few million bytes. */
const maxReportBytes = 256 << 20;

/** Reads the report, and writes its SARIF to `ownSarif` where the scanner wrote none. */
async function readScanFiles(
  { report, sarif, ownSarif }: ScanFiles & { readonly ownSarif: string },
  kinds: readonly FindingKind[],
  { files }: ScanGateDeps,
): Promise<ScanResult> {
  try {
    const read = async (path: string): Promise<string> => {
      const bytes = await files.size(path);
      if (bytes <= maxReportBytes) return files.readText(path);
      throw new ReportError(`The report "${path}" has ${bytes} bytes, over ${maxReportBytes}`);
    };
    const text = await read(report);
    const content = readReport(text, `"${report}"`, kinds);
    if (isSarifText(text)) return { content, report, sarif: report };
    if (sarif !== undefined && isSarifText(await read(sarif))) return { content, report, sarif };
    await files.writeText(ownSarif, writeSarif(content));
    return { content, report, sarif: ownSarif };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new NoVerdictError('bad-report', `${error.message.replace(/\.$/, '')}. That is no clean scan.`, {
      cause: error,
    });
  }
}
