import { classifyFailure } from '../src/core/failures/classify.ts';
import { shouldRetry } from '../src/core/retry/retry-policy.ts';
import { failureRows } from '../test/support/failure-rows.ts';

/*
 * Prints the table of docs/troubleshooting.md: each example of the failure table with what the classifier makes of it.
 * Examples that differ in nothing but a host or a status and lead to the same step stand once.
 */
const policy = { maxAttempts: 10, waitSeconds: 1, retryOn: 'transient' } as const;
const headings = ['message', 'class', 'tried again', 'what to do'];
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const seen = new Set<string>();
const rows = failureRows.flatMap(({ row, line, context }) => {
  const failure = classifyFailure({ phase: 'build', finalLine: line, ...context });
  const key = `${String(row)} ${failure.class} ${failure.remedy}`;
  if (seen.has(key)) return [];
  seen.add(key);
  const tries = [[], [failure], [failure, failure]].filter((earlier) => shouldRetry(failure, earlier, policy)).length;
  const again = ['no', 'once', 'twice', 'yes'][tries] ?? '';
  return [
    [`\`${cell(line).replaceAll('`', "'").replaceAll('&lt;', '<')}\``, failure.class, again, cell(failure.remedy)],
  ];
});
const order = ['user', 'auth', 'permanent', 'rate-limit', 'builder', 'transient', 'timeout', 'unknown'];
rows.sort((one, other) => order.indexOf(one[1] ?? '') - order.indexOf(other[1] ?? ''));
const lines = [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
process.stdout.write(`${lines.join('\n')}\n`);
