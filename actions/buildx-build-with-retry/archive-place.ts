import { dirname, isAbsolute, join } from 'node:path/posix';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { UserError } from '../../src/errors.ts';
import type { Files } from '../../src/ports/files.ts';

/**
 * Checks before anything is built that `image-tar`, where it is set, can become a file. Its folder is made later.
 * @throws UserError for a folder, and for a file below another file
 */
export async function checkArchivePlace(
  imageTar: string | undefined,
  { files, run }: { readonly files: Files; readonly run: Pick<RunFacts, 'workspace'> },
): Promise<void> {
  if (imageTar === undefined) return;
  const path = archivePath(imageTar, run);
  // The path of a folder goes on behind it, that of a file does not.
  const isFolder = (each: string): Promise<boolean> => files.exists(`${each}/.`);
  if (path.endsWith('/') || (await isFolder(path))) {
    throw new UserError(`Input "image-tar" is "${imageTar}", and that is a folder: add the name of a file.`);
  }
  let above = dirname(path);
  while (above !== '/' && !(await files.exists(above))) above = dirname(above);
  if (!(await isFolder(above))) {
    throw new UserError(`Input "image-tar" is "${imageTar}", and "${above}" is no folder: choose another path.`);
  }
}

/** `image-tar` counts from the workspace, as every path of the step does. */
export function archivePath(path: string, { workspace }: Pick<RunFacts, 'workspace'>): string {
  return isAbsolute(path) ? path : join(workspace, path);
}
