import { dirname, isAbsolute, relative } from 'node:path';
import { isFullSha } from '../../src/core/events/event-facts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import type { GateVerdict } from '../../src/core/gate/verdict.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import { annotateDecision, shortenLine } from './annotate.ts';
import { findImage } from './find-image.ts';
import { findStaleImage, findStaleRecord, findStaleReport } from './freshness.ts';
import { NoVerdictError, type ScanReason } from './no-verdict.ts';
import { decideGate, type Decision } from './rules/decide-gate.ts';
import { parseIgnoreList, type IgnoreEntry } from './rules/ignore-list.ts';
import { severities, type Severity } from './rules/severity.ts';
import { findUploadLimits } from './rules/upload-limits.ts';
import { canFind, chooseScanner, runScanner, readGivenReport, type ScanResult } from './run-scanner.ts';
import type { ScanGateDeps, ScanGateInputs } from './scan-inputs.ts';

export interface ScanGateResult {
  readonly gate: GateVerdict;
  readonly reason: ScanReason;
  /** What is wrong, in a sentence; '' when nothing is. */
  readonly message: string;
  /** Undefined: nothing was scanned. */
  readonly decision: Decision | undefined;
  readonly severities: readonly Severity[];
  /** What the report does not cover, or code scanning does not take, in sentences. */
  readonly remarks: readonly string[];
  /** Paths; '' when there is none. */
  readonly sarif: string;
  readonly report: string;
  /** The commit in the image's label; '' when there is none. */
  readonly revision: string;
  readonly image: string;
  readonly scanner: string;
}

const maxIgnoreBytes = 1 << 20;

const emptyResult: ScanGateResult = {
  gate: 'error',
  reason: 'bad-input',
  message: '',
  decision: undefined,
  severities: [],
  remarks: [],
  sarif: '',
  report: '',
  revision: '',
  image: '',
  scanner: '',
};

/** Records facts of the result, which stand however the gate ends. */
type RecordFacts = (facts: Partial<ScanGateResult>) => void;

/**
 * Scans an image once and decides whether it passes. An image of another commit is stale and fails. An image that could
 * not be scanned, or whose report could not be read, is an error and never clean. There is a result however this ends.
 * @param readInputs throws for a wrong input, which is an error of the gate too
 */
export async function scanGate(readInputs: () => ScanGateInputs, deps: ScanGateDeps): Promise<Outcome<ScanGateResult>> {
  let known = emptyResult;
  let mayFail = true;
  const record: RecordFacts = (facts) => {
    known = { ...known, ...facts };
  };
  let failure: unknown;
  try {
    const inputs = readInputs();
    record({ severities: inputs.severities });
    const ignores = await checkInputs(inputs, deps);
    mayFail = inputs.fail;
    record({ reason: 'failed' });
    await runGate(inputs, ignores, record, deps);
    if (known.gate === 'fail') failure = new UserError(known.message);
  } catch (error) {
    const reason = deps.signal.aborted ? 'cancelled' : error instanceof NoVerdictError ? error.reason : known.reason;
    record({ gate: 'error', reason, message: toMessage(error) });
    failure = error;
  }
  if (failure === undefined || mayFail || deps.signal.aborted) return { result: known, failure };
  deps.log.warning(`The gate is ${known.gate}, and "fail" is false. ${known.message}`);
  return { result: known };
}

/**
 * Checks the inputs together and against the files, before anything is done, and reads the ignore list.
 * @throws UserError
 */
async function checkInputs(inputs: ScanGateInputs, { files }: ScanGateDeps): Promise<readonly IgnoreEntry[]> {
  const { imageRef, input, handover, report, sarifFile, ignoreFile, scanner, kinds } = inputs;
  if (report === undefined && scanner !== 'auto' && !canFind(scanner, kinds)) {
    throw new UserError(
      `Input "scanners" asks for ${kinds.join(', ')}, and ${scanner} finds vulnerabilities alone: use trivy, or leave out all but vuln.`,
    );
  }
  if (report !== undefined && (imageRef !== undefined || input !== undefined)) {
    throw new UserError(
      'Input "report" is set beside "image-ref" or "input": with a report nothing is scanned. Leave one of them out.',
    );
  }
  if (imageRef !== undefined && input !== undefined) {
    throw new UserError(
      'Inputs "image-ref" and "input" are both set: only one image is scanned. Leave one of them out.',
    );
  }
  if ([imageRef, input, handover, report].every((value) => value === undefined)) {
    throw new UserError(
      'Nothing says what is scanned: pass "image-ref", "input", "handover" or "report"; the job or step output that fills it was empty or was dropped.',
    );
  }
  // The path of a folder goes on behind it, that of a file does not.
  const isFolder = (path: string): Promise<boolean> => files.exists(`${path}/.`);
  for (const [name, path] of Object.entries({ input, report, 'ignore-file': ignoreFile })) {
    if (path === undefined) continue;
    const found = await files.exists(path);
    if (found && !(await isFolder(path))) continue;
    const what = found ? 'that is a folder' : 'there is no such file';
    throw new UserError(`Input "${name}" is "${path}", and ${what}: check the path from the workspace.`);
  }
  if (sarifFile !== undefined && !(await isFolder(dirname(sarifFile)))) {
    throw new UserError(`Input "sarif-file" is "${sarifFile}", and its folder is not there: create it first.`);
  }
  if (sarifFile !== undefined && (await isFolder(sarifFile))) {
    throw new UserError(`Input "sarif-file" is "${sarifFile}", and that is a folder: add the name of a file.`);
  }
  if (ignoreFile === undefined) return [];
  if ((await files.size(ignoreFile)) > maxIgnoreBytes) {
    throw new UserError(
      `Input "ignore-file" is "${ignoreFile}", which has over ${maxIgnoreBytes} bytes: pass a list of ids.`,
    );
  }
  return parseIgnoreList(await files.readText(ignoreFile), ignoreFile);
}

async function runGate(
  inputs: ScanGateInputs,
  ignores: readonly IgnoreEntry[],
  record: RecordFacts,
  deps: ScanGateDeps,
): Promise<void> {
  const { handover, severities: gated, ignoreUnfixed } = inputs;
  const skipped = handover?.skipped ?? null;
  if (skipped !== null) {
    deps.log.notice(`There is no image to scan: the producer skipped the build (${skipped}).`);
    record({ gate: 'skipped', reason: 'producer-skipped' });
    return;
  }
  if (recordStale(findStaleRecord(inputs), inputs, record, deps)) return;
  const scan = await (inputs.report === undefined
    ? scanImage(inputs, record, deps)
    : useGivenReport(inputs, inputs.report, record, deps));
  if (scan === undefined) return;
  const sarif = inputs.sarifFile ?? scan.sarif;
  if (sarif !== scan.sarif) await deps.files.writeText(sarif, await deps.files.readText(scan.sarif));
  const remarks = scan.content.remarks.map((remark) => `${shortenLine(remark)}.`);
  for (const remark of remarks) deps.log.notice(remark);
  const limits = await findUploadLimits(await deps.files.readText(sarif), deps.gzippedBytes);
  for (const limit of limits) deps.log.warning(limit);
  record({ remarks: [...remarks, ...limits] });
  const today = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const decision = decideGate(scan.content.findings, { severities: gated, ignoreUnfixed, ignores, today });
  record({ decision, sarif, report: scan.report, ...decideVerdict(decision) });
  annotateDecision(decision, relativeToWorkspace(inputs.ignoreFile, deps), today, deps.log);
}

async function scanImage(
  inputs: ScanGateInputs,
  record: RecordFacts,
  deps: ScanGateDeps,
): Promise<ScanResult | undefined> {
  const scanner = await chooseScanner(inputs, deps);
  record({ reason: 'no-image' });
  const image = await findImage(inputs, deps);
  record({ image: image.name, revision: labelledRevision(image.labels), reason: 'failed' });
  if (recordStale(findStaleImage(image), inputs, record, deps)) return undefined;
  record({ scanner });
  const scan = await runScanner(scanner, image.target, inputs, deps);
  if (image.localId !== undefined) {
    const now = await deps.engine.inspect(image.name);
    const moved =
      now?.id === image.localId ? undefined : `"${image.name}" was pointed at another image during the scan`;
    if (recordStale(moved, inputs, record, deps)) return undefined;
  }
  return scan;
}

async function useGivenReport(
  inputs: ScanGateInputs,
  path: string,
  record: RecordFacts,
  deps: ScanGateDeps,
): Promise<ScanResult | undefined> {
  const scan = await readGivenReport(path, inputs, deps);
  const { content } = scan;
  record({ image: inputs.handover?.image ?? '', scanner: content.tool, revision: labelledRevision(content.labels) });
  return recordStale(findStaleReport(content, inputs), inputs, record, deps) ? undefined : scan;
}

/** Records that the gate fails as stale, whatever the findings: they are another image's. With `warn` it only warns. */
function recordStale(
  finding: string | undefined,
  inputs: ScanGateInputs,
  record: RecordFacts,
  deps: ScanGateDeps,
): boolean {
  if (finding === undefined) return false;
  if (inputs.onMismatch === 'warn') {
    deps.log.warning(`${finding}.`);
    return false;
  }
  const advice = 'build it for this commit and pass that build\'s record, or set "on-mismatch" to warn';
  record({ gate: 'fail', reason: 'stale', message: `${finding}: ${advice}.` });
  return true;
}

function decideVerdict({ blocking }: Decision): Pick<ScanGateResult, 'gate' | 'reason' | 'message'> {
  if (blocking.length === 0) return { gate: 'pass', reason: 'clean', message: '' };
  const counts = severities
    .map((severity) => [severity, blocking.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}`);
  const message = `The image has findings that fail the gate (${counts.join(', ')}): update what they are in, or list them in "ignore-file" with a date.`;
  return { gate: 'fail', reason: 'findings', message };
}

/** The full sha in the image's label; '' when there is none. */
function labelledRevision(labels: Readonly<Record<string, string>>): string {
  const revision = labels[revisionLabel] ?? '';
  return isFullSha(revision) ? revision : '';
}

/** The path as annotations need it. */
function relativeToWorkspace(file: string | undefined, { run }: ScanGateDeps): string | undefined {
  return file === undefined || !isAbsolute(file) ? file : relative(run.workspace, file);
}
