import { describe, expect, test } from '@jest/globals';
import { readSaveImageInputs } from '../../actions/save-and-upload-image/inputs.ts';
import { saveImageSummary } from '../../actions/save-and-upload-image/summary.ts';
import { saveImageOutputs } from '../../actions/save-and-upload-image/outputs.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { SaveImageInputs } from '../../actions/save-and-upload-image/plan.ts';
import type { SaveImageResult } from '../../actions/save-and-upload-image/save-and-upload-image.ts';
import { pickedImage } from '../support/picked-image.ts';
import { handoverRecord } from '../support/handover-records.ts';

const read = (inputs: Readonly<Record<string, string>>): SaveImageInputs =>
  readSaveImageInputs(new InputReader((name) => inputs[name] ?? ''));

const nothing: SaveImageResult = {
  uploaded: false,
  artifactName: 'app-1',
  artifact: undefined,
  artifactUrl: '',
  packed: undefined,
  uploadSeconds: 0,
  record: undefined,
  phases: [],
};
const imageid = `sha256:${'1'.repeat(64)}`;
const handedOver: SaveImageResult = {
  uploaded: true,
  artifactName: 'app-1',
  artifactUrl: 'https://github.com/acme/app/actions/runs/1/artifacts/7',
  artifact: { id: 7, name: 'app-1', sizeBytes: 400, digest: `sha256:${'a'.repeat(64)}` },
  packed: {
    image: pickedImage(imageid),
    reference: 'acme/app:1',
    sizeBytes: 1_470_000_000,
    archiveBytes: 572_000_000,
    compression: 'zstd',
    seconds: 10.123,
  },
  uploadSeconds: 4,
  phases: [],
  record: handoverRecord({ imageid }),
};

describe('inputs', () => {
  test('the artifact is kept for one day unless said otherwise, as action.yml has it (S5)', () => {
    expect(read({}).retentionDays).toBe(1);
    expect(read({ 'retention-days': '3' }).retentionDays).toBe(3);
  });

  test.each([
    [{ 'retention-days': '0' }, 'Input "retention-days" is "0": use a whole number from 1 to 90.'],
    [{ 'retention-days': '91' }, 'use a whole number from 1 to 90.'],
    [{ compression: 'xz' }, 'Input "compression" is "xz": use "auto", "zstd", "gzip" or "none".'],
    [{ compression: 'gzip', 'compression-level': '10' }, 'use a whole number from 1 to 9.'],
    [{ upload: 'all' }, 'use "image" or "record".'],
    [{ overwrite: 'yes' }, 'use "auto", "true" or "false".'],
    [{ handover: 'ghcr.io/acme/app:1' }, 'The input "handover" is not JSON'],
  ])('%j is refused with what is allowed', (inputs, message) => {
    expect(() => read(inputs)).toThrow(message);
  });

  test("a metadata step's tags come one a line or separated by commas", () => {
    expect(read({ tags: 'acme/app:1\nacme/app:latest' }).tags).toEqual(['acme/app:1', 'acme/app:latest']);
    expect(read({ tags: 'acme/app:1,acme/app:latest' }).tags).toEqual(['acme/app:1', 'acme/app:latest']);
  });
});

describe('outputs', () => {
  test('everything is said of an image that was handed over', () => {
    expect(saveImageOutputs(handedOver)).toMatchObject({
      uploaded: 'true',
      'artifact-id': '7',
      'artifact-name': 'app-1',
      imageid,
      'size-bytes': '1470000000',
      'archive-bytes': '572000000',
      'save-seconds': '10.1',
      'upload-seconds': '4.0',
    });
  });

  test('what is not known is empty', () => {
    const { uploaded, 'artifact-name': name, ...others } = saveImageOutputs(nothing);

    expect({ uploaded, name }).toEqual({ uploaded: 'false', name: 'app-1' });
    expect(new Set(Object.values(others))).toEqual(new Set(['']));
  });
});

test('the summary shows artifact, sizes, compression and seconds (S11, R1)', () => {
  const summary = saveImageSummary(handedOver);

  for (const shown of ['Image handed over', 'app-1', 'acme/app:1', '1.47 GB', '572 MB', 'zstd', '14.1 s']) {
    expect(summary).toContain(shown);
  }
  expect(saveImageSummary(nothing)).toContain('Image not handed over');
});
