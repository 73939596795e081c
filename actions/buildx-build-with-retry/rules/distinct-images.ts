import { hasNamePlaceholder } from '../../../src/core/inputs/name-placeholder.ts';
import { UserError } from '../../../src/errors.ts';
import type { BakeDefinition, BakeImage } from './bake-target.ts';
import type { BuildInputs } from './build-inputs.ts';
import { namesRepository } from './image-of-target.ts';

interface NamedImage {
  readonly name: string;
  /** What it is called in registries and in the engine. */
  readonly names: readonly string[];
  readonly inputs: Pick<BuildInputs, 'imageTar'>;
}

/**
 * Lists the images of the targets that were asked for. Services of a compose project often run one image: targets that say
 * the same in every field and name a repository are one image by several names, unless `local-tag` has a name of each.
 */
export function listBakeImages(
  definition: BakeDefinition,
  { localTag }: Pick<BuildInputs, 'localTag'>,
): readonly BakeImage[] {
  const images = new Map<string, BakeImage>();
  for (const name of definition.requested) {
    const target = definition.targets[name];
    if (target === undefined) continue;
    const mayBeShared = namesRepository(name, target) && (localTag === undefined || !hasNamePlaceholder(localTag));
    const identity = JSON.stringify(mayBeShared ? target : name);
    const same = images.get(identity);
    images.set(
      identity,
      same === undefined ? { name, target, definition } : { ...same, aliases: [...(same.aliases ?? []), name] },
    );
  }
  return [...images.values()];
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
