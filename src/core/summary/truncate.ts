const truncationNote = [
  '',
  '> [!NOTE]',
  '> The rest of this page is left out, since GitHub shows no page of more than 1 MiB; the log of the step has it all.',
  '',
].join('\n');

/**
 * Cuts a page to at most `maxBytes` of UTF-8, with a note at its end. It is cut between two lines, a diagram that does
 * not fit is left out whole, and `<details>` are closed, so that what is left renders as before.
 * The limit: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
export function truncatePage(page: string, maxBytes: number): string {
  if (utf8Bytes(page) <= maxBytes) return page;
  const room = maxBytes - utf8Bytes(truncationNote);
  const kept: string[] = [];
  let bytes = 0;
  let fenceStart: number | undefined;
  let openDetails = 0;
  for (const line of page.split('\n')) {
    const lineBytes = utf8Bytes(line) + 1;
    const opened = countOccurrences(line, '<details') - countOccurrences(line, '</details');
    const closingBytes = (openDetails + Math.max(0, opened)) * '\n</details>\n'.length;
    if (bytes + lineBytes + closingBytes > room) break;
    if (line.startsWith('```')) fenceStart = fenceStart === undefined ? kept.length : undefined;
    kept.push(line);
    bytes += lineBytes;
    openDetails += opened;
  }
  const whole = fenceStart === undefined ? kept : kept.slice(0, fenceStart);
  return [...whole, ...Array<string>(Math.max(0, openDetails)).fill('\n</details>'), truncationNote].join('\n');
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function countOccurrences(line: string, part: string): number {
  return line.split(part).length - 1;
}
