import type { Files } from '../../src/ports/files.ts';
import { renderComposeOverride, renderEnvFile, type StackImage } from './rules/stack-files.ts';

/** Paths of the files for later steps of the job; '' where they were not written. */
export interface StackFiles {
  readonly composeFile: string;
  readonly envFile: string;
}

/**
 * Writes the override for compose and the env file. They stay for later steps, and go with the runner's temporary folder;
 * nothing in them is secret.
 */
export async function writeStackFiles(images: readonly StackImage[], files: Files): Promise<StackFiles> {
  const folder = await files.temporaryFolder({ lasting: true });
  const paths = { composeFile: `${folder}/compose.images.yml`, envFile: `${folder}/images.env` };
  await files.writeText(paths.composeFile, renderComposeOverride(images));
  await files.writeText(paths.envFile, renderEnvFile(images));
  return paths;
}
