import { expect, test } from '@jest/globals';
import { decideArtifacts, type StoredArtifact } from '../../../../actions/prune-images/rules/decide-artifacts.ts';

const artifact = (id: number, runId: number, name: string, changes: Partial<StoredArtifact> = {}): StoredArtifact => ({
  id,
  runId,
  name,
  sizeBytes: 1,
  expired: false,
  headSha: undefined,
  ...changes,
});
const pair = (id: number, runId: number, name: string): readonly StoredArtifact[] => [
  artifact(id, runId, name),
  artifact(id + 1, runId, `${name}.handover.json`),
];
const all = [
  ...pair(10, 1, 'app-pr-1-3370e22'),
  ...pair(20, 2, 'app-pr-1-3370e22'),
  ...pair(30, 3, 'app-pr-12-4444444'),
  artifact(40, 4, 'app-x.handover.json', { expired: true }),
  artifact(50, 5, 'coverage', { expired: true }),
  // Beside the name that a broken-off upload holds.
  artifact(60, 6, 'app-pr-2-5555555.again', { expired: true }),
  artifact(61, 6, 'app-pr-2-5555555.handover.json'),
];
const gone = (pullRequest?: number, runIds: readonly number[] = []): readonly number[] =>
  [...decideArtifacts(all, { commits: new Map(), runIds: new Set(runIds) }, { pullRequest, prPrefix: 'pr-' })]
    .filter(([, { action }]) => action === 'delete')
    .map(([{ id }]) => id);

test('hand-overs that expired or that newer ones replaced go, other artifacts do not', () => {
  expect(gone()).toEqual([10, 11, 40, 60]);
});

test('what a run that is not over made stays', () => {
  expect(gone(undefined, [1])).toEqual([40, 60]);
});

test('of a pull request exactly its own go, the newest too (K3)', () => {
  expect(gone(1)).toEqual([10, 11, 20, 21]);
});

test("a branch's go not with a pull request whose number its name begins with (W14)", () => {
  const names = ['app-pr-7-hotfix-3370e22', 'app-pr-7-hotfix', 'app-pr-72-3370e22', 'pr-7-x'];
  const own = ['app-pr-7', 'app-pr-7-3370e22', 'my-app-pr-7-3370e22-linux-arm64', 'pr-7-app-pr-7-3370e22.again'];
  const both = [...names, ...own].flatMap((name, index) => pair(index * 2, index, name));
  const verdicts = decideArtifacts(
    both,
    { commits: new Map(), runIds: new Set() },
    { pullRequest: 7, prPrefix: 'pr-' },
  );
  const deleted = [...verdicts].filter(([, { action }]) => action === 'delete').map(([{ name }]) => name);
  expect(deleted).toEqual(own.flatMap((name) => [name, `${name}.handover.json`]));
});
