import { UserError } from '../../../src/errors.ts';
import type { BuildInputs } from './build-inputs.ts';

interface NamedImage {
  readonly name: string;
  /** What it is called in registries and in the engine. */
  readonly names: readonly string[];
  readonly inputs: Pick<BuildInputs, 'imageTar'>;
}

/**
 * Refuses images that would replace each other.
 * @throws UserError that names both
 */
export function checkDistinctImages(images: readonly NamedImage[]): void {
  const owners = new Map<string, string>();
  for (const { name, names, inputs } of images) {
    for (const taken of [...names, ...(inputs.imageTar === undefined ? [] : [inputs.imageTar])]) {
      const owner = owners.get(taken);
      if (owner !== undefined && owner !== name) {
        throw new UserError(
          `Targets "${owner}" and "${name}" in "files" would both become "${taken}": give one of them a tag with another repository in the file, or name the other one alone in "targets".`,
        );
      }
      owners.set(taken, name);
    }
  }
}
