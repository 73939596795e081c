import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { runAction, type ActionRequest, type ActionResult } from '../bed/action-process.ts';
import { startActionsService, testRepository, type ActionsService } from '../bed/actions-service.ts';
import { startForwardProxy, type ForwardProxy } from '../bed/forward-proxy.ts';
import { buildAndPush, uniqueName, writeContext } from '../bed/images.ts';
import { startRegistry, type LocalRegistry } from '../bed/registry.ts';
import { makeCertificate, type TestCertificate } from '../bed/tls-front.ts';
import { storeEngines } from '../support/store-engines.ts';

/*
 * The compiled actions on a runner that reaches nothing but a proxy, which asks for a login and alone knows the hosts: a
 * registry and the REST API behind TLS, the artifact service and its storage behind it or not.
 */
jest.setTimeout(120_000);
const [bed] = storeEngines();
if (bed === undefined) throw new Error('no engine');
const image = uniqueName('ciia-proxy');

let certificate: TestCertificate;
let registry: LocalRegistry;
let service: ActionsService;
let proxy: ForwardProxy;

beforeAll(async () => {
  registry = await startRegistry();
  service = await startActionsService();
  service.addRun({ id: 7 });
  proxy = await startForwardProxy({ login: 'ada:s@cret' });
  const addresses = [
    ['registry.invalid', registry.address],
    ['api.invalid', service.address],
    ['results.invalid', service.address],
  ] as const;
  certificate = makeCertificate(addresses.map(([host]) => host));
  for (const [host, address] of addresses) {
    proxy.addHost(`${host}:443`, await certificate.front(address));
    proxy.addHost(`${host}:80`, address);
  }
  const context = writeContext({ content: image });
  buildAndPush(process.env['CIIA_CONTAINERD_HOST'] ?? '', '--tag', `${registry.address}/${image}:1`, context);
});

beforeEach(() => {
  proxy.clear();
});

afterAll(async () => {
  await proxy.stop();
  await service.stop();
  await registry.stop();
  certificate.stop();
});

/** Runs an action that must succeed; gives the hosts that it reached through the proxy. */
async function runBehindProxy(request: ActionRequest): Promise<ActionResult & { readonly hosts: readonly string[] }> {
  const url = `http://ada:s%40cret@${proxy.address}`;
  const env = { HTTPS_PROXY: url, HTTP_PROXY: url, NODE_EXTRA_CA_CERTS: certificate.file, ...request.env };
  const run = { apiUrl: 'https://api.invalid/api/v3', runId: 7, repository: testRepository.fullName, ...request.run };
  const result = await runAction({ ...request, run, env });
  if (result.exitCode !== 0) throw new Error(result.stdout + result.stderr);
  expect(proxy.requests.filter(({ status }) => status !== 200)).toEqual([]);
  expect(result.masks).toEqual(expect.arrayContaining(['s@cret', 's%40cret']));
  const shown = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect(shown.join('\n')).not.toMatch(/s@cret|s%40cret/);
  return { ...result, hosts: [...new Set(proxy.requests.map(({ target }) => target))].sort() };
}

test('prune-images lists what is in a registry, and what GitHub knows (Y22)', async () => {
  const { hosts, stdout } = await runBehindProxy({
    action: 'prune-images',
    inputs: { images: `registry.invalid/${image}`, 'dry-run': 'true' },
    run: { eventName: 'schedule', event: { repository: { default_branch: 'main' } } },
  });
  expect(hosts).toEqual(['api.invalid:443', 'registry.invalid:443']);
  expect(stdout).toContain(image);
});

test('copy-image reads and writes (Y22)', async () => {
  const { hosts } = await runBehindProxy({
    action: 'copy-image',
    inputs: { src: `registry.invalid/${image}:1`, dst: `registry.invalid/${image}-copy:1` },
  });
  expect(hosts).toContain('registry.invalid:443');
  const answer = await fetch(`http://${registry.address}/v2/${image}-copy/tags/list`);
  expect(await answer.json()).toMatchObject({ tags: ['1'] });
});

test('a registry is trusted by the certificate authority that Docker is given for it alone', async () => {
  const host = `${uniqueName('ciia-ca')}.invalid`;
  const own = makeCertificate([host]);
  proxy.addHost(`${host}:443`, await own.front(registry.address));
  const folder = `/etc/docker/certs.d/${host}`;
  const copy = (): ReturnType<typeof runBehindProxy> =>
    runBehindProxy({
      action: 'copy-image',
      inputs: { src: `${host}/${image}:1`, dst: `${host}/${image}-trusted:1`, 'max-attempts': '1' },
      env: { NODE_EXTRA_CA_CERTS: '' },
    });
  await expect(copy()).rejects.toThrow('certificate');
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(own.file, `${folder}/ca.crt`);
    expect((await copy()).hosts).toContain(`${host}:443`);
  } finally {
    rmSync(folder, { recursive: true });
    own.stop();
  }
});

test("a registry that asks for a client's certificate is shown the one that Docker is given for it", async () => {
  const host = `${uniqueName('ciia-client')}.invalid`;
  const [own, client] = [makeCertificate([host]), makeCertificate(['client'])];
  proxy.addHost(`${host}:443`, await own.front(registry.address, client));
  const folder = `/etc/docker/certs.d/${host}:443`;
  const copy = (): ReturnType<typeof runBehindProxy> =>
    runBehindProxy({
      action: 'copy-image',
      inputs: { src: `${host}/${image}:1`, dst: `${host}/${image}-client:1`, 'max-attempts': '1' },
      env: { NODE_EXTRA_CA_CERTS: '' },
    });
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(own.file, `${folder}/ca.crt`);
    await expect(copy()).rejects.toThrow('certificate required');
    cpSync(client.file, `${folder}/client.cert`);
    await expect(copy()).rejects.toThrow('its key "client.key", cannot be used');
    cpSync(client.keyFile, `${folder}/client.key`);
    expect((await copy()).hosts).toContain(`${host}:443`);
  } finally {
    rmSync(folder, { recursive: true });
    client.stop();
    own.stop();
  }
});

test("a client's certificate is shown to the host that it is for, and to none that this one redirects to", async () => {
  const hosts = ['ciia-for', 'ciia-other'].map((name) => `${uniqueName(name)}.invalid`);
  const [host = '', other = ''] = hosts;
  const [own, client] = [makeCertificate(hosts), makeCertificate(['client'])];
  const shown = new Map<string, boolean>();
  const servers = await Promise.all(
    hosts.map(async (name) => {
      const files = { cert: readFileSync(own.file), key: readFileSync(own.keyFile), ca: readFileSync(client.file) };
      const options = { ...files, requestCert: true, rejectUnauthorized: false };
      const server = createServer(options, (request, response) => {
        if (name === other) response.writeHead(404).end();
        else response.writeHead(307, { location: `https://${other}${request.url ?? ''}` }).end();
      });
      server.on('secureConnection', (socket) => {
        shown.set(name, 'subject' in socket.getPeerCertificate());
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      proxy.addHost(`${name}:443`, `127.0.0.1:${(server.address() as AddressInfo).port}`);
      return server;
    }),
  );
  const folder = `/etc/docker/certs.d/${host}`;
  try {
    mkdirSync(folder, { recursive: true });
    cpSync(client.file, `${folder}/client.cert`);
    cpSync(client.keyFile, `${folder}/client.key`);
    const inputs = { src: `${host}/app:1`, dst: `${host}/copy:1`, 'max-attempts': '1' };
    const env = { NODE_EXTRA_CA_CERTS: own.file };
    await expect(runBehindProxy({ action: 'copy-image', inputs, env })).rejects.toThrow('the registry has no');
    expect([shown.get(host), shown.get(other)]).toEqual([true, false]);
  } finally {
    rmSync(folder, { recursive: true });
    for (const server of servers) server.close();
    client.stop();
    own.stop();
  }
});

test('an image goes from job to job as an artifact (Y22)', async () => {
  const ref = `${image}:pr-1-abc1234`;
  bed.build(ref, { 'a.txt': image });
  const runtime = { DOCKER_HOST: bed.host, ...service.runtimeEnv(7, 'results.invalid') };
  const saved = await runBehindProxy({ action: 'save-and-upload-image', inputs: { image: ref }, env: runtime });
  expect(saved.outputs).toMatchObject({ uploaded: 'true' });
  expect(saved.hosts).toContain('results.invalid:80');
  bed.docker('image', 'rm', '--force', ref);

  proxy.clear();
  const loaded = await runBehindProxy({
    action: 'pull-or-download-image',
    inputs: { 'artifact-name': saved.outputs['artifact-name'] ?? '' },
    env: runtime,
  });
  expect(loaded.hosts).toEqual(expect.arrayContaining(['api.invalid:443', 'results.invalid:80']));
  // The content came as a stream, from the URL that the REST API gives.
  expect(service.requests).toContainEqual(
    expect.objectContaining({ path: expect.stringMatching(/\/actions\/artifacts\/\d+\/zip$/), status: 302 }),
  );
  bed.docker('image', 'rm', '--force', ref);
});
