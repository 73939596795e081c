import { describe, expect, test } from '@jest/globals';
import type { ComputeTagResult } from '../../actions/compute-tag/compute-tag.ts';
import { readComputeTagInputs, readSeparators } from '../../actions/compute-tag/inputs.ts';
import { computeTagOutputs, computeTagVariables } from '../../actions/compute-tag/outputs.ts';
import { computeTagSummary } from '../../actions/compute-tag/summary.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import { runOf } from '../support/event-fixtures.ts';
import { headSha, mergeSha } from '../support/run-facts.ts';

const reader = (given: Readonly<Record<string, string>>): InputReader => new InputReader((name) => given[name] ?? '');
const result: ComputeTagResult = {
  tag: 'pr-15-3370e22',
  image: 'ghcr.io/acme/app',
  images: ['ghcr.io/acme/app'],
  imageRef: 'ghcr.io/acme/app:pr-15-3370e22',
  tags: ['a:1', 'b:1'],
  tagNames: ['1'],
  movingTags: ['a:2', 'b:2'],
  version: '1',
  labels: ['a=1', 'b=2'],
  annotations: ['manifest:a=1', 'manifest:b=2'],
  json: '{}',
  bakeFiles: undefined,
  revision: headSha,
  shortSha: '3370e22',
  sourceSha: mergeSha,
  prNumber: 15,
  branch: 'a|b`<img src=x>\u202e',
  kind: 'pull-request',
  isFork: false,
  canPush: true,
  artifactName: 'app-pr-15-3370e22',
  skipReason: 'The commit subject matches.',
  event: readEventFacts(runOf('pull-request')),
};

describe('inputs', () => {
  test.each([
    ['', '', 7],
    ['', '10', 10],
    ['', '4', 7],
    ['', '99', 40],
    ['12', '10', 12],
    ['12', 'x', 12],
  ])('short-sha-length "%s" with the variable "%s" is %i (T6)', (input, variable, length) => {
    const inputs = readComputeTagInputs(reader({ 'short-sha-length': input }), {
      DOCKER_METADATA_SHORT_SHA_LENGTH: variable,
    });
    expect(inputs.style.shortShaLength).toBe(length);
  });

  test('a variable that is no number is refused', () => {
    expect(() => readComputeTagInputs(reader({}), { DOCKER_METADATA_SHORT_SHA_LENGTH: 'x' })).toThrow(
      'DOCKER_METADATA_SHORT_SHA_LENGTH is not a valid number: x',
    );
  });

  test('labels that docker/metadata-action leaves out are refused, but with its rules', () => {
    expect(() => readComputeTagInputs(reader({ labels: 'foo' }), {})).toThrow('Input "labels" has "foo"');
    expect(readComputeTagInputs(reader({ labels: 'foo', tags: 'x' }), {}).metadataAction?.labels).toBe('foo');
  });
});

describe('outputs', () => {
  test('lists are joined by what was set, white space kept', () => {
    const separators = readSeparators(reader({ 'sep-tags': ', ', 'sep-labels': '|' }));
    expect(computeTagOutputs(result, separators)).toMatchObject({
      tags: 'a:1, b:1',
      labels: 'a=1|b=2',
      annotations: 'manifest:a=1\nmanifest:b=2',
      'moving-tags': 'a:2\nb:2',
    });
  });

  test('facts are texts', () => {
    expect(computeTagOutputs({ ...result, prNumber: undefined, branch: undefined })).toMatchObject({
      'pr-number': '',
      branch: '',
      'is-fork': 'false',
      'can-push': 'true',
      skip: 'true',
      'skip-reason': 'The commit subject matches.',
      'bake-file': '',
    });
  });
});

describe('variables', () => {
  const variables = (given: Readonly<Record<string, string>>, setting?: string): readonly string[] => {
    const env = setting === undefined ? {} : { DOCKER_METADATA_SET_OUTPUT_ENV: setting };
    const inputs = readComputeTagInputs(reader(given), env);
    return Object.keys(computeTagVariables(inputs, result, readSeparators(reader(given)), env));
  };

  test('are those of docker/metadata-action, with its rules alone', () => {
    expect(variables({})).toEqual([]);
    expect(variables({ tags: 'type=sha' })).toEqual(
      [
        'VERSION',
        'TAGS',
        'TAG_NAMES',
        'LABELS',
        'ANNOTATIONS',
        'JSON',
        'BAKE_FILE_TAGS',
        'BAKE_FILE_LABELS',
        'BAKE_FILE_ANNOTATIONS',
        'BAKE_FILE',
      ].map((name) => `DOCKER_METADATA_OUTPUT_${name}`),
    );
  });

  test('can be switched off', () => {
    expect(variables({ tags: 'type=sha' }, 'false')).toEqual([]);
    expect(variables({ tags: 'type=sha' }, '1')).toHaveLength(10);
    expect(() => variables({ tags: 'type=sha' }, 'no')).toThrow('parseBool syntax error: no');
  });
});

test('the summary is a table in which foreign text stays text', () => {
  const summary = computeTagSummary(result);
  expect(summary).toContain('| tag | <code>pr-15-3370e22</code> |');
  expect(summary).toContain('| moving tags | <code>a:2</code><br><code>b:2</code> |');
  expect(summary).toContain(`| checked out | <code>${mergeSha}</code> |`);
  expect(summary).toContain('| branch | <code>a&#124;b&#96;&#60;img src&#61;x&#62;&#8238;</code> |');
});
