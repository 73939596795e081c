import { describe, expect, test } from '@jest/globals';
import { applyOverrides, readOverrides } from '../../../../actions/compute-tag/rules/overrides.ts';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { nastyNames } from '../../../support/ref-names.ts';
import { headSha, mergeSha, runFacts } from '../../../support/run-facts.ts';

const none = { ref: undefined, sha: undefined, prNumber: undefined };
const event = readEventFacts(runFacts());

describe('overrides', () => {
  test('nothing changes without them', () => {
    expect(applyOverrides(event, readOverrides(none), 'refs/heads/main')).toEqual(event);
  });

  test('ref and sha together build something else', () => {
    const overrides = readOverrides({ ...none, ref: 'refs/tags/v1.2.3', sha: mergeSha });
    expect(applyOverrides(event, overrides, 'refs/heads/main')).toMatchObject({
      kind: 'tag',
      tagName: 'v1.2.3',
      branch: undefined,
      revision: mergeSha,
    });
  });

  test('another ref without its sha is refused', () => {
    const overrides = readOverrides({ ...none, ref: 'refs/heads/other' });
    expect(() => applyOverrides(event, overrides, 'refs/heads/main')).toThrow(
      'set "sha" to the commit of that ref too',
    );
  });

  test('the event’s own ref needs no sha', () => {
    const overrides = readOverrides({ ...none, ref: 'refs/heads/main' });
    expect(applyOverrides(event, overrides, 'refs/heads/main')).toMatchObject({
      kind: 'default-branch',
      revision: headSha,
    });
  });

  test('a number makes it a pull request and closes the question for it', () => {
    const overrides = readOverrides({ ...none, prNumber: '15' });
    expect(applyOverrides({ ...event, missing: ['pull-request-number'] }, overrides, '')).toMatchObject({
      kind: 'pull-request',
      prNumber: 15,
      missing: [],
    });
  });

  test.each([
    [{ ref: 'main' }, 'Input "ref"'],
    [{ ref: 'refs/heads/' }, 'Input "ref"'],
    [{ ref: 'refs/heads/a..b' }, 'Input "ref"'],
    [{ ref: 'refs/heads/a\nb' }, 'Input "ref"'],
    [{ ref: 'refs/heads/a b' }, 'Input "ref"'],
    [{ ref: 'refs/pull/0/merge' }, 'Input "ref"'],
    [{ ref: 'refs/pull/15/merge/x' }, 'Input "ref"'],
    [{ sha: '3370e22' }, 'Input "sha"'],
    [{ sha: headSha.toUpperCase() }, 'Input "sha"'],
    [{ prNumber: '015' }, 'Input "pr-number"'],
    [{ prNumber: '1\n2' }, 'Input "pr-number"'],
  ])('refuses %p', (changes, message) => {
    expect(() => readOverrides({ ...none, ...changes })).toThrow(message);
  });

  test('names that git takes are taken', () => {
    const legal = nastyNames.filter((name) => !/[:[]/.test(name));
    for (const name of legal) expect(readOverrides({ ...none, ref: `refs/heads/${name}` }).ref).toContain(name);
  });
});
