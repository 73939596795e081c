import { describe, expect, test } from '@jest/globals';
import type { GitHubApi } from '../../../src/ports/github.ts';
import { headSha } from '../../support/run-facts.ts';
import { scriptedApi } from '../../support/scripted-api.ts';
import { idOf, type Name, obtain, recordOf, setOf } from '../../support/images-world.ts';

describe('another run', () => {
  const from = (head: string, changes: Readonly<Record<string, unknown>> = {}): GitHubApi =>
    scriptedApi([
      {
        get: '/repos/Acme/App/actions/runs/99',
        data: {
          id: 99,
          repository: { full_name: 'Acme/App' },
          head_repository: { full_name: head },
          head_sha: headSha,
          event: 'pull_request',
          status: 'completed',
          conclusion: 'success',
          ...changes,
        },
      },
    ]);
  const otherSet = (head: string, targets: Readonly<Record<string, Name>>): string =>
    setOf(
      Object.fromEntries(
        Object.entries(targets).map(([target, name]) => {
          const run = { id: 99, attempt: 1, repository: 'Acme/App', 'head-repository': head, event: 'pull_request' };
          return [target, recordOf(name, { run })];
        }),
      ),
    );
  const hostile = { handover: otherSet('evil/App', { postgres: 'api', web: 'web' }), 'allow-forks': 'true' };

  test.each([{}, { images: 'all' }])(
    'of a fork names nothing here: its names are not taken with %j (I5, Z4)',
    async (changes) => {
      const seen = await obtain({
        inputs: { ...hostile, 'local-tag': '{name}:16', ...changes },
        api: from('evil/App'),
      });
      expect(String(seen.failure)).toContain('list the names that this job expects by "images"');
      expect(seen.engineCalls).toEqual([]);
      expect(seen.compose).toBe('');
    },
  );

  test('of a fork gives what this job names, under the names of this job alone (I5, Z4)', async () => {
    const seen = await obtain({
      inputs: { ...hostile, images: 'web', 'local-tag': '{name}:test' },
      api: from('evil/App'),
    });
    expect(seen.failure).toBeUndefined();
    expect(seen.outputs).toMatchObject({ trust: 'fork', 'image-ref': 'web:test' });
    expect(seen.engineCalls.filter((call) => call.startsWith('tag '))).toHaveLength(1);
    expect(seen.lines.join('\n')).toContain("holds a fork's code");
  });

  test('of a fork is refused where this job did not allow it (I5)', async () => {
    const inputs = { handover: hostile.handover, images: 'web' };
    const seen = await obtain({ inputs, run: { eventName: 'issue_comment' }, api: from('evil/App') });
    expect(String(seen.failure)).toContain('built the code of the fork evil/App');
  });

  test("of this repository's own branches gives all under its names, once it has succeeded (I5)", async () => {
    const handover = otherSet('Acme/App', { api: 'api', web: 'web' });
    const inputs = { handover, 'local-tag': '{name}:test' };
    const seen = await obtain({ inputs, api: from('Acme/App') });
    expect(seen.failure).toBeUndefined();
    expect(seen.outputs['trust']).toBe('same-repository');
    expect(seen.tags.get('web:test')).toBe(idOf('web'));
    for (const [changes, state] of [
      [{ conclusion: 'failure' }, 'ended with "failure"'],
      [{ status: 'in_progress', conclusion: null }, 'is "in_progress"'],
    ] as const) {
      const early = await obtain({ inputs: { ...inputs, images: 'all' }, api: from('Acme/App', changes) });
      expect(String(early.failure)).toContain(`Run 99 ${state}, so that some of its images may be missing`);
      const named = await obtain({ inputs: { ...inputs, images: 'api' }, api: from('Acme/App', changes) });
      expect(named.failure).toBeUndefined();
    }
  });

  test('whose record says another run is refused for each image (I5)', async () => {
    const handover = otherSet('Acme/App', { api: 'api', web: 'web' });
    const seen = await obtain({
      inputs: { handover, images: 'api' },
      api: from('Acme/App', { head_sha: 'e'.repeat(40) }),
    });
    expect(String(seen.failure)).toContain('says revision');
  });
});
