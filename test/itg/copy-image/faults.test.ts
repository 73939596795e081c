import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { ActionRequest, ActionResult } from '../../bed/action-process.ts';
import { startFaultProxy, type Fault, type FaultAction, type FaultProxy } from '../../bed/fault-proxy.ts';
import { docker, makeImage, uniqueName } from '../../bed/images.ts';
import { fetchDigest, startCopyAction, type CopyAction } from '../../support/copy-action.ts';

/* The compiled action, with a destination that goes wrong on purpose. */
const open = process.env['CIIA_REGISTRY'] ?? '';
const classic = process.env['CIIA_CLASSIC_HOST'] ?? '';
const manifestPut = { method: 'PUT', path: /\/manifests\// } as const;
const once = { first: 1 } as const;
const json = { 'content-type': 'application/json' };
const refusal = (status: number, code: string, message: string, more: Record<string, string> = {}): FaultAction => ({
  kind: 'status',
  status,
  headers: { ...json, ...more },
  body: JSON.stringify({ errors: [{ code, message }] }),
});

let action: CopyAction;
let proxy: FaultProxy;
let source = '';
let digest = '';

/** An image that no copy has seen yet. */
function pushed(): string {
  const ref = `${open}/${uniqueName('ciia-copy-faults')}/app:1`;
  const image = makeImage(classic, { ref, content: randomBytes(400_000).toString('base64') });
  docker(classic, 'image', 'push', '--quiet', ref);
  image.remove();
  return ref;
}

beforeAll(async () => {
  action = startCopyAction();
  proxy = await startFaultProxy({ target: `http://${open}` });
  source = pushed();
  digest = await fetchDigest(open, source.slice(open.length + 1, -2), '1');
});

afterEach(() => {
  proxy.clear();
});

afterAll(async () => {
  action.stop();
  await proxy.stop();
});

interface Copied extends ActionResult {
  readonly there: string;
  readonly seconds: number;
  readonly messages: string;
}

/** To a registry of its own name, so that no layer is mounted from an earlier copy. */
async function copy(
  faults: readonly Fault[],
  inputs: Record<string, string> = {},
  how: Partial<ActionRequest> = {},
): Promise<Copied> {
  faults.forEach(proxy.addFault);
  const repository = uniqueName('ciia-copy-faults');
  const start = Date.now();
  const dst = `${proxy.address}/${repository}/app:latest`;
  const result = await action.run({ src: source, dst, referrers: 'false', ...inputs }, how);
  const seconds = (Date.now() - start) / 1000;
  const messages = result.annotations.map(({ message }) => message).join('\n');
  return { ...result, there: await fetchDigest(open, `${repository}/app`, 'latest'), seconds, messages };
}

test.each([
  ['F1-4: a 502 for the manifest', [{ ...manifestPut, when: once, do: { kind: 'status', status: 502 } }]],
  [
    'F1-4: a 503 for an upload',
    [{ method: 'PATCH', path: /uploads/, when: once, do: { kind: 'status', status: 503 } }],
  ],
  [
    'F10: a connection reset in an upload',
    [{ method: 'PATCH', path: /uploads/, when: once, do: { kind: 'cut', of: 'request', afterBytes: 10, by: 'RST' } }],
  ],
  [
    'an upload that the registry has lost',
    [
      {
        method: 'PUT',
        path: /uploads\/.*digest=/,
        when: once,
        do: refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry'),
      },
    ],
  ],
  [
    'an upload whose parts do not fit together',
    [{ method: 'PATCH', path: /uploads/, when: once, do: refusal(416, 'BLOB_UPLOAD_INVALID', 'blob upload invalid') }],
  ],
  [
    'F6: a rate limit of uploads',
    [
      {
        method: 'POST',
        path: /uploads/,
        when: once,
        do: refusal(429, 'TOOMANYREQUESTS', 'slow down', { 'retry-after': '2' }),
      },
    ],
  ],
  [
    'F6: a rate limit that is waited for',
    [
      { ...manifestPut, when: once, do: refusal(429, 'TOOMANYREQUESTS', 'slow down') },
      {
        method: 'HEAD',
        path: /\/manifests\//,
        when: once,
        do: refusal(429, 'TOOMANYREQUESTS', 'slow down', { 'retry-after': '2' }),
      },
    ],
  ],
] satisfies [string, Fault[]][])('%s passes at the second attempt', async (name, faults) => {
  const made = await copy(faults);
  expect(made.messages).toContain('attempt 1 of 3 failed');
  expect(made).toMatchObject({ exitCode: 0, there: digest, leftovers: [], outputs: { digest, attempts: '2' } });
  if (name.startsWith('F6')) expect(made.seconds).toBeGreaterThan(2);
});

test('F13: a copy whose answer got lost is not made again', async () => {
  const made = await copy([{ ...manifestPut, when: once, do: { kind: 'drop-answer' } }]);
  expect(made).toMatchObject({ exitCode: 0, there: digest, outputs: { attempts: '1' } });
  expect(made.outputs['copied-refs']).toContain('"copied":true');
});

test('F14: a tag that cannot be read right after the copy is asked for again', async () => {
  const made = await copy([
    { method: 'GET', path: /\/manifests\/latest/, when: { first: 2 }, do: { kind: 'status', status: 404 } },
  ]);
  expect(made).toMatchObject({ exitCode: 0, there: digest, outputs: { digest } });
});

test('F16: something else under the tag afterwards is no success', async () => {
  const other = pushed();
  const path = `/v2/${other.slice(open.length + 1, -2)}/manifests/1`;
  proxy.addFault({ method: 'GET', path: /\/manifests\/latest/, when: once, do: { kind: 'status', status: 404 } });
  const made = await copy([{ method: 'GET', path: /\/manifests\/latest/, do: { kind: 'swap', path } }]);
  expect(made.exitCode).toBe(1);
  expect(made.messages).toContain('something else pushed it meanwhile');
  expect(made.outputs['copied-refs']).toContain('"copied":false');
});

test('F8: what is refused is tried once, and the message says what to do', async () => {
  const made = await copy([{ ...manifestPut, do: refusal(403, 'DENIED', 'permission_denied: write_package') }]);
  expect(made).toMatchObject({ exitCode: 1, there: '', outputs: { attempts: '1' } });
  expect(made.messages).toContain('packages: write');
});

test.each([
  [
    403,
    'DENIED',
    'adding 1.2 GiB of storage resource, which when updated to current usage will exceed the configured upper limit',
  ],
  [413, 'UNKNOWN', 'quota exceeded'],
  [507, 'UNKNOWN', 'insufficient storage'],
])('a quota that is used up (%d %s) is tried once, and the message says what to do', async (status, code, message) => {
  const made = await copy([{ method: 'POST', path: /uploads/, do: refusal(status, code, message) }]);
  expect(made).toMatchObject({ exitCode: 1, there: '', outputs: { attempts: '1' } });
  expect(made.messages).toContain('quota');
});

test('F7: a rate limit beyond the time limit ends the step at once', async () => {
  const made = await copy([
    { ...manifestPut, do: refusal(429, 'TOOMANYREQUESTS', 'slow down') },
    {
      method: 'HEAD',
      path: /\/manifests\//,
      do: refusal(429, 'TOOMANYREQUESTS', 'slow down', { 'retry-after': '3600' }),
    },
  ]);
  expect(made).toMatchObject({ exitCode: 1, there: '', outputs: { attempts: '1' } });
  expect(made.messages).toContain('the next try would start in 3600 s');
});

test('F12: a damaged layer is never accepted', async () => {
  proxy.addFault({ method: 'GET', path: /\/blobs\//, do: { kind: 'corrupt', of: 'response', atByte: 200_000 } });
  const dst = `${open}/${uniqueName('ciia-copy-faults')}/app:latest`;
  const result = await action.run({
    src: pushed().replace(open, proxy.address),
    dst,
    referrers: 'false',
    'max-attempts': '2',
  });
  expect(result).toMatchObject({ exitCode: 1, outputs: { attempts: '2' } });
  expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(/did not match|does not match/);
});

describe('ended from outside', () => {
  const slow: Fault = { method: 'PATCH', path: /uploads/, do: { kind: 'hang' } };
  const inTheMiddle = { after: /copy 127/ };

  test('a cancelled job leaves no file and no program behind, and gives no tag (A7)', async () => {
    const made = await copy([slow], {}, { interrupt: { ...inTheMiddle, signal: 'SIGTERM' } });
    expect(made).toMatchObject({ exitCode: 1, there: '', leftovers: [] });
    expect(made.messages).toContain('The job was cancelled.');
    expect(made.seconds).toBeLessThan(20);
  });

  test('when the step is killed its post part removes its files', async () => {
    const account = { 'dst-username': 'carol', 'dst-password': 'what nobody may find' };
    const made = await copy([slow], account, { interrupt: { ...inTheMiddle, signal: 'SIGKILL' } });
    expect(made.post.stdout).toContain('Removed the folder ');
    expect(made).toMatchObject({ exitCode: -1, there: '', leftovers: [], orphans: [], post: { exitCode: 0 } });
  });
});
