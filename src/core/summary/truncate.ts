const note = [
  '',
  '> [!NOTE]',
  '> The rest of this page is left out, since GitHub shows no page of more than 1 MiB; the log of the step has it all.',
  '',
].join('\n');

/**
 * The page, or as much of it as `limitBytes` (of UTF-8) allow: cut between two lines, a diagram left out whole, and
 * what is folded closed, so that what is left renders as before.
 */
export function truncatePage(page: string, limitBytes: number): string {
  if (bytesOf(page) <= limitBytes) return page;
  const room = limitBytes - bytesOf(note);
  const kept: string[] = [];
  let bytes = 0;
  // What a cut here would have to close.
  let fenceAt: number | undefined;
  let open = 0;
  for (const line of page.split('\n')) {
    const size = bytesOf(line) + 1;
    const opens = count(line, '<details') - count(line, '</details');
    const closing = (open + Math.max(0, opens)) * '\n</details>\n'.length;
    if (bytes + size + closing > room) break;
    if (line.startsWith('```')) fenceAt = fenceAt === undefined ? kept.length : undefined;
    kept.push(line);
    bytes += size;
    open += opens;
  }
  const whole = fenceAt === undefined ? kept : kept.slice(0, fenceAt);
  return [...whole, ...Array<string>(Math.max(0, open)).fill('\n</details>'), note].join('\n');
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function count(line: string, part: string): number {
  return line.split(part).length - 1;
}
