import { describe, expect, test } from '@jest/globals';
import { truncatePage } from '../../../../src/core/summary/truncate.ts';
import { escapeAsCode, escapeAsLabel } from '../../../../src/core/summary/escape.ts';
import { renderSummaryPage } from '../../../../src/core/summary/page.ts';
import { timelineLines } from '../../../../src/core/summary/timeline.ts';
import { renderFactTable } from '../../../../src/core/summary/table.ts';
import type { TimedPhase } from '../../../../src/core/retry/attempts.ts';

const hostile = '| x | <img src=y> `z`\n```\n[a](https://b.example) _c_ @d www.e.example section x: 1; #f %%{init}%%';
const failure = { class: 'transient', reason: 'received 502', remedy: 'run again' } as const;
const at = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('text from outside', () => {
  test('stays text in a table: no markup, no link, no mention, one line (B17)', () => {
    const shown = escapeAsCode(hostile).slice('<code>'.length, -'</code>'.length);
    for (const part of ['|', '<', '>', '`', '[', '_', '@', '://', 'www.', '\n']) expect(shown).not.toContain(part);
    expect(escapeAsCode('ghcr.io/acme/app@sha256:12')).toBe('<code>ghcr.io/acme/app@sha256:12</code>');
  });

  test('loses in a diagram what could end a label or start a comment, and its length has a limit', () => {
    expect(escapeAsLabel(hostile, 200)).toMatch(/^[A-Za-z0-9 ._/@+-]*$/);
    expect(escapeAsLabel('a'.repeat(60), 48)).toBe(`${'a'.repeat(45)}...`);
  });
});

describe('the timeline', () => {
  const phases: readonly TimedPhase[] = [
    { title: 'build', attempts: [{ start: at, seconds: 61.3 }] },
    {
      title: `push ghcr.io/acme/app:pr-7`,
      attempts: [
        { start: at + 62_000, seconds: 2, failure },
        { start: at + 70_500, seconds: 0.4 },
      ],
    },
    { title: 'check ghcr.io/acme/app:pr-7', attempts: [{ start: at + 74_500, seconds: 0.2 }] },
  ];

  test('is a gantt with a bar for each try, failed ones marked, and a table of all (B17, 004-11)', () => {
    const lines = timelineLines(phases);
    expect(lines.slice(0, lines.indexOf('```', 1) + 1)).toEqual([
      '```mermaid',
      'gantt',
      'dateFormat HH:mm:ss.SSS',
      'axisFormat %M:%S',
      'tickInterval 10second',
      'section build',
      'build 61.3 s :00:00:00.000, 61300ms',
      'section push',
      'push pr-7 2.0 s :crit, 00:01:02.000, 2000ms',
      'push pr-7 again (2) 0.4 s :00:01:10.500, 400ms',
      '```',
    ]);
    const table = lines.slice(lines.indexOf('```', 1) + 1).join('\n');
    expect(table).toContain('74.7 s, 4 steps, 1 failed');
    expect(table).toContain(
      '| push <code>ghcr.io/acme/app:pr-7</code> | 62.0 s | 2.0 s | failed (transient): <code>received 502</code> |',
    );
    expect(table).toContain('| push <code>ghcr.io/acme/app:pr-7</code>, attempt 2 | 70.5 s | 0.4 s |  |');
    expect(table).toContain('| check <code>ghcr.io/acme/app:pr-7</code> |');
  });

  test('an image that is asked for by its digest is called by its name too (I8)', () => {
    const pull = (name: string, start: number): TimedPhase => ({
      title: `pull localhost:5000/acme/${name}@sha256:${'1a'.repeat(32)}`,
      attempts: [{ start: at + start, seconds: 1 }],
    });
    const lines = timelineLines([pull('api', 0), pull('web', 1000)]);
    expect(lines.filter((line) => line.endsWith('ms'))).toEqual([
      'pull api 1a1a1a1a1a1a 1.0 s :00:00:00.000, 1000ms',
      'pull web 1a1a1a1a1a1a 1.0 s :00:00:01.000, 1000ms',
    ]);
  });

  test('one bar is no picture, nothing timed is nothing, and a hundred tries make no hundred bars', () => {
    expect(timelineLines(phases.slice(0, 1)).join('\n')).not.toContain('mermaid');
    expect(timelineLines([])).toEqual([]);
    const tries = Array.from({ length: 100 }, (_, index) => ({ start: at + index * 2000, seconds: 2 }));
    const lines = timelineLines([{ title: 'upload app', attempts: tries }]);
    expect(lines.filter((line) => line.endsWith('ms'))).toHaveLength(40);
    expect(lines.filter((line) => line.startsWith('| upload'))).toHaveLength(100);
    // Of a hundred images the last one, which took longest, is drawn too.
    const images = tries.map((attempt, index) => ({
      title: `pull image-${index}`,
      attempts: [{ ...attempt, seconds: index === 99 ? 9 : 3 }],
    }));
    expect(timelineLines(images).filter((line) => line.endsWith('ms'))).toHaveLength(40);
    expect(timelineLines(images).join('\n')).toMatch(/^pull image-99 9\.0 s :/m);
  });

  test('hostile subjects and reasons break neither the diagram nor the table', () => {
    const bad = { ...failure, reason: hostile };
    const lines = timelineLines([
      { title: `push ${hostile}`, attempts: [{ start: at, seconds: 2, failure: bad }] },
      { title: `upload ${hostile}`, attempts: [{ start: at + 2000, seconds: 2 }] },
    ]);
    const diagram = lines.slice(lines.indexOf('gantt') + 1, lines.indexOf('```', 1));
    const form =
      /^((dateFormat|axisFormat|tickInterval) [\w:.% ]+|section (push|upload)|(push|upload) [\w ./@+()-]+ :(crit, )?[\d:.]+, \d+ms)$/;
    expect(diagram.filter((line) => !form.test(line))).toEqual([]);
    for (const row of lines.filter((line) => /^\| (push|upload)/.test(line))) expect(row.split('|')).toHaveLength(6);
  });
});

describe('a page', () => {
  test('that tells of a failure says class, reason and next step first (B17)', () => {
    const page = renderSummaryPage({
      title: 'Image build failed',
      failed: true,
      lead: '',
      failures: [{ name: '', failure }],
      rows: [['image', ['acme/app:1']]],
    });
    expect(page.split('\n').slice(0, 6)).toEqual([
      '### Image build failed',
      '',
      '> [!CAUTION]',
      '> **transient** <code>received 502</code>',
      '>',
      '> **Next:** <code>run again</code>',
    ]);
  });

  test('that got over a failure warns of it, and names what failed', () => {
    const facts = { title: 'Image', failed: false, lead: 'Done.', rows: [] };
    const page = renderSummaryPage({ ...facts, failures: [{ name: 'registry', failure }] });
    expect(page).toContain('> [!WARNING]\n> **registry: transient** <code>received 502</code>');
    expect(page).not.toContain('|:--');
  });

  test('names the images with one failure after the first three, and shows what is different (I8)', () => {
    const other = { ...failure, class: 'permanent', reason: 'no such image' } as const;
    const failures = ['a', 'b', 'c', 'd', '<e>'].map((name) => ({ name, failure, isOvercome: true }));
    const page = renderSummaryPage({
      title: 'Images',
      failed: true,
      lead: '',
      rows: [],
      failures: [...failures, { name: 'f', failure: other }],
    });
    expect(page.match(/\[!\w+\]\n> \*\*\w+: \w+/g)).toEqual([
      ...['a', 'b', 'c'].map((name) => `[!WARNING]\n> **${name}: transient`),
      '[!CAUTION]\n> **f: permanent',
    ]);
    expect(page).toContain(
      '> **Next:** <code>run again</code>\n>\n> **2 more likewise:** <code>d</code>, <code>&#60;e&#62;</code>\n\n> [!C',
    );
  });

  test('shows its first row as the head of the table', () => {
    const table = renderFactTable('Title', [
      ['none', []],
      ['one', ['1', '2']],
      ['two', ['3']],
    ]);
    expect(table.split('\n').slice(2, 5)).toEqual([
      '| one | <code>1</code><br><code>2</code> |',
      '|:--|:--|',
      '| two | <code>3</code> |',
    ]);
    expect(renderFactTable('Title', [['none', '']])).toBe('### Title\n\n');
  });
});

describe('a page that is too long', () => {
  const bytes = (text: string): number => Buffer.byteLength(text);

  test('is cut between two rows, says so, and stays below the limit in bytes', () => {
    const row = `| ${'ä'.repeat(50)} |`;
    const page = ['### T', '', '| a |', '|---|', ...Array<string>(1000).fill(row), ''].join('\n');
    const cut = truncatePage(page, 20_000);
    expect(bytes(cut)).toBeLessThanOrEqual(20_000);
    expect(bytes(cut)).toBeGreaterThan(19_000);
    expect(cut).toContain('The rest of this page is left out');
    expect(new Set(cut.split('\n').filter((line) => line.startsWith('| ä')))).toEqual(new Set([row]));
    expect(truncatePage(page, bytes(page))).toBe(page);
  });

  test('keeps no half of a diagram, and closes what is folded', () => {
    const diagram = ['```mermaid', 'gantt', ...Array<string>(500).fill('a :00:00:00.000, 1ms'), '```'];
    const inDiagram = truncatePage(['### T', 'text', ...diagram].join('\n'), 2_000);
    expect(inDiagram).not.toContain('mermaid');
    expect(inDiagram).toContain('### T\ntext');

    const rows = Array<string>(500).fill('| a | b |');
    const folded = truncatePage(
      ['### T', '<details><summary>x</summary>', '', ...rows, '</details>'].join('\n'),
      2_000,
    );
    expect(folded.split('<details').length).toBe(folded.split('</details').length);
    expect(bytes(folded)).toBeLessThanOrEqual(2_000);
  });

  test('of one endless line is the note alone', () => {
    expect(truncatePage('x'.repeat(5_000), 1_000).trim()).toMatch(/^> \[!NOTE\]/);
  });
});
