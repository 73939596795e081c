import { familiarName } from '../../src/core/oci/reference.ts';
import { safeArtifactName, safeFileName } from '../../src/core/handover/artifact-name.ts';
import type { Compression, HandoverRecord } from '../../src/core/handover/record.ts';
import { localReference, parseImageRef } from '../../src/core/oci/reference.ts';
import { artifactName } from '../../src/core/tags/image-names.ts';
import type { Overwrite } from './conflicts.ts';
import { namedImage, nothingNamed, type NamedImage } from '../../src/services/images/subject.ts';

export interface SaveImageInputs {
  /** Exact reference or image id. */
  readonly image: string | undefined;
  readonly handover: HandoverRecord | undefined;
  /** A metadata step's tags. */
  readonly tags: readonly string[];
  /** Path of an archive that the build wrote. */
  readonly imageTar: string | undefined;
  readonly artifactName: string | undefined;
  readonly localTag: string | undefined;
  readonly upload: 'image' | 'record';
  readonly compression: Compression | 'auto';
  readonly compressionLevel: number;
  /** In a zip that holds `fileName`. */
  readonly archive: boolean;
  readonly fileName: string;
  readonly retentionDays: number;
  readonly overwrite: Overwrite;
}

/** The inputs once they are checked. */
export interface Plan extends SaveImageInputs {
  readonly named: NamedImage | undefined;
}

/** @throws UserError for inputs that cannot work, before anything is done. */
export function planOf(inputs: SaveImageInputs): Plan {
  const named = namedImage(inputs);
  if (named === undefined && inputs.imageTar === undefined) throw nothingNamed();
  const checked = checkSaveInputs(inputs);
  return { ...inputs, named, ...checked, artifactName: checked.artifactName ?? nameOfImage(inputs, named) };
}

/**
 * The inputs that can be judged by themselves, in the form that they are used in.
 * @throws UserError for the first one that cannot work.
 */
export function checkSaveInputs(
  inputs: Pick<SaveImageInputs, 'artifactName' | 'fileName' | 'localTag'>,
): Pick<SaveImageInputs, 'artifactName' | 'fileName' | 'localTag'> {
  const { artifactName: name, fileName, localTag } = inputs;
  return {
    artifactName: name === undefined ? undefined : safeArtifactName(name, 'input "artifact-name"'),
    fileName: safeFileName(fileName),
    localTag: localTag === undefined ? undefined : localReference(localTag),
  };
}

/** The artifact's name, where the inputs tell the image's: an archive of a build may be the only one to know it. */
function nameOfImage(inputs: SaveImageInputs, named: NamedImage | undefined): string | undefined {
  const { handover } = inputs;
  if (handover !== undefined && handover.image !== '') return nameOf(`${handover.image}:${handover.tag}`);
  const candidates = [named?.text, ...inputs.tags, inputs.localTag];
  const reference = candidates.find((text) => text !== undefined && familiarName(text) !== undefined);
  return reference === undefined ? undefined : nameOf(reference);
}

/** The artifact's name for an image. */
export function nameOf(reference: string): string {
  const { repository, tag } = parseImageRef(reference, 'image');
  return safeArtifactName(artifactName(repository, tag ?? 'latest'), 'name made of image and tag');
}
