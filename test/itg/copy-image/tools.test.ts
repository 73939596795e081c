import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCrane, startCraneRegistry } from '../../bed/crane-registry.ts';
import { writeContext } from '../../bed/images.ts';
import { startReferrersRegistry } from '../../bed/referrers-registry.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { cosignPassword, makeCosignKey } from '../../support/cosign-key.ts';
import { fetchDigest, startCopyAction, type CopyAction } from '../../support/copy-action.ts';

/*
 * The compiled action, judged by the programs of others: what cosign, oras and notation put beside an image is found and
 * verified by them at the target, and crane takes the copy for a valid image with the same bytes. Registries list
 * referrers by an API, or clients keep the list under a tag: every way from one to the other. The oldest toolchain has
 * cosign 2 alone, today's has cosign 3, which signs in both formats, and all the others.
 */
jest.setTimeout(180_000);
type Registry = Pick<LocalRegistry, 'address' | 'stop'>;
const isToday = hasCrane();
const starts: Readonly<Record<string, () => Promise<Registry>>> = {
  'referrers under a tag': startRegistry,
  'referrers by the API': startReferrersRegistry,
  ...(isToday ? { "crane's registry": startCraneRegistry } : {}),
};
const containerd = process.env['CIIA_CONTAINERD_HOST'] ?? '';
const policy = {
  version: '1.0',
  trustPolicies: [
    {
      name: 'ciia',
      registryScopes: ['*'],
      signatureVerification: { level: 'strict' },
      trustStores: ['ca:ciia.example'],
      trustedIdentities: ['*'],
    },
  ],
};

let action: CopyAction;
let registries: Readonly<Record<string, Registry>>;
let signing: readonly string[];
/** Of the image in each registry that is copied from. */
const digests = new Map<string, string>();

const addressOf = (name: string): string => registries[name]?.address ?? '';
const run = (program: string, ...args: readonly string[]): Promise<string> =>
  action.tool(program, args, { COSIGN_PASSWORD: cosignPassword, XDG_CONFIG_HOME: action.home });

/** Signs with all that the toolchain has. What is signed by oras has a signature of its own. */
async function sign(ref: string): Promise<void> {
  await run('cosign', 'sign', '--key', 'cosign.key', ...signing, ref);
  await run('cosign', 'attest', '--key', 'cosign.key', ...signing, '--predicate', 'predicate.json', ref);
  if (!isToday) return;
  const [config, ...others] = signing;
  const former = ['--new-bundle-format=false', '--use-signing-config=false', '--tlog-upload=false'];
  expect(config).toContain('--signing-config');
  await run('cosign', 'sign', '--key', 'cosign.key', ...former, ...others, ref);
  const attach = ['attach', '--plain-http', '--format', 'go-template={{.reference}}'];
  const sbom = await run('oras', ...attach, '--artifact-type', 'application/vnd.example.sbom', ref, 'predicate.json');
  await run('oras', ...attach, '--artifact-type', 'application/vnd.example.note', sbom.trim(), 'predicate.json');
  await run('notation', 'sign', '--insecure-registry', '--key', 'ciia.example', ref);
}

async function verify(ref: string): Promise<void> {
  const offline = ['--key', 'cosign.pub', '--insecure-ignore-tlog', '--allow-insecure-registry'];
  const digest = ref.slice(ref.indexOf('@') + 1);
  expect(await run('cosign', 'verify', ...offline, ref)).toContain(digest);
  expect(await run('cosign', 'verify-attestation', '--type', 'custom', ...offline, ref)).toContain('payload');
  if (!isToday) return;
  expect(await run('cosign', 'verify', '--new-bundle-format=false', ...offline, ref)).toContain(digest);
  expect(await run('notation', 'verify', '--insecure-registry', ref)).toContain('Successfully verified');
}

interface FoundReferrer {
  readonly digest: string;
  readonly referrers: readonly FoundReferrer[];
}

/**
 * The digests that oras finds, each behind those of what it refers to. Types are left out: under a tag they are what a
 * client wrote there, and cosign 3 writes that of the config.
 */
async function discover(ref: string): Promise<readonly string[]> {
  const list = ({ digest, referrers }: FoundReferrer): string[] =>
    referrers.flatMap((each) => [`${digest} <- ${each.digest}`, ...list(each)]);
  return list(
    JSON.parse(await run('oras', 'discover', '--plain-http', '--format', 'json', ref)) as FoundReferrer,
  ).sort();
}

beforeAll(async () => {
  action = startCopyAction();
  const started = Object.entries(starts).map(async ([name, start]) => [name, await start()] as const);
  registries = Object.fromEntries(await Promise.all(started));
  writeFileSync(join(action.home, 'predicate.json'), '{"example":true}');
  writeFileSync(join(action.home, 'policy.json'), JSON.stringify(policy));
  signing = makeCosignKey(action.home);
  if (isToday) {
    await run('notation', 'cert', 'generate-test', 'ciia.example');
    await run('notation', 'policy', 'import', 'policy.json');
  }
  for (const name of Object.keys(starts)) {
    const image = `${addressOf(name)}/source/app`;
    const context = writeContext();
    const build = ['--host', containerd, 'buildx', 'build', '--builder', 'default', '--push', '--provenance=false'];
    // A call that waits: one of the registries is a part of this process.
    await run('docker', ...build, '--platform', 'linux/amd64,linux/arm64', '--tag', `${image}:1`, context);
    rmSync(context, { recursive: true });
    const digest = await fetchDigest(addressOf(name), 'source/app', '1');
    digests.set(name, digest);
    await sign(`${image}@${digest}`);
  }
});

afterAll(async () => {
  action.stop();
  await Promise.all(Object.values(registries).map((registry) => registry.stop()));
});

describe.each(Object.keys(starts))('from %s', (source) => {
  test.each(Object.keys(starts))('to %s', async (target) => {
    const digest = digests.get(source) ?? '';
    const src = `${addressOf(source)}/source/app`;
    const dst = `${addressOf(target)}/target-of-${Object.keys(starts).indexOf(source)}/app`;
    const result = await action.run({ src: `${src}:1`, dst: `${dst}:latest`, digest });
    expect(result.annotations).toEqual([]);
    expect(result).toMatchObject({ exitCode: 0, leftovers: [], outputs: { digest } });

    await verify(`${dst}@${digest}`);
    if (!isToday) return;
    const found = await discover(`${dst}@${digest}`);
    expect(found).toHaveLength(5);
    expect(found).toEqual(await discover(`${src}@${digest}`));
    const validated = await run('crane', 'validate', '--insecure', '--remote', `${dst}:latest`);
    expect(validated).toContain('PASS');
    expect((await run('crane', 'digest', '--insecure', `${dst}:latest`)).trim()).toBe(digest);
    for (const platform of ['all', 'linux/amd64', 'linux/arm64']) {
      const read = (ref: string): Promise<string> =>
        run('crane', 'manifest', '--insecure', '--platform', platform, ref);
      expect(await read(`${dst}:latest`)).toBe(await read(`${src}:1`));
    }
  });
});
