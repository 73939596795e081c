import { expect, test } from '@jest/globals';
import { findFailedLine } from '../../../actions/buildx-build-with-retry/find-failed-line.ts';
import type { BakeImage } from '../../../actions/buildx-build-with-retry/rules/bake-target.ts';
import { parseBakeDefinition } from '../../../actions/buildx-build-with-retry/rules/parse-definition.ts';

const step = [
  '------',
  ' > [web 2/2] RUN exit 3:',
  '------',
  'Dockerfile:3',
  '--------------------',
  '   2 |     COPY x /',
  '   3 | >>> RUN exit 3',
  '--------------------',
  'ERROR: failed to solve: process',
].join('\n');
const texts: Readonly<Record<string, string>> = {
  '/ws/base/Dockerfile': 'FROM scratch\r\nCOPY x /\r\nRUN exit 3\r\n',
  '/ws/web/Dockerfile': 'FROM base\nCOPY x /\nRUN exit 4\n',
  '/abs/Dockerfile': 'FROM scratch\nCOPY x /\nRUN exit 3\n',
};
const deps = {
  run: { workspace: '/ws' },
  files: {
    readText: (path: string) =>
      texts[path] === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(texts[path]),
  },
};
const links = (target: string): object => ({ contexts: { b: `target:${target}` } });

test.each([
  [{ t: { context: 'web' } }, 'web/Dockerfile:3'],
  [{ t: { dockerfile: 'docker/Dockerfile' } }, 'docker/Dockerfile:3'],
  [{ t: { context: 'web', dockerfile: 'cwd://docker/Dockerfile' } }, 'docker/Dockerfile:3'],
  [{ t: { context: 'https://a/b.git', dockerfile: 'cwd://docker/Dockerfile' } }, 'docker/Dockerfile:3'],
  [{ t: { context: 'web', dockerfile: '/abs/Dockerfile' } }, '/abs/Dockerfile:3'],
  [{ t: { dockerfile: 'Other' } }, 'Dockerfile:3'],
  [{ t: { context: 'https://a/b.git' } }, 'Dockerfile:3'],
  [{ t: { 'dockerfile-inline': 'FROM x' } }, 'dockerfile-inline of t:3'],
  [{ t: { context: 'web', ...links('o') }, o: { dockerfile: 'Other' } }, 'web/Dockerfile:3'],
  [{ t: { context: 'web', ...links('base') }, base: { context: 'base' } }, 'base/Dockerfile:3'],
  [
    { t: { context: 'web', ...links('o') }, o: { 'dockerfile-inline': 'a\nb\nRUN exit 3' } },
    'dockerfile-inline of o:3',
  ],
  [{ t: { context: 'base', ...links('o') }, o: { context: 'https://a/b.git' } }, 'base/Dockerfile:3'],
  // Both have that line, or neither has it.
  [{ t: { context: 'base', ...links('o') }, o: { dockerfile: '/abs/Dockerfile' } }, 'Dockerfile:3'],
  [{ t: { context: 'web', ...links('o') }, o: { context: 'gone' } }, 'Dockerfile:3'],
])('%j failed at %s (I3)', async (target, place) => {
  const definition = parseBakeDefinition(JSON.stringify({ group: { default: { targets: ['t'] } }, target }));
  const image = { name: 't', target: definition.targets['t'], definition } as BakeImage;
  expect(await findFailedLine(step, [image], deps)).toBe(place);
  expect(await findFailedLine('ERROR: x', [image], deps)).toBeUndefined();
});
