import { describe, expect, test } from '@jest/globals';
import { bake } from '../../support/bake-world.ts';

describe('compose services that bake makes one target of (I1)', () => {
  const printed = JSON.stringify({
    group: { default: { targets: ['a_b', 'web'] } },
    target: { a_b: { context: 'a' }, web: { context: 'web' } },
  });
  const compose = (services: string): string => `x-base: &base\n  build: ./a\nservices:\n${services}`;

  test.each([
    ['blocks', compose('  a.b:\n    build: ./a\n  a_b:\n    build: ./b\n')],
    ['values in one line', compose('  a.b: {build: ./a}\n  "a_b": {build: {context: ./b}}\n')],
    ['an anchor', compose('  a.b: *base\n  a_b:\n    <<: *base\n    image: x\n')],
    ['tags of compose', compose('  a.b: {build: ./a, ports: !reset []}\n  a_b: {build: ./b}\n')],
  ])('are refused before anything is built: %s', async (_, text) => {
    const { failure, solves } = await bake({ files: 'compose.yml' }, { printed, files: { 'compose.yml': text } });
    expect(String(failure)).toContain(
      'The services "a.b" and "a_b" in "files" would become one target, "a_b", since bake puts "_" in place of a dot: rename one of them.',
    );
    expect(solves).toEqual([]);
  });

  test('are found in several files, and in those that bake finds by itself', async () => {
    const one = compose('  a.b: {build: ./a}\n');
    const other = compose('  a_b: {build: ./b}\n');
    const files = { 'compose.yaml': one, 'o.YML': other, 'docker-compose.yml': other };
    for (const given of [{ files: 'compose.yaml,o.YML' }, { files: '', targets: 'a_b' }]) {
      expect(String((await bake(given, { printed, files })).failure)).toContain('would become one target');
    }
  });

  test.each([
    ['a path', 'include:\n  - parts/one.yml\n', {}],
    ['at the margin, behind a comment', 'include: # more\n- "parts/one.yml" # one\n', {}],
    ['in one line', "include: ['parts/one.yml', {path: other.yml}]\n", {}],
    ['with its variables', 'include:\n  - path:\n      - parts/one.yml\n    env_file: parts/.env\n', {}],
    ['by one that is included', 'include: [parts/two.yml]\n', { 'two.yml': 'include:\n  - ./one.yml\n' }],
    ['in a circle', 'include: [parts/one.yml, compose.yml]\n', {}],
  ])('are found in a file that is included: %s', async (_, include, more) => {
    const files = {
      'compose.yml': `${include}${compose('  a.b: {build: ./a}\n')}`,
      'one.yml': compose('  a_b: {build: ./b}\n'),
      ...more,
    };
    const exists: string[] = [];
    const { failure } = await bake({ files: 'compose.yml' }, { printed, files, exists });
    expect(String(failure)).toContain('The services "a.b" and "a_b" in "files" would become one target');
    expect(exists).toContain('/home/runner/app/parts/one.yml');
  });

  test.each([
    ['depends on variables', 'include:\n  - ${WHERE:-missing}/one.yml\n'],
    ['counts from another folder', 'include:\n  - path: missing.yml\n    project_directory: parts\n'],
    ['has a space in its name', 'include:\n  - missing file.yml\n'],
    ['is outside of the workspace', 'include: [../one.yml]\n'],
    ['is in the file itself in one line', 'services: {a.b: {build: ./a}, a_b: {build: ./b}}\nx-rest:\n'],
    ['is in a file that is too large', 'include: [large.yml]\n'],
  ])('are not looked for in what %s, which is said', async (_, include) => {
    const text = `${include}${compose('  a.b: {build: ./a}\n')}`;
    const files = {
      'compose.yml': text,
      'one.yml': compose('  a_b: {build: ./b}\n'),
      'large.yml': `${compose('  a_b: {build: ./b}\n')}x-rest: ${'x'.repeat(4_000_000)}\n`,
    };
    const { failure, lines } = await bake({ files: 'compose.yml' }, { printed, files, names: ['a_b'] });
    expect(failure).toBeUndefined();
    expect(lines.join('\n')).toMatch(/Not all services of (?:compose|large)\.yml were compared/);
  });

  test.each([
    ['one of them is not built', compose('  a.b: {image: x}\n  a_b: {build: ./b}\n')],
    ['one service in two files', compose('  a_b: {build: ./a}\n')],
    ['names of another block', `volumes:\n  a.b: {build: x}\n${compose('  web: {build: .}\n')}`],
    ['labels', compose('  a_b:\n    build: ./b\n    labels:\n      a.b: build\n')],
    ['what is not YAML', 'a: [\nservices:'],
  ])('and others are not: %s', async (_, text) => {
    const files = { 'compose.yml': text, 'o.yml': compose('  a_b: {build: {target: t}}\n') };
    const { failure } = await bake({ files: 'compose.yml,o.yml' }, { printed, files, names: ['a_b'] });
    expect(failure).toBeUndefined();
  });

  test('nor are those that are not asked for', async () => {
    const files = { 'compose.yml': compose('  a.b: {build: ./a}\n  a_b: {build: ./b}\n') };
    const other = JSON.stringify({ group: { default: { targets: ['a_c'] } }, target: { a_c: { context: 'a' } } });
    expect((await bake({ files: 'compose.yml' }, { printed: other, files, names: ['a_c'] })).failure).toBeUndefined();
  });
});
