import { familiarName } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Log } from '../../src/ports/log.ts';
import type { ObtainedImage } from './source-attempt.ts';

/**
 * Gives the obtained image its names in the engine, and proves that each of them is this image and not one that was
 * there before.
 * @throws UserError when another process takes a name away meanwhile.
 */
export async function nameLocally(
  image: ObtainedImage,
  names: readonly string[],
  deps: { readonly engine: Engine; readonly log: Log },
): Promise<void> {
  const { temporaryName } = image;
  try {
    for (const name of new Set(names)) {
      if (familiarName(name) !== image.handle) await deps.engine.tag(image.handle, name);
      const local = await deps.engine.inspect(name);
      if (local?.id !== image.localId) {
        throw new UserError(
          `The tag "${name}" points to ${local?.id ?? 'nothing'} and not to ${image.localId}: another job on this engine sets the same tag, so give each of them one of its own.`,
        );
      }
      deps.log.info(`${name} is ${image.imageid}`);
    }
  } finally {
    if (temporaryName !== undefined) await deps.engine.untag(temporaryName).catch(() => undefined);
  }
}
