import { describe, expect, test } from '@jest/globals';
import { atDigest, isTag, parseLocalTag, parseImageRef, shortName } from '../../../../src/core/oci/reference.ts';
import { isDigest } from '../../../../src/core/oci/digest.ts';

const digest = `sha256:${'a1'.repeat(32)}`;

describe('parseImageRef', () => {
  test.each([
    ['app', undefined, 'app', undefined],
    ['acme/app:1.2', undefined, 'acme/app', '1.2'],
    ['ghcr.io/acme/app', 'ghcr.io', 'acme/app', undefined],
    ['docker.io/acme/app', 'docker.io', 'acme/app', undefined],
    ['index.docker.io/acme/app', 'docker.io', 'acme/app', undefined],
    ['localhost/app:x', 'localhost', 'app', 'x'],
    ['localhost:5000/a/b/c:pr-1-abc1234', 'localhost:5000', 'a/b/c', 'pr-1-abc1234'],
    ['[::1]:5000/app:v_1', '[::1]:5000', 'app', 'v_1'],
    ['Registry.Example/app', 'Registry.Example', 'app', undefined],
    ['a__b/c-d--e.f:_x', undefined, 'a__b/c-d--e.f', '_x'],
  ])('splits %s (T14, T15)', (text, host, path, tag) => {
    expect(parseImageRef(text, 'image')).toMatchObject({ host, path, tag, digest: undefined });
  });

  test('keeps tag and digest apart', () => {
    const ref = parseImageRef(`ghcr.io/acme/app:1@${digest}`, 'image');
    expect(ref).toMatchObject({ repository: 'ghcr.io/acme/app', tag: '1', digest });
  });

  test.each([
    ['', 'it is empty; the job or step output that fills it was empty or was dropped'],
    ['ghcr.io/Acme/app', '"Acme" must be lower case'],
    ['ghcr.io//app', 'a part between slashes is empty'],
    ['app:', 'a tag is 1 to 128'],
    ['app:-x', 'a tag is 1 to 128'],
    [`app:${'x'.repeat(129)}`, 'a tag is 1 to 128'],
    ['app@sha256:abc', 'behind "@" stands "sha256:" and 64 hex digits'],
    ['a___b', '"a___b" may hold a-z'],
    ['--privileged', '"--privileged" may hold a-z'],
    ['x -v /:/h', '"x -v " may hold a-z'],
    ['app\nlatest', 'may hold a-z'],
    [`ghcr.io/${'a/'.repeat(130)}b`, 'at most 255 characters'],
    ['exa_mple.com:1/app', '"exa_mple.com:1" is no registry host'],
  ])('refuses %j with the rule that it breaks (001-7, P10, threat 6)', (text, rule) => {
    expect(() => parseImageRef(text, 'input "image"')).toThrow(rule);
    expect(() => parseImageRef(text, 'input "image"')).toThrow('The input "image" is "');
  });
});

test('isTag and isDigest take exactly the accepted forms', () => {
  expect([isTag('x'.repeat(128)), isTag('x'.repeat(129)), isTag('.x'), isTag('x\n')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([isDigest(digest), isDigest(digest.toUpperCase()), isDigest(`sha512:${'a'.repeat(128)}`)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('shortName is the last part of the path', () => {
  expect(shortName(parseImageRef('localhost:5000/a/b', 'image'))).toBe('b');
});

test('localReference gives a name its tag, and refuses a digest, which an engine cannot be given (S9, P7)', () => {
  expect(parseLocalTag('charon')).toBe('charon:latest');
  expect(parseLocalTag('127.0.0.1:5000/charon:local')).toBe('127.0.0.1:5000/charon:local');
  for (const text of [`charon@${digest}`, `charon:local@${digest}`, digest]) {
    expect(() => parseLocalTag(text)).toThrow(`Input "local-tag" is "${text}": give a name and a tag, and no digest.`);
  }
});

test('atDigest names what a repository has under a digest, whatever the reference had', () => {
  for (const ref of ['localhost:5000/a/b', 'localhost:5000/a/b:1', `localhost:5000/a/b:1@sha256:${'b'.repeat(64)}`]) {
    expect(atDigest(ref, digest)).toBe(`localhost:5000/a/b@${digest}`);
  }
});
