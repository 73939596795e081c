import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readActionManifest, scriptPath } from '../action-manifest.ts';
import { projectActions } from './actions.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const names = ['compute-tag', 'buildx-build-with-retry', 'save-and-upload-image', 'pull-or-download-image'];

test.each([
  ['org/ci-image-actions@v1', '.', 'producer'],
  ...names.map((name) => [`org/ci-image-actions/${name}@v1`, name, name] as const),
  ...names.map((name) => [`./${name}`, name, name] as const),
])('%s is the action in this checkout', (uses, folder, bundle) => {
  const source = projectActions({})(uses);
  if (source.kind !== 'folder') throw new Error(`${uses} is a ${source.kind}`);
  expect(join(source.folder, '.')).toBe(join(repository, folder, '.'));
  const { main } = readActionManifest(source.folder);
  expect(scriptPath(source.folder, main, source.dist)).toBe(join(repository, 'dist', bundle, 'index.js'));
  expect(scriptPath(source.folder, main, '/elsewhere')).toBe(join('/elsewhere', bundle, 'index.js'));
});

test('an action of this project that does not exist is an error, somebody else is skipped or handled', () => {
  const handler = (): Promise<Record<string, string>> => Promise.resolve({});
  const actions = projectActions({ handlers: { 'actions/checkout': handler } });
  expect(() => actions('org/ci-image-actions/nothing@v1')).toThrow(`Can't find 'action.yml'`);
  expect(actions('docker/login-action@v4')).toEqual({ kind: 'skip' });
  expect(actions('actions/checkout@v7')).toEqual({ kind: 'handler', handler });
});
