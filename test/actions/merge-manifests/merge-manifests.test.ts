import { describe, expect, test } from '@jest/globals';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import { CommandError } from '../../../src/errors.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { CallOptions } from '../../../src/ports/process.ts';
import { platformConfig, repeatedDigest } from '../../support/merge-images.ts';
import {
  indexType,
  latest,
  merge,
  other,
  platforms,
  recordOf,
  records,
  ref,
  amd64,
  repository,
  stored,
  tag,
} from '../../support/merge-world.ts';
import { headSha } from '../../support/run-facts.ts';

describe('the handover records of this run (M3)', () => {
  test('become one index, first under the immutable tag; the other ones get that very index', async () => {
    const { failure, outputs, calls } = await merge({ inputs: { annotations: 'a=b' } });
    expect(failure).toBeUndefined();
    expect(calls).toEqual([`${ref} index:a=b`, `${latest} from ${repository}@${repeatedDigest('f')}`]);
    expect(outputs).toMatchObject({
      digest: repeatedDigest('f'),
      'image-ref': ref,
      platforms,
      'media-type': indexType,
    });
    expect(parseHandover(outputs['handover'] ?? '', 'output')).toMatchObject({
      image: repository,
      tag,
      digest: repeatedDigest('f'),
      revision: headSha,
      'source-sha': headSha,
      archive: null,
      imageids: { 'linux/amd64': repeatedDigest('c'), 'linux/arm64': repeatedDigest('c') },
      platforms: ['linux/amd64', 'linux/arm64'],
    });
  });

  test('count in their newest form, and what is no record is told of and left out', async () => {
    const artifacts = [
      recordOf('amd64', repeatedDigest('0')),
      ...records,
      { name: 'x.handover.json', content: '{"schema":2}' },
      { name: 'image.tar', content: 'not a record' },
    ];
    const { failure, lines } = await merge({ artifacts });
    expect(failure).toBeUndefined();
    expect(lines.filter((line) => line.startsWith('warning'))).toEqual([
      expect.stringContaining('warning: The artifact "x.handover.json" is left out'),
    ]);
  });

  test('of one archive count once, also where the newest fell back to the spare name of an artifact', async () => {
    const [first, second] = records;
    const spare = { name: `app-${tag}-amd64.again.handover.json`, content: first?.content ?? '' };
    const artifacts = [recordOf('amd64', repeatedDigest('0')), spare, second ?? spare];
    expect((await merge({ artifacts })).failure).toBeUndefined();
  });

  test('are not read when there are more than a matrix has jobs', async () => {
    const artifacts = Array.from({ length: 257 }, (_, index) => recordOf(`x${index}`, amd64.digest));
    const { failure, calls } = await merge({ artifacts });
    expect(String(failure)).toContain('There are 257 handover records in this run, and at most 256 are read');
    expect(calls).toEqual([]);
  });

  test.each([
    ['of one platform alone', [records[0]], 'linux/arm64 missing'],
    [
      'that contradict their image',
      [recordOf('arm64', repeatedDigest('9'), { revision: headSha })],
      'was pushed and cannot',
    ],
    ['of builds that were not pushed', [recordOf('amd64', '')], 'were not pushed'],
    [
      'of two images for one platform',
      [...records, recordOf('x64', repeatedDigest('8'))],
      'Two sources hold linux/amd64',
    ],
  ])('%s set no tag', async (_, artifacts, message) => {
    const tags = { [`${repository}@${repeatedDigest('8')}`]: stored('', platformConfig('linux/amd64', '8')) };
    const { failure, calls, outputs } = await merge({ artifacts: artifacts.flatMap((record) => record ?? []), tags });
    expect(String(failure)).toContain(message);
    expect(calls).toEqual([]);
    expect(outputs).toMatchObject({ digest: '', 'pushed-refs': '[]' });
  });

  test('whose image has another revision are refused', async () => {
    const tags = { [`${repository}@${repeatedDigest('7')}`]: stored('', platformConfig('linux/amd64', '7', other)) };
    const { failure } = await merge({ artifacts: [recordOf('amd64', repeatedDigest('7'))], tags });
    expect(String(failure)).toContain(`says revision ${headSha}, and the image's label`);
  });
});

test('images that all lack the label are merged with a warning, and the record knows no revision', async () => {
  const bare = [platformConfig('linux/amd64', '3'), platformConfig('linux/arm64', '2')].map((config) => ({
    ...config,
    labels: {},
  }));
  const names = bare.map(({ manifestDigest }) => `${repository}@${manifestDigest}`);
  const { failure, lines, outputs } = await merge({
    inputs: { sources: names.join() },
    tags: Object.fromEntries(bare.map((config, index) => [names[index] ?? '', stored('', config)])),
  });
  expect(failure).toBeUndefined();
  expect(lines.join('\n')).toContain('warning: No source has the label org.opencontainers.image.revision');
  expect(parseHandover(outputs['handover'] ?? '', 'output').revision).toBe('');
});

test('a registry that answers nothing ends within the time limit, and nothing was set', async () => {
  const down = new CommandError({
    command: 'docker buildx imagetools inspect',
    exitCode: 1,
    stderr:
      'ERROR: unexpected status from HEAD request to https://ghcr.io/v2/acme/app/manifests/1: 503 Service Unavailable',
  });
  const { failure, calls, waits } = await merge({
    inputs: { sources: ref, 'timeout-minutes': '1', 'retry-wait-seconds': '60', 'max-attempts': '9' },
    through: (memory) => ({ ...memory, manifest: () => Promise.reject(down) }),
  });
  expect(String(failure)).toContain('after the time limit');
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(60_000);
  expect(calls).toEqual([]);
});

describe('a registry that hangs costs at most 20 s beyond the attempts to push (F11)', () => {
  const timedOut = { command: 'docker buildx imagetools', exitCode: -1, stderr: '', timedOut: true };
  /** Never answers: the caller's limit ends the call. */
  const hang =
    (clock: Clock) =>
    async (options: CallOptions = {}): Promise<never> => {
      await clock.sleep(options.timeoutMs ?? Infinity);
      throw new CommandError(timedOut);
    };
  const spent = (waits: readonly number[]): number => waits.reduce((sum, wait) => sum + wait, 0);

  test('where the sources are: it is asked twice', async () => {
    const { failure, calls, waits } = await merge({
      inputs: { sources: ref },
      through: (memory, clock) => ({ ...memory, manifest: (_ref, options) => hang(clock)(options) }),
    });
    expect(String(failure)).toContain(`find ${ref} failed after 2 attempts (timeout)`);
    expect(spent(waits)).toBeLessThanOrEqual(20_000);
    expect(calls).toEqual([]);
  });

  test('where a tag goes, while the others get theirs', async () => {
    const mirror = `mirror.example/app:${tag}`;
    const { failure, tags, waits } = await merge({
      inputs: { tags: `${ref},${mirror}` },
      through: (memory, clock) => ({
        ...memory,
        manifest: (name, options) => (name === mirror ? hang(clock)(options) : memory.manifest(name, options)),
      }),
    });
    expect(String(failure)).toContain(`find ${mirror} failed after 2 attempts (timeout)`);
    expect([...tags.keys()]).toContain(ref);
    expect(spent(waits)).toBeLessThanOrEqual(20_000);
  });

  test('once it has the sources: a tag is set within seconds, or the attempt is over', async () => {
    const limits: (number | undefined)[] = [];
    const { failure } = await merge({
      through: (memory, clock) => ({
        ...memory,
        merge(_sources, _target, _annotations, options) {
          limits.push(options?.timeoutMs);
          return hang(clock)(options);
        },
      }),
    });
    expect(String(failure)).toContain(`push ${ref} failed after 3 attempts (timeout)`);
    expect(limits).toEqual([30_000, 30_000, 30_000]);
  });
});

test('a source that lists another index is an error that says so (U6)', async () => {
  const entry = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: amd64.digest };
  const name = `${repository}:nested`;
  const { failure, calls } = await merge({
    inputs: { sources: name },
    tags: { [name]: { ...amd64, raw: JSON.stringify({ manifests: [entry] }) } },
  });
  expect(String(failure)).toContain('is an index that lists another index');
  expect(calls).toEqual([]);
});
