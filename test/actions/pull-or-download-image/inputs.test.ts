import { expect, test } from '@jest/globals';
import { readPullOrDownloadInputs } from '../../../actions/pull-or-download-image/inputs.ts';
import { checkSaveInputs } from '../../../actions/save-and-upload-image/plan.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { parseRequestedImage } from '../../../src/services/images/find-local-image.ts';

const read = (inputs: Readonly<Record<string, string>>): ReturnType<typeof readPullOrDownloadInputs> =>
  readPullOrDownloadInputs(new InputReader((name) => inputs[name] ?? ''));

test.each(['my/image: "1"', 'feature/x|y', 'app-1'])('artifact-name "%s" is what save makes of it (H1)', (text) => {
  const saved = checkSaveInputs({ artifactName: text, fileName: 'image.tar', localTag: undefined });
  expect(read({ 'artifact-name': text }).artifactName).toBe(saved.artifactName);
});

test('the spare name, which the outputs of save may give, is no name to refuse', () => {
  expect(read({ 'artifact-name': 'app-1.again' }).artifactName).toBe('app-1.again');
});

test.each([
  ['ghcr.io/Acme/App', 'ghcr.io/acme/app'],
  ['localhost:5000/Acme/App', 'localhost:5000/acme/app'],
  ['ghcr.io/acme/app', 'ghcr.io/acme/app'],
])('image "%s" is lowered as in save, and nothing else is (H8)', (image, lowered) => {
  const inputs = read({ image, tag: 'PR-15' });
  expect(inputs).toMatchObject({ image: lowered, tag: 'PR-15' });
  expect(parseRequestedImage(`${image}:PR-15`, 'input "image"').ref).toBe(`${lowered}:PR-15`);
});

test.each(['ghcr.io/acme/app:1', 'ghcr.io/acme//app', 'ghcr.io/acme/äpp'])('image "%s" stays refused', (image) => {
  expect(() => read({ image, tag: '1' })).toThrow(/[Ii]nput "image"/);
});

test.each([
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/x86_64', 'linux/amd64'],
  ['linux/arm/v7', 'linux/arm/v7'],
])('platform "%s" is %s, as records and registries write it', (text, platform) => {
  expect(readPullOrDownloadInputs(new InputReader((name) => (name === 'platform' ? text : ''))).platform).toBe(
    platform,
  );
});
