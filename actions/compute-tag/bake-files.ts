import { join } from 'node:path/posix';
import { bakeDefinitions, type BakeOutput, type ImageMetadata } from './rules/metadata-action/documents.ts';
import type { Files } from '../../src/ports/files.ts';

/** Paths by output. */
export type BakeFiles = Readonly<Record<BakeOutput, string>>;

/** Writes the bake definitions where later steps of the job find them. */
export async function writeBakeFiles(
  metadata: ImageMetadata,
  levels: readonly string[],
  target: string,
  files: Files,
): Promise<BakeFiles> {
  const folder = await files.temporaryFolder({ lasting: true });
  const paths = Object.entries(bakeDefinitions(metadata, levels, target)).map(async ([output, definition]) => {
    const path = join(folder, `${output.replace(/^bake-file/, 'docker-metadata-action-bake')}.json`);
    await files.writeText(path, definition);
    return [output, path] as const;
  });
  return Object.fromEntries(await Promise.all(paths)) as BakeFiles;
}
