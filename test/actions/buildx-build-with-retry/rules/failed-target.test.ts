import { describe, expect, test } from '@jest/globals';
import type { BakeImage } from '../../../../actions/buildx-build-with-retry/rules/bake-target.ts';
import { failedTargets } from '../../../../actions/buildx-build-with-retry/rules/failed-target.ts';
import { parseBakeDefinition } from '../../../../actions/buildx-build-with-retry/rules/parse-definition.ts';

const definition = parseBakeDefinition(
  JSON.stringify({
    group: { default: { targets: ['api', 'web'] } },
    target: { api: {}, web: { contexts: { b: 'target:base' } }, base: { contexts: { o: 'target:os' } }, os: {} },
  }),
);
const images = definition.requested.flatMap((name): readonly BakeImage[] => {
  const target = definition.targets[name];
  return target === undefined ? [] : [{ name, target, definition }];
});
const step =
  '------\n > [web 2/2] RUN exit 3:\n0.2 bad\n------\nDockerfile:3\n--------------------\n   3 | >>> RUN exit 3\n';

describe('the target that failed', () => {
  test.each([
    ['0.29 names it in the error', `${step}ERROR: target api: failed to solve: process`, ['api']],
    ['0.13 names it in front of the step', `${step}ERROR: failed to solve: process`, ['web']],
    [
      'of a step that has no output, the progress names it',
      '#5 [api internal] load\n#6 [web internal] load\n#5 ERROR: x\nERROR: failed',
      ['api'],
    ],
    [
      'another one whose step was only broken off by the end of the solve is not meant',
      [
        '#7 [web internal] load build context',
        '#8 [api 1/1] COPY missing.txt /',
        '#8 ERROR: failed to calculate checksum of ref a::b: "/missing.txt": not found',
        '#7 ERROR: rpc error: code = Unavailable desc = error reading from server: EOF',
        '------',
        ' > [api 1/1] COPY missing.txt /:',
        '------',
        '------',
        ' > [web internal] load build context:',
        '------',
        'Dockerfile:2',
        '--------------------',
        'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref a::b: "/missing.txt": not found',
      ].join('\n'),
      ['api'],
    ],
    [
      'where the progress is cut off and two steps failed, none is named',
      '------\n > [web internal] load build context:\n------\n > [api 1/1] RUN:\n------\nERROR: failed to solve: process',
      [],
    ],
    [
      'both, when both failed for the same reason',
      '#7 [web 1/1] RUN x\n#8 [api 1/1] RUN x\n#8 ERROR: process "x": exit code: 1\n#7 ERROR: process "x": exit code: 1\nERROR: failed to solve: process "x": exit code: 1',
      ['api', 'web'],
    ],
    ['one that others link to takes them along', 'ERROR: target os: failed to solve: process', ['web']],
    ['another one is none of ours', 'ERROR: target other: failed to solve: process', []],
    ['none is named', 'ERROR: failed to solve: process', []],
    [
      "a step's own output names none",
      '#5 0.2 ERROR: target api: no\n#5 0.3  > [api 1/1] RUN:\nERROR: failed to solve',
      [],
    ],
  ])('%s (I3)', (_, stderr, names) => {
    expect(failedTargets(stderr, images)).toEqual(names);
  });
});
