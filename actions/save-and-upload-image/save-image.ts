import { settledValue } from '../../src/core/failures/failure.ts';
import type { Compression } from '../../src/core/handover/record.ts';
import { familiarName } from '../../src/core/oci/reference.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { ByteStream } from '../../src/ports/files.ts';
import { findLocalImage, noImageError } from '../../src/services/images/find-local-image.ts';
import {
  packFromEngine,
  packFromFile,
  type PackDeps,
  type PackInputs,
  type PackedImage,
} from '../../src/services/images/pack-image.ts';
import type { SavePlan } from './plan.ts';
import { checkImageId } from './rules/complete-record.ts';

interface SaveTarget {
  readonly folder: string;
  /** Called with the packed archive, to read it while it is written. */
  readonly meanwhile: ((packed: ByteStream) => void) | undefined;
}

interface SavedImage {
  readonly packed: PackedImage;
  /** The image's own reference: the archive may be saved under `local-tag`. */
  readonly reference: string;
  /** Where the packed archive is. */
  readonly file: string;
}

/** Packs the planned image into a file: out of an archive that the build wrote, or out of the engine. */
export async function saveImage(
  plan: SavePlan,
  { folder, meanwhile }: SaveTarget,
  deps: PackDeps,
): Promise<SavedImage> {
  const { handover, requested, localTag } = plan;
  const file = `${folder}/${plan.artifactName ?? 'image.tar'}`;
  const inputsWith = (defaultCompression: Compression): PackInputs => ({
    compression: plan.compression === 'auto' ? defaultCompression : plan.compression,
    level: plan.compressionLevel,
    file,
    meanwhile,
    check(image) {
      if (handover !== undefined) checkImageId(handover, image);
    },
  });
  if (plan.imageTar !== undefined) {
    const packed = await packFromFile(plan.imageTar, inputsWith('zstd'), deps);
    const isNamed = requested !== undefined && familiarName(requested.ref) !== undefined;
    return { packed, reference: isNamed ? requested.ref : packed.reference, file };
  }
  if (requested === undefined) throw noImageError();
  const [info, found] = await Promise.allSettled([deps.engine.info(), findLocalImage(requested, plan, deps.engine)]);
  const { store } = settledValue(info);
  const { image, reference } = settledValue(found);
  // What the containerd store saves are the layers as a registry has them, which are compressed already.
  const inputs = inputsWith(store === 'classic' ? 'zstd' : 'none');
  const savedAs = localTag ?? reference;
  const save = (): Promise<PackedImage> => packFromEngine(savedAs, image, inputs, deps);
  deps.log.info(`Saving ${requested.ref}${savedAs === requested.ref ? '' : ` as ${savedAs}`}.`);
  const packed = await (localTag === undefined ? save() : withTemporaryTag(deps.engine, image.id, localTag, save));
  return { packed, reference, file };
}

/** Runs `work` while `name` points to the image `id` in the engine, and restores the name afterwards. */
async function withTemporaryTag<T>(engine: Engine, id: string, name: string, work: () => Promise<T>): Promise<T> {
  const before = (await engine.inspect(name))?.id;
  await engine.tag(id, name, { temporary: { before } });
  try {
    return await work();
  } finally {
    if (before === undefined) await engine.untag(name);
    else await engine.tag(before, name);
  }
}
