import { describe, expect, test } from '@jest/globals';
import { readBuildInputs } from '../../../actions/buildx-build-with-retry/inputs.ts';
import { computeTagOutputs } from '../../../actions/compute-tag/outputs.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { runComputeTag } from '../../support/compute-tag-run.ts';
import { repositoryPayload, runFacts } from '../../support/run-facts.ts';

const alphabet = ['"', ',', '#', '=', ' ', "'", '\\', '$', '{', 'a', 'é', ';', '\t', ':'];

/** Texts of awkward characters, the same ones in every run. */
function makeTexts(count: number): readonly string[] {
  let state = 7;
  const next = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: next(9) }, () => alphabet[next(alphabet.length)] ?? '')
      .join('')
      .trim(),
  );
}

describe('labels on their way from compute-tag into the build (W8)', () => {
  test('every description comes through as it is', async () => {
    for (const description of [...makeTexts(300), 'Say "hi", all', 'a,"b', '"quoted"', '# no comment']) {
      const run = runFacts({ payload: { repository: repositoryPayload({ description }) } });
      const { result } = await runComputeTag(run);
      const { labels, annotations } = computeTagOutputs(result);
      const given: Readonly<Record<string, string>> = { labels: labels ?? '', annotations: annotations ?? '' };
      const read = readBuildInputs(new InputReader((name) => given[name] ?? ''));
      expect(read.labels).toEqual(result.labels);
      expect(read.annotations).toEqual(result.annotations);
      expect(read.labels).toContain(`org.opencontainers.image.description=${description}`);
    }
  });

  test.each([
    ['"a=Hello, world"', 'a=Hello, world'],
    ['"a=say ""hi"""', 'a=say "hi"'],
    ['a=x,"y"', 'a=x,"y"'],
    ['a=x,"y', 'a=x,"y'],
    ['"a=first\nsecond"', 'a=first\nsecond'],
    ['"#a=1"', '#a=1'],
    ['"""a=1"', '"a=1'],
  ])('the line %j of the user is %j in both (W9)', async (line, label) => {
    const { result } = await runComputeTag(runFacts(), { labels: `${line}\nz=1` });
    expect(result.labels).toContain(label);
    expect(result.labels).toContain('z=1');
    const labels = computeTagOutputs(result)['labels'] ?? '';
    const read = readBuildInputs(new InputReader((name) => (name === 'labels' ? labels : '')));
    expect(read.labels).toEqual(result.labels);
  });

  test('a quote that is never closed is an error', async () => {
    await expect(runComputeTag(runFacts(), { labels: '"a=1\nb=2' })).rejects.toThrow('which is never closed');
  });
});

test('an annotation that names its level keeps it (W9)', async () => {
  const annotations = 'index:a=b\nmanifest,index-descriptor:c=d\nindex[linux/amd64]:g=h\ne=f\nindexed:x=y';
  const { result } = await runComputeTag(runFacts(), { annotations });
  for (const line of ['index:a=b', 'manifest,index-descriptor:c=d', 'index[linux/amd64]:g=h']) {
    expect(result.annotations).toContain(line);
  }
  expect(result.annotations).toContain('manifest:e=f');
  expect(result.annotations).toContain('manifest:indexed:x=y');
});
