import { expect, test } from '@jest/globals';
import {
  artifactNameOfRef,
  imageArtifactName,
  isRecordArtifact,
  primaryName,
  recordArtifactNames,
  spareName,
  sanitizeArtifactName,
  toArtifactName,
  withoutRecordSuffix,
} from '../../../../src/core/handover/artifact-name.ts';

test('the artifact is named after the last part and the tag', () => {
  expect(imageArtifactName('localhost:5000/acme/app', 'pr-15-3370e22')).toBe('app-pr-15-3370e22');
  expect(artifactNameOfRef('localhost:5000/acme/app')).toBe('app-latest');
});

test('the names of its records lead back to it, also from the spare one', () => {
  const [own, spare] = recordArtifactNames('app-1');
  expect([own, spare]).toEqual(['app-1.handover.json', 'app-1.again.handover.json']);
  expect([own, spare].map((name) => primaryName(withoutRecordSuffix(name)))).toEqual(['app-1', 'app-1']);
  expect([own, spare, 'app-1', spareName('app-1')].map(isRecordArtifact)).toEqual([true, true, false, false]);
});

test('an archive under its spare name has the same records', () => {
  expect(recordArtifactNames(spareName('app-1'))).toEqual(recordArtifactNames('app-1'));
});

test.each(['my/image: "1"', 'feature/x\\y', 'a*b?c|d<e>f', 'two\nlines\r', 'app-1'])(
  '"%s" is looked for under the name under which it is uploaded (H1)',
  (text) => {
    const uploaded = sanitizeArtifactName(text, 'input "artifact-name"');
    expect(toArtifactName(text)).toBe(uploaded);
    expect(toArtifactName(uploaded)).toBe(uploaded);
  },
);
