import type { Annotation, Log } from '../../src/ports/log.ts';
import type { Decision, IgnoreNotice } from './rules/decide-gate.ts';
import { daysLeft } from './rules/ignore-list.ts';

/** GitHub shows ten annotations of a kind for a step. Three of them are left for messages about the work. */
const maxAnnotations = 7;
const maxAnnotationChars = 300;

/**
 * Writes annotations for what needs a person: entries of the ignore list that expire soon or have expired, in the file
 * itself, and findings that fail the gate, worst first.
 * @param ignoreFile path from the workspace
 * @param today `YYYY-MM-DD` in UTC
 */
export function annotateDecision(decision: Decision, ignoreFile: string | undefined, today: string, log: Log): void {
  const warnings: (readonly [string, Annotation])[] = [];
  for (const notice of decision.notices) {
    const message = describeNotice(notice, today);
    if (notice.state === 'unused') log.info(message);
    else
      warnings.push([
        message,
        { title: 'Ignore list', file: ignoreFile, startLine: notice.entry.line, isFinding: true },
      ]);
  }
  for (const { id, severity, package: name, installed, fixed, title } of decision.blocking) {
    const remedy = fixed === '' ? 'no fixed version is known' : `fixed in ${fixed}`;
    const subject = [name, installed].filter((part) => part !== '').join(' ');
    const text = shortenLine(`${subject === '' ? '' : `${subject}: `}${title === '' ? id : title} (${remedy})`);
    warnings.push([text, { title: shortenLine(`${severity} ${id}`), isFinding: true }]);
  }
  for (const [message, where] of warnings.slice(0, maxAnnotations)) log.warning(message, where);
  const left = warnings.length - maxAnnotations;
  if (left > 0) log.info(`${left} more of them are in the summary and in the report.`);
}

function describeNotice({ entry, state }: IgnoreNotice, today: string): string {
  const { id, expires = '' } = entry;
  if (state === 'unused') return `The ignore list names ${id}, which was not found: the line can go.`;
  if (state === 'expired') return `${id} was ignored until ${expires}, and counts again: mend it, or set a new date.`;
  return `${id} is ignored until ${expires}, ${daysLeft(expires, today)} days more, and then counts again.`;
}

/** Makes one line of text from outside, without control characters, of at most 300 characters. */
export function shortenLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > maxAnnotationChars ? `${line.slice(0, maxAnnotationChars)}…` : line;
}
