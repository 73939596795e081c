import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The esbuild binary of this platform: static, so that it runs in an image without anything else. */
function esbuildBinary(): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`);
}

/** Copies a project of examples/ to `folder`, with the binary that its images are made of beside each Dockerfile. */
export function copyExample(name: string, folder: string): void {
  cpSync(join(examples, name), folder, { recursive: true });
  rmSync(join(folder, '.gitignore'));
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/(^|\/)Dockerfile$/.test(file)) continue;
    const bin = join(folder, dirname(file), 'bin');
    mkdirSync(bin, { recursive: true });
    copyFileSync(esbuildBinary(), join(bin, 'esbuild'));
    chmodSync(join(bin, 'esbuild'), 0o755);
  }
}
