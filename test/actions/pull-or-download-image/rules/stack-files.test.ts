import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  checkDistinctRefs,
  formatEnvVariable,
  expandLocalTags,
  listEnvVariables,
  parseLocalTagPattern,
  renderComposeOverride,
  renderEnvFile,
} from '../../../../actions/pull-or-download-image/rules/stack-files.ts';

const resetTag = { tag: '!reset', resolve: () => null };

describe('{name} in local-tag', () => {
  test.each([
    ['{name}:test', 'api', 'api:test'],
    ['local/{name}', 'API', 'local/api:latest'],
    ['stack:{name}', 'API', 'stack:API'],
    ['{name}/{name}:{name}', 'web', 'web/web:web'],
    ['app:test', 'api', 'app:test'],
  ])('%s of %s is %s (I5)', (pattern, name, expected) => {
    expect(expandLocalTags([parseLocalTagPattern(pattern)], name)).toEqual([expected]);
  });

  test.each([
    ['{name:test', 'which is no image reference'],
    ['{Name}:test', 'which is no image reference'],
    ['a b{name}', 'which is no image reference'],
    ['{name}@sha256:' + 'a'.repeat(64), 'give a name and a tag, and no digest'],
  ])('%s is refused before anything runs (I5)', (pattern, message) => {
    expect(() => parseLocalTagPattern(pattern)).toThrow(message);
  });

  test('a name that cannot stand there is named with its image (I5)', () => {
    expect(() => expandLocalTags(['{name}:test'], '_a..b')).toThrow(
      'Input "local-tag" has "{name}:test", and the image is "_a..b": The input "local-tag" is "_a..b:test"',
    );
  });

  test('two images of one name in the engine are an error with both (I5)', () => {
    const images = [
      { name: 'api', refs: ['app:test'], imageid: 'sha256:a' },
      { name: 'web', refs: ['app:test'], imageid: 'sha256:b' },
    ];
    expect(() => {
      checkDistinctRefs(images);
    }).toThrow('The images "api" and "web" would both be app:test in the engine: write "{name}" into "local-tag"');
  });

  test('another spelling of one name is the same name in the engine (I5)', () => {
    const images = [
      { name: 'api', refs: ['docker.io/library/app:test'], imageid: '' },
      { name: 'web', refs: ['app:test'], imageid: '' },
    ];
    expect(() => {
      checkDistinctRefs(images);
    }).toThrow('"api" and "web"');
  });
});

test('one image of two names may have one name in the engine (I5)', () => {
  const image = { refs: ['app:test'], imageid: 'sha256:a' };
  expect(() => {
    checkDistinctRefs([
      { name: 'web', ...image },
      { name: 'worker', ...image },
    ]);
  }).not.toThrow();
});

describe('the env file', () => {
  test.each([
    ['api', 'API_IMAGE'],
    ['api-gateway.v2', 'API_GATEWAY_V2_IMAGE'],
    ['1st', '_1ST_IMAGE'],
    ['__proto__', '__PROTO___IMAGE'],
  ])('%s is %s (I6)', (name, variable) => {
    expect(formatEnvVariable(name)).toBe(variable);
  });

  test('two names of one variable and different images have no line, and are named (I6)', () => {
    const images = ['api-v1', 'web', 'api.v1'].map((name) => ({ name, ref: `${name}:1` }));
    expect(listEnvVariables(images)).toEqual({
      values: { WEB_IMAGE: 'web:1' },
      ambiguous: [{ variable: 'API_V1_IMAGE', names: ['api-v1', 'api.v1'] }],
    });
    const same = images.map((image) => ({ ...image, ref: 'app:1' }));
    expect(listEnvVariables(same)).toEqual({ values: { API_V1_IMAGE: 'app:1', WEB_IMAGE: 'app:1' }, ambiguous: [] });
  });

  test('has a line for each image (I6)', () => {
    const images = [
      { name: 'api', ref: 'api:test' },
      { name: 'web', ref: 'localhost:5000/web:1' },
    ];
    expect(renderEnvFile(listEnvVariables(images).values)).toBe('API_IMAGE=api:test\nWEB_IMAGE=localhost:5000/web:1\n');
  });
});

describe('the compose override', () => {
  test('names an image for each service, and neither builds nor pulls it; every name stays a text (I6)', () => {
    const names = ['api', 'on', 'null', '1.0', '0x1', '-', '...', '__proto__', 'a.b_c-d', '0123', 'true'];
    const text = renderComposeOverride(names.map((name) => ({ name, ref: 'app:test' })));
    const document = parse(text, { customTags: [resetTag], schema: 'yaml-1.1', mapAsMap: true }) as Map<
      string,
      unknown
    >;
    const services = document.get('services') as Map<string, Map<string, unknown>>;
    expect([...services.keys()]).toEqual(names);
    for (const service of services.values()) {
      expect([...service]).toEqual([
        ['image', 'app:test'],
        ['pull_policy', 'never'],
        ['build', null],
      ]);
    }
  });

  test('takes nothing that is no reference (I6)', () => {
    expect(() => renderComposeOverride([{ name: 'api', ref: 'a:1"\n    privileged: true' }])).toThrow(
      'no image reference',
    );
    expect(() => renderEnvFile({ API_IMAGE: 'a:$(id)' })).toThrow('no image reference');
  });
});
