import { describe, expect, test } from '@jest/globals';
import { classifyInput, countRetries, readOptions } from '../../scripts/classify-lines.ts';

const options = { phase: 'push' } as const;

describe('npm run classify', () => {
  test('a log becomes a few lines for people', () => {
    const log = 'The push refers to …\nERROR: failed to push ghcr.io/a/b:1: denied: permission_denied: write_package\n';
    expect(
      classifyInput(log, options)
        .split('\n')
        .map((line) => line.replace(/^(\S.*?:) +/, '$1 ')),
    ).toEqual([
      'class: auth',
      'tried again: no',
      'reason: failed to push ghcr.io/a/b:1: denied: permission_denied: write_package',
      'next: give the job "permissions: packages: write", and the package this repository as a writer in its settings',
      '',
    ]);
  });

  test('JSON lines become JSON lines, each with its own phase and host', () => {
    const lines = [
      { id: 'a', text: 'denied: denied', host: 'quay.io' },
      { text: 'Upload progress stalled.', phase: 'artifact' },
      { id: 3, text: 'the moon is full', phase: 'nosuch' },
    ];
    const answers = classifyInput(lines.map((line) => JSON.stringify(line)).join('\n'), options)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(answers).toEqual([
      {
        id: 'a',
        class: 'auth',
        retries: 0,
        reason: 'denied: denied',
        remedy: expect.stringContaining('robot account'),
      },
      { class: 'transient', retries: 'all', reason: 'Upload progress stalled.', remedy: expect.stringMatching(/./) },
      { id: 3, class: 'unknown', retries: 1, reason: 'the moon is full', remedy: expect.stringContaining('report') },
    ]);
  });

  test('retries are counted with ten attempts', () => {
    const failure = { class: 'transient', reason: '', remedy: '' } as const;
    expect([countRetries(failure), countRetries({ ...failure, maxRetries: 2 })]).toEqual(['all', 2]);
  });

  test('options are read, and others refused with a sentence', () => {
    expect(readOptions(['--phase', 'pull', '--host=ghcr.io'])).toEqual({ phase: 'pull', host: 'ghcr.io' });
    expect(readOptions([])).toEqual({ phase: 'build', host: undefined });
    expect(() => readOptions(['--phase', 'moon'])).toThrow('"moon" is no phase: there are build, push');
    expect(() => readOptions(['--moon', 'x'])).toThrow('"--moon" is no option');
  });
});
