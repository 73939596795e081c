import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { runnerFiles } from '../../../../src/adapters/runner/runner-files.ts';
import { serializeHandover } from '../../../../src/core/handover/record.ts';
import { findRecord, listRecordArtifacts } from '../../../../src/services/artifacts/find-record.ts';
import { handoverRecord } from '../../../support/handover-records.ts';
import { storedArtifacts, type StoredArtifact } from '../../../support/stored-artifacts.ts';

const record = (name: string, tag: string): StoredArtifact => ({
  name: `${name}.handover.json`,
  content: serializeHandover(handoverRecord({ tag })),
});
const artifacts = storedArtifacts([
  record('web', 'web-1'),
  record('app', 'app-1'),
  { name: 'app', content: 'an archive' },
  record('web.again', 'web-2'),
  record('app', 'app-2'),
]);
const files = runnerFiles({ RUNNER_TEMP: tmpdir() });

test('of the records of one archive the newest counts, whatever name its upload took', async () => {
  const names = (await listRecordArtifacts(undefined, artifacts)).map(({ id, name }) => `${id} ${name}`);
  expect(names).toEqual(['4 web.again.handover.json', '5 app.handover.json']);
});

test.each([
  ['app', 'app-2'],
  ['web', 'web-2'],
  ['web.again', 'web-2'],
])('the record of the archive "%s" is found', async (name, tag) => {
  expect(await findRecord(name, undefined, { artifacts, files })).toMatchObject({ tag });
});

test('of many records the newest are named', async () => {
  const many = Array.from({ length: 300 }, (_, index) => record(`app-${index}`, `${index}`));
  const found = findRecord(undefined, undefined, { artifacts: storedArtifacts(many), files });
  await expect(found).rejects.toThrow(/to one of app-299, (?:app-\d+, ){18}app-280 and 280 more\.$/);
});

test('nobody guesses among several, and none is no error', async () => {
  const found = findRecord(undefined, undefined, { artifacts, files });
  await expect(found).rejects.toThrow('set "artifact-name" to one of app, web');
  expect(await findRecord('api', undefined, { artifacts, files })).toBeUndefined();
  expect(await findRecord(undefined, undefined, { artifacts: storedArtifacts([]), files })).toBeUndefined();
});
