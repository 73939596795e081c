import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { buildContext, forgetImages } from '../../support/build-fixture.ts';
import { recordingDocker } from '../../support/recording-programs.ts';
import { ofStore, storeEngines } from '../../support/store-engines.ts';
import { dockerConfig, startTokenServer, type TokenServer } from '../../support/token-server.ts';

jest.setTimeout(120_000);

let home: string;
let tokens: TokenServer;
let proxy: FaultProxy;
let registry: LocalRegistry;
let config: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ciia-login-'));
  tokens = await startTokenServer();
  proxy = await startFaultProxy({ target: tokens.url });
  registry = await startRegistry({ auth: tokens.auth(`http://${proxy.address}/token`) });
  config = dockerConfig(registry.address, tokens.login);
});
afterAll(async () => {
  await Promise.all([registry.stop(), proxy.stop(), tokens.stop()]);
  for (const folder of [home, config]) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  proxy.clear();
});

describe.each(storeEngines())('a registry that wants a login, $store store', (stored) => {
  let count = 0;
  const run = async (
    more: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<ActionResult & { seconds: number }> => {
    const context = buildContext('FROM scratch\nCOPY a.txt /\n', { 'a.txt': `${stored.store} ${++count}` });
    const repository = `${registry.address}/ciia/${stored.store}`;
    const start = Date.now();
    try {
      const made = await runAction({
        action: 'buildx-build-with-retry',
        inputs: {
          context: context.folder,
          tags: `${repository}:1.2.${count}`,
          'retry-wait-seconds': '1',
          ...more,
        },
        env: { DOCKER_HOST: stored.host, DOCKER_CONFIG: config, ...env },
      });
      return { ...made, seconds: (Date.now() - start) / 1000 };
    } finally {
      context.remove();
      forgetImages(stored, repository);
    }
  };

  test('neither the password nor a token that was issued is in any argument, log, output, summary or archive (threat 11)', async () => {
    const noting = recordingDocker(mkdtempSync(join(home, 'noting-')));
    const tar = join(home, `${stored.store}.tar`);
    const made = await run({ 'image-tar': tar }, noting.env(config));
    expect(made).toMatchObject({ exitCode: 0, leftovers: [], outputs: { pushed: 'true', 'failure-class': 'none' } });
    expect(tokens.issued.length).toBeGreaterThan(0);
    const called = noting.calls().join('\n');
    expect(called).toContain('\tbuildx build ');
    const places = {
      stdout: made.stdout,
      stderr: made.stderr,
      summary: made.summary,
      outputs: JSON.stringify(made.outputs),
      annotations: JSON.stringify(made.annotations),
      env: JSON.stringify(made.env),
      called,
      archive: readFileSync(tar, 'latin1'),
    };
    const secrets = [tokens.password, tokens.login, ...tokens.issued];
    const found = Object.entries(places).filter(([, text]) => secrets.some((secret) => text.includes(secret)));
    expect(found.map(([place]) => place)).toEqual([]);
  });

  test.each(
    ofStore(stored.store, [
      ['classic', 500, 1],
      ['containerd', 503, 2],
    ]),
  )(
    'F1-F4: %s, status %i for the first %i requests for a token: pushed all the same',
    async (_store, status, first) => {
      proxy.addFault({ path: /token/, when: { first }, do: { kind: 'status', status } });
      const made = await run({ 'if-tag-exists': 'overwrite' });
      expect(made.exitCode).toBe(0);
      const { digest, attempts, 'image-ref': ref } = made.outputs;
      expect(made.outputs).toMatchObject({
        pushed: 'true',
        'failure-class': 'none',
        'failure-reason': '',
        digest: expect.stringMatching(/^sha256:/),
        'pushed-refs': JSON.stringify([{ ref, digest }]),
        imageid: expect.stringMatching(/^sha256:/),
      });
      expect(Number(attempts)).toBeLessThanOrEqual(first + 1);
      expect(proxy.requests.filter(({ fault }) => fault === 'status')).toHaveLength(first);
      expect(made.seconds).toBeLessThan(45);
    },
  );

  // The classic store's engine repeats a refused token for 50 s by itself; its final line is in the failure table.
  const onContainerd = stored.store === 'containerd' ? test : undefined;
  onContainerd?.('F8: a wrong password ends at attempt 1 and says to log in', async () => {
    const wrong = dockerConfig(registry.address, Buffer.from('ciia:wrong').toString('base64'));
    const made = await run({ 'if-tag-exists': 'overwrite' }, { DOCKER_CONFIG: wrong });
    rmSync(wrong, { recursive: true, force: true });
    expect(made.exitCode).toBe(1);
    const { 'image-ref': ref, 'failure-reason': error } = made.outputs;
    expect(made.outputs).toMatchObject({
      attempts: '1',
      pushed: 'false',
      digest: '',
      'failure-class': 'auth',
      'pushed-refs': JSON.stringify([{ ref, error }]),
      imageid: expect.stringMatching(/^sha256:/),
    });
    expect(made.stdout).toContain('docker/login-action');
    expect(made.seconds).toBeLessThan(45);
  });
});
