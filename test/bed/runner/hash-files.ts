import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `hashFiles(pattern, ...)`: one sha256 over the sha256 of each file below `folder` that matches, '' when none does.
 * A pattern that starts with `!` takes files out again. The order of files, and so the hash, need not be GitHub's.
 */
export function hashFiles(folder: string, patterns: readonly string[]): string {
  const chosen = new Set<string>();
  for (const pattern of patterns.flatMap((text) => text.split('\n')).map((line) => line.trim())) {
    if (pattern === '') continue;
    const isExclusion = pattern.startsWith('!');
    for (const path of globSync(isExclusion ? pattern.slice(1) : pattern, { cwd: folder })) {
      if (isExclusion) chosen.delete(path);
      else chosen.add(path);
    }
  }
  const files = [...chosen].filter((path) => statSync(join(folder, path)).isFile()).sort();
  if (files.length === 0) return '';
  const whole = createHash('sha256');
  for (const file of files)
    whole.update(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest(),
    );
  return whole.digest('hex');
}
