import { describe, expect, test } from '@jest/globals';
import { checkSource } from '../../../actions/compute-tag/check-source.ts';
import type { Overrides } from '../../../actions/compute-tag/rules/overrides.ts';
import { readEventFacts } from '../../../src/core/events/read-event.ts';
import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import { commentOn, runOf } from '../../support/event-fixtures.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha } from '../../support/run-facts.ts';
import { scriptedExec } from '../../support/scripted-exec.ts';

const other = '0123456789abcdef0123456789abcdef01234567';
const none: Overrides = { ref: undefined, sha: undefined, prNumber: undefined };

async function check(
  run: RunFacts,
  head: string,
  overrides: Overrides = none,
  metadataAction?: object,
): Promise<{ readonly mayMove: boolean; readonly sourceSha: string; readonly lines: readonly string[] }> {
  const log = recordingLog();
  const parent = { command: `git -c safe.directory=* cat-file commit ${head}`, stdout: '' };
  const exec = scriptedExec([
    { command: 'git -c safe.directory=* rev-parse --verify --quiet HEAD', stdout: head },
    ...(head === other ? [parent] : []),
  ]);
  return {
    ...(await checkSource(readEventFacts(run), { overrides, metadataAction }, { run, exec, log })),
    lines: log.lines,
  };
}

describe('what is checked out (W1)', () => {
  test('the revision may be what tags are moved to', async () => {
    expect(await check(runOf('push-default-branch'), headSha)).toEqual({
      sourceSha: headSha,
      mayMove: true,
      lines: [],
    });
  });

  test.each(['push-default-branch', 'workflow-dispatch', 'schedule', 'push-tag'])(
    'another commit moves nothing on %s',
    async (fixture) => {
      const { mayMove, sourceSha, lines } = await check(runOf(fixture), other);
      expect({ mayMove, sourceSha }).toEqual({ mayMove: false, sourceSha: other });
      expect(lines).toEqual([expect.stringContaining('nor a merge of it, so no tag is moved: check out')]);
    },
  );

  test('on workflow_run it says nothing about the image', async () => {
    const { mayMove, lines } = await check(runOf('workflow-run-push-default-branch'), other);
    expect({ mayMove, lines: lines.length }).toEqual({ mayMove: true, lines: 1 });
  });

  test('the rules of docker/metadata-action do not look at it', async () => {
    const { mayMove, lines } = await check(runOf('push-default-branch'), other, none, {});
    expect(mayMove).toBe(true);
    expect(lines).toEqual([expect.stringContaining('nor a merge of it: check out')]);
  });

  test('a comment on a pull request whose head is not checked out is an error, unless the user says what is built', async () => {
    await expect(check(commentOn(15), other)).rejects.toThrow(
      `The checked-out commit ${other} is not the head ${headSha} of pull request #15, which the comment is on: check out refs/pull/15/head`,
    );
    expect((await check(commentOn(15), other, { ...none, prNumber: 15 })).mayMove).toBe(false);
  });
});
