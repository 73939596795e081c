import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkBuildx } from '../../bed/toolchain.ts';
import { storeEngine, storeEngines } from '../../support/store-engines.ts';

const name = process.env['CIIA_TOOLCHAIN'] ?? 'installed';
const expected = {
  oldest: { engine: /^26\.1\./, buildx: /\bv?0\.13\./ },
  today: { engine: /^(2[89]|[3-9]\d)\./, buildx: /\bv?0\.(29|[3-9]\d)\./ },
};
const { engine, buildx } = name === 'oldest' || name === 'today' ? expected[name] : { engine: /./, buildx: /./ };

test.each(storeEngines())('engine and docker client are those of the toolchain, $store store', (stored) => {
  const [client, server] = stored.docker('version', '--format', '{{.Client.Version}} {{.Server.Version}}').split(' ');
  expect(client).toMatch(engine);
  expect(server).toMatch(engine);
});

test('so is buildx, also for a client with settings of its own', async () => {
  const [{ store, host, exec } = { store: 'classic' as const, host: '', exec: undefined }] = storeEngines();
  const config = mkdtempSync(join(tmpdir(), 'ciia-docker-config-'));
  linkBuildx(config);
  for (const programs of [exec, storeEngine(store, host, { DOCKER_CONFIG: config }).exec]) {
    expect((await programs?.run('docker', ['buildx', 'version']))?.stdout).toMatch(buildx);
  }
  rmSync(config, { recursive: true });
});
