import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { node24 } from './node24.mjs';
import { pipelineTables } from './pipeline-page.mjs';
import { requirementsPage } from './requirements.mjs';

/*
 * `npm run docs`: writes what other files know into the pages, between the markers `<!-- NAME:start -->` and
 * `<!-- NAME:end -->`: the inputs and outputs of each README from its action.yml, the messages of the troubleshooting
 * page from the failure table, the figures of docs/development/pipeline-benchmark.md; and docs/development/requirements.md as a whole. `--check`
 * only says what is stale, and which requirements nothing shows.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const checkOnly = process.argv.includes('--check');

const cell = (text) =>
  String(text)
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, '<br>');
const code = (text) => (text === undefined || text === '' ? '' : `\`${cell(text)}\``);

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function tables(action) {
  const inputs = Object.entries(action.inputs ?? {}).map(([name, { description, default: value }]) => [
    `\`${name}\``,
    code(value),
    cell(description),
  ]);
  const outputs = Object.entries(action.outputs ?? {}).map(([name, { description }]) => [
    `\`${name}\``,
    cell(description),
  ]);
  return { inputs: table(['input', 'default', ''], inputs), outputs: table(['output', ''], outputs) };
}

/** What a TypeScript program of this repository prints. */
function printed(script) {
  return execFileSync(node24(), [`${root}${script}`], { cwd: root, encoding: 'utf8' }).trim();
}

const folders = ['.', ...readdirSync(root)].filter((folder) => existsSync(`${root}${folder}/action.yml`));
const pages = [
  ...folders.map((folder) => ({
    page: folder === '.' ? 'docs/producer.md' : `${folder}/README.md`,
    parts: tables(parse(readFileSync(`${root}${folder}/action.yml`, 'utf8'))),
  })),
  {
    page: 'docs/development/pipeline-benchmark.md',
    parts: {
      results: pipelineTables(JSON.parse(readFileSync(`${root}docs/development/pipeline-benchmark.json`, 'utf8'))),
    },
  },
  { page: 'docs/troubleshooting.md', parts: { failures: printed('scripts/failure-table.ts') } },
];
const style = await resolveConfig(`${root}README.md`);
const stale = [];
for (const { page, parts } of pages) {
  const before = readFileSync(`${root}${page}`, 'utf8');
  let after = before;
  for (const [name, text] of Object.entries(parts)) {
    const between = new RegExp(`(<!-- ${name}:start -->)[\\s\\S]*(<!-- ${name}:end -->)`);
    if (!between.test(after)) throw new Error(`${page} has no <!-- ${name}:start --> and <!-- ${name}:end -->`);
    after = after.replace(between, (_, start, end) => `${start}\n\n${text}\n\n${end}`);
  }
  after = await format(after, { ...style, parser: 'markdown' });
  if (after === before) continue;
  stale.push(page);
  if (!checkOnly) writeFileSync(`${root}${page}`, after);
}
async function writePage(name, markdown) {
  const text = await format(markdown, { ...style, parser: 'markdown' });
  if (existsSync(`${root}${name}`) && readFileSync(`${root}${name}`, 'utf8') === text) return;
  stale.push(name);
  if (!checkOnly) writeFileSync(`${root}${name}`, text);
}

const requirements = requirementsPage(root);
await writePage('docs/development/requirements.md', requirements.text);
const { missing, strangers, strict } = requirements;
if (missing.length > 0) console.log(`Required, and named by no test, example or bench: ${missing.join(', ')}`);
if (strangers.length > 0) console.log(`Named, and no row of scripts/requirements.json: ${strangers.join(', ')}`);
if (checkOnly && strict && missing.length + strangers.length > 0) process.exitCode = 1;
if (stale.length > 0) console.log(`${checkOnly ? 'Stale, run "npm run docs"' : 'Written'}: ${stale.join(', ')}`);
if (checkOnly && stale.length > 0) process.exitCode = 1;
