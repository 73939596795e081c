import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { actionsLog } from '../../../../src/adapters/runner/actions-log.ts';
import { stopCommands } from '../../../../src/adapters/runner/stop-commands.ts';

let printed = '';

beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += Buffer.from(chunk).toString();
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

function logWith(times: readonly number[] = []): ReturnType<typeof actionsLog> {
  const queue = [...times];
  return actionsLog(
    stopCommands((chunk) => process.stdout.write(chunk)),
    () => queue.shift() ?? 0,
  );
}

describe('actionsLog', () => {
  test('shows three annotations of a kind, the rest as plain lines, and findings besides', () => {
    const log = logWith();
    log.warning('found before', { isFinding: true });
    for (const number of [1, 2, 3, 4]) log.warning(`w${number}`);
    log.notice('n1');
    log.warning('in a file', { file: 'Dockerfile', startLine: 3 });
    log.warning('found', { title: 'CVE-1', isFinding: true });
    expect(printed.split('\n').slice(0, -1)).toEqual([
      '::warning::found before',
      '::warning::w1',
      '::warning::w2',
      '::warning::w3',
      'warning: w4',
      '::notice::n1',
      '::warning file=Dockerfile,line=3::in a file',
      '::warning title=CVE-1::found',
    ]);
  });

  test('shows in an annotation what would be hidden or cut: invisible characters, and the end of a long message', () => {
    const log = logWith();
    log.warning('"\u202ea\u001b[8m\ufeff": use b.');
    log.notice(`Input "a" is "${'x'.repeat(100_000)}": use ${'y '.repeat(400)}b.`);
    const [warning, notice = ''] = printed.split('\n');
    expect(warning).toBe(String.raw`::warning::"\u202ea\u001b[8m\ufeff": use b.`);
    expect(notice).toMatch(/^::notice::Input "a" is \[… left out …\] use (?:y )+b\.$/);
    log.warning(`many ${'words '.repeat(2_000)}and the end`);
    expect(printed).toMatch(/::warning::many (?:words )+\[… left out …\] (?:words )+and the end\n$/);
  });

  test('prints text as text, whatever it looks like (threat 8)', () => {
    logWith().info('::set-output name=digest::evil\n  ##[add-mask]a\nplain');
    expect(printed).not.toMatch(/^\s*(::|##\[)/m);
    expect(printed).toContain('plain');
  });

  test('closes a group and says how long it took, also when the work fails', async () => {
    const failing = logWith([1_000, 3_500]).group('push', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(printed).toBe('::group::push\n2.5 s\n::endgroup::\n');
  });
});
