import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;
const run = (program, args) => execFileSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

/** `npm run build -- [--out DIR] [NAME ...]`: src and actions through tsc, then one bundle for each action. */
const args = process.argv.slice(2);
const outFlag = args.indexOf('--out');
const out = outFlag === -1 ? 'dist' : args.splice(outFlag, 2)[1];
const names =
  args.length > 0 ? args : readdirSync(`${root}actions`).filter((name) => existsSync(`${root}actions/${name}/main.ts`));

rmSync(`${root}build`, { recursive: true, force: true });
run(bin('tsc'), ['-p', 'tsconfig.build.json']);
for (const name of names) {
  const target = `${out}/${name}`;
  rmSync(target, { recursive: true, force: true });
  run(bin('ncc'), [
    'build',
    `build/actions/${name}/main.js`,
    '-o',
    target,
    '--license',
    'licenses.txt',
    '--target',
    'es2022',
    '--quiet',
  ]);
  console.log(`${target}/index.js`);
}
