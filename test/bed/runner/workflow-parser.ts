import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as WorkflowParser from '@actions/workflow-parser';

const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/**
 * GitHub's own workflow parser. It imports JSON files without saying so, which plain Node refuses; at first use it is
 * bundled into one file below `node_modules/.cache`, by its version.
 */
export function workflowParser(): typeof WorkflowParser {
  const packageFolder = join(modules, '@actions/workflow-parser');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = join(modules, '.cache/ci-image-actions');
  const bundle = join(cache, `workflow-parser-${version}.cjs`);
  if (!existsSync(bundle)) {
    mkdirSync(cache, { recursive: true });
    const part = `${bundle}.${process.pid}`;
    const options = ['--bundle', '--platform=node', '--format=cjs', '--log-level=error', `--outfile=${part}`];
    execFileSync(join(modules, '.bin/esbuild'), [join(packageFolder, 'dist/index.js'), ...options]);
    renameSync(part, bundle);
  }
  return createRequire(import.meta.url)(bundle) as typeof WorkflowParser;
}
