import { describe, expect, test } from '@jest/globals';
import { findMaskedImage, resolveImageNames } from '../../../../src/core/tags/image-names.ts';

describe('names of images (T14, T15, 002-3)', () => {
  test.each([
    ['Wikid82/charon', 'ghcr.io/wikid82/charon'],
    ['TestUser/App', 'ghcr.io/testuser/app'],
    ['UPPERCASE/UPPERCASE', 'ghcr.io/uppercase/uppercase'],
  ])('the repository %s: %s', (repository, name) => {
    expect(resolveImageNames([], repository)).toEqual([name]);
  });

  test.each([
    ['ghcr.io/Acme/App'],
    ['localhost:5000/Acme/Deep/er/App'],
    ['docker.io/acme/app'],
    ['acme/app'],
    ['app'],
    ['[::1]:5000/app'],
    ['123456789012.dkr.ecr.eu-central-1.amazonaws.com/app'],
  ])('%s is taken in lower case', (name) => {
    expect(resolveImageNames([name], 'a/b')).toEqual([name.toLowerCase()]);
  });

  test('a line of attributes is switched on and off, without any rules of tags (T15)', () => {
    const lines = [
      'name=ghcr.io/Acme/App',
      'name=quay.io/acme/app,enable=false',
      'enable=true,name=acme/app',
      'a/b, c/d',
    ];
    expect(resolveImageNames(lines, 'a/b')).toEqual(['ghcr.io/acme/app', 'acme/app', 'a/b', 'c/d']);
  });

  test.each([
    ['name=app,enable=yes', '"enable" is "yes": use true or false'],
    ['name=app,when=main', '"when" is neither "name" nor "enable"'],
    ['enable=true', 'it has no "name"'],
    ['name=app,enable=false', '"enable=false" on every line: switch one image on'],
  ])('refuses the line %s: %s', (line, message) => {
    expect(() => resolveImageNames([line], 'a/b')).toThrow(message);
  });

  test('several stay in their order, each once', () => {
    expect(resolveImageNames(['b/c', 'a/b', 'B/C'], 'a/b')).toEqual(['b/c', 'a/b']);
  });

  test.each([
    ['ghcr.io//app', 'a part between slashes is empty'],
    ['ghcr.io/acme/app-', 'may hold a-z'],
    ['ghcr.io/acme/app:1.2', 'give the name alone'],
    [`ghcr.io/acme/app@sha256:${'0'.repeat(64)}`, 'give the name alone'],
    ['https://ghcr.io/acme/app', 'no registry host|part between slashes|no image reference'],
  ])('refuses %s: %s', (name, message) => {
    expect(() => resolveImageNames([name], 'a/b')).toThrow(new RegExp(message));
  });

  test('a repository that is no image name asks for "images"', () => {
    expect(() => resolveImageNames([], 'acme/.github')).toThrow('name of this repository as an image');
  });
});

describe('images whose names a runner may mask (T18)', () => {
  test.each([
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app',
    '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/acme/app',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app',
    '123456789012.dkr-ecr.eu-central-1.on.aws/app',
    '123456789012.dkr-ecr-fips.us-gov-west-1.on.aws/app',
    '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu/app',
  ])('%s holds an account id', (image) => {
    expect(findMaskedImage(['ghcr.io/acme/app', image])).toBe(image);
  });

  test.each([
    'public.ecr.aws/acme/app',
    'ghcr.io/123456789012/app',
    '12345678901.dkr.ecr.eu-central-1.amazonaws.com/app',
    'ghcr.io/123456789012.dkr.ecr.eu-central-1.amazonaws.com/app',
  ])('%s holds none', (image) => {
    expect(findMaskedImage([image])).toBeUndefined();
  });
});
