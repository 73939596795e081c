import { expect, test } from '@jest/globals';
import { decideGhostTags } from '../../../../actions/prune-images/rules/broken-images.ts';
import { parseTagPattern } from '../../../../actions/prune-images/rules/tag-pattern.ts';

test('of tags whose manifest is gone those go that are neither excluded nor in use (U7)', () => {
  const verdicts = decideGhostTags(['pr-1-3370e22', 'pr-2-4444444', '1.0.0'], {
    policy: { repair: 'delete', pullRequest: undefined, excluded: [parseTagPattern('<version>', 'input')] },
    activeCommits: new Map([['3370e22'.padEnd(40, '0'), 'open pull request 1']]),
    now: 0,
  });
  expect(verdicts.map(({ tag, action, reason }) => [tag, action, reason])).toEqual([
    ['pr-1-3370e22', 'keep', 'in use by open pull request 1'],
    ['pr-2-4444444', 'delete', 'its manifest is gone'],
    ['1.0.0', 'keep', 'protected by "<version>"'],
  ]);
});
