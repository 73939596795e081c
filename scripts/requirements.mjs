import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/*
 * docs/development/requirements.md: each requirement row with the tests, examples and benches that name it in parentheses, such as
 * "(B8, 000-9)" or "(T1-T5)", or before a colon, such as "F1-F4: ...". What the rows ask for, and why some are not shown
 * here, is in requirements.json.
 */

/** Where rows may be named, and what in a file names them. */
const places = [
  // A text as first argument with a function behind it: the name of a test or of a group of tests.
  {
    folder: 'test',
    file: /\.test\.ts$/,
    name: /\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1,\s*(?:async\s*)?\(/g,
    status: 'tested',
  },
  { folder: 'examples', file: /\.(ya?ml|md)$/, name: /^(\s*#|[^#\s])(.*\(.*\).*)$/gm, status: 'example' },
  { folder: 'test/bench', file: /\.ts$/, name: /^( ?\*|\s*\/\/)(.*\(.*\).*)$/gm, status: 'bench' },
];
const row = /^(00[0-4]-|[A-Z])(\d+)(?:-(?:\1)?(\d+))?$/;
const shownEach = 3;

/** `B8, 000-9, T1-T5` -> its rows; a part that is none is passed over. */
function rowsOf(text) {
  return text.split(',').flatMap((part) => {
    const [, family, first, last] = row.exec(part.trim()) ?? [];
    if (family === undefined) return [];
    const count = Number(last ?? first) - Number(first) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, index) => `${family}${Number(first) + index}`);
  });
}

function filesBelow(folder, pattern) {
  try {
    return readdirSync(folder, { recursive: true })
      .filter((file) => pattern.test(file))
      .sort();
  } catch {
    return [];
  }
}

/** @returns {Map<string, {file: string, name: string, status: string}[]>} what names each row */
function findEvidence(root) {
  const found = new Map();
  for (const { folder, file: pattern, name: names, status } of places) {
    for (const file of filesBelow(join(root, folder), pattern)) {
      const text = readFileSync(join(root, folder, file), 'utf8');
      for (const [, , name] of text.matchAll(names)) {
        const before = /^([A-Z0-9, -]+): /.exec(name)?.[1] ?? '';
        const rows = [before, ...[...name.matchAll(/\(([^()]*)\)/g)].map(([, inside]) => inside)].flatMap(rowsOf);
        for (const id of new Set(rows)) {
          const shown = status === 'tested' ? name.replace(/ *\([^()]*\)\s*$/, '') : '';
          found.set(id, [...(found.get(id) ?? []), { file: `${folder}/${file}`, name: shown, status }]);
        }
      }
    }
  }
  return found;
}

const cell = (text) =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/\\(['"`])/g, '$1')
    .replaceAll(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'));

function whereOf(evidence) {
  const lines = evidence.map(({ file, name }) => `[${file}](../../${file})${name === '' ? '' : `: ${cell(name)}`}`);
  const unique = [...new Set(lines)];
  const more = unique.length - shownEach;
  return [...unique.slice(0, shownEach), ...(more > 0 ? [`and ${more} more`] : [])].join('<br>');
}

/**
 * @returns {{text: string, missing: string[], uncovered: string[], strict: boolean}} the page; required rows that
 * nothing shows and nothing excuses; the further rows of that kind
 */
export function requirementsPage(root) {
  const { groups, notHere, strict } = JSON.parse(readFileSync(join(root, 'scripts/requirements.json'), 'utf8'));
  const evidence = findEvidence(root);
  const missing = [];
  const uncovered = [];
  const tables = groups.map(({ title, required, rows }) => {
    const lines = Object.entries(rows).map(([id, text]) => {
      const shown = evidence.get(id) ?? [];
      const reason = notHere[id];
      if (shown.length === 0 && reason === undefined) (required ? missing : uncovered).push(id);
      const statuses = [...new Set(shown.map(({ status }) => status))];
      const excuse = reason === undefined ? [] : [`not here: ${reason}`];
      const status = shown.length + excuse.length === 0 ? ['not covered'] : [...statuses, ...excuse];
      return `| ${id} | ${cell(text)} | ${whereOf(shown)} | ${status.join('; ')} |`;
    });
    return [
      `## ${title}`,
      '',
      '<!-- prettier-ignore -->',
      '| row | what is asked for | where | status |',
      '|---|---|---|---|',
      ...lines,
      '',
    ].join('\n');
  });
  const known = new Set(groups.flatMap(({ rows }) => Object.keys(rows)));
  const strangers = [...evidence.keys(), ...Object.keys(notHere)].filter((id) => !known.has(id));
  const head = [
    '# Requirements',
    '',
    'What these actions were asked for, row by row, and what shows that it holds: written by `npm run docs` from the names of',
    'tests, from examples and benches that name a row in parentheses, and from `scripts/requirements.json`.',
    '',
    '- **tested**: a test proves it; `npm test` runs it.',
    '- **example**: a workflow in `examples/` shows it; **bench**: `npm run bench` measures it.',
    '- **not here**: it cannot be shown on one machine, or is left out, or a part of it is; what and why is beside it.',
    '',
    'A row has an id of a letter and a number (or of a three-digit number and another one): `T` for tags, `B` builds, `S` saving,',
    '`P` obtaining, `V` verifying, `C` caches, `G` gates, `F` and `A` faults that are provoked, `000`-`004` what five pipelines',
    'were found to need. The ids stand here and in the names of tests, and nowhere else.',
    '',
  ];
  return { text: [...head, ...tables].join('\n'), missing, uncovered, strangers, strict };
}
