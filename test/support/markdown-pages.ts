import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const withoutPages = ['node_modules', 'dist', 'build', '.git', '.bench'];

/** Every Markdown page of this repository, from its root. */
export const markdownPages: readonly string[] = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
  if (withoutPages.includes(entry.name)) return [];
  const files = entry.isDirectory()
    ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((file) => `${entry.name}/${file}`)
    : [entry.name];
  return files.filter((file) => file.endsWith('.md'));
});

/** The YAML blocks of a page, in order. */
export function yamlBlocks(page: string): string[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/^ *```ya?ml\n([\s\S]*?)^ *```/gm)].map(
    (match) => match[1] ?? '',
  );
}
