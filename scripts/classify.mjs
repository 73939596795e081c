import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

/* `npm run classify < log`: scripts/classify.ts on Node 24. */
const program = fileURLToPath(new URL('classify.ts', import.meta.url));
const child = spawn(node24(), ['--no-warnings', program, ...process.argv.slice(2)], { stdio: 'inherit' });
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
