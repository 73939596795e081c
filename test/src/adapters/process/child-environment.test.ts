import { expect, test } from '@jest/globals';
import { childEnvironment } from '../../../../src/adapters/process/child-environment.ts';

const environment = {
  PATH: '/bin',
  HOME: '/root',
  DOCKER_CONFIG: '/docker',
  HTTPS_PROXY: 'http://proxy',
  GITHUB_TOKEN: 'set by the user',
  GITHUB_SHA: 'abc',
  RUNNER_TEMP: '/temp',
  NPM_TOKEN: 'of the user',
};
const own = {
  INPUT_PASSWORD: 'secret',
  'INPUT_GITHUB-TOKEN': 'secret',
  STATE_leftover: '{}',
  ACTIONS_RUNTIME_TOKEN: 'secret',
  ACTIONS_RUNTIME_URL: 'https://pipelines',
  ACTIONS_RESULTS_URL: 'https://results',
  ACTIONS_CACHE_URL: 'https://cache',
  ACTIONS_CACHE_SERVICE_V2: 'True',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token',
  GITHUB_ENV: '/file',
  GITHUB_OUTPUT: '/file',
  GITHUB_PATH: '/file',
  GITHUB_STATE: '/file',
  GITHUB_STEP_SUMMARY: '/file',
  DEBUG: '1',
};

test.each([
  ['docker', ['image', 'push', '--', 'a:1']],
  ['docker', ['buildx', 'build', '--build-arg=A=DEBUG-1', '--label=type=ghastly']],
  ['git', ['ls-remote', '--tags']],
])('%s %j gets nothing of what the step has for itself (Z17)', (_, args) => {
  expect(childEnvironment({ ...environment, ...own }, args)).toEqual(environment);
});

test.each([
  '--cache-from=type=gha',
  '--cache-to=type=gha,mode=max',
  '--cache-to="type=gha",scope=a',
  '{"target":{"api":{"cache-to":["type=gha,scope=api"]}}}',
])('a build with %s gets the address and the token of the cache, and no other (Z17)', (arg) => {
  const { ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL, ACTIONS_CACHE_SERVICE_V2 } = own;
  expect(childEnvironment({ ...environment, ...own }, ['build', arg])).toEqual({
    ...environment,
    ACTIONS_RUNTIME_TOKEN,
    ACTIONS_RESULTS_URL,
    ACTIONS_CACHE_URL,
    ACTIONS_CACHE_SERVICE_V2,
  });
});

test.each([
  ['--build-arg=DEBUG', 'DEBUG'],
  ['--secret=id=t,env=ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
  ['--secret="id=t","env=INPUT_PASSWORD"', 'INPUT_PASSWORD'],
  ['{"target":{"api":{"secret":["id=t,env=INPUT_PASSWORD"]}}}', 'INPUT_PASSWORD'],
] as const)('a variable that the user names is handed over: %s', (arg, name) => {
  expect(childEnvironment({ ...environment, ...own }, [arg])).toEqual({ ...environment, [name]: own[name] });
});
