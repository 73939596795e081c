import { withoutQueries } from './error-text.ts';
import type { ParsedError } from './parse-error.ts';

/** Longer reasons are cut in the middle: their beginning says what failed, their end why. */
const maxReasonLength = 500;
const maxCommandLength = 80;

/** Why it failed, in the program's own words: one line without markup, stacks, queries of addresses and wrappers. */
export function describeReason({ lines, text, runResult, grpcCode }: ParsedError): string {
  if (runResult !== undefined) return shorten(describeStep(lines.join(' '), runResult));
  const parts = withoutRepeats(keepGitReason(text.split('\n').map((line) => line.trim())));
  const code = grpcCode === undefined || text === '' ? '' : `${grpcCode}: `;
  return shorten(`${code}${withoutMarkup(joinParts(parts))}`);
}

function describeStep(line: string, runResult: string): string {
  const command = /process "(.*)" did not complete/s.exec(line)?.[1];
  if (command === undefined) return line;
  const shown = command.length > maxCommandLength ? `${command.slice(0, maxCommandLength)}…` : command;
  return `process "${shown}" did not complete successfully: ${runResult}`;
}

/** Of what git printed, the line that says why. */
function keepGitReason(parts: readonly string[]): readonly string[] {
  const [first = ''] = parts;
  const fatal = parts.findLast((line) => /^(?:fatal|ERROR|remote error|error): /.test(line));
  return first.endsWith('git stderr:') && fatal !== undefined ? [first.replace(/: git stderr:$/, ''), fatal] : parts;
}

function withoutRepeats(parts: readonly string[]): readonly string[] {
  return parts.filter(
    (part, index) =>
      !/^-{3,}$/.test(part) &&
      !parts.slice(0, index).some((earlier) => earlier === part || earlier.endsWith(`: ${part}`)),
  );
}

/** One line of several: what belongs to a page or a list is only put behind the other. */
function joinParts(parts: readonly string[]): string {
  return parts.reduce((joined, part) => {
    if (joined === '' || part.startsWith(': ')) return `${joined}${part}`;
    const isInside = /[:{[,]$/.test(joined) || /[<{]/.test(joined);
    return `${joined}${isInside ? ' ' : ': '}${part}`;
  }, '');
}

/** A page of HTML or XML is what its title says, or else its text. */
function withoutMarkup(text: string): string {
  const page = text.search(/<(?:!doctype|html|head|body|\?xml)\b/i);
  if (page === -1) return text;
  const before = text.slice(0, page).replace(/(?<![\s:"])[\s:"]+$/, '');
  const markup = text.slice(page, page + 4000);
  const title =
    /<(?:title|h1|Message)>([^<]{1,200})</i.exec(markup)?.[1] ?? markup.replaceAll(/<[^<>]*>/g, ' ').slice(0, 100);
  const said = title.replaceAll(/\s+/g, ' ').trim();
  if (said === '' || before.includes(said)) return before === '' ? 'a page of HTML' : before;
  return before === '' ? said : `${before}: ${said}`;
}

function shorten(text: string): string {
  const line = withoutQueries(text)
    .replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
  if (line.length <= maxReasonLength) return line;
  const half = maxReasonLength / 2 - 2;
  return `${line.slice(0, half)} … ${line.slice(-half)}`;
}
