import { describe, expect, test } from '@jest/globals';
import { copyToTarget, queryTarget } from '../../../actions/copy-image/copy-target.ts';
import type { SourceImage } from '../../../actions/copy-image/source-image.ts';
import type { TargetRef } from '../../../src/core/tags/target-refs.ts';
import { RegistryError } from '../../../src/errors.ts';
import { copySession } from '../../support/copy-session.ts';
import { memoryRepository, type MemoryRepository } from '../../support/memory-repository.ts';

const from = 'r.example/app';
const to = 'd.example/app';
const fixed: TargetRef = { ref: `${to}:1.2.3`, repository: to, host: 'd.example', tag: '1.2.3', isMoving: false };
const moving: TargetRef = { ...fixed, ref: `${to}:latest`, tag: 'latest', isMoving: true };

function pushImage(): SourceImage {
  const source = memoryRepository();
  const config = source.addBlob('{}', 'application/vnd.oci.image.config.v1+json');
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const { digest } = source.addManifest(
    { schemaVersion: 2, mediaType, config, layers: [source.addBlob('layer')] },
    '1',
  );
  const raw = source.manifests.get(digest) ?? '';
  return {
    source,
    repository: from,
    digest,
    mediaType,
    raw,
    entries: undefined,
    imageid: undefined,
    revision: '',
    isCut: false,
  };
}

const refusal = (status: number): RegistryError =>
  new RegistryError(`GET d.example/v2/app/manifests/x: HTTP ${status} DENIED`, { status, code: 'DENIED' });

/** A repository whose account may push and not pull. */
function pushOnly(
  status: number,
  tags: MemoryRepository['tags'] = () => Promise.reject(refusal(status)),
): MemoryRepository {
  return { ...memoryRepository(), manifest: () => Promise.reject(refusal(status)), tags };
}

describe('an account that may push and not pull', () => {
  test.each([401, 403])('gives no tag that must not move: %d is no absence (U10)', async (status) => {
    const session = copySession({}, { [to]: pushOnly(status) });
    await expect(queryTarget(fixed, pushImage(), session)).rejects.toThrow(
      'd.example/app:1.2.3 must not be moved, and its registry does not say whether it exists',
    );
  });

  test('gives it where the list of tags says that it is free, and not where it is taken (U10)', async () => {
    const listing = (...tags: string[]): ReturnType<typeof copySession> =>
      copySession({}, { [to]: pushOnly(403, () => Promise.resolve(tags)) });
    expect(await queryTarget(fixed, pushImage(), listing('1.2.2'))).toEqual({ digest: undefined, isDone: false });
    await expect(queryTarget(fixed, pushImage(), listing('1.2.3'))).rejects.toThrow('must not be moved');
  });

  test('gives a moving tag, and says that it was not read back', async () => {
    const source = pushImage();
    const target = pushOnly(403);
    const session = copySession({ [from]: source.source as MemoryRepository }, { [to]: target });
    expect(await queryTarget(moving, source, session)).toEqual({ digest: undefined, isDone: false });
    await copyToTarget(moving, source, session);
    expect(target.writes.at(-1)).toBe('manifest latest');
    expect(session.log.lines.join('\n')).toContain('warning: d.example/app:latest was taken');
  });
});

test('the tag comes last, when everything below it is there', async () => {
  const source = pushImage();
  const target = memoryRepository();
  const session = copySession({ [from]: source.source as MemoryRepository }, { [to]: target });
  expect(await queryTarget(fixed, source, session)).toEqual({ digest: undefined, isDone: false });
  await copyToTarget(fixed, source, session);
  expect(target.writes).toHaveLength(3);
  expect(target.writes.at(-1)).toBe('manifest 1.2.3');
  expect(await queryTarget(fixed, source, session)).toEqual({ digest: source.digest, isDone: true });
});
