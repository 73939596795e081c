import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles every action from the sources as they are into `<dist>/<action>/index.js`: in two seconds, and without touching
 * what `npm run build` makes, which takes ten times as long.
 */
export async function bundleActions(dist: string): Promise<void> {
  const actions = readdirSync(join(root, 'actions'));
  const entries = actions.map((name) => [`${name}/index`, join(root, 'actions', name, 'main.ts')] as const);
  await build({
    entryPoints: { ...Object.fromEntries(entries), 'post/index': join(root, 'src', 'post.ts') },
    outdir: dist,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
    },
  });
  writeFileSync(join(dist, 'package.json'), '{"type":"module"}');
}
