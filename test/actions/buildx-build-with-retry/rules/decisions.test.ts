import { describe, expect, test } from '@jest/globals';
import { decideLoad, decidePush } from '../../../../actions/buildx-build-with-retry/rules/build-decisions.ts';
import { readTargetRefs } from '../../../../src/core/tags/target-refs.ts';

const revisions = {
  revision: '3370e228f2209994e2a2bb5ab5e1f1a5d1cb8d6c',
  sourceSha: 'a9c8c5828b91be19d9728548b24759e352367ef0',
};
const refs = (...tags: string[]): ReturnType<typeof readTargetRefs> => readTargetRefs(tags, undefined, revisions);
const own = { canPush: true, isFork: false };
const auto = { call: 'build', push: 'auto', outputs: [] } as const;

describe('which tags may move', () => {
  test.each([
    ['ghcr.io/a/b:sha-3370e22', false],
    ['ghcr.io/a/b:pr-7-3370e22', false],
    ['ghcr.io/a/b:mq-a9c8c58', false],
    ['ghcr.io/a/b:1.2.3', false],
    ['ghcr.io/a/b:v1.2.3-rc.1', false],
    ['ghcr.io/a/b:latest', true],
    ['ghcr.io/a/b:pr-123-f00dbab', false],
    ['ghcr.io/a/b:1.2', true],
    ['ghcr.io/a/b:main', true],
    ['ghcr.io/a/b', true],
  ])('%s: %s (W15)', (ref, moving) => {
    expect(refs(ref)[0]?.isMoving).toBe(moving);
  });

  test('"moving-tags" says it where it is given, and names only tags that there are', () => {
    const list = readTargetRefs(['a/b:1.2.3', 'a/b:latest'], ['a/b:1.2.3'], revisions);
    expect(list.map(({ tag, isMoving: moving }) => [tag, moving])).toEqual([
      ['latest', false],
      ['1.2.3', true],
    ]);
    expect(() => readTargetRefs(['a/b:1'], ['a/b:2'], revisions)).toThrow('which is not among "tags"');
  });

  test('immutable tags come first in each repository, repositories in their order (B15)', () => {
    const list = refs('ghcr.io/a/b:latest', 'quay.io/a/b:latest', 'ghcr.io/a/b:1.2.3', 'quay.io/a/b:1.2.3');
    expect(list.map(({ ref }) => ref)).toEqual([
      'ghcr.io/a/b:1.2.3',
      'ghcr.io/a/b:latest',
      'quay.io/a/b:1.2.3',
      'quay.io/a/b:latest',
    ]);
  });

  test('a tag with a digest, in upper case or empty is refused before anything runs', () => {
    expect(() => refs(`a/b:1@sha256:${'0'.repeat(64)}`)).toThrow('cannot have a digest');
    expect(() => refs('ghcr.io/Acme/app:1')).toThrow('must be lower case');
  });
});

describe('whether to push (B14)', () => {
  test('yes, where the event can and the tags name a registry', () => {
    expect(decidePush(auto, refs('ghcr.io/a/b:1.2.3'), own)).toEqual({ push: true });
    expect(decidePush(auto, refs('acme/app:1.2.3'), own)).toEqual({ push: true });
  });

  test.each([
    ['fork', auto, refs('ghcr.io/a/b:1'), { canPush: false, isFork: true }],
    ['Dependabot', auto, refs('ghcr.io/a/b:1'), { canPush: false, isFork: false }],
    ['"outputs"', { ...auto, outputs: ['type=local,dest=x'] } as const, refs('ghcr.io/a/b:1'), own],
    ['no registry', auto, refs('ghcr.io/a/b:1', 'app:1'), own],
    ['no tags', auto, refs(), own],
    ['"call"', { ...auto, call: 'check', push: 'true' } as const, refs('ghcr.io/a/b:1'), own],
    ['push is false', { ...auto, push: 'false' } as const, refs('ghcr.io/a/b:1'), own],
  ])('not because of: %s', (reason, inputs, targets, event) => {
    const decision = decidePush(inputs, targets, event);
    expect(decision.push ? '' : decision.reason).toContain(reason);
  });

  test('"true" means it, also on a fork, and needs tags', () => {
    const inputs = { ...auto, push: 'true' } as const;
    expect(decidePush(inputs, refs('ghcr.io/a/b:1'), { canPush: false, isFork: true })).toEqual({ push: true });
    expect(() => decidePush(inputs, [], own)).toThrow('name what to push');
  });
});

describe('whether to load', () => {
  const inputs = { call: 'build', load: 'auto', outputs: [], platforms: [], imageTar: undefined } as const;
  test.each([
    ['one platform on a local engine', inputs, true, true],
    ['a remote engine', inputs, false, false],
    ['two platforms', { ...inputs, platforms: ['linux/amd64', 'linux/arm64'] }, true, false],
    ['beside outputs', { ...inputs, outputs: ['type=local,dest=x'] }, true, false],
    ['beside an archive', { ...inputs, imageTar: 'image.tar' }, true, false],
    ['a question', { ...inputs, call: 'outline', load: 'true' } as const, true, false],
    ['asked for', { ...inputs, load: 'true', outputs: ['type=local,dest=x'] } as const, true, true],
  ])('%s', (_, given, local, load) => {
    expect(decideLoad(given, { local }, 'remote')).toBe(load);
  });
});
