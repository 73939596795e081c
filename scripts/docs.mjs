import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { pipelineTables } from './pipeline-page.mjs';
import { requirementsPage } from './requirements.mjs';

/*
 * `npm run docs`: writes the input and output tables of each README from its action.yml, between the markers
 * `<!-- inputs:start -->` and `<!-- inputs:end -->` (and the same for outputs), docs/requirements.md, and the figures of
 * docs/pipeline-benchmark.md. `--check` only says what is stale, and which requirements nothing shows.
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

const folders = ['.', ...readdirSync(root)].filter((folder) => existsSync(`${root}${folder}/action.yml`));
const style = await resolveConfig(`${root}README.md`);
const stale = [];
for (const folder of folders) {
  const readme = folder === '.' ? `${root}docs/producer.md` : `${root}${folder}/README.md`;
  const before = readFileSync(readme, 'utf8');
  let after = before;
  for (const [name, text] of Object.entries(tables(parse(readFileSync(`${root}${folder}/action.yml`, 'utf8'))))) {
    const between = new RegExp(`(<!-- ${name}:start -->)[\\s\\S]*(<!-- ${name}:end -->)`);
    if (!between.test(after)) throw new Error(`${readme} has no <!-- ${name}:start --> and <!-- ${name}:end -->`);
    after = after.replace(between, (_, start, end) => `${start}\n\n${text}\n\n${end}`);
  }
  after = await format(after, { ...style, parser: 'markdown' });
  if (after === before) continue;
  stale.push(readme.slice(root.length));
  if (!checkOnly) writeFileSync(readme, after);
}
async function writePage(name, markdown) {
  const text = await format(markdown, { ...style, parser: 'markdown' });
  if (existsSync(`${root}${name}`) && readFileSync(`${root}${name}`, 'utf8') === text) return;
  stale.push(name);
  if (!checkOnly) writeFileSync(`${root}${name}`, text);
}

const benchmark = readFileSync(`${root}docs/pipeline-benchmark.md`, 'utf8');
const measured = JSON.parse(readFileSync(`${root}docs/pipeline-benchmark.json`, 'utf8'));
const results = /(<!-- results:start -->)[\s\S]*(<!-- results:end -->)/;
await writePage(
  'docs/pipeline-benchmark.md',
  benchmark.replace(results, (_, start, end) => `${start}\n\n${pipelineTables(measured)}\n\n${end}`),
);
const requirements = requirementsPage(root);
await writePage('docs/requirements.md', requirements.text);
const { missing, strangers, strict } = requirements;
if (missing.length > 0) console.log(`Required, and named by no test, example or bench: ${missing.join(', ')}`);
if (strangers.length > 0) console.log(`Named, and no row of scripts/requirements.json: ${strangers.join(', ')}`);
if (checkOnly && strict && missing.length + strangers.length > 0) process.exitCode = 1;
if (stale.length > 0) console.log(`${checkOnly ? 'Stale, run "npm run docs"' : 'Written'}: ${stale.join(', ')}`);
if (checkOnly && stale.length > 0) process.exitCode = 1;
