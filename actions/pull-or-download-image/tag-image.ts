import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import { familiarName } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Trust } from './rules/workflow-run.ts';
import type { VerifiedImage } from './source-results.ts';

/** The names that this job itself asks for. */
interface NameInputs {
  readonly image: string | undefined;
  readonly tag: string | undefined;
  readonly localTags: readonly string[];
  readonly ownName?: false | undefined;
}

/**
 * Chooses the names of the image in the engine: its name in the registry, where that may be used, and the local tags. An
 * image from an artifact without any name gets one by its imageid.
 */
export function chooseNames(
  image: VerifiedImage,
  expected: ExpectedImage,
  trust: Trust | 'unknown',
  inputs: NameInputs,
): readonly string[] {
  const names = [...listOwnNames(inputs, expected, trust), ...inputs.localTags];
  if (names.length > 0 || image.temporaryName === undefined) return names;
  return [`localhost/ci-image-actions:${image.imageid.replace('sha256:', '')}`];
}

/**
 * The image's name in its registry, where this job itself asked for it: by `image` and `tag`, or by a record of its own
 * run. A record of another run names nothing here: it could say `postgres:16`.
 */
function listOwnNames(inputs: NameInputs, { image, tag }: ExpectedImage, trust: Trust | 'unknown'): readonly string[] {
  if (image === undefined || tag === undefined || inputs.ownName === false) return [];
  const isRequested = inputs.image === image && inputs.tag === tag;
  return isRequested || trust === 'same-run' ? [`${image}:${tag}`] : [];
}

/**
 * Tags the image in the engine, and checks that each name then is this image and not one that was there before.
 * @throws UserError when another process takes a name away meanwhile
 */
export async function tagImage(
  image: VerifiedImage,
  names: readonly string[],
  deps: { readonly engine: Engine; readonly log: Log },
): Promise<void> {
  const { temporaryName } = image;
  try {
    for (const name of new Set(names)) {
      if (familiarName(name) !== image.engineRef) await deps.engine.tag(image.engineRef, name);
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
