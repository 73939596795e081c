import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { systemClock } from '../../../src/adapters/runner/system-clock.ts';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { startFaultProxy, type Fault, type FaultProxy } from '../../bed/fault-proxy.ts';
import {
  buildContext,
  buildDeps,
  buildInputs,
  contentDigest,
  forgetImages,
  type BuildContext,
} from '../../support/build-fixture.ts';
import { expectFailed, expectPushed, type PushOutcome } from '../../support/push-outcome.ts';
import { headSha } from '../../support/run-facts.ts';
import { ofStore, storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(180_000);

const registry = process.env['CIIA_REGISTRY'] ?? '';
const path = `ciia-faults-${process.pid}/app`;
const manifestPut = { method: 'PUT', path: /\/manifests\// } as const;
const errorBody = (code: string, message: string): string => JSON.stringify({ errors: [{ code, message }] });
const statuses = [
  ['classic', 500, 1],
  ['classic', 504, 2],
  ['containerd', 503, 2],
] as const;
const denials = [
  ['classic', 403, 'DENIED', 'installation not allowed to Create organization package', 'auth', 'packages: write'],
  ['containerd', 401, 'UNAUTHORIZED', 'authentication required', 'auth', 'log in'],
  ['classic', 413, 'SIZE_INVALID', '413 Request Entity Too Large', 'permanent', 'smaller'],
  ['containerd', 400, 'MANIFEST_INVALID', 'manifest invalid', 'permanent', 'provenance'],
] as const;

/*
 * Each fault meets the engines whose answer to it differs. What both pass on alike, and what is asked without them, meets
 * one of them: how each engine words it is in the table of failures, which the unit tests go through line by line.
 */
describe.each(storeEngines())('faults between engine and registry, $store store', (stored) => {
  const { store } = stored;
  const onClassic = store === 'classic' ? test : undefined;
  const onContainerd = store === 'containerd' ? test : undefined;
  let deps: ReturnType<typeof buildDeps>;
  let proxy: FaultProxy;
  let context: BuildContext;
  let count = 0;
  beforeAll(async () => {
    proxy = await startFaultProxy({ target: `http://${registry}` });
  });
  beforeEach(() => {
    deps = buildDeps(stored);
    count += 1;
    context = buildContext('FROM scratch\nCOPY a.txt /a.txt\n', { 'a.txt': `${store} ${count}` });
    proxy.clear();
  });
  afterEach(async () => {
    context.remove();
    forgetImages(stored, `${proxy.address}/${path}`);
    await deps.cleanUp();
  });
  afterAll(() => proxy.stop());

  interface Made extends PushOutcome {
    /** How often a manifest was offered. */
    readonly puts: number;
  }
  const push = async (
    faults: readonly Fault[],
    inputs: Readonly<Record<string, string>> = {},
    changes: Partial<ReturnType<typeof buildInputs>> = {},
  ): Promise<Made> => {
    for (const fault of faults) proxy.addFault(fault);
    const tag = `sha-${headSha.slice(0, 7)}-${store}-${count}`;
    const start = Date.now();
    const outcome = await buildWithRetry(
      {
        ...buildInputs({
          context: context.folder,
          tags: `${proxy.address}/${path}:${tag}`,
          'if-tag-exists': 'overwrite',
          ...inputs,
        }),
        ...changes,
      },
      deps,
    );
    return {
      ...outcome,
      seconds: (Date.now() - start) / 1000,
      registryDigest: await contentDigest(`${registry}/${path}:${tag}`),
      puts: proxy.requests.filter((request) => request.method === 'PUT' && request.path.includes('/manifests/')).length,
    };
  };

  test.each(ofStore(store, statuses))(
    'F1-F4: %s, status %i for the first %i: pushed all the same',
    async (_, status, first) => {
      const made = await push([{ ...manifestPut, when: { first }, do: { kind: 'status', status } }]);
      expectPushed(made, made.result.attempts, 60);
      // The containerd store offers an index with its manifests side by side, and repeats them itself since Engine 28.
      const { attempts } = made.result;
      expect(attempts).toBeGreaterThan(store === 'classic' ? first : 0);
      expect(made.puts).toBeGreaterThan(first);
      expect(attempts).toBeLessThanOrEqual(first + 1);
      expect(deps.waits).toHaveLength(attempts - 1);
    },
  );

  test('F1-F4: status 503 on a layer upload: pushed all the same', async () => {
    const made = await push([
      { method: 'POST', path: /blobs/, when: { first: 1 }, do: { kind: 'status', status: 503 } },
    ]);
    // The classic store repeats layers by itself, and so does the other one since Engine 28.
    expectPushed(made, made.result.attempts, 60);
    expect(made.result.attempts).toBeLessThanOrEqual(store === 'classic' ? 1 : 2);
  });

  onClassic?.('F1-F4: status 503 when the tag is looked for: asked again, then built and pushed', async () => {
    const made = await push(
      [{ method: 'HEAD', path: /manifests/, when: { first: 2 }, do: { kind: 'status', status: 503 } }],
      { 'if-tag-exists': 'reuse' },
    );
    // Newer ones of buildx ask again by themselves.
    expectPushed(made, made.result.attempts, 60);
    expect(made.result.attempts).toBeLessThanOrEqual(3);
    const looks = proxy.requests.filter(({ method, path: at }) => method === 'HEAD' && at.includes('/manifests/'));
    expect(looks.slice(0, 3).map(({ status }) => status)).toEqual([503, 503, 404]);
  });

  onContainerd?.('F5: a registry that is gone fails the push alone: the image is built and loaded', async () => {
    const tags = '127.0.0.1:1/ciia-gone/app:1.2.3';
    const made = await push([], { tags, 'if-tag-exists': 'reuse' });
    expectFailed(made, 'transient', 3, 60);
    expect(made.result.loaded).toBe(true);
    expect(await deps.engine.inspect(tags)).toBeDefined();
    forgetImages(stored, '127.0.0.1:1/ciia-gone/app');
  });

  test('F2, F5: status 502 for ever ends after three attempts', async () => {
    const made = await push([{ ...manifestPut, do: { kind: 'status', status: 502 } }]);
    expectFailed(made, 'transient', 3, 60);
    expect(String(made.failure)).toContain('after 3 attempts (transient)');
  });

  test('F7: a rate limit beyond the deadline ends the step at once and says how long', async () => {
    const limited = {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '36000' },
      body: errorBody('TOOMANYREQUESTS', 'slow down'),
    } as const;
    const made = await push([
      { ...manifestPut, do: limited },
      { method: 'HEAD', path: /manifests/, do: limited },
    ]);
    expectFailed(made, 'rate-limit', 1, 30);
    expect(String(made.failure)).toContain('36000 s');
    expect(deps.waits).toEqual([]);
  });

  test.each(ofStore(store, denials))(
    'F8: %s, status %i %s ends at attempt 1 and says what to do',
    async (_, status, code, message, name, remedy) => {
      const made = await push([{ ...manifestPut, do: { kind: 'status', status, body: errorBody(code, message) } }]);
      expectFailed(made, name, 1, 30);
      expect(String(made.failure)).toContain(remedy);
      // An index comes with its manifests, side by side.
      expect(made.puts).toBeLessThanOrEqual(store === 'classic' ? 1 : 3);
    },
  );

  test.each([store === 'classic' ? 'RST' : 'FIN'] as const)(
    'F10: a connection cut by %s at the first byte, within, and behind the last byte of a manifest',
    async (by) => {
      const once = { ...manifestPut, when: { first: 1 } };
      const made = await push(
        [
          { ...once, do: { kind: 'cut', of: 'request', afterBytes: 0, by } },
          { ...once, do: { kind: 'cut', of: 'request', afterBytes: 200, by } },
          { ...once, do: { kind: 'drop-answer' } },
        ],
        { 'max-attempts': '5' },
      );
      expectPushed(made, made.result.attempts, 90);
      expect(made.result.attempts).toBeLessThanOrEqual(4);
      expect(proxy.requests.filter(({ fault }) => fault === 'cut')).toHaveLength(2);
    },
  );

  test.each([store === 'classic' ? 'FIN' : 'RST'] as const)(
    'F10: connections cut by %s at the first byte, half way, and behind the last byte of layers',
    async (by) => {
      const layers = ['a.txt', 'b.txt', 'c.txt'];
      const files = Object.fromEntries(layers.map((name) => [name, randomBytes(3_000).toString('base64')]));
      context.remove();
      context = buildContext(`FROM scratch\n${layers.map((name) => `COPY ${name} /\n`).join('')}`, files);
      const upload = { path: /\/blobs\/uploads\/[^?]/, when: { first: 1 } };
      const made = await push(
        [
          { ...upload, do: { kind: 'cut', of: 'request', afterBytes: 0, by } },
          { ...upload, do: { kind: 'cut', of: 'request', afterBytes: 1_500, by } },
          { ...upload, method: 'PUT', do: { kind: 'drop-answer' } },
        ],
        { 'max-attempts': '4' },
      );
      // Layers go side by side: each fault may meet an attempt of its own, or several the same one.
      expectPushed(made, made.result.attempts, 90);
      expect(made.result.attempts).toBeLessThanOrEqual(4);
      expect(proxy.requests.filter(({ fault }) => fault === 'cut').length).toBeGreaterThan(0);
    },
  );

  test('F11: a registry that never answers is given up after the attempt, and asked again', async () => {
    const made = await push([{ ...manifestPut, when: { first: 1 }, do: { kind: 'hang' } }], {}, { timeoutMs: 8000 });
    expectPushed(made, 2, 60);
    expect(made.seconds).toBeGreaterThanOrEqual(8);
    expect(deps.log.lines.join('\n')).toContain('(timeout)');
  });

  onContainerd?.(
    'F11: a push that hangs until all time is over leaves the image, and says which one it is',
    async () => {
      const made = await push([{ ...manifestPut, do: { kind: 'hang' } }], {}, { totalTimeoutMs: 12_000 });
      expectFailed(made, 'timeout', 1, 60);
      expect(made.result).toMatchObject({ loaded: true, handover: { imageid: made.result.imageid } });
    },
  );

  test('F13: a push that was done although its answer got lost is not repeated', async () => {
    const made = await push([{ ...manifestPut, when: { first: 3 }, do: { kind: 'drop-answer' } }], {
      provenance: 'false',
    });
    expectPushed(made, 1, 60);
    expect(made.puts).toBeLessThanOrEqual(store === 'classic' ? 1 : 3);
  });

  onClassic?.('F14: a tag that cannot be read right after the push is asked for again', async () => {
    const made = await push([
      { method: 'HEAD', path: /\/manifests\/sha-/, when: { first: 2 }, do: { kind: 'status', status: 404 } },
    ]);
    expectPushed(made, made.result.attempts, 60);
    const reads = made.result.phases.find(({ title }) => title.startsWith('check '))?.attemptCount;
    expect(reads).toBeGreaterThan(1);
    expect(reads).toBeLessThanOrEqual(3);
  });

  test('F15: a registry that names another digest is not believed', async () => {
    const wrong = `sha256:${'0'.repeat(64)}`;
    const lie = { kind: 'headers', replace: { 'Docker-Content-Digest': wrong } } as const;
    const made = await push(['HEAD', 'GET'].map((method) => ({ method, path: /\/manifests\/sha-/, do: lie })));
    // It was pushed; what the registry says of it is what nothing is built on.
    expectFailed({ ...made, registryDigest: null }, 'transient', 3, 60);
    expect(String(made.failure)).toContain('digest mismatch');
    expect(JSON.stringify(made.result.handover)).not.toContain(wrong);
  });

  // The containerd store repeats a 429 at once by itself, and passes no text of a 403 on.
  const describeClassic = store === 'classic' ? describe : undefined;
  describeClassic?.('as the classic store passes it on', () => {
    test('F6: a rate limit is waited for as long as the registry asks, and not asked meanwhile', async () => {
      const limited = {
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '2' },
        body: errorBody('TOOMANYREQUESTS', 'slow down'),
      } as const;
      deps = { ...deps, clock: systemClock };
      const made = await push([
        { ...manifestPut, when: { first: 1 }, do: limited },
        { method: 'HEAD', path: /manifests/, when: { first: 1 }, do: limited },
      ]);
      expectPushed(made, 2, 60);
      expect(made.seconds).toBeGreaterThanOrEqual(2);
      const limits = proxy.requests.filter(({ status }) => status === 429).map(({ time }) => time);
      const next = proxy.requests.find(({ time }) => time > Math.max(...limits))?.time ?? 0;
      expect(next - Math.max(...limits)).toBeGreaterThanOrEqual(2000);
    });

    test('F11: one that never answers at all is given up each time', async () => {
      const hang = { path: /^\/v2\//, do: { kind: 'hang' } } as const;
      const made = await push([hang], { 'max-attempts': '2' }, { timeoutMs: 6000 });
      expectFailed(made, 'timeout', 2, 60);
      expect(made.seconds).toBeGreaterThanOrEqual(12);
    });

    test("F9: GitHub's secondary rate limit is one, although its status is 403", async () => {
      const body = errorBody('DENIED', 'You have exceeded a secondary rate limit');
      const limited = { ...manifestPut, when: { first: 1 }, do: { kind: 'status', status: 403, body } } as const;
      const made = await push([limited]);
      expectPushed(made, 2, 60);
      // It does not say how long: a minute then.
      expect(deps.waits).toEqual([60_000]);
      expect(deps.log.lines.join('\n')).toContain('(rate-limit)');
    });
  });
});
