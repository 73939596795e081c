import { expect, test } from '@jest/globals';
import {
  artifactNameOfRef,
  imageArtifactName,
  isRecordArtifact,
  primaryName,
  recordArtifactNames,
  spareName,
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
