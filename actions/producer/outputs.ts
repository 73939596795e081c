import { serializeHandover } from '../../src/core/handover/record.ts';
import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import { buildOutputs } from '../buildx-build-with-retry/outputs.ts';
import { tagOutputs } from '../compute-tag/outputs.ts';
import { saveImageOutputs } from '../save-and-upload-image/outputs.ts';
import type { ProducerResult } from './producer.ts';

/** Every output that `action.yml` declares: those of the three actions that it runs, with the final record. */
export function producerOutputs(result: ProducerResult): Outputs {
  return {
    ...saveImageOutputs(result.save),
    ...buildOutputs(result.build),
    ...tagOutputs(result.tag),
    'artifact-name': result.save.artifactName || result.tag.artifactName,
    handover: serializeHandover(result.handover),
    registry: result.registry,
  };
}
