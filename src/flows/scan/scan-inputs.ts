import type { HandoverRecord } from '../../core/handover-record.ts';
import type { ScannerName } from '../../core/scan/scanner-command.ts';
import type { Severity } from '../../core/scan/severity.ts';
import type {
  ArchivedConfigs,
  Archives,
  Clock,
  Engine,
  Files,
  Log,
  Registry,
  RunFacts,
  Scanners,
} from '../../ports.ts';
import type { MismatchPolicy } from '../obtain/revision.ts';
import type { SourceLimits } from '../obtain/source-attempt.ts';

export interface ScanGateInputs {
  /** A reference in the engine or a registry. */
  readonly imageRef: string | undefined;
  /** Path of an archive. */
  readonly input: string | undefined;
  readonly handover: HandoverRecord | undefined;
  readonly scanner: 'auto' | ScannerName;
  /** Path of a report that is there already. */
  readonly report: string | undefined;
  readonly severities: readonly Severity[];
  readonly ignoreUnfixed: boolean;
  readonly ignoreFile: string | undefined;
  readonly revision: string | undefined;
  readonly platform: string | undefined;
  readonly onMismatch: MismatchPolicy;
  readonly sarifFile: string | undefined;
  /** Whether a gate that is `fail` or `error` fails the step. */
  readonly fail: boolean;
  readonly limits: SourceLimits;
}

export interface ScanGateDeps {
  readonly engine: Engine;
  readonly registry: Registry;
  readonly archives: Archives;
  readonly archivedConfigs: ArchivedConfigs;
  readonly scanners: Scanners;
  readonly files: Files;
  readonly run: RunFacts;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}
