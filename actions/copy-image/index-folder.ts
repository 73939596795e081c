import type { Files } from '../../src/ports/files.ts';
import type { ImagePlace } from '../../src/ports/registry.ts';

/** An index that exists nowhere yet, as a folder that it can be copied from (skopeo's `dir:`). */
export async function indexFolder(raw: string, files: Files): Promise<ImagePlace> {
  const path = await files.temporaryFolder();
  await files.writeText(`${path}/version`, 'Directory Transport Version: 1.1\n');
  await files.writeText(`${path}/manifest.json`, raw);
  return { kind: 'folder', path };
}
