import type { GateVerdict } from '../../src/core/gate/verdict.ts';
import { renderListTable, renderFactTable } from '../../src/core/summary/table.ts';
import type { Decision } from './rules/decide-gate.ts';
import { severities, type Severity } from './rules/severity.ts';

/** What the summary page shows of a scan; '' where there is nothing to show. */
interface ScanGateFacts {
  readonly gate: GateVerdict;
  readonly reason: string;
  readonly image: string;
  readonly revision: string;
  readonly scanner: string;
  readonly severities: readonly Severity[];
  readonly remarks: readonly string[];
  /** Undefined: nothing was scanned. */
  readonly decision: Decision | undefined;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

const maxListedFindings = 50;
const maxCellChars = 200;

/** Renders the verdict, its counts and the findings that fail the gate for the step's summary page. */
export function scanGateSummary(facts: ScanGateFacts): string {
  const { decision, gate } = facts;
  const head = renderFactTable(`Gate: ${gate}`, [
    ['reason', facts.reason],
    ['what happened', facts.message.slice(0, 1000)],
    ['image', facts.image],
    ['revision', facts.revision],
    ['scanner', facts.scanner],
    ['fails on', facts.severities.join(', ')],
    ['ignored', decision === undefined ? '' : String(decision.ignored.length)],
    ['without a fix, left out', decision === undefined || decision.unfixed === 0 ? '' : String(decision.unfixed)],
    ['to know', facts.remarks],
  ]);
  if (decision === undefined) return head;
  const { blocking, ignored, notices, counts } = decision;
  const shorten = (text: string): string => (text.length > maxCellChars ? `${text.slice(0, maxCellChars)}…` : text);
  const rows = blocking
    .slice(0, maxListedFindings)
    .map(({ severity, id, package: name, installed, fixed, title }) => [severity, id, name, installed, fixed, title]);
  const more = blocking.length - rows.length;
  return [
    head,
    renderListTable(severities, [severities.map((severity) => String(counts[severity]))]),
    renderListTable(
      ['severity', 'id', 'package', 'installed', 'fixed in', 'title'],
      rows.map((cells) => cells.map(shorten)),
    ),
    ...(more > 0 ? [`And ${more} more, in the report.\n`] : []),
    renderListTable(
      ['ignored', 'severity', 'package', 'until', 'reason'],
      ignored
        .slice(0, maxListedFindings)
        .map(({ finding, entry }) =>
          [finding.id, finding.severity, finding.package, entry.expires ?? '', entry.reason].map(shorten),
        ),
    ),
    renderListTable(
      ['ignore list', 'until', ''],
      notices.slice(0, maxListedFindings).map(({ entry, state }) => [entry.id, entry.expires ?? '', state]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
