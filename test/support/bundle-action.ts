import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles the entry of an action from the sources as they are into a folder of its name below `dist`: in a second and without
 * touching what other tests build. What is committed below dist/ has tests of its own.
 */
export async function bundleAction(name: string, dist: string): Promise<void> {
  mkdirSync(join(dist, name));
  writeFileSync(join(dist, name, 'package.json'), '{"type":"module"}');
  await build({
    entryPoints: [join(repository, 'actions', name, 'main.ts')],
    outfile: join(dist, name, 'index.js'),
    ...{ bundle: true, platform: 'node', target: 'node24', format: 'esm', logLevel: 'error' },
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
    },
  });
}
