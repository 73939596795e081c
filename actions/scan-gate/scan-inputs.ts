import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import type { Archives } from '../../src/ports/archives.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import type { FindingKind, ScannerName, Scanners } from '../../src/ports/scanners.ts';
import type { MismatchPolicy } from '../../src/services/images/revision.ts';
import type { Severity } from './rules/severity.ts';

export interface ScanGateInputs {
  /** A reference in the engine or a registry. */
  readonly imageRef: string | undefined;
  /** Path of an archive. */
  readonly input: string | undefined;
  readonly handover: HandoverRecord | undefined;
  readonly scanner: 'auto' | ScannerName;
  /** Path of a report that is there already. */
  readonly report: string | undefined;
  /** What counts, and what the scanner looks for. */
  readonly kinds: readonly FindingKind[];
  readonly severities: readonly Severity[];
  readonly ignoreUnfixed: boolean;
  readonly ignoreFile: string | undefined;
  readonly revision: string | undefined;
  readonly platform: string | undefined;
  readonly onMismatch: MismatchPolicy;
  readonly sarifFile: string | undefined;
  /** Whether a gate that is `fail` or `error` fails the step. */
  readonly fail: boolean;
  readonly limits: RetryLimits;
}

export interface ScanGateDeps {
  readonly engine: Engine;
  readonly registry: Registry;
  readonly archives: Archives;
  readonly scanners: Scanners;
  readonly files: Files;
  /** How many bytes a text has after gzip. */
  readonly gzippedBytes: (text: string) => Promise<number>;
  readonly run: RunFacts;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** How users install a scanner on their runner. */
export const scannerRemedies: Readonly<Record<ScannerName, string>> = {
  trivy: 'trivy with "uses: aquasecurity/setup-trivy"',
  grype: 'grype with "uses: anchore/scan-action/download-grype" and its folder on PATH',
  'docker-scout': 'the "scout" plugin of docker with its install script, and a login to Docker Hub',
};

/** In the order in which `auto` looks for them. */
export const scannerNames = Object.keys(scannerRemedies) as readonly ScannerName[];
