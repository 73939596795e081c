import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../bed/action-process.ts';
import { answerJson, startLoopbackServer, type LoopbackServer } from '../bed/loopback-server.ts';
import { uniqueName } from '../bed/images.ts';
import { buildContext, type BuildContext } from '../support/build-fixture.ts';
import { storeEngines, type StoreEngine } from '../support/store-engines.ts';

/*
 * A registry, a GitHub and a program whose words would be workflow commands, had they been printed as they are. Whatever the
 * real tools and the compiled actions make of them on the way to the log, the runner must find no command in it.
 */
const [{ host }] = storeEngines() as [StoreEngine];
const secret = uniqueName('hostile');
const starts = ['\u0085', '\u2028', '\u00a0', '\u3000', '\r', '\n', '\r\n\t', ' '];
const words = starts.map(
  (start) => `x${start}::add-mask::${secret}${start}##[add-mask]${secret}${start}::error::${secret}`,
);
const hostile = [...words, ...starts.map((start) => `${start}::add-mask::${secret}`)].join(' ');

let server: LoopbackServer;
let context: BuildContext;
let home: string;
beforeAll(async () => {
  server = await startLoopbackServer((request, response) => {
    const isLogin = request.url === '/v2/';
    const errors = [{ code: 'DENIED', message: hostile, detail: hostile }];
    const refusal = { errors, message: hostile, msg: hostile, code: 'invalid_argument' };
    answerJson(response, isLogin ? 200 : 403, isLogin ? {} : refusal);
    return Promise.resolve();
  });
  context = buildContext('FROM scratch\nCOPY Dockerfile /\n');
  home = mkdtempSync(join(tmpdir(), 'ciia-hostile-'));
  for (const program of ['trivy', 'git']) {
    writeFileSync(join(home, 'said'), hostile);
    const script = `#!/bin/sh\ncat ${join(home, 'said')}\ncat ${join(home, 'said')} >&2\nexit 3\n`;
    writeFileSync(join(home, program), script, { mode: 0o755 });
  }
});
afterAll(async () => {
  context.remove();
  rmSync(home, { recursive: true });
  await server.stop();
});

const image = (): string => `${server.address}/acme/app`;
const digest = `sha256:${'a'.repeat(64)}`;

test.each<[action: string, inputs: () => Readonly<Record<string, string>>]>([
  ['pull-or-download-image', () => ({ image: image(), tag: '1' })],
  ['buildx-build-with-retry', () => ({ context: context.folder, tags: `${image()}:1`, 'if-tag-exists': 'overwrite' })],
  [
    'buildx-build-with-retry',
    () => ({ context: context.folder, tags: `${image()}:2`, 'cache-from': `${image()}:cache` }),
  ],
  ['merge-manifests', () => ({ tags: `${image()}:1`, sources: `${image()}@${digest}` })],
  ['copy-image', () => ({ src: `${image()}:1`, dst: `${image()}:2` })],
  ['prune-images', () => ({ images: image(), 'registry-api': 'distribution' })],
  ['scan-gate', () => ({ 'image-ref': `${image()}:1`, scanner: 'trivy' })],
  ['save-and-upload-image', () => ({ image: `${image()}:1` })],
  ['.', () => ({ images: image() })],
])('%s prints what others say as text (Z12)', async (action, inputs) => {
  const end = await runAction({
    action,
    inputs: { 'max-attempts': '2', 'retry-wait-seconds': '0', ...inputs() },
    run: { apiUrl: `http://${server.address}` },
    env: { DOCKER_HOST: host, PATH: `${home}:${process.env['PATH'] ?? ''}` },
    timeoutMs: 100_000,
  });
  expect(end.exitCode).toBe(1);
  expect(end.masks.filter((value) => value.includes(secret))).toEqual([]);
  const taken = end.annotations.filter(({ message }) => message.trim() === secret);
  expect(taken).toEqual([]);
});
