import { describe, expect, test } from '@jest/globals';
import { computeLabels, readLabels, type LabelFacts } from '../../../../actions/compute-tag/rules/labels.ts';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { runOf } from '../../../support/event-fixtures.ts';
import { headSha, repositoryPayload } from '../../../support/run-facts.ts';

const facts: LabelFacts = {
  version: 'pr-15-3370e22',
  created: '2026-01-02T03:04:05.000Z',
  repository: 'acme/app',
  serverUrl: 'https://github.com',
  runId: 1000,
  payload: runOf('pull-request').payload,
};
const event = readEventFacts(runOf('pull-request'));

describe('labels (T16)', () => {
  test('are the eight of the image specification and ours, by key', () => {
    expect(Object.entries(computeLabels(event, facts, {}))).toEqual([
      ['io.github.ci-image-actions.branch', 'feature/Add_New-Feature'],
      ['io.github.ci-image-actions.pr-number', '15'],
      ['io.github.ci-image-actions.run', '1000'],
      ['org.opencontainers.image.created', '2026-01-02T03:04:05.000Z'],
      ['org.opencontainers.image.description', 'An application'],
      ['org.opencontainers.image.licenses', 'MIT'],
      ['org.opencontainers.image.revision', headSha],
      ['org.opencontainers.image.source', 'https://github.com/acme/app'],
      ['org.opencontainers.image.title', 'app'],
      ['org.opencontainers.image.url', 'https://github.com/acme/app'],
      ['org.opencontainers.image.version', 'pr-15-3370e22'],
    ]);
  });

  test('a custom one wins, and stays with an empty value (000-5)', () => {
    const custom = readLabels(['org.opencontainers.image.title=Other = name', 'team=', 'a b=c'], 'labels');
    expect(computeLabels(event, facts, custom)).toMatchObject({
      'org.opencontainers.image.title': 'Other = name',
      team: '',
      'a b': 'c',
    });
  });

  test('text of the payload never brings a line break', () => {
    const payload = { repository: repositoryPayload({ description: 'one\r\ntwo\nthree' }) };
    const labels = computeLabels(event, { ...facts, payload }, {});
    expect(labels['org.opencontainers.image.description']).toBe('one two three');
  });

  test('without a payload the repository of the run stands in', () => {
    expect(computeLabels(event, { ...facts, payload: {} }, {})).toMatchObject({
      'org.opencontainers.image.title': 'app',
      'org.opencontainers.image.source': 'https://github.com/acme/app',
      'org.opencontainers.image.licenses': '',
    });
  });

  test.each([['nothing'], ['=value'], [' =x']])('refuses "%s"', (line) => {
    expect(() => readLabels([line], 'annotations')).toThrow('Input "annotations" has');
  });

  test('a key is any text, also one that objects have by themselves', () => {
    expect(Object.entries(readLabels(['__proto__=x', 'constructor=y'], 'labels'))).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});
