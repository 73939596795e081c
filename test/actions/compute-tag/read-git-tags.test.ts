import { expect, test } from '@jest/globals';
import { readGitTags } from '../../../actions/compute-tag/read-git-tags.ts';
import { readEventFacts } from '../../../src/core/events/read-event.ts';
import { runFacts } from '../../support/run-facts.ts';
import { scriptedExec, type Scripted } from '../../support/scripted-exec.ts';

const list = async (ref: string, script: readonly Scripted[]): Promise<readonly string[]> => {
  const run = runFacts({ ref });
  const exec = scriptedExec(script);
  const tags = await readGitTags(readEventFacts(run), { run, exec });
  expect(exec.left()).toBe(0);
  return tags;
};
const command = 'git -c safe.directory=* tag --list 1.* v1.* V1.*';

test('reads the git tags of one major version (W5)', async () => {
  expect(await list('refs/tags/v1.2.3', [{ command, stdout: 'v1.2.3\nv1.3.0\n' }])).toEqual(['v1.2.3', 'v1.3.0']);
});

test('knows none without a checkout, and asks nobody where no version moves', async () => {
  expect(await list('refs/tags/v1.2.3', [{ command, exitCode: 128 }])).toEqual([]);
  expect(await list('refs/tags/v1.2.3-rc.1', [])).toEqual([]);
  expect(await list('refs/tags/nightly', [])).toEqual([]);
  expect(await list('refs/heads/main', [])).toEqual([]);
});
