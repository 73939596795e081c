import { join } from 'node:path/posix';
import type { Files } from '../../src/ports/files.ts';
import { renderBakeDefinitions, type BakeOutput, type ImageMetadata } from './rules/metadata-action/documents.ts';

/** Paths of the files, by the output that names them. */
export type BakeFiles = Readonly<Record<BakeOutput, string>>;

/** Writes the bake definitions to a folder that outlives the step, for later steps of the job. */
export async function writeBakeFiles(
  metadata: ImageMetadata,
  levels: readonly string[],
  target: string,
  files: Files,
): Promise<BakeFiles> {
  const folder = await files.temporaryFolder({ lasting: true });
  const paths = Object.entries(renderBakeDefinitions(metadata, levels, target)).map(async ([output, definition]) => {
    const path = join(folder, `${output.replace(/^bake-file/, 'docker-metadata-action-bake')}.json`);
    await files.writeText(path, definition);
    return [output, path] as const;
  });
  return Object.fromEntries(await Promise.all(paths)) as BakeFiles;
}
