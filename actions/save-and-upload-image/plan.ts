import { artifactNameOfRef, checkFileName, sanitizeArtifactName } from '../../src/core/handover/artifact-name.ts';
import { recordedRef, type Compression, type HandoverRecord } from '../../src/core/handover/record.ts';
import { familiarName, parseLocalTag } from '../../src/core/oci/reference.ts';
import { noImageError, selectImage, type RequestedImage } from '../../src/services/images/find-local-image.ts';
import type { Overwrite } from './decide-conflict.ts';

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
  /** Whether to upload a zip that holds `fileName`, and not the raw file. */
  readonly archive: boolean;
  readonly fileName: string;
  readonly retentionDays: number;
  readonly overwrite: Overwrite;
}

/** The inputs, checked, and the image that they name. */
export interface SavePlan extends SaveImageInputs {
  /** Undefined where only `imageTar` says which image it is. */
  readonly requested: RequestedImage | undefined;
}

/** @throws UserError for inputs that cannot work, before anything is done. */
export function planSave(inputs: SaveImageInputs): SavePlan {
  const requested = selectImage(inputs);
  if (requested === undefined && inputs.imageTar === undefined) throw noImageError();
  const checked = checkSaveInputs(inputs);
  const artifactName = checked.artifactName ?? chooseArtifactName(inputs, requested);
  return { ...inputs, ...checked, requested, artifactName };
}

/**
 * Checks the inputs that can be judged by themselves.
 * @returns them in the form in which they are used
 * @throws UserError for the first one that cannot work.
 */
export function checkSaveInputs(
  inputs: Pick<SaveImageInputs, 'artifactName' | 'fileName' | 'localTag'>,
): Pick<SaveImageInputs, 'artifactName' | 'fileName' | 'localTag'> {
  const { artifactName: name, fileName, localTag } = inputs;
  return {
    artifactName: name === undefined ? undefined : sanitizeArtifactName(name, 'input "artifact-name"'),
    fileName: checkFileName(fileName),
    localTag: localTag === undefined ? undefined : parseLocalTag(localTag),
  };
}

/** Names the artifact after the image. Undefined where only the archive that a build wrote knows the image's name. */
function chooseArtifactName(inputs: SaveImageInputs, requested: RequestedImage | undefined): string | undefined {
  const { handover, tags, localTag } = inputs;
  if (handover !== undefined && handover.image !== '') return artifactNameOfRef(recordedRef(handover));
  const reference = [requested?.ref, ...tags, localTag].find(
    (candidate) => candidate !== undefined && familiarName(candidate) !== undefined,
  );
  return reference === undefined ? undefined : artifactNameOfRef(reference);
}
