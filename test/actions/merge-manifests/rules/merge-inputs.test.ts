import { describe, expect, test } from '@jest/globals';
import { readMergeInputs } from '../../../../actions/merge-manifests/inputs.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';
import { checkMergeInputs, type MergeInputs } from '../../../../actions/merge-manifests/rules/merge-inputs.ts';
import { headSha } from '../../../support/run-facts.ts';

const check = (inputs: Readonly<Record<string, string>>): MergeInputs =>
  checkMergeInputs(readMergeInputs(new InputReader((name) => inputs[name] ?? '')), {
    revision: headSha,
    sourceSha: headSha,
  });
const sound = { tags: 'ghcr.io/acme/app:1', platforms: 'linux/amd64' };

describe('inputs', () => {
  test.each([
    [{ tags: '' }, 'Input "tags" is empty'],
    [{ tags: 'app:1' }, '"app:1", which names no registry'],
    [{ tags: 'ghcr.io/Acme/app:1' }, '"Acme" must be lower case'],
    [{ tags: `ghcr.io/acme/app@sha256:${'a'.repeat(64)}` }, 'a tag to give cannot have a digest'],
    [{ tags: `sha256:${'a'.repeat(64)}` }, 'a tag to give cannot have a digest'],
    [{ 'moving-tags': 'ghcr.io/acme/app:2' }, 'which is not among "tags"'],
    [{ sources: 'ghcr.io/acme/app' }, 'has neither tag nor digest'],
    [{ sources: `sha256:${'a'.repeat(64)}` }, 'a digest alone: write it behind its image as name@sha256:'],
    [{ sources: 'ghcr.io/acme/app:a b' }, 'which is no image reference'],
    [{ platforms: '' }, 'Input "platforms" is empty, and so is "sources"'],
    [{ platforms: 'amd64' }, 'use platforms such as linux/amd64'],
    [{ platforms: 'linux/amd64/v2/x' }, 'use platforms such as linux/amd64'],
    [{ annotations: 'manifest:a=b' }, 'DOCKER_METADATA_ANNOTATIONS_LEVELS to index'],
    [{ annotations: 'manifest[linux/amd64]:a=b' }, '"index" or "manifest-descriptor"'],
    [{ annotations: 'a' }, 'use key=value'],
    [{ annotations: '=b' }, 'use key=value'],
    [{ annotations: 'index:=b' }, 'use key=value'],
    [{ 'timeout-minutes': '0' }, 'Input "timeout-minutes" is "0"'],
  ])('%j is refused with what is allowed', (inputs, message) => {
    expect(() => check({ ...sound, ...inputs })).toThrow(message);
  });

  test("annotations without a level are the index's, whatever stands in their value", () => {
    const annotations = 'a=b\nurl=https://x.example/y\n"c=d\ne"\nindex:f=g\nmanifest-descriptor[linux/amd64]:h=i';
    expect(check({ ...sound, annotations }).annotations).toEqual([
      'index:a=b',
      'index:url=https://x.example/y',
      'index:c=d\ne',
      'index:f=g',
      'manifest-descriptor[linux/amd64]:h=i',
    ]);
  });

  test('platforms are read in the words of image configs, each once', () => {
    expect(check({ ...sound, platforms: 'linux/arm64/v8,linux/x86_64\nlinux/arm64' }).platforms).toEqual([
      'linux/arm64',
      'linux/amd64',
    ]);
  });

  test('"moving-tags: none" makes every tag immutable', () => {
    expect(check({ ...sound, 'moving-tags': 'none' }).movingTags).toEqual([]);
    expect(check(sound).movingTags).toBeUndefined();
  });
});
