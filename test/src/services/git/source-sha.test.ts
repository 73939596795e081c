import { describe, expect, test } from '@jest/globals';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { readSourceSha } from '../../../../src/services/git/source-sha.ts';
import { runOf } from '../../../support/event-fixtures.ts';
import { recordingLog } from '../../../support/recording-log.ts';
import { headSha, mergeSha } from '../../../support/run-facts.ts';
import { scriptedExec, type Scripted } from '../../../support/scripted-exec.ts';

const other = '0123456789abcdef0123456789abcdef01234567';
const run = runOf('pull-request');
const revParse = 'git -c safe.directory=* rev-parse --verify --quiet HEAD';

async function source(script: readonly Scripted[]): Promise<{ sha: string; warnings: readonly string[] }> {
  const log = recordingLog();
  const exec = scriptedExec(script);
  const sha = await readSourceSha(readEventFacts(run), run, { exec, log });
  expect(exec.left()).toBe(0);
  return { sha, warnings: log.lines };
}

describe('what is checked out', () => {
  test.each([
    ['the revision', headSha],
    ['the merge commit of the event', mergeSha],
  ])('%s needs one call and no warning', async (_, sha) => {
    await expect(source([{ command: revParse, stdout: `${sha}\n` }])).resolves.toEqual({ sha, warnings: [] });
  });

  test('a later merge of the revision is none to warn of', async () => {
    const commit = `tree ${other}\nparent ${mergeSha}\nparent ${headSha}\nauthor x\n\nparent ${other}\n`;
    const script = [
      { command: revParse, stdout: other },
      { command: `git -c safe.directory=* cat-file commit ${other}`, stdout: commit },
    ];
    await expect(source(script)).resolves.toEqual({ sha: other, warnings: [] });
  });

  test.each([
    ['a commit on top of the revision', `tree ${other}\nparent ${headSha}\n\nx`],
    ['a merge of others', `tree ${other}\nparent ${mergeSha}\nparent ${other}\n\nparent ${headSha}\nparent ${headSha}`],
    ['something that cannot be read', ''],
  ])('%s gives a warning (T8)', async (_, commit) => {
    const script = [
      { command: revParse, stdout: other },
      { command: `git -c safe.directory=* cat-file commit ${other}`, stdout: commit },
    ];
    const { sha, warnings } = await source(script);
    expect(sha).toBe(other);
    expect(warnings).toEqual([
      expect.stringContaining(`${other} is neither the revision ${headSha} nor a merge of it`),
    ]);
  });

  test('without a checkout it is the commit of the event', async () => {
    await expect(source([{ command: revParse, exitCode: 128 }])).resolves.toEqual({ sha: mergeSha, warnings: [] });
  });

  test('without git it is the commit of the event', async () => {
    const exec = { ...scriptedExec([]), run: () => Promise.reject(new Error('spawn git ENOENT')) };
    const sha = await readSourceSha(readEventFacts(run), run, { exec, log: recordingLog() });
    expect(sha).toBe(mergeSha);
  });
});
