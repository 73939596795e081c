import { describe, expect, test } from '@jest/globals';
import {
  hasIndexAnnotation,
  nameOutputs,
  pushedRepositories,
} from '../../../../actions/buildx-build-with-retry/rules/solve-outputs.ts';
import { readTargetRefs } from '../../../../src/core/tags/target-refs.ts';

const refs = readTargetRefs(['ghcr.io/a/b', 'quay.io/a/b:1.2.3'], undefined, { revision: '', sourceSha: '' });

test.each([
  ['index:a=b', true],
  ['index,manifest:a=b', true],
  ['manifest,index-descriptor:a=b', true],
  ['manifest-descriptor[linux/amd64]:a=b', true],
  ['manifest[linux/amd64],index:a=b', true],
  ['manifest:a=index:b', false],
  ['a=index:b', false],
  ['index=b', false],
  ['org.example/index:x=b', false],
])('the annotation %s is of an index: %s (Y11)', (line, is) => {
  expect(hasIndexAnnotation([line])).toBe(is);
});

describe('outputs of the user (Y17)', () => {
  test.each([
    ['type=image,push=true', 'type=image,push=true,"name=ghcr.io/a/b:latest,quay.io/a/b:1.2.3"'],
    [
      'type=image,push-by-digest=true,name-canonical=true,push=true',
      'type=image,push-by-digest=true,name-canonical=true,push=true,"name=ghcr.io/a/b,quay.io/a/b"',
    ],
    ['type=registry,name=x/y:1', 'type=registry,name=x/y:1'],
    ['type=image,"name=x/y:1,x/y:2",push=true', 'type=image,"name=x/y:1,x/y:2",push=true'],
    ['type=docker,dest=x.tar', 'type=docker,dest=x.tar,"name=ghcr.io/a/b:latest,quay.io/a/b:1.2.3"'],
    ['type=local,dest=x', 'type=local,dest=x'],
    ['out', 'out'],
  ])('%s is named after the tags: %s', (line, named) => {
    expect(nameOutputs([line], refs)).toEqual([named]);
    expect(nameOutputs([line], [])).toEqual([line]);
  });

  test.each([
    ['type=image,name=ghcr.io/a/b,push-by-digest=true,push=true', ['ghcr.io/a/b']],
    ['type=image,"name=ghcr.io/a/b:1,quay.io/c:2",push=1', ['ghcr.io/a/b', 'quay.io/c']],
    ['type=registry,name=ghcr.io/a/b:1', ['ghcr.io/a/b']],
    ['type=image,name=ghcr.io/a/b,push=false', []],
    ['type=oci,dest=x,name=ghcr.io/a/b', []],
  ])('%s pushes to %j', (line, repositories) => {
    expect(pushedRepositories([line])).toEqual(repositories);
  });
});
