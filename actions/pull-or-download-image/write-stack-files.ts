import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { listEnvVariables, renderComposeOverride, renderEnvFile, type StackImage } from './rules/stack-files.ts';

/** Paths of the files for later steps of the job; '' where they were not written. */
export interface StackFiles {
  readonly composeFile: string;
  readonly envFile: string;
}

/**
 * Writes the override for compose and the env file. They stay for later steps, and go with the runner's temporary folder;
 * nothing in them is secret. A variable that would stand for several images is left out of the env file: who uses it notices
 * that it is missing, and not that it is the wrong image.
 */
export async function writeStackFiles(
  images: readonly StackImage[],
  { files, log }: { readonly files: Files; readonly log: Pick<Log, 'warning'> },
): Promise<StackFiles> {
  const folder = await files.temporaryFolder({ lasting: true });
  const paths = { composeFile: `${folder}/compose.images.yml`, envFile: `${folder}/images.env` };
  await files.writeText(paths.composeFile, renderComposeOverride(images));
  const { values, ambiguous } = listEnvVariables(images);
  for (const { variable, names } of ambiguous) {
    const both = names.map((name) => `"${name}"`).join(' and ');
    log.warning(
      `The images ${both} would both be ${variable} in the env file, which has no such line then: take them in two steps by "images", or name one of them differently.`,
    );
  }
  await files.writeText(paths.envFile, renderEnvFile(values));
  return paths;
}
