import { expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import { inputDefaults, readActionYml } from '../bed/action-manifest.ts';
import { actions } from './actions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The warnings of an action that is given these inputs beside the defaults of its action.yml. */
function warningsOf(name: string, given: Readonly<Record<string, string>>): readonly string[] {
  const action = actions.find((each) => each.name === name);
  const defaults = inputDefaults(readActionYml(`${root}/${action?.folder ?? ''}`).manifest);
  const warnings: string[] = [];
  action?.read(
    new InputReader(
      (input) => given[input] ?? defaults[input] ?? '',
      (message) => warnings.push(message),
    ),
  );
  return warnings;
}

const without = (input: string, value: string, other: string): string =>
  `Input "${input}" is "${value}", which has no effect without "${other}": set both or neither.`;
const beside = (input: string, value: string, other: string): string =>
  `Input "${input}" is "${value}", which has no effect beside "${other}": set only one of them.`;

test.each([
  ['pull-or-download-image', { 'wait-minutes': '20' }, [without('wait-minutes', '20', 'workflow')]],
  ['save-and-upload-image', { 'file-name': 'app.tar' }, [without('file-name', 'app.tar', 'archive')]],
  [
    'save-and-upload-image',
    { upload: 'record', compression: 'gzip', archive: 'true' },
    [beside('compression', 'gzip', 'upload: record'), beside('archive', 'true', 'upload: record')],
  ],
  [
    'save-and-upload-image',
    { compression: 'none', 'compression-level': '9' },
    [beside('compression-level', '9', 'compression: none')],
  ],
  ['scan-gate', { report: 'report.json', scanner: 'grype' }, [beside('scanner', 'grype', 'report')]],
  ['compute-tag', { tags: 'type=sha', 'moving-tags': 'edge' }, [beside('moving-tags', 'edge', 'tags')]],
  ['compute-tag', { flavor: 'latest=true', 'moving-tags': 'edge' }, [beside('moving-tags', 'edge', 'flavor')]],
  [
    'buildx-build-with-retry',
    { 'pull-request-cache': 'true', 'keep-file-tags': 'true' },
    [without('pull-request-cache', 'true', 'registry-cache'), without('keep-file-tags', 'true', 'files')],
  ],
  ['producer', { 'file-name': 'app.tar' }, [without('file-name', 'app.tar', 'archive')]],
])('%s says of %j what has no effect', (name, given, warnings) => {
  expect(warningsOf(name, given)).toEqual(warnings);
});

test.each([
  ['pull-or-download-image', { 'wait-minutes': '20', workflow: 'build.yml' }],
  // One step for closed pull requests and for a schedule has the inputs of both.
  ['prune-images', { 'pull-request': '7', rules: 'x=2d', 'keep-n-tagged': '3', 'pr-prefix': 'preview-' }],
  ['prune-images', { 'pull-request': '', rules: 'x=2d', 'keep-n-tagged': '3', 'pr-prefix': 'preview-' }],
  ['save-and-upload-image', { archive: 'True', 'file-name': 'app.tar', compression: 'gzip', 'compression-level': '9' }],
  ['save-and-upload-image', { upload: 'record' }],
  ['save-and-upload-image', { compression: 'none' }],
  ['scan-gate', { report: 'report.json' }],
  ['compute-tag', { tags: 'type=sha' }],
  ['buildx-build-with-retry', { 'pull-request-cache': 'true', 'registry-cache': 'r.example/cache' }],
  ['buildx-build-with-retry', { 'keep-file-tags': 'true', targets: 'app' }],
  ['buildx-build-with-retry', { 'keep-file-tags': 'False' }],
])('%s says nothing of %j', (name, given) => {
  expect(warningsOf(name, given)).toEqual([]);
});

test.each(actions)('$name says nothing of its defaults', ({ name }) => {
  expect(warningsOf(name, {})).toEqual([]);
});
