import { familiarName } from '../../src/core/oci/reference.ts';
import { settledValue } from '../../src/core/failures/failure.ts';
import type { Compression } from '../../src/core/handover/record.ts';
import { checkIdentity } from './rules/complete-record.ts';
import type { ByteStream } from '../../src/ports/files.ts';
import { withLocalName } from './local-name.ts';
import {
  packFromEngine,
  packFromFile,
  type PackDeps,
  type PackInputs,
  type Packed,
} from '../../src/services/images/pack-image.ts';
import type { Plan } from './plan.ts';
import { findSubject, nothingNamed } from '../../src/services/images/subject.ts';

interface PackedFile {
  readonly packed: Packed;
  /** The image's own reference, whatever the archive calls it. */
  readonly name: string;
  readonly file: string;
}

interface Where {
  readonly folder: string;
  /** Given the packed archive while it is made. */
  readonly meanwhile: ((packed: ByteStream) => void) | undefined;
}

/** Packs what the plan names: an archive of the build, or what the engine saves. */
export async function packPlanned(plan: Plan, { folder, meanwhile }: Where, deps: PackDeps): Promise<PackedFile> {
  const file = `${folder}/${plan.artifactName ?? 'image.tar'}`;
  const { handover } = plan;
  const inputsWith = (auto: Compression): PackInputs => ({
    ...{ compression: plan.compression === 'auto' ? auto : plan.compression },
    ...{ level: plan.compressionLevel, file, meanwhile },
    check(image) {
      if (handover !== undefined) checkIdentity(handover, image);
    },
  });
  if (plan.imageTar !== undefined) {
    const packed = await packFromFile(plan.imageTar, inputsWith('zstd'), deps);
    const named = familiarName(plan.named?.text ?? '') === undefined ? undefined : plan.named?.text;
    return { packed, name: named ?? packed.image.reference ?? '', file };
  }
  if (plan.named === undefined) throw nothingNamed();
  const [info, found] = await Promise.allSettled([deps.engine.info(), findSubject(plan.named, plan, deps.engine)]);
  const { store } = settledValue(info);
  const subject = settledValue(found);
  // The layers that the containerd store saves are compressed already.
  const inputs = inputsWith(store === 'classic' ? 'zstd' : 'none');
  const save = (reference: string): Promise<Packed> => packFromEngine(reference, subject.image.sizeBytes, inputs, deps);
  const reference = plan.localTag ?? subject.reference;
  deps.log.info(`Saving ${plan.named.text}${reference === plan.named.text ? '' : ` as ${reference}`}.`);
  const packed = await (plan.localTag === undefined
    ? save(reference)
    : withLocalName(deps.engine, subject.image.id, plan.localTag, () => save(reference)));
  return { packed, name: subject.reference, file };
}
