import { expect, test } from '@jest/globals';
import { pruneImages } from '../../../actions/prune-images/prune-images.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { readPruneInputs } from '../../../actions/prune-images/inputs.ts';
import { fakeClock } from '../../support/fake-clock.ts';

type PruneDeps = Parameters<typeof pruneImages>[1];

/** Nothing may be asked of anybody. */
const deps = { run: { repository: 'acme/app' }, clock: fakeClock() } as unknown as PruneDeps;

test.each([
  ['acme/app', 'docker.io'],
  ['quay.io/acme/app', 'quay.io'],
  [
    'ghcr.io/acme/app\n123456789012.dkr.ecr.eu-west-1.amazonaws.com/app',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  ],
])("GitHub's API deletes nothing for %j, since it would be the package of the same name (U9)", async (images, host) => {
  const inputs = readPruneInputs(
    new InputReader((name) => ({ images, 'registry-api': 'github', 'dry-run': 'false' })[name] ?? ''),
  );
  await expect(pruneImages(inputs, deps)).rejects.toThrow(
    `is on ${host}, of which GitHub's API knows nothing: use "auto"`,
  );
});
