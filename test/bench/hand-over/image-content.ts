import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['/usr/lib', '/usr/bin', '/usr/share'];
const layers = 12;

/** Regular files of this machine's programs and libraries, in a fixed order: what images are made of. */
function* realFiles(folder: string): Generator<{ readonly path: string; readonly bytes: number }> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* realFiles(path);
    else if (entry.isFile()) yield { path, bytes: statSync(path).size };
  }
}

/**
 * Fills `folder` with a build context of about `bytes` of binaries and text in twelve layers.
 * @throws Error when this machine does not have so much of them.
 */
export function writeImageContext(folder: string, bytes: number): void {
  const names = Array.from({ length: layers }, (_, index) => `layer${index}`);
  for (const name of names) mkdirSync(join(folder, name), { recursive: true });
  let written = 0;
  let count = 0;
  for (const { path, bytes: size } of sources.flatMap((source) => [...realFiles(source)])) {
    if (size === 0 || written + size > bytes) continue;
    // By turns within the size wanted, so that the layers are alike.
    const layer = names[Math.min(Math.floor((written / bytes) * layers), layers - 1)] ?? '';
    copyFileSync(path, join(folder, layer, String(count++)));
    written += size;
    if (written > bytes * 0.995) break;
  }
  if (written < bytes * 0.9) throw new Error(`This machine has only ${written} bytes of files for an image.`);
  const copies = names.map((name) => `COPY ${name} /${name}`);
  writeFileSync(join(folder, 'Dockerfile'), ['FROM scratch', 'CMD ["/none"]', ...copies, ''].join('\n'));
}
