import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Registry } from '../../../src/ports/registry.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { headSha } from '../../support/run-facts.ts';
import {
  merge,
  newRepository,
  platformsOf,
  pushImage,
  rawIndex,
  registryHost,
  tag,
  type Merged,
  type PushedImage,
} from './merge-on-registry.ts';

jest.setTimeout(60_000);

const both = ['linux/amd64', 'linux/arm64'];
let proxy: FaultProxy;
let repository: string;
let built: readonly PushedImage[];
let count = 0;

beforeAll(async () => {
  proxy = await startFaultProxy({ target: `http://${registryHost}` });
  repository = newRepository(proxy.address);
  built = await Promise.all([
    pushImage(`${repository}:build-amd64`, 'linux/amd64', { provenance: false }),
    pushImage(`${repository}:build-arm64`, 'linux/arm64', { provenance: false }),
  ]);
  proxy.clear();
});
afterEach(() => {
  proxy.clear();
});
afterAll(() => proxy.stop());

const sources = (): string => built.map(({ digest }) => `${repository}@${digest}`).join('\n');
const newTag = (): string => `${repository}:${tag}-${++count}`;
const mergeTo = (
  tags: string,
  inputs: Readonly<Record<string, string>> = {},
  hooks: Parameters<typeof merge>[2] = {},
): Promise<Merged> =>
  merge({ tags, sources: sources(), platforms: both.join(), 'max-attempts': '2', ...inputs }, [], hooks);
/** Tags that were set, in their order, with how that was answered. */
const tagsPut = (): readonly (number | undefined)[] =>
  proxy.requests
    .filter(({ method, path }) => method === 'PUT' && /\/manifests\/(?!sha256:)/.test(path))
    .map(({ status }) => status);

test('a re-run converges: what is there is kept, what is missing is set, nothing is moved back (M1)', async () => {
  const [ref, latest, other] = [newTag(), `${repository}:latest-1`, `${repository}:latest-2`];
  const first = await mergeTo(`${ref},${latest}`);
  expect(first.failure).toBeUndefined();
  expect(tagsPut()).toEqual([201, 201]);

  const labels = { 'org.opencontainers.image.revision': 'e'.repeat(40) };
  const newer = await pushImage(latest, both.join(), { labels });
  proxy.clear();
  const again = await mergeTo(`${ref},${latest},${other}`);
  expect(again.failure).toBeUndefined();
  expect(again.outputs['digest']).toBe(first.outputs['digest']);
  expect(tagsPut()).toEqual([201]);
  expect((await rawIndex(latest))?.digest).toBe(newer.digest);
  expect((await rawIndex(other))?.digest).toBe(first.outputs['digest']);
  expect(again.lines.join('\n')).toContain(`notice: ${latest} stays where it is`);
});

describe('an immutable tag that holds something else (M4)', () => {
  test("of our revision for one platform alone, which a build job's own push leaves: replaced, with a notice", async () => {
    const ref = newTag();
    await pushImage(ref, 'linux/amd64');
    const { failure, lines } = await mergeTo(ref);
    expect(failure).toBeUndefined();
    const index = await rawIndex(ref);
    expect(index && platformsOf(index)).toEqual(both);
    expect(lines.join('\n')).toContain(`notice: ${ref} holds sha256:`);
  });

  test('of another revision: an error, before anything is set', async () => {
    const [ref, other] = [newTag(), newTag()];
    const labels = { 'org.opencontainers.image.revision': 'e'.repeat(40) };
    await pushImage(ref, 'linux/amd64', { labels });
    proxy.clear();
    const { failure } = await mergeTo(`${other},${ref}`);
    expect(String(failure)).toContain(`${ref} holds sha256:`);
    expect(String(failure)).toContain(`this is revision ${headSha}`);
    expect(tagsPut()).toEqual([]);
  });
});

describe('two jobs race for one tag (M4)', () => {
  /** Another job points the tag to a single-platform image right after we set it, so often. */
  const rival =
    (image: PushedImage | undefined, times: number) =>
    (real: Registry): Registry => {
      let left = times;
      return {
        ...real,
        async merge(from, target, annotations, options) {
          await real.merge(from, target, annotations, options);
          if (left-- > 0) await setTo(target, image?.digest ?? '');
        },
      };
    };
  const setTo = async (target: string, digest: string): Promise<void> => {
    const [name = '', label = ''] = target.slice(proxy.address.length + 1).split(':');
    const base = `http://${registryHost}/v2/${name}/manifests`;
    // Today's buildx writes the second.
    const accept = ['vnd.docker.distribution.manifest.v2', 'vnd.oci.image.manifest.v1']
      .map((type) => `application/${type}+json`)
      .join();
    const manifest = await fetch(`${base}/${digest}`, { headers: { accept } });
    const headers = { 'content-type': manifest.headers.get('content-type') ?? '' };
    const put = await fetch(`${base}/${label}`, { method: 'PUT', headers, body: await manifest.text() });
    expect(put.status).toBe(201);
  };

  test('a build job that sets it in between loses: the index is set again', async () => {
    const ref = newTag();
    const { failure, outputs, lines } = await mergeTo(ref, {}, { through: rival(built[0], 1) });
    expect(failure).toBeUndefined();
    expect(await rawIndex(ref)).toMatchObject({ digest: outputs['digest'] });
    expect(lines.join('\n')).toMatch(/warning: \S+ was set, and the registry answers sha256:.*linux\/amd64.*again/);
  });

  test('two merges of the same images both succeed, with one digest', async () => {
    const ref = newTag();
    const ends = await Promise.all([mergeTo(ref), mergeTo(ref)]);
    expect(ends.map(({ failure }) => failure)).toEqual([undefined, undefined]);
    const digest = (await rawIndex(ref))?.digest;
    expect(ends.map(({ outputs }) => outputs['digest'])).toEqual([digest, digest]);
  });
});

describe('a registry with bad minutes', () => {
  test('503 and 429 are tried again, a limit after a minute where the registry does not say how long', async () => {
    const ref = newTag();
    const onTag = { method: 'PUT', path: /\/manifests\/sha-/ };
    // How often the client itself tries again is its own business: each attempt has one kind of answer.
    const answerWith = (status: number): void => {
      proxy.addFault({ ...onTag, do: { kind: 'status', status } });
    };
    answerWith(503);
    const onWait = (wait: number): void => {
      proxy.clear();
      if (wait === 1) answerWith(429);
    };
    const { failure, outputs, waits } = await mergeTo(ref, { 'max-attempts': '3' }, { onWait });
    expect(failure).toBeUndefined();
    expect(outputs).toMatchObject({ digest: (await rawIndex(ref))?.digest, attempts: '3' });
    expect(waits).toEqual([expect.any(Number), 60_000]);
  });

  test('an answer that got lost is asked for, and the tag not set twice', async () => {
    const ref = newTag();
    proxy.addFault({ method: 'PUT', path: /\/manifests\/sha-/, do: { kind: 'drop-answer' } });
    const { failure, outputs } = await mergeTo(ref);
    expect(failure).toBeUndefined();
    expect(outputs).toMatchObject({ digest: (await rawIndex(ref))?.digest, attempts: '1' });
  });
});

describe('tags in several registries', () => {
  let other: LocalRegistry;
  beforeAll(async () => {
    other = await startRegistry();
  });
  afterAll(() => other.stop());

  test('have the index with all of its content, under one digest', async () => {
    const [ref, elsewhere] = [newTag(), `${other.address}/mirror/app:${tag}-1`];
    const { failure, outputs } = await mergeTo(`${ref},${elsewhere},${other.address}/mirror/app:latest`);
    expect(failure).toBeUndefined();
    const digest = outputs['digest'];
    expect(JSON.parse(outputs['pushed-refs'] ?? '')).toEqual(
      [ref, elsewhere, `${other.address}/mirror/app:latest`].map((name) => ({ ref: name, digest })),
    );
    for (const { digest: child } of built) {
      const manifest = await rawIndex(`${other.address}/mirror/app@${child}`);
      const config = await fetch(`http://${other.address}/v2/mirror/app/blobs/${manifest?.config?.digest ?? ''}`);
      expect(config.status).toBe(200);
    }
  });

  test('of which one fails: the other one has its tags, each has its result, and the step fails', async () => {
    const [ref, elsewhere] = [newTag(), `${other.address}/mirror/app:${tag}-2`];
    proxy.addFault({ method: 'PUT', path: /\/manifests\/sha-/, do: { kind: 'status', status: 503 } });
    const { failure, outputs } = await mergeTo(`${ref},${elsewhere}`);
    expect(String(failure)).toContain(`push ${ref} failed after 2 attempts (transient)`);
    expect(JSON.parse(outputs['pushed-refs'] ?? '')).toEqual([
      { ref: elsewhere, digest: (await rawIndex(elsewhere))?.digest },
      { ref, error: expect.stringContaining('503') },
    ]);
    expect(outputs['digest']).toBe('');
  });
});
