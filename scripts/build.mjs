import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/*
 * `npm run build [-- --out DIR]`: src and actions through tsc, then one bundle that every action shares. What only some
 * paths need is a chunk of its own there, so the runner fetches each library once and a step loads what it uses.
 * dist/<action>/index.js, which action.yml names, starts its part of it, and dist/post/index.js the post part of all of
 * them. Chunks are named after what is in them.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;
const run = (program, args) => execFileSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const [flag, given] = process.argv.slice(2);
const out = flag === '--out' ? given : `${root}dist`;
const entries = readdirSync(`${root}actions`)
  .map((name) => [name, `./${name}/main.js`])
  .concat([['post', '../src/post.js']])
  .sort();

for (const folder of [`${root}build`, out]) rmSync(folder, { recursive: true, force: true });
run(bin('tsc'), ['-p', 'tsconfig.build.json']);
const starts = entries.map(([name, path]) => `  '${name}': () => import('${path}'),`).join('\n');
writeFileSync(
  `${root}build/actions/all.js`,
  `const actions = {\n${starts}\n};\nexport const start = (name) => actions[name]();\n`,
);
withoutSideEffects('@actions/core');
// Without its cache: a module that comes out of it has no entry in the list of licences.
const ncc = ['--license', 'licenses.txt', '--target', 'es2022', '--quiet', '--no-cache'];
const statsFile = `${root}build/stats.json`;
run(bin('ncc'), ['build', 'build/actions/all.js', '-o', `${out}/shared`, ...ncc, '--stats-out', statsFile]);
nameChunks(readChunks(JSON.parse(readFileSync(statsFile, 'utf8'))));
for (const [name] of entries) {
  mkdirSync(`${out}/${name}`);
  writeFileSync(`${out}/${name}/index.js`, `import { start } from '../shared/index.js';\n\nawait start('${name}');\n`);
}
writeFileSync(`${out}/package.json`, '{\n  "type": "module"\n}\n');
console.log(`${out}: ${entries.map(([name]) => name).join(', ')}`);

/**
 * Has the bundle keep only what src names of a library whose modules do nothing but export. Of @actions/core that leaves
 * out an HTTP client, for tokens that no action here asks for: most of what a step would load at its start.
 */
function withoutSideEffects(library) {
  const copy = `${root}build/node_modules/${library}`;
  cpSync(`${root}node_modules/${library}`, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${copy}/package.json`, 'utf8'));
  writeFileSync(`${copy}/package.json`, JSON.stringify({ ...manifest, sideEffects: false }));
}

/** @returns {{id: number, name: string, isLibrary: boolean}[]} the chunks that are loaded on demand */
function readChunks({ chunks, modules }) {
  const pathsIn = (id) =>
    modules
      .filter((module) => module.chunks.includes(id))
      .flatMap((module) => module.modules ?? [module])
      .filter(({ name }) => name.startsWith('./'))
      .sort((one, other) => other.size - one.size)
      .map(({ name }) => name);
  return chunks
    .filter(({ initial }) => !initial)
    .map(({ id, reason, origins: [{ request }] }) => {
      const paths = pathsIn(id);
      // A chunk that no import asks for is what several of them share: its largest module stands for it.
      const name = /^split/.test(reason) ? `shared-${nameOf(paths[0])}` : nameOf(request);
      return { id, name, isLibrary: paths.every((path) => path.includes('/node_modules/')) };
    });
}

/** `./gate/main.js` is `gate`, `@actions/github` is `actions-github`, and so is a module of it. */
function nameOf(path) {
  const library = /^(?:.*\/node_modules\/)?((?:@[^/]+\/)?[a-z][^/]*)/.exec(path)?.[1];
  return library?.replace(/^@/, '').replace('/', '-') ?? basename(path.replace(/\/main\.js$/, ''), '.js');
}

/**
 * Gives chunks their names, and minifies those that hold libraries alone: every job downloads them, and nobody reads
 * them. What is ours stays as it was written, so that it can be read and a stack trace names its functions.
 */
function nameChunks(chunks) {
  const names = chunks.map(({ name }) => name);
  if (new Set(names).size < names.length) throw new Error(`Two chunks have one name: ${names.sort().join(', ')}`);
  const shared = `${out}/shared`;
  for (const { id, name, isLibrary } of chunks) {
    renameSync(`${shared}/${id}.index.js`, `${shared}/${name}.js`);
    if (!isLibrary) continue;
    const { code } = transformSync(readFileSync(`${shared}/${name}.js`, 'utf8'), {
      format: 'esm',
      legalComments: 'none',
      minify: true,
      target: 'es2022',
    });
    writeFileSync(`${shared}/${name}.js`, code);
  }
  const index = readFileSync(`${shared}/index.js`, 'utf8');
  const anonymous = 'return "" + chunkId + ".index.js";';
  if (!index.includes(anonymous)) throw new Error('The bundle finds its chunks in another way: see nameChunks.');
  const files = JSON.stringify(Object.fromEntries(chunks.map(({ id, name }) => [id, `${name}.js`])));
  writeFileSync(
    `${shared}/index.js`,
    index.replace(anonymous, () => `return ${files}[chunkId];`),
  );
}
