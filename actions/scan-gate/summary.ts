import type { Gate } from '../../src/core/gate/verdict.ts';
import { optionalCell, listTable, summaryTable } from '../../src/core/summary/table.ts';
import type { Decision } from './rules/decide-gate.ts';
import { severities, type Severity } from './rules/severity.ts';

/** What the summary page tells of a scan; '' where there is nothing to tell. */
interface ScanFacts {
  readonly gate: Gate;
  readonly reason: string;
  readonly image: string;
  readonly revision: string;
  readonly scanner: string;
  readonly severities: readonly Severity[];
  /** Undefined: nothing was scanned. */
  readonly decision: Decision | undefined;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

const shownFindings = 50;
const shownText = 200;

/** The gate, its counts and the findings that it fails on, for the step's summary page. */
export function scanGateSummary(facts: ScanFacts): string {
  const { decision, gate } = facts;
  const head = summaryTable(`Gate: ${gate}`, [
    ['reason', optionalCell(facts.reason)],
    ['what happened', optionalCell(facts.message.slice(0, 1000))],
    ['image', optionalCell(facts.image)],
    ['revision', optionalCell(facts.revision)],
    ['scanner', optionalCell(facts.scanner)],
    ['fails on', optionalCell(facts.severities.join(', '))],
    ['ignored', optionalCell(decision === undefined ? '' : String(decision.ignored.length))],
    [
      'without a fix, left out',
      optionalCell(decision === undefined || decision.unfixed === 0 ? '' : String(decision.unfixed)),
    ],
  ]);
  if (decision === undefined) return head;
  const { blocking, ignored, notices, counts } = decision;
  const cut = (text: string): string => (text.length > shownText ? `${text.slice(0, shownText)}…` : text);
  const found = blocking
    .slice(0, shownFindings)
    .map(({ severity, id, package: name, installed, fixed, title }) => [severity, id, name, installed, fixed, title]);
  const more = blocking.length - found.length;
  return [
    head,
    listTable(severities, [severities.map((severity) => String(counts[severity]))]),
    listTable(
      ['severity', 'id', 'package', 'installed', 'fixed in', 'title'],
      found.map((cells) => cells.map(cut)),
    ),
    ...(more > 0 ? [`And ${String(more)} more, in the report.\n`] : []),
    listTable(
      ['ignored', 'severity', 'package', 'until', 'reason'],
      ignored
        .slice(0, shownFindings)
        .map(({ finding, entry }) =>
          [finding.id, finding.severity, finding.package, entry.expires ?? '', entry.reason].map(cut),
        ),
    ),
    listTable(
      ['ignore list', 'until', ''],
      notices.slice(0, shownFindings).map(({ entry, state }) => [entry.id, entry.expires ?? '', state]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
