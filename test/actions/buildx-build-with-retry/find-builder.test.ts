import { expect, test } from '@jest/globals';
import { findBuilder, type BuildDeps } from '../../../actions/buildx-build-with-retry/build-plan.ts';
import { commandError } from '../../support/build-world.ts';

test.each([
  [
    'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
    'ubuntu-slim',
  ],
  ['permission denied while trying to connect to the docker API at unix:///var/run/docker.sock', 'group "docker"'],
  ['ERROR: no builder "ci" found', 'docker/setup-buildx-action'],
])('a builder that cannot be found says what to do: %s (Y20)', async (stderr, advice) => {
  const buildx = { builder: () => Promise.reject(commandError(stderr)) } as unknown as BuildDeps['buildx'];
  const error: unknown = await findBuilder('ci', { buildx }, {}).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('finding the builder failed');
  expect(String(error)).toContain(advice);
});
