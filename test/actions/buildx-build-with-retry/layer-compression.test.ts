import { describe, expect, test } from '@jest/globals';
import { decideLayerCompression } from '../../../actions/buildx-build-with-retry/rules/layer-compression.ts';
import { buildInWorld, commandError, indexType } from '../../support/build-world.ts';

const ref = 'ghcr.io/a/b:pr-7-3370e22';
const zstd = 'compression=zstd,compression-level=3,oci-mediatypes=true';
/** A branch that is not the default one. */
const branch = { run: { ref: 'refs/heads/feature' } };
const outputsOf = (args: readonly string[]): readonly string[] =>
  args.filter((arg) => arg.startsWith('--output=')).map((arg) => arg.slice('--output='.length));
const refused = commandError(
  `ERROR: failed to build: failed to solve: failed to push ${ref}: unexpected status from PUT request to https://ghcr.io/v2/a/b/manifests/x: 400 Bad Request\nmanifest invalid: manifest invalid`,
);

test.each([
  ['auto', 'pull-request', 'docker-container', 'zstd'],
  ['auto', 'merge-queue', 'remote', 'zstd'],
  ['auto', 'branch', 'kubernetes', 'zstd'],
  ['auto', 'default-branch', 'docker-container', 'gzip'],
  ['auto', 'tag', 'docker-container', 'gzip'],
  ['auto', 'branch', 'docker', 'gzip'],
  ['zstd', 'tag', 'docker-container', 'zstd'],
  ['zstd', 'branch', 'docker', 'gzip'],
  ['gzip', 'branch', 'docker-container', 'gzip'],
  ['uncompressed', 'branch', 'remote', 'uncompressed'],
] as const)('layer-compression %s: on %s with the %s driver it is %s', (input, kind, driver, compression) => {
  expect(decideLayerCompression(input, kind, driver)).toBe(compression);
});

describe('the layers of a push', () => {
  test('are zstd on a branch, in every output of that solve, and nothing is forced', async () => {
    const { solves, failure } = await buildInWorld({ tags: ref, 'image-tar': 'x.tar', load: 'false' }, branch);
    expect(failure).toBeUndefined();
    expect(solves.map(outputsOf)).toEqual([
      [`type=image,${zstd},push=true,name=${ref}`, `type=docker,dest=x.tar,name=${ref},${zstd}`],
    ]);
  });

  test('are gzip on the default branch, with nothing added', async () => {
    const { solves } = await buildInWorld({ tags: ref, load: 'false' });
    expect(solves.map(outputsOf)).toEqual([[`type=image,push=true,name=${ref}`]]);
  });

  test('that a registry refuses are pushed as gzip in the same attempt, further references too, and one line says so', async () => {
    const tags = `${ref}\nghcr.io/a/b:latest`;
    const { solves, failure, result, lines } = await buildInWorld(
      { tags, load: 'false', 'max-attempts': '1' },
      {
        ...branch,
        onPush: (_, args) => {
          if (args.some((arg) => arg.includes('zstd'))) throw refused;
        },
      },
    );
    const gzip = 'compression=gzip,force-compression=true';
    expect(failure).toBeUndefined();
    expect(result.attempts).toBe(1);
    expect(solves.map(outputsOf)).toEqual([
      [`type=image,${zstd},push=true,name=${ref}`],
      [`type=image,${gzip},push=true,name=${ref}`],
      [`type=image,${gzip},push=true,name=ghcr.io/a/b:latest`],
    ]);
    expect(lines.filter((line) => line.includes('layer-compression'))).toEqual([
      expect.stringContaining('warning: ghcr.io does not take layers as zstd ('),
    ]);
  });

  test('that a second registry refuses are solved for it as gzip, not copied from the first', async () => {
    const { copies, solves, failure } = await buildInWorld(
      { tags: `${ref}\nquay.io/a/b:1.2.3`, load: 'false' },
      {
        ...branch,
        mediaType: indexType,
        onPush: ([name = ''], args) => {
          if (name.startsWith('quay.io') && !args.some((arg) => arg.includes('compression=gzip'))) throw refused;
        },
      },
    );
    expect(failure).toBeUndefined();
    expect(copies).toEqual(['quay.io/a/b:1.2.3']);
    expect(outputsOf(solves.at(-1) ?? [])).toEqual([
      'type=image,compression=gzip,force-compression=true,push=true,name=quay.io/a/b:1.2.3',
    ]);
  });

  test.each([
    ['gzip', 'a manifest that is refused anyway', refused],
    ['auto', 'a denied push', commandError('ERROR: denied: requested access to the resource is denied')],
  ])('layer-compression %s: %s is pushed once', async (layerCompression, _, error) => {
    const { solves, failure } = await buildInWorld(
      { tags: ref, load: 'false', 'layer-compression': layerCompression },
      { ...branch, onPush: () => Promise.reject(error) },
    );
    expect(failure).toBeDefined();
    expect(solves).toHaveLength(1);
  });
});

describe('one solve or two', () => {
  test('annotations of an index are pushed, and the archive goes without them (Y11)', async () => {
    const { solves, failure } = await buildInWorld({
      tags: ref,
      'image-tar': 'x.tar',
      load: 'false',
      annotations: 'index:a=b',
    });
    expect(failure).toBeUndefined();
    expect(solves.map((args) => args.includes('--annotation=index:a=b'))).toEqual([true, false]);
    expect(solves.map(outputsOf)).toEqual([
      [`type=image,push=true,name=${ref}`],
      [`type=docker,dest=x.tar,name=${ref}`],
    ]);
  });
});

describe('outputs that push by digest (Y17)', () => {
  const digest = `sha256:${'d'.repeat(64)}`;
  const metadata = { 'containerimage.digest': digest, 'containerimage.descriptor': { mediaType: indexType } };

  test.each(['docker-container', 'docker'])('set the output "digest" and the record, %s driver', async (driver) => {
    const { result, failure, solves } = await buildInWorld(
      { tags: 'ghcr.io/a/b', outputs: 'type=image,push-by-digest=true,name-canonical=true,push=true' },
      { driver, metadata },
    );
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ digest, mediaType: indexType, pushed: false, handover: { digest } });
    if (driver === 'docker') return;
    expect(solves.map(outputsOf)).toEqual([
      ['type=image,push-by-digest=true,name-canonical=true,push=true,name=ghcr.io/a/b'],
    ]);
  });

  test('of another repository set the output alone, and outputs that push nothing set none', async () => {
    const other = await buildInWorld({ tags: 'ghcr.io/a/b', outputs: 'type=registry,name=x.io/c:1' }, { metadata });
    expect(other.result).toMatchObject({ digest, handover: { digest: '' } });
    const local = await buildInWorld({ tags: 'ghcr.io/a/b', outputs: 'type=local,dest=out' }, { metadata });
    expect(local.result.digest).toBe('');
  });
});
