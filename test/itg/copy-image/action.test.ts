import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionResult } from '../../bed/action-process.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { buildAndPush, writeContext } from '../../bed/images.ts';
import { freePort, startRegistry, testAccounts, type LocalRegistry } from '../../bed/registry.ts';
import { cosignPassword, makeCosignKey } from '../../support/cosign-key.ts';
import { fetchDigest, fetchManifest, startCopyAction, type CopyAction } from '../../support/copy-action.ts';
import { headSha } from '../../support/run-facts.ts';

/*
 * The compiled action. Two registries with an account each are one host: `org-a` lets alice in
 * alone, `org-b` bob. The image has two platforms, provenance, and cosign's signatures and attestations.
 */
const open = process.env['CIIA_REGISTRY'] ?? '';
const containerd = process.env['CIIA_CONTAINERD_HOST'] ?? '';
const source = `ciia-copy-${process.pid}/app`;
const alice = `alice:${testAccounts.alice.password}`;
const bob = `bob:${testAccounts.bob.password}`;
const asAlice = { 'dst-username': 'alice', 'dst-password': testAccounts.alice.password };
const asBob = { 'dst-username': 'bob', 'dst-password': testAccounts.bob.password };
const fromAlice = { 'src-username': 'alice', 'src-password': testAccounts.alice.password };
const immutable = `sha-${headSha.slice(0, 7)}`;
const run = { sha: headSha };

let action: CopyAction;
let orgs: readonly LocalRegistry[];
let host: FaultProxy;
let signing: readonly string[];
let digest = '';
const uploads = (): string[] =>
  host.requests
    .filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))
    .map(({ method, path }) => `${method} ${path}`);

beforeAll(async () => {
  action = startCopyAction();
  orgs = [await startRegistry({ account: 'alice' }), await startRegistry({ account: 'bob' })];
  const [a = '', b = ''] = orgs.map(({ address }) => `http://${address}`);
  host = await startFaultProxy({ target: a, route: (path) => (path.startsWith('/v2/org-b/') ? b : a) });
  const context = writeContext();
  const label = `org.opencontainers.image.revision=${headSha}`;
  const flags = ['--platform', 'linux/amd64,linux/arm64', '--provenance=mode=min'];
  buildAndPush(containerd, ...flags, '--label', label, '--tag', `${open}/${source}:${immutable}`, context);
  rmSync(context, { recursive: true });
  digest = await fetchDigest(open, source, immutable);
  const quiet = { COSIGN_PASSWORD: cosignPassword };
  signing = ['--key', 'cosign.key', ...makeCosignKey(action.home)];
  await action.tool('cosign', ['sign', ...signing, '--recursive', `${open}/${source}@${digest}`], quiet);
  const predicate = join(action.home, 'cosign.pub');
  await action.tool(
    'cosign',
    ['attest', ...signing, '--type', 'custom', '--predicate', predicate, `${open}/${source}@${digest}`],
    quiet,
  );
});

beforeEach(() => {
  host.clear();
});

afterAll(async () => {
  action.stop();
  await host.stop();
  await Promise.all(orgs.map((org) => org.stop()));
});

describe('from registry to registry', () => {
  test('an image goes to another registry with all platforms, attestations and signatures (X2, V3)', async () => {
    const dst = `${host.address}/org-a/app:${immutable}`;
    const result = await action.run({ src: `${open}/${source}:${immutable}`, dst, ...asAlice }, { run });
    expect(result.annotations).toEqual([]);
    expect(result).toMatchObject({
      exitCode: 0,
      leftovers: [],
      unexpectedInputs: [],
      outputs: { digest, attempts: '1', 'media-type': 'application/vnd.oci.image.index.v1+json' },
    });
    expect(JSON.parse(result.outputs['copied-refs'] ?? '')).toEqual([{ ref: dst, digest, copied: true }]);
    expect(await fetchDigest(host.address, 'org-a/app', immutable, alice)).toBe(digest);
    // The index, its two platforms and their two attestations are signed, and the index is attested.
    expect(result.outputs['referrers-copied']).toBe('6');
  });

  test('two accounts on one host: each side has its own, and neither shows anywhere (X1, 004-4, 004-5, 003-8)', async () => {
    action.commands();
    const dst = `${host.address}/org-b/app:${immutable}`;
    const src = `${host.address}/org-a/app@${digest}`;
    const result = await action.run({ src, dst, digest, ...fromAlice, ...asBob }, { run });
    expect(result).toMatchObject({ exitCode: 0, leftovers: [], outputs: { digest, 'referrers-copied': '6' } });
    expect(await fetchDigest(host.address, 'org-b/app', immutable, bob)).toBe(digest);

    const config = action.dockerConfig({ [host.address]: bob });
    const verify = ['verify', '--key', 'cosign.pub', '--insecure-ignore-tlog', '--allow-insecure-registry'];
    const verified = await action.tool('cosign', [...verify, `${host.address}/org-b/app@${digest}`], {
      DOCKER_CONFIG: config,
    });
    expect(verified).toContain(digest);

    const commands = action.commands();
    expect(commands).toEqual([]);
    const secrets = [alice, bob].flatMap((login) => [login.split(':')[1] ?? '', Buffer.from(login).toString('base64')]);
    const shown = [
      ...commands,
      result.stdout.replaceAll(/^::add-mask::.*$/gm, ''),
      result.stderr,
      result.summary,
      JSON.stringify(result.outputs),
    ].join('\n');
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    expect(result.masks).toEqual(expect.arrayContaining(secrets));
  });

  test('run again there is nothing to do, and nothing is uploaded', async () => {
    const dst = `${host.address}/org-b/app:${immutable}`;
    const result = await action.run(
      { src: `${host.address}/org-a/app@${digest}`, dst, ...fromAlice, ...asBob },
      { run },
    );
    expect(result).toMatchObject({ exitCode: 0, outputs: { digest, 'referrers-copied': '0' } });
    expect(JSON.parse(result.outputs['copied-refs'] ?? '')).toEqual([{ ref: dst, digest, copied: false }]);
    expect(uploads()).toEqual([]);
  });

  test('an immutable tag with another digest is an error, and no other reference is given either', async () => {
    const taken = `${host.address}/org-b/taken:1.2.3`;
    const free = `${host.address}/org-b/free:latest`;
    const [child = ''] = await childDigests();
    const first = await action.run(
      { src: `${open}/${source}@${child}`, dst: taken, referrers: 'false', ...asBob },
      { run },
    );
    expect(first).toMatchObject({ exitCode: 0, outputs: { digest: child } });
    host.clear();

    const result = await action.run(
      { src: `${open}/${source}:${immutable}`, dst: `${free}\n${taken}`, ...asBob },
      { run },
    );
    expect(result.exitCode).toBe(1);
    expect(messages(result)).toContain(`${taken} (${child}) exists already with another digest than ${digest}`);
    expect(result.outputs).toMatchObject({ digest, 'copied-refs': '[]' });
    expect(uploads()).toEqual([]);
  });

  test('one target that fails does not stop the others, and the step says which one it was', async () => {
    const dead = `127.0.0.1:${await freePort()}/org/app:latest`;
    const good = `${host.address}/org-b/several:latest`;
    const env = { DOCKER_CONFIG: action.dockerConfig({ [host.address]: bob }) };
    const inputs = {
      src: `${open}/${source}:${immutable}`,
      dst: `${dead}\n${good}`,
      referrers: 'false',
      'max-attempts': '1',
    };
    const result = await action.run(inputs, { run, env });
    expect(result).toMatchObject({ exitCode: 1, leftovers: [] });
    expect(messages(result)).toContain(`1 of 2 references were not given: ${dead}: `);
    expect(JSON.parse(result.outputs['copied-refs'] ?? '')).toEqual([
      { ref: dead, digest: '', copied: false, error: expect.stringContaining('ECONNREFUSED') as unknown },
      { ref: good, digest, copied: true },
    ]);
    expect(result.summary).toContain('Image copy failed');
  });

  // Under a tag each there is room for the signatures of one side alone; as referrers those of both lie side by side.
  test('signatures that only the destination has are not lost: an error before anything is copied, unless there is room for both', async () => {
    const config = action.dockerConfig({ [host.address]: bob });
    const own = ['sign', ...signing, '--annotations', 'by=bob'];
    await action.tool('cosign', [...own, `${host.address}/org-b/app@${digest}`], {
      COSIGN_PASSWORD: cosignPassword,
      DOCKER_CONFIG: config,
    });
    host.clear();
    const inputs = {
      src: `${host.address}/org-a/app@${digest}`,
      dst: `${host.address}/org-b/app:other`,
      ...fromAlice,
      ...asBob,
    };
    const result = await action.run(inputs, { run });
    if (signing.some((option) => option.startsWith('--signing-config='))) {
      expect(result.exitCode).toBe(0);
      const verify = ['verify', '--key', 'cosign.pub', '--insecure-ignore-tlog', '--allow-insecure-registry'];
      const byBob = [...verify, '--annotations', 'by=bob', `${host.address}/org-b/app@${digest}`];
      expect(await action.tool('cosign', byBob, { DOCKER_CONFIG: config })).toContain(digest);
      return;
    }
    expect(result.exitCode).toBe(1);
    expect(messages(result)).toContain('has signatures or attestations that the source does not have');
    expect(uploads()).toEqual([]);
  });

  test('some platforms of an index make a smaller one, with their attestations, and always the same', async () => {
    const dst = `${host.address}/org-b/arm:latest`;
    const inputs = { src: `${open}/${source}:${immutable}`, dst, platforms: 'linux/arm64', ...asBob };
    const result = await action.run(inputs, { run });
    expect(messages(result)).toBe('');
    // The signatures of the two manifests that stay.
    expect(result).toMatchObject({ exitCode: 0, leftovers: [], outputs: { 'referrers-copied': '2' } });
    const index = await manifestAt(host.address, 'org-b/arm', 'latest', bob);
    expect(index.manifests?.map(({ platform }) => `${platform?.os ?? ''}/${platform?.architecture ?? ''}`)).toEqual([
      'linux/arm64',
      'unknown/unknown',
    ]);
    const again = await action.run(inputs, { run });
    expect(again.outputs['digest']).toBe(result.outputs['digest']);
    expect(again.outputs['copied-refs']).toContain('"copied":false');
  });
});

describe('promote', () => {
  test('a tested image gets its moving tag without a rebuild, and no blob moves (X4, X3)', async () => {
    const dst = `${host.address}/org-a/app:latest`;
    const inputs = { src: `${host.address}/org-a/app:${immutable}`, dst, digest, ...fromAlice, ...asAlice };
    const result = await action.run(inputs, { run });
    expect(result).toMatchObject({ exitCode: 0, outputs: { digest, 'referrers-copied': '0' } });
    expect(await fetchDigest(host.address, 'org-a/app', 'latest', alice)).toBe(digest);
    expect(uploads()).toEqual(['PUT /v2/org-a/app/manifests/latest']);
    // The config alone, for the revision label.
    expect(host.requests.filter(({ path, status }) => path.includes('/blobs/') && status === 200)).toHaveLength(1);
  });

  test('a digest that is not the expected one promotes nothing (threat 9)', async () => {
    const dst = `${host.address}/org-a/app:stable`;
    const other = `sha256:${'0'.repeat(64)}`;
    const inputs = { src: `${host.address}/org-a/app:${immutable}`, dst, digest: other, ...fromAlice, ...asAlice };
    const result = await action.run(inputs, { run });
    expect(result.exitCode).toBe(1);
    expect(messages(result)).toContain(`has the digest ${digest}, and ${other} is expected`);
    expect(uploads()).toEqual([]);
  });
});

describe('the docker login of the job', () => {
  const dst = (): string => `${host.address}/org-b/login:latest`;
  const inputs = (): Record<string, string> => ({
    src: `${open}/${source}:${immutable}`,
    dst: dst(),
    referrers: 'false',
  });

  test('stands in for accounts that are not given, out of a credential helper too', async () => {
    const folder = action.dockerConfig({});
    const answer = JSON.stringify({ ServerURL: host.address, Username: 'bob', Secret: testAccounts.bob.password });
    action.program('docker-credential-ciia-test', `[ "$1 $(cat)" = "get ${host.address}" ] && echo '${answer}'`);
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ credsStore: 'ciia-test' }));
    const result = await action.run(inputs(), { run, env: { DOCKER_CONFIG: folder } });
    expect(messages(result)).toBe('');
    expect(result).toMatchObject({ exitCode: 0, leftovers: [], outputs: { digest } });
    expect(result.masks).toContain(testAccounts.bob.password);
  });

  test('without one the registry refuses, once, and the message says to log in (F8)', async () => {
    const refused = { ...inputs(), dst: `${host.address}/org-b/nobody:latest` };
    const result = await action.run(refused, { run });
    expect(result).toMatchObject({ exitCode: 1, outputs: { attempts: '1' } });
    expect(messages(result)).toContain('log in to the registry first (docker/login-action)');
  });
});

interface Manifest {
  readonly manifests?: readonly {
    readonly digest: string;
    readonly platform?: { readonly os: string; readonly architecture: string };
  }[];
}

async function childDigests(): Promise<readonly string[]> {
  const { manifests = [] } = await manifestAt(open, source, immutable);
  return manifests.map((entry) => entry.digest);
}

async function manifestAt(address: string, repository: string, tag: string, login?: string): Promise<Manifest> {
  return JSON.parse((await fetchManifest(address, repository, tag, login)).text) as Manifest;
}

function messages(result: ActionResult): string {
  return result.annotations.map(({ message }) => message).join('\n');
}
