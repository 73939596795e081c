import { describe, expect, test } from '@jest/globals';
import { copyToTarget, queryTarget } from '../../../actions/copy-image/copy-target.ts';
import type { SourceImage } from '../../../actions/copy-image/source-image.ts';
import { sha256 } from '../../../src/core/oci/digest.ts';
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
    await copyToTarget(moving, source, undefined, session);
    expect(target.writes.at(-1)).toBe('manifest latest');
    expect(session.log.lines.join('\n')).toContain('warning: d.example/app:latest was taken');
  });
});

test('the tag comes last, when everything below it is there', async () => {
  const source = pushImage();
  const target = memoryRepository();
  const session = copySession({ [from]: source.source as MemoryRepository }, { [to]: target });
  expect(await queryTarget(fixed, source, session)).toEqual({ digest: undefined, isDone: false });
  await copyToTarget(fixed, source, undefined, session);
  expect(target.writes).toHaveLength(3);
  expect(target.writes.at(-1)).toBe('manifest 1.2.3');
  expect(await queryTarget(fixed, source, session)).toEqual({ digest: source.digest, isDone: true });
});

describe('what is read back', () => {
  /** A repository that answers with what a tag held before, as often as given, once it has a new one. */
  function lagging(answers: number): { readonly target: MemoryRepository; readonly before: string } {
    const target = memoryRepository();
    const { digest: before } = target.addManifest({ schemaVersion: 2, config: target.addBlob('old') }, 'latest');
    let left = answers;
    return {
      before,
      target: {
        ...target,
        manifest: (reference) =>
          target.writes.length > 0 && reference === 'latest' && left-- > 0
            ? target.manifest(before)
            : target.manifest(reference),
      },
    };
  }

  test('may for a while be what the tag held before: a registry that lags behind is asked again', async () => {
    const source = pushImage();
    const { target, before } = lagging(2);
    const session = copySession({ [from]: source.source as MemoryRepository }, { [to]: target });
    expect(await queryTarget(moving, source, session)).toEqual({ digest: before, isDone: false });
    await copyToTarget(moving, source, before, session);
    expect(target.writes.at(-1)).toBe('manifest latest');
  });

  test('and stays it where nothing takes the tag', async () => {
    const source = pushImage();
    const { target, before } = lagging(99);
    const session = copySession({ [from]: source.source as MemoryRepository }, { [to]: target });
    await expect(copyToTarget(moving, source, before, session)).rejects.toThrow(`still holds ${before} there`);
  });

  test('anything else was pushed meanwhile', async () => {
    const source = pushImage();
    const { target, before } = lagging(1);
    const session = copySession({ [from]: source.source as MemoryRepository }, { [to]: target });
    await expect(copyToTarget(moving, source, `sha256:${'0'.repeat(64)}`, session)).rejects.toThrow(
      `has the digest ${before} after the copy`,
    );
  });
});

test('an image of the engine is compared with whatever a tag holds: what cannot be read is another image', async () => {
  const source = { ...pushImage(), imageid: `sha256:${'1'.repeat(64)}` };
  const target = memoryRepository();
  const raw = '{"schemaVersion":2,"layers":[],"layers":[]}';
  target.manifests.set('latest', raw);
  const state = await queryTarget(moving, source, copySession({}, { [to]: target }));
  expect(state).toEqual({ digest: sha256(raw), isDone: false });
});
