import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * `npm run build [-- --out DIR]`: src and actions through tsc, then one bundle that every action shares. What only some
 * paths need is a chunk of its own there, so the runner fetches each library once and a step loads what it uses.
 * dist/<action>/index.js, which action.yml names, starts its part of it.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;
const run = (program, args) => execFileSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const [flag, given] = process.argv.slice(2);
const out = flag === '--out' ? given : `${root}dist`;
const names = readdirSync(`${root}actions`).sort();

for (const folder of [`${root}build`, out]) rmSync(folder, { recursive: true, force: true });
run(bin('tsc'), ['-p', 'tsconfig.build.json']);
const starts = names.map((name) => `  '${name}': () => import('./${name}/main.js'),`).join('\n');
writeFileSync(
  `${root}build/actions/all.js`,
  `const actions = {\n${starts}\n};\nexport const start = (name) => actions[name]();\n`,
);
withoutSideEffects('@actions/core');
const ncc = ['--license', 'licenses.txt', '--target', 'es2022', '--quiet'];
run(bin('ncc'), ['build', 'build/actions/all.js', '-o', `${out}/shared`, ...ncc]);
for (const name of names) {
  mkdirSync(`${out}/${name}`);
  writeFileSync(`${out}/${name}/index.js`, `import { start } from '../shared/index.js';\n\nawait start('${name}');\n`);
}
writeFileSync(`${out}/package.json`, '{\n  "type": "module"\n}\n');
console.log(`${out}: ${names.join(', ')}`);

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
