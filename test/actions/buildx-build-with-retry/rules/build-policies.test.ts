import { describe, expect, test } from '@jest/globals';
import { readBuildInputs } from '../../../../actions/buildx-build-with-retry/inputs.ts';
import { resolveCache } from '../../../../actions/buildx-build-with-retry/rules/cache-options.ts';
import { decideOnExisting } from '../../../../actions/buildx-build-with-retry/rules/existing-tag.ts';
import { type ExistingImage } from '../../../../src/core/oci/image-facts.ts';
import { passBuildArgs } from '../../../../actions/buildx-build-with-retry/rules/secret-build-args.ts';
import { readTargetRefs } from '../../../../src/core/tags/target-refs.ts';
import type { BuildInputs } from '../../../../actions/buildx-build-with-retry/rules/build-inputs.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';

const inputs = (given: Readonly<Record<string, string>>): BuildInputs =>
  readBuildInputs(new InputReader((name) => given[name] ?? ''));
const revision = 'a'.repeat(40);
const refs = readTargetRefs(['ghcr.io/a/b:1.2.3'], undefined, { revision, sourceSha: revision });

describe('the registry cache (C1-C6, threat 12)', () => {
  const main = { kind: 'default-branch', prNumber: undefined, canPush: true } as const;
  const pull = { kind: 'pull-request', prNumber: 7, canPush: true } as const;
  const container = { driver: 'docker-container', store: 'classic' } as const;
  const cache = 'ghcr.io/a/b:buildcache';
  const read = `type=registry,ref=${cache}`;
  const flags = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';

  test('without the input nothing is added', () => {
    const given = inputs({ 'cache-from': 'x', 'cache-to': 'y' });
    expect(resolveCache(given, refs, main, container)).toEqual({ cacheFrom: ['x'], cacheTo: ['y'], note: undefined });
  });

  test.each([
    ['a branch reads and writes', main, {}, [read], [`${read},${flags}`]],
    ['a pull request reads', pull, {}, [read], []],
    [
      'a pull request that may write has a cache of its own',
      pull,
      { 'pull-request-cache': 'true' },
      [`${read}-pr-7`, read],
      [`${read}-pr-7,${flags}`],
    ],
    ['a fork writes none', { ...pull, canPush: false }, { 'pull-request-cache': 'true' }, [`${read}-pr-7`, read], []],
  ])('%s', (_, event, more, from, to) => {
    const options = resolveCache(inputs({ 'registry-cache': cache, ...more }), refs, event, container);
    expect(options).toEqual({ cacheFrom: from, cacheTo: to, note: undefined });
  });

  test('it is never an image tag', () => {
    const same = inputs({ 'registry-cache': 'ghcr.io/a/b:1.2.3' });
    expect(() => resolveCache(same, refs, main, container)).toThrow("one of the image's tags");
  });

  test.each(['type=registry,ref=ghcr.io/a/b:1.2.3,mode=max', 'ghcr.io/a/b:1.2.3'])(
    'and no target of "cache-to" is one: %s (C5)',
    (target) => {
      const same = inputs({ 'cache-to': target });
      expect(() => resolveCache(same, refs, main, container)).toThrow('Input "cache-to" has "ghcr.io/a/b:1.2.3"');
    },
  );

  test('an inline cache, and a reference of its own, are left as they are', () => {
    const others = ['type=inline', 'type=registry,ref=ghcr.io/a/b:cache', 'type=gha,mode=max'];
    expect(resolveCache(inputs({ 'cache-to': others.join('\n') }), refs, main, container).cacheTo).toEqual(others);
  });

  test('the docker driver of the classic store cannot write one, and says so', () => {
    const options = resolveCache(inputs({ 'registry-cache': cache }), refs, main, {
      driver: 'docker',
      store: 'classic',
    });
    expect(options.cacheTo).toEqual([]);
    expect(options.note).toContain('docker/setup-buildx-action');
  });
});

describe('build arguments that look like a secret (B13)', () => {
  const pass = (text: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof passBuildArgs> =>
    passBuildArgs(inputs({ 'build-args': text, ...more }), []);

  test.each([
    'NPM_TOKEN',
    'db_password',
    'API_KEY',
    'AWS_SECRET_ACCESS_KEY',
    'GH_CREDENTIALS',
    'npmToken',
    'PGPASSWORD',
  ])('%s: told, and its value is no argument', (name) => {
    const { args, env, warning } = pass(`A=b\n${name}=s3cr3t=x`);
    expect(args).toEqual(['A=b', name]);
    expect(env).toEqual({ [name]: 's3cr3t=x' });
    expect(warning).toContain(`secrets: ${name.toLowerCase()}=`);
    expect(warning).not.toContain('s3cr3t');
  });

  test.each([
    'VERSION=1',
    'KEYBOARD=us',
    'MONKEY_KEYS=2',
    'MONKEY=1',
    'PATH=/x',
    'GO_VERSION',
    'MAX_TOKENS=4096',
    'TOKENIZERS_PARALLELISM=false',
    'TOKEN_LIFETIME=1h',
    'PASSWORD_MIN_LENGTH=8',
    'SECRET_NAME=x',
    'SSH_PUBLIC_KEY=x',
    'maxTokens=1',
  ])('%s is none (Y19)', (line) => {
    expect(pass(line)).toEqual({ args: [line], env: {}, warning: undefined });
  });

  test('a name alone, whose value buildx takes from the environment, is told of too', () => {
    const { args, env, warning } = pass('NPM_TOKEN\nVERSION');
    expect(args).toEqual(['NPM_TOKEN', 'VERSION']);
    expect(env).toEqual({});
    expect(warning).toContain('The build argument NPM_TOKEN looks like a secret');
  });

  test('"fail" refuses, "allow" is silent, mode=max is louder', () => {
    expect(() => pass('TOKEN=x', { 'secret-build-args': 'fail' })).toThrow('looks like a secret');
    expect(pass('TOKEN=x', { 'secret-build-args': 'allow' }).warning).toBeUndefined();
    expect(pass('TOKEN=x', { provenance: 'mode=max' }).warning).toContain('mode=max');
  });
});

describe('a tag that is there already (B16)', () => {
  const own = { revision, buildHash: 'b1', mayReuse: true };
  const existing = (labels: Readonly<Record<string, string>>): ExistingImage => ({
    ref: 'ghcr.io/a/b:1.2.3',
    digest: `sha256:${'1'.repeat(64)}`,
    mediaType: '',
    configs: [{ imageid: '', manifestDigest: '', platform: 'linux/amd64', labels }],
  });
  const ours = existing({ 'org.opencontainers.image.revision': revision, 'io.github.ci-image-actions.build': 'b1' });
  const otherBuild = existing({
    'org.opencontainers.image.revision': revision,
    'io.github.ci-image-actions.build': 'b2',
  });

  test('the same build is reused, another one re-pointed, so is one that asks for a fresh build', () => {
    expect(decideOnExisting(ours, own, 'reuse')).toBe('reuse');
    expect(decideOnExisting(otherBuild, own, 'reuse')).toBe('repoint');
    expect(decideOnExisting(ours, { ...own, mayReuse: false }, 'reuse')).toBe('repoint');
    expect(decideOnExisting(existing({}), own, 'overwrite')).toBe('repoint');
  });

  test('another revision, or none, is refused', () => {
    const other = existing({ 'org.opencontainers.image.revision': 'b'.repeat(40) });
    expect(() => decideOnExisting(other, own, 'reuse')).toThrow(`revision ${'b'.repeat(40)}`);
    expect(() => decideOnExisting(existing({}), own, 'reuse')).toThrow('no label of a revision');
    expect(() => decideOnExisting(ours, own, 'fail')).toThrow('use a new tag');
  });
});
