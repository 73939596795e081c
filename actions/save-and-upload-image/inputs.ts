import { parseHandover } from '../../src/core/handover/parse-record.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { SaveImageInputs } from './plan.ts';

/**
 * Reads the inputs of `save-and-upload-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readSaveImageInputs(inputs: InputReader): SaveImageInputs {
  const handover = inputs.text('handover');
  const compression = inputs.choice('compression', ['auto', 'zstd', 'gzip', 'none'], 'auto');
  const archive = inputs.boolean('archive', false);
  const upload = inputs.choice('upload', ['image', 'record'], 'image');
  if (upload === 'record') {
    const others = { compression: 'auto', 'compression-level': '1', archive: 'false', 'file-name': 'image.tar' };
    inputs.warnWithoutEffect(others, { beside: 'upload: record' });
  } else {
    if (!archive) inputs.warnWithoutEffect({ 'file-name': 'image.tar' }, { without: 'archive' });
    if (compression === 'none') inputs.warnWithoutEffect({ 'compression-level': '1' }, { beside: 'compression: none' });
  }
  return {
    image: inputs.text('image'),
    handover: handover === undefined ? undefined : parseHandover(handover, 'input "handover"'),
    tags: inputs.list('tags'),
    imageTar: inputs.text('image-tar'),
    artifactName: inputs.text('artifact-name'),
    localTag: inputs.text('local-tag'),
    upload,
    compression,
    compressionLevel: inputs.integer('compression-level', {
      min: 1,
      max: compression === 'gzip' ? 9 : 19,
      fallback: 1,
    }),
    archive,
    fileName: inputs.text('file-name') ?? 'image.tar',
    retentionDays: inputs.integer('retention-days', { min: 1, max: 90, fallback: 1 }),
    overwrite: inputs.choice('overwrite', ['auto', 'true', 'false'], 'auto'),
  };
}
