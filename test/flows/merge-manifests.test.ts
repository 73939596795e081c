import { tmpdir } from 'node:os';
import { afterEach, describe, expect, test } from '@jest/globals';
import { runnerFiles } from '../../src/adapters/runner-files.ts';
import { mergeOutputs, readMergeInputs } from '../../src/contracts/merge-manifests.ts';
import { parseHandover, serialiseHandover, type HandoverRecord } from '../../src/core/handover-record.ts';
import { InputReader } from '../../src/core/inputs.ts';
import { CommandError } from '../../src/errors.ts';
import { mergeManifests } from '../../src/flows/merge-manifests.ts';
import type { ImageConfig, Registry, RegistryAnswer } from '../../src/ports.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { handoverRecord } from '../support/handover-records.ts';
import { configOf, digestOf } from '../support/merge-images.ts';
import { recordingLog } from '../support/recording-log.ts';
import { headSha, runFacts } from '../support/run-facts.ts';
import { storedArtifacts, type StoredArtifact } from '../support/stored-artifacts.ts';

const repository = 'ghcr.io/acme/app';
const tag = `sha-${headSha.slice(0, 7)}`;
const ref = `${repository}:${tag}`;
const latest = `${repository}:latest`;
const platforms = 'linux/amd64,linux/arm64';
const indexType = 'application/vnd.oci.image.index.v1+json';
const other = 'e'.repeat(40);

interface Stored {
  readonly digest: string;
  readonly raw: string;
  readonly configs: readonly ImageConfig[];
}

/** An index of these images under a digest of its own; a single one without attestations stands alone. */
function stored(character: string, ...configs: readonly ImageConfig[]): Stored {
  const [only] = configs;
  if (configs.length === 1 && only !== undefined) return { digest: only.manifestDigest, raw: '{}', configs };
  const raw = JSON.stringify({ manifests: configs.map(({ manifestDigest }) => ({ digest: manifestDigest })) });
  return { digest: digestOf(character), raw, configs };
}

const amd64 = stored('', configOf('linux/amd64', 'a'));
const arm64 = stored('', configOf('linux/arm64', 'b'));

/** A registry in memory: `tags` are its state, `calls` what was set. */
function memoryRegistry(tags: Map<string, Stored>): Registry & { readonly calls: string[] } {
  const calls: string[] = [];
  const byDigest = new Map([amd64, arm64].map((image) => [`${repository}@${image.digest}`, image]));
  const find = (asked: string): Stored | undefined => tags.get(asked) ?? byDigest.get(asked);
  const keep = (target: string, image: Stored): void => {
    tags.set(target, image);
    byDigest.set(`${target.slice(0, target.lastIndexOf(':'))}@${image.digest}`, image);
  };
  for (const [name, image] of tags) keep(name, image);
  return {
    calls,
    manifest(asked): Promise<RegistryAnswer> {
      const image = find(asked);
      if (image === undefined) return Promise.resolve({ found: false });
      return Promise.resolve({ found: true, digest: image.digest, mediaType: indexType, raw: image.raw });
    },
    configs: (asked) => Promise.resolve(find(asked)?.configs ?? []),
    copy(source, targets) {
      calls.push(...targets.map((target) => `${target} from ${source}`));
      for (const target of targets) keep(target, find(source) ?? amd64);
      return Promise.resolve();
    },
    merge(sources, target, annotations) {
      calls.push([target, ...annotations].join(' '));
      keep(target, stored('f', ...sources.flatMap((source) => find(source)?.configs ?? [])));
      return Promise.resolve();
    },
  };
}

const recordOf = (arch: string, digest: string, changes: Partial<HandoverRecord> = {}): StoredArtifact => ({
  name: `app-${tag}-${arch}.handover.json`,
  content: serialiseHandover(handoverRecord({ tag: `${tag}-${arch}`, digest, ...changes })),
});
const records = [recordOf('amd64', amd64.digest), recordOf('arm64', arm64.digest)];
const files = runnerFiles({ RUNNER_TEMP: tmpdir() });
afterEach(() => files.cleanUp());

interface World {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly artifacts?: readonly StoredArtifact[];
  readonly tags?: Readonly<Record<string, Stored>>;
  readonly through?: (memory: Registry) => Registry;
}

async function merge(world: World = {}) {
  const inputs: Readonly<Record<string, string>> = { tags: `${latest},${ref}`, platforms, ...world.inputs };
  const tags = new Map(Object.entries(world.tags ?? {}));
  const memory = memoryRegistry(tags);
  const log = recordingLog();
  const clock = fakeClock();
  const { result, failure } = await mergeManifests(readMergeInputs(new InputReader((name) => inputs[name] ?? '')), {
    ...{ run: runFacts(), files, log, clock, rateLimits: { retryAfter: () => Promise.resolve(undefined) } },
    registry: world.through?.(memory) ?? memory,
    artifacts: storedArtifacts(world.artifacts ?? records),
  });
  const { calls } = memory;
  return { failure, outputs: mergeOutputs(result), lines: log.lines, calls, tags, waits: clock.waits };
}

describe('the handover records of this run (M3)', () => {
  test('become one index, first under the immutable tag; the other ones get that very index', async () => {
    const { failure, outputs, calls } = await merge({ inputs: { annotations: 'a=b' } });
    expect(failure).toBeUndefined();
    expect(calls).toEqual([`${ref} index:a=b`, `${latest} from ${repository}@${digestOf('f')}`]);
    expect(outputs).toMatchObject({ digest: digestOf('f'), 'image-ref': ref, platforms, 'media-type': indexType });
    expect(parseHandover(outputs['handover'] ?? '', 'output')).toMatchObject({
      ...{ image: repository, tag, digest: digestOf('f'), revision: headSha, 'source-sha': headSha, archive: null },
      imageids: { 'linux/amd64': digestOf('c'), 'linux/arm64': digestOf('c') },
      platforms: ['linux/amd64', 'linux/arm64'],
    });
  });

  test('count in their newest form, and what is no record is told of and left out', async () => {
    const artifacts = [
      recordOf('amd64', digestOf('0')),
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

  test.each([
    ['of one platform alone', [records[0]], 'linux/arm64 missing'],
    ['that contradict their image', [recordOf('arm64', digestOf('9'), { revision: headSha })], 'was pushed and cannot'],
    ['of builds that were not pushed', [recordOf('amd64', '')], 'were not pushed'],
    ['of two images for one platform', [...records, recordOf('x64', digestOf('8'))], 'Two sources hold linux/amd64'],
  ])('%s set no tag', async (_, artifacts, message) => {
    const tags = { [`${repository}@${digestOf('8')}`]: stored('', configOf('linux/amd64', '8')) };
    const { failure, calls, outputs } = await merge({ artifacts: artifacts.flatMap((record) => record ?? []), tags });
    expect(String(failure)).toContain(message);
    expect(calls).toEqual([]);
    expect(outputs).toMatchObject({ digest: '', 'pushed-refs': '[]' });
  });

  test('whose image has another revision are refused', async () => {
    const tags = { [`${repository}@${digestOf('7')}`]: stored('', configOf('linux/amd64', '7', other)) };
    const { failure } = await merge({ artifacts: [recordOf('amd64', digestOf('7'))], tags });
    expect(String(failure)).toContain(`says revision ${headSha}, and the image's label`);
  });
});

describe('moving tags', () => {
  const newer = (created: string): Stored => {
    const config = configOf('linux/amd64', '6', other);
    return stored('', { ...config, labels: { ...config.labels, 'org.opencontainers.image.created': created } });
  };

  test('are re-pointed from another revision by a merge that is new', async () => {
    const { failure, tags } = await merge({ tags: { [latest]: newer('') } });
    expect(failure).toBeUndefined();
    expect(tags.get(latest)?.digest).toBe(digestOf('f'));
  });

  test.each([
    ['stay where they are when it was there before', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', false],
    ['are set when an attempt broke off before them', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', true],
  ])('%s', async (_, own, theirs, moves) => {
    const dated = [configOf('linux/amd64', 'a'), configOf('linux/arm64', 'b')].map((config) => ({
      ...config,
      labels: { ...config.labels, 'org.opencontainers.image.created': own },
    }));
    const tags = {
      ...{ [ref]: stored('f', ...dated), [latest]: newer(theirs) },
      ...Object.fromEntries(dated.map((config) => [`${repository}@${config.manifestDigest}`, stored('', config)])),
    };
    const { failure, calls, lines } = await merge({ tags });
    expect(failure).toBeUndefined();
    expect(calls).toEqual(moves ? [`${latest} from ${repository}@${digestOf('f')}`] : []);
    expect(lines.some((line) => line.includes('stays where it is'))).toBe(!moves);
  });

  test('that another run moves on right afterwards are a warning', async () => {
    const { failure, lines, outputs } = await merge({
      through: (memory) => ({
        ...memory,
        async copy(source, targets) {
          await memory.copy(source, targets);
          await memory.merge([`${repository}@${digestOf('6')}`], latest, []);
        },
      }),
      tags: { [`${repository}@${digestOf('6')}`]: newer('') },
    });
    expect(failure).toBeUndefined();
    expect(lines.join('\n')).toContain(`warning: ${latest} was set, and another run has moved it on`);
    expect(outputs['pushed-refs']).toContain(digestOf('6'));
  });
});

describe('an immutable tag (M4)', () => {
  test('of our revision with a platform that we lack is an error', async () => {
    const wide = stored('5', configOf('linux/amd64', '5'), configOf('linux/s390x', '4'));
    const { failure, calls } = await merge({ tags: { [ref]: wide } });
    expect(String(failure)).toContain('this merge is for linux/amd64, linux/arm64 alone');
    expect(calls).toEqual([]);
  });

  test('of our revision and platforms, out of other builds, is re-pointed with a notice', async () => {
    const rebuilt = stored('5', configOf('linux/amd64', '5'), configOf('linux/arm64', '4'));
    const { failure, tags, lines } = await merge({ tags: { [ref]: rebuilt } });
    expect(failure).toBeUndefined();
    expect(tags.get(ref)?.digest).toBe(digestOf('f'));
    expect(lines.join('\n')).toContain(`notice: ${ref} holds ${digestOf('5')}`);
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
    const foreign = stored('', configOf('linux/amd64', '5', other));
    const { failure, calls } = await merge({ inputs: { tags: `${latest},${ref}` }, tags: { [ref]: foreign } });
    expect(String(failure)).toContain(`${ref} holds ${digestOf('5')} (linux/amd64, revision ${other}) already`);
    expect(calls).toEqual([]);
  });

  test('that another merge of the same revision sets at the same time is an error that names the race', async () => {
    const rebuilt = stored('5', configOf('linux/amd64', '5'), configOf('linux/arm64', '4'));
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
    const before = stored('5', configOf('linux/amd64', '5'), configOf('linux/arm64', '4'));
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

test('images that all lack the label are merged with a warning, and the record knows no revision', async () => {
  const bare = [configOf('linux/amd64', '3'), configOf('linux/arm64', '2')].map((config) => ({
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
    ...{ command: 'docker buildx imagetools inspect', exitCode: 1 },
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
