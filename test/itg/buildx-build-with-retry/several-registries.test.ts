import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { buildOutputs } from '../../../actions/buildx-build-with-retry/outputs.ts';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import {
  buildContext,
  buildDeps,
  buildInputs,
  contentDigest,
  forgetImages,
  type BuildContext,
} from '../../support/build-fixture.ts';
import type { TimedOutcome } from '../../support/push-outcome.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const path = `ciia-several-${process.pid}/app`;

// Every reference goes through the engine of either store; what comes of one that fails is ours, and seen on one.
describe.each(storeEngines())('two registries, one behind a fault proxy (B15), $store store', (stored) => {
  const onClassic = stored.store === 'classic' ? test : undefined;
  const onContainerd = stored.store === 'containerd' ? test : undefined;
  const deps = buildDeps(stored);
  let sound: LocalRegistry;
  let shaky: LocalRegistry;
  let proxy: FaultProxy;
  let context: BuildContext;
  let count = 0;
  beforeAll(async () => {
    [sound, shaky] = await Promise.all([startRegistry(), startRegistry()]);
    proxy = await startFaultProxy({ target: `http://${shaky.address}` });
    context = buildContext('FROM scratch\nCOPY a.txt /\n', { 'a.txt': path });
  });
  afterEach(async () => {
    proxy.clear();
    forgetImages(stored, `${sound.address}/${path}`);
    forgetImages(stored, `${proxy.address}/${path}`);
    await deps.cleanUp();
  });
  afterAll(async () => {
    context.remove();
    await Promise.all([proxy.stop(), sound.stop(), shaky.stop()]);
  });

  interface Made extends TimedOutcome {
    /** The references: immutable and moving, of the registry that may fail and of the other one. */
    readonly refs: Record<'failing' | 'failingMoving' | 'sound' | 'soundMoving', string>;
    /** The output `pushed-refs`. */
    readonly pushedRefs: readonly { readonly ref: string; readonly digest?: string; readonly error?: string }[];
  }
  const push = async (inputs: Readonly<Record<string, string>> = {}): Promise<Made> => {
    const tag = `sha-${headSha.slice(0, 7)}-${++count}`;
    const refs = {
      failing: `${proxy.address}/${path}:${tag}`,
      failingMoving: `${proxy.address}/${path}:latest`,
      sound: `${sound.address}/${path}:${tag}`,
      soundMoving: `${sound.address}/${path}:latest`,
    };
    const tags = [refs.failingMoving, refs.failing, refs.soundMoving, refs.sound].join('\n');
    const start = Date.now();
    const outcome = await buildWithRetry(
      buildInputs({ context: context.folder, tags, 'if-tag-exists': 'overwrite', 'max-attempts': '2', ...inputs }),
      deps,
    );
    const pushedRefs = JSON.parse(buildOutputs(outcome.result)['pushed-refs'] ?? '') as Made['pushedRefs'];
    return { ...outcome, refs, pushedRefs, seconds: (Date.now() - start) / 1000 };
  };
  /** Manifests that arrived, in their order. */
  const tagsPut = (): readonly string[] =>
    proxy.requests
      .filter(({ method, path: asked }) => method === 'PUT' && /\/manifests\/(?!sha256:)/.test(asked))
      .map(({ path: asked }) => asked.slice(asked.lastIndexOf('/') + 1));

  test('both take every reference, immutable ones before moving ones', async () => {
    const { failure, result, refs, pushedRefs } = await push();
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ pushed: true, failedRefs: [] });
    const order = [refs.failing, refs.sound, refs.failingMoving, refs.soundMoving];
    expect(pushedRefs.map(({ ref }) => ref).sort()).toEqual([...order].sort());
    for (const { ref, digest } of pushedRefs) expect(digest).toBe(await contentDigest(ref));
    const [first, ...rest] = tagsPut();
    expect(first).toMatch(/^sha-/);
    expect(rest.at(-1)).toBe('latest');
  });

  onClassic?.(
    'one that fails for ever: its moving tag stays away, the other one takes all, the step fails',
    async () => {
      proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: { kind: 'status', status: 502 } });
      const { failure, result, refs, pushedRefs, seconds } = await push();
      expect(seconds).toBeLessThan(60);
      expect(String(failure)).toContain(`push ${refs.failing} failed after 2 attempts (transient)`);
      expect(result).toMatchObject({ pushed: false, attempts: 2, failure: { class: 'transient' } });
      expect(pushedRefs).toEqual([
        ...[refs.sound, refs.soundMoving].map((ref) => ({ ref, digest: result.pushedRefs[0]?.digest })),
        ...[refs.failing, refs.failingMoving].map((ref) => ({ ref, error: expect.stringContaining('502') })),
      ]);
      expect(await contentDigest(refs.sound)).toBe(result.pushedRefs[0]?.digest);
      expect(await contentDigest(refs.soundMoving)).toBe(result.pushedRefs[0]?.digest);
      expect(result.digest).toBe('');
      expect(tagsPut()).not.toContain('latest');
    },
  );

  onContainerd?.('one that fails and is not required is a warning, and the step succeeds', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: { kind: 'status', status: 403 } });
    const made = await push({ 'required-registries': sound.address });
    const { result, refs, pushedRefs } = made;
    expect(made.failure).toBeUndefined();
    expect(made.seconds).toBeLessThan(60);
    expect(result).toMatchObject({ pushed: true, attempts: 1, failure: undefined });
    expect(pushedRefs.filter(({ error }) => error !== undefined).map(({ ref }) => ref)).toEqual([
      refs.failing,
      refs.failingMoving,
    ]);
    expect(result.pushedRefs[0]?.digest).toBe(await contentDigest(refs.sound));
    expect(result.digest).toBe('');
    expect(deps.log.lines.join('\n')).toContain('warning: Not required, so going on without it');
  });
});
