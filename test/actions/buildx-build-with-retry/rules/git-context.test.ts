import { describe, expect, test } from '@jest/globals';
import { readBuildInputs } from '../../../../actions/buildx-build-with-retry/inputs.ts';
import {
  gitTokenSecret,
  isRemoteContext,
  resolveDefaultContext,
} from '../../../../actions/buildx-build-with-retry/rules/git-context.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';
import { headSha, runFacts } from '../../../support/run-facts.ts';

describe('a Git context', () => {
  test.each([
    ['https://github.com/acme/app.git', true],
    ['https://github.com/acme/app.git#main:docker', true],
    ['https://github.com/acme/app.git?ref=main', true],
    ['https://github.com.evil.example/acme/app.git', false],
    ['https://evil.example/https://github.com/acme/app.git', false],
    ['https://github.com/acme/app/archive/main.tar.gz', false],
    ['https://github.com/acme/app/archive/main.tar.gz?x=.git#y', false],
    ['git@github.com:acme/app.git', false],
    ['.', false],
  ])('%s gets the token: %s', (context, own) => {
    expect(gitTokenSecret({ context, buildContexts: [] }, 'https://github.com', [])).toBe(
      own ? 'GIT_AUTH_TOKEN.github.com' : undefined,
    );
  });

  test('binds the token to the host of the server, with its port (Z8)', () => {
    const server = 'https://ghes.example:8443';
    expect(gitTokenSecret({ context: '.', buildContexts: [`src=${server}/a/b.git#x`] }, server, [])).toBe(
      'GIT_AUTH_TOKEN.ghes.example:8443',
    );
  });

  test.each([
    ['GIT_AUTH_TOKEN', false],
    ['GIT_AUTH_TOKEN.github.com', false],
    ['GIT_AUTH_HEADER', false],
    ['GIT_AUTH_HEADER.github.com', false],
    ['GIT_AUTH_TOKEN.gitlab.example', true],
    ['GIT_AUTH_TOKENS', true],
  ])('beside the secret %s gets the token: %s (Z8)', (id, own) => {
    expect(
      gitTokenSecret({ context: 'https://github.com/a/b.git', buildContexts: [] }, 'https://github.com', [id]) !==
        undefined,
    ).toBe(own);
  });

  test.each([
    ['.', false],
    ['docker/app', false],
    ['/abs', false],
    ['https://github.com/a/b.git', true],
    ['git@github.com:a/b.git', true],
    ['deploy@git.example.com:a/b.git#main:app', true],
    ['./me@home/app', false],
    ['github.com/a/b', true],
  ])('%s is fetched by the builder: %s', (context, remote) => {
    expect(isRemoteContext(context)).toBe(remote);
  });
});

describe('{{defaultContext}} (Y18)', () => {
  const resolve = (given: Readonly<Record<string, string>>, run = {}): ReturnType<typeof readBuildInputs> =>
    resolveDefaultContext(readBuildInputs(new InputReader((name) => given[name] ?? '')), runFacts(run));
  const own = 'https://github.com/Acme/App.git';
  const pull = { ref: 'refs/pull/7/merge' };

  test.each([
    ['{{defaultContext}}', {}, `${own}#${headSha}`],
    ['{{defaultContext}}:docker/app', {}, `${own}#${headSha}:docker/app`],
    ['{{ defaultContext }}:sub', pull, `${own}#refs/pull/7/merge:sub`],
    [
      '{{{defaultContext}}}',
      { ...pull, env: { DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: 'true' } },
      `${own}#refs/pull/7/head`,
    ],
    ['./app', {}, './app'],
  ])('%s is the Git context of the run: %j', (context, run, resolved) => {
    expect(resolve({ context }, run).context).toBe(resolved);
  });

  test('is known in "build-contexts" too, and nothing else is', () => {
    expect(resolve({ 'build-contexts': 'src={{defaultContext}}:src' }).buildContexts).toEqual([
      `src=${own}#${headSha}:src`,
    ]);
    expect(() => resolve({ context: '{{ref}}' })).toThrow('Input "context" has "{{ref}}"');
  });
});
