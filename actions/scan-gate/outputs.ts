import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { Severity } from './rules/severity.ts';
import type { ScanGateResult } from './scan-gate.ts';

/**
 * Every output that `scan-gate/action.yml` declares. None holds text of a report: only fixed words, numbers, paths and a
 * full sha.
 */
export function scanGateOutputs(result: ScanGateResult): Outputs {
  const { gate, reason, decision, sarif, report, revision } = result;
  const count = (severity: Severity): string => (decision === undefined ? '' : String(decision.counts[severity]));
  return {
    gate,
    reason,
    'critical-count': count('CRITICAL'),
    'high-count': count('HIGH'),
    'medium-count': count('MEDIUM'),
    'low-count': count('LOW'),
    'unknown-count': count('UNKNOWN'),
    'ignored-count': decision === undefined ? '' : String(decision.ignored.length),
    sarif,
    report,
    revision,
  };
}
