import { serializeHandover } from '../../src/core/handover/record.ts';
import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import { toMessage } from '../../src/errors.ts';
import { buildOutputs } from '../buildx-build-with-retry/outputs.ts';
import {
  serializeImages,
  serializeUsableImages,
  type ImageOutput,
} from '../buildx-build-with-retry/rules/image-outputs.ts';
import { tagOutputs } from '../compute-tag/outputs.ts';
import { saveImageOutputs } from '../save-and-upload-image/outputs.ts';
import type { ProducedImage } from './hand-over-images.ts';
import type { ProducerResult } from './producer.ts';

/** Every output that `action.yml` declares: those of the three actions that it runs, with the final record. */
export function producerOutputs(result: ProducerResult): Outputs {
  const outputs = {
    ...saveImageOutputs(result.save),
    ...buildOutputs(result.build),
    ...tagOutputs(result.tag),
    registry: result.registry,
  };
  const { images, handover } = result;
  if (images === undefined) {
    const record = handover === undefined ? '' : serializeHandover(handover);
    return { ...outputs, 'artifact-name': result.save.artifactName || result.tag.artifactName, handover: record };
  }
  const made = images.map(toImageOutput);
  return {
    ...outputs,
    'artifact-name': result.save.artifactName,
    'image-ref': result.build.imageRef,
    images: serializeImages(made),
    handover: serializeUsableImages(made),
  };
}

function toImageOutput({ name, aliases, handover, result, save, failure }: ProducedImage): ImageOutput {
  const error = failure === undefined ? '' : toMessage(failure);
  return { name, aliases, record: handover, pushed: result.pushed, artifactName: save.artifactName, error };
}
