import { ignoreState, listFindingIds, normalizeId, type IgnoreEntry, type IgnoreState } from './ignore-list.ts';
import { worstFirst, type Finding } from './report.ts';
import { severities, type Severity } from './severity.ts';

export interface GateRules {
  /** The severities that fail the gate. */
  readonly severities: readonly Severity[];
  readonly ignoreUnfixed: boolean;
  readonly ignores: readonly IgnoreEntry[];
  /** `YYYY-MM-DD` in UTC */
  readonly today: string;
}

type Counts = Readonly<Record<Severity, number>>;

/** An entry of the ignore list that the user should look at. */
export interface IgnoreNotice {
  readonly entry: IgnoreEntry;
  /** `unused`: there is no such finding. */
  readonly state: Exclude<IgnoreState, 'valid'> | 'unused';
}

export interface Decision {
  /** Findings of the severities that fail the gate, worst first. */
  readonly blocking: readonly Finding[];
  /** Findings that count, by severity: all but the ignored ones and those left out as unfixed. */
  readonly counts: Counts;
  readonly ignored: readonly { readonly finding: Finding; readonly entry: IgnoreEntry }[];
  /** How many were left out because they have no fix. */
  readonly unfixed: number;
  readonly notices: readonly IgnoreNotice[];
}

/**
 * Decides which findings fail the gate: exactly those of the chosen severities that are neither ignored by an entry which
 * has not expired nor, with `ignoreUnfixed`, without a fix.
 */
export function decideGate(findings: readonly Finding[], rules: GateRules): Decision {
  const inForce = new Map(
    rules.ignores
      .filter((entry) => ignoreState(entry, rules.today) !== 'expired')
      .map((entry) => [normalizeId(entry.id), entry]),
  );
  const ignored: { finding: Finding; entry: IgnoreEntry }[] = [];
  const counting: Finding[] = [];
  let unfixed = 0;
  for (const finding of findings) {
    const entry = listFindingIds(finding).flatMap((id) => inForce.get(id) ?? [])[0];
    if (entry !== undefined) ignored.push({ finding, entry });
    else if (rules.ignoreUnfixed && !finding.fixable) unfixed += 1;
    else counting.push(finding);
  }
  return {
    blocking: worstFirst(counting.filter(({ severity }) => rules.severities.includes(severity))),
    counts: countBySeverity(counting),
    ignored,
    unfixed,
    notices: collectNotices(findings, rules),
  };
}

/** Counts the findings of each severity. A severity without findings counts 0. */
export function countBySeverity(findings: readonly Finding[]): Counts {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<Severity, number>;
}

function collectNotices(findings: readonly Finding[], { ignores, today }: GateRules): readonly IgnoreNotice[] {
  const found = new Set(findings.flatMap(listFindingIds));
  return ignores.flatMap((entry) => {
    const state = found.has(normalizeId(entry.id)) ? ignoreState(entry, today) : 'unused';
    return state === 'valid' ? [] : [{ entry, state }];
  });
}
