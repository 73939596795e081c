import { describe, expect, test } from '@jest/globals';
import { platformConfig, repeatedDigest } from '../../support/merge-images.ts';
import {
  amd64,
  arm64,
  indexType,
  latest,
  merge,
  other,
  ref,
  repository,
  stored,
  type Stored,
} from '../../support/merge-world.ts';

describe('moving tags', () => {
  const newer = (created: string): Stored => {
    const config = platformConfig('linux/amd64', '6', other);
    return stored('', { ...config, labels: { ...config.labels, 'org.opencontainers.image.created': created } });
  };

  test('are re-pointed from another revision by a merge that is new', async () => {
    const { failure, tags } = await merge({ tags: { [latest]: newer('') } });
    expect(failure).toBeUndefined();
    expect(tags.get(latest)?.digest).toBe(repeatedDigest('f'));
  });

  test.each([
    ['stay where they are when it was there before', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', false],
    ['are set when an attempt broke off before them', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', true],
  ])('%s', async (_, own, theirs, moves) => {
    const dated = [platformConfig('linux/amd64', 'a'), platformConfig('linux/arm64', 'b')].map((config) => ({
      ...config,
      labels: { ...config.labels, 'org.opencontainers.image.created': own },
    }));
    const tags = {
      [ref]: stored('f', ...dated),
      [latest]: newer(theirs),
      ...Object.fromEntries(dated.map((config) => [`${repository}@${config.manifestDigest}`, stored('', config)])),
    };
    const { failure, calls, lines } = await merge({ tags });
    expect(failure).toBeUndefined();
    expect(calls).toEqual(moves ? [`${latest} from ${repository}@${repeatedDigest('f')}`] : []);
    expect(lines.some((line) => line.includes('stays where it is'))).toBe(!moves);
  });

  test('stay at a newer image, also when the merge is new (W5)', async () => {
    const dated = [platformConfig('linux/amd64', 'a'), platformConfig('linux/arm64', 'b')].map((config) => ({
      ...config,
      labels: { ...config.labels, 'org.opencontainers.image.version': '1.20.4' },
    }));
    const config = platformConfig('linux/amd64', '6', other);
    const led = stored('', { ...config, labels: { ...config.labels, 'org.opencontainers.image.version': '1.21.1' } });
    const tags = {
      [latest]: led,
      ...Object.fromEntries(dated.map((each) => [`${repository}@${each.manifestDigest}`, stored('', each)])),
    };
    const { failure, tags: after, lines } = await merge({ tags });
    expect(failure).toBeUndefined();
    expect(after.get(ref)?.digest).toBe(repeatedDigest('f'));
    expect(after.get(latest)).toBe(led);
    expect(lines.join('\n')).toContain('That is newer (version 1.21.1), and no tag is moved back');
  });

  test('that another run moves on right afterwards are a warning', async () => {
    const { failure, lines, outputs } = await merge({
      through: (memory) => ({
        ...memory,
        async copy(source, targets) {
          await memory.copy(source, targets);
          await memory.merge([`${repository}@${repeatedDigest('6')}`], latest, []);
        },
      }),
      tags: { [`${repository}@${repeatedDigest('6')}`]: newer('') },
    });
    expect(failure).toBeUndefined();
    expect(lines.join('\n')).toContain(`warning: ${latest} was set, and another run has moved it on`);
    expect(outputs['pushed-refs']).toContain(repeatedDigest('6'));
  });
});

test('a moving tag alone that another run moves on is an error: nothing else holds the index', async () => {
  const config = platformConfig('linux/amd64', '6', other);
  const { failure, outputs } = await merge({
    inputs: { tags: latest, sources: `${repository}@${amd64.digest},${repository}@${arm64.digest}` },
    tags: { [`${repository}@${repeatedDigest('6')}`]: stored('', config) },
    through: (memory) => ({
      ...memory,
      async merge(...args) {
        await memory.merge(...args);
        await memory.copy(`${repository}@${repeatedDigest('6')}`, [latest]);
      },
    }),
  });
  expect(String(failure)).toContain('another job pushes the same tag');
  expect(outputs['digest']).toBe('');
});

describe('an immutable tag (M4)', () => {
  test('of our revision with a platform that we lack is an error', async () => {
    const wide = stored('5', platformConfig('linux/amd64', '5'), platformConfig('linux/s390x', '4'));
    const { failure, calls } = await merge({ tags: { [ref]: wide } });
    expect(String(failure)).toContain('this merge is for linux/amd64, linux/arm64 alone');
    expect(calls).toEqual([]);
  });

  test('of our revision and platforms, out of other builds, is re-pointed with a notice', async () => {
    const rebuilt = stored('5', platformConfig('linux/amd64', '5'), platformConfig('linux/arm64', '4'));
    const { failure, tags, lines } = await merge({ tags: { [ref]: rebuilt } });
    expect(failure).toBeUndefined();
    expect(tags.get(ref)?.digest).toBe(repeatedDigest('f'));
    expect(lines.join('\n')).toContain(`notice: ${ref} holds ${repeatedDigest('5')}`);
  });

  test('that a build job keeps setting is an error that names the race, and the moving tags stay away', async () => {
    const { failure, calls, outputs, waits } = await merge({
      through: (memory) => ({
        ...memory,
        async merge(sources, target, annotations) {
          await memory.merge(sources, target, annotations);
          await memory.copy(`${repository}@${amd64.digest}`, [target]);
        },
      }),
    });
    expect(String(failure)).toContain(`push ${ref} failed after 3 attempts`);
    expect(String(failure)).toContain('another job pushes the same tag at the same time');
    expect(calls.filter((call) => call === ref)).toHaveLength(3);
    expect(waits).toEqual([5000, 10_000]);
    expect(JSON.parse(outputs['pushed-refs'] ?? '')).toEqual(
      [ref, latest].map((name) => ({ ref: name, error: expect.stringContaining('another job') })),
    );
    expect(outputs['digest']).toBe('');
  });

  test('of another revision is an error, before anything is set', async () => {
    const foreign = stored('', platformConfig('linux/amd64', '5', other));
    const { failure, calls } = await merge({ inputs: { tags: `${latest},${ref}` }, tags: { [ref]: foreign } });
    expect(String(failure)).toContain(`${ref} holds ${repeatedDigest('5')} (linux/amd64, revision ${other}) already`);
    expect(calls).toEqual([]);
  });

  test('that another merge of the same revision sets at the same time is an error that names the race', async () => {
    const rebuilt = stored('5', platformConfig('linux/amd64', '5'), platformConfig('linux/arm64', '4'));
    const world = new Map<string, Stored>();
    const { failure, calls } = await merge({
      through: (memory) => ({
        ...memory,
        async merge(...args) {
          await memory.merge(...args);
          world.set(ref, rebuilt);
        },
        manifest: (asked) => {
          const image = world.get(asked);
          if (image === undefined) return memory.manifest(asked);
          return Promise.resolve({ found: true, digest: image.digest, mediaType: indexType, raw: image.raw });
        },
        configs: (asked) =>
          asked === `${repository}@${rebuilt.digest}` ? Promise.resolve(rebuilt.configs) : memory.configs(asked),
      }),
    });
    expect(String(failure)).toContain('another job pushes the same tag at the same time');
    expect(calls).toEqual([ref]);
  });

  test('that reads as it was before, since the registry lags behind, is set and read again', async () => {
    const before = stored('5', platformConfig('linux/amd64', '5'), platformConfig('linux/arm64', '4'));
    let stale = 2;
    const { failure, waits, lines } = await merge({
      tags: { [ref]: before },
      through: (memory) => ({
        ...memory,
        manifest: (asked) =>
          asked === ref && stale-- > 0
            ? Promise.resolve({ found: true, digest: before.digest, mediaType: indexType, raw: before.raw })
            : memory.manifest(asked),
      }),
    });
    expect(failure).toBeUndefined();
    expect(waits).toEqual([5000]);
    expect(lines.join('\n')).toContain('setting it again in 5.0 s');
  });
});
