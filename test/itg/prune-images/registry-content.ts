import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAndPush, docker } from '../../bed/images.ts';

/** Makes images in a registry that has no login, as BuildKit and other clients push them. */
export interface RegistryImages {
  /** Builds for two platforms with BuildKit, attestations included, and pushes: seconds. */
  readonly build: (tag: string, facts: ImageFacts) => void;
  /** Pushes an image of one platform and one layer, piece by piece as a client does: no time at all. */
  readonly push: (tag: string, facts?: ImageFacts) => Promise<string>;
  /** Puts a manifest, under a tag or its digest; answers with its digest. */
  readonly put: (reference: string | undefined, manifest: unknown) => Promise<string>;
  /** Gives what is under a tag another one. */
  readonly retag: (from: string, to: string) => Promise<void>;
  readonly blob: (content: string) => Promise<{ readonly digest: string; readonly size: number }>;
  readonly digestOf: (tag: string) => Promise<string | undefined>;
  readonly manifest: (reference: string) => Promise<unknown>;
  readonly tags: () => Promise<readonly string[]>;
  readonly delete: (digest: string) => Promise<number>;
  /** Reads every manifest and every blob below a tag, as a pull of all its platforms does. */
  readonly pullAll: (reference: string) => Promise<number>;
}

interface ImageFacts {
  /** Of the label and, as reproducible builds do, of the config. */
  readonly created?: string;
  readonly revision?: string;
}

const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** @param image `127.0.0.1:PORT/path`; @param host the engine that builds, on the containerd store */
export function registryImages(image: string, host: string): RegistryImages {
  const [address = '', ...path] = image.split('/');
  const base = `http://${address}/v2/${path.join('/')}`;
  const get = async (kind: 'manifests' | 'blobs', reference: string): Promise<Response> => {
    const answer = await fetch(`${base}/${kind}/${reference}`, { headers: { accept } });
    if (!answer.ok) throw new Error(`${kind}/${reference}: ${answer.status}`);
    return answer;
  };
  const sha256 = (bytes: Buffer | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const images: RegistryImages = {
    build(tag, facts) {
      const context = mkdtempSync(join(tmpdir(), 'ciia-prune-'));
      try {
        writeFileSync(join(context, 'content'), randomBytes(2000));
        writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY content /content\n');
        buildAndPush(
          host,
          ...['--provenance=true', '--platform', 'linux/amd64,linux/arm64', '--tag', `${image}:${tag}`],
          ...['--build-arg', `SOURCE_DATE_EPOCH=${Math.floor(Date.parse(facts.created ?? '') / 1000)}`],
          ...Object.entries(labelsOf(facts)).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
          context,
        );
        docker(host, 'image', 'rm', '--force', `${image}:${tag}`);
      } finally {
        rmSync(context, { recursive: true });
      }
    },
    async push(tag, facts = {}) {
      const layer = await images.blob(randomBytes(1000).toString('hex'));
      const config = {
        created: facts.created ?? new Date().toISOString(),
        os: 'linux',
        architecture: 'amd64',
        config: { Labels: labelsOf(facts) },
        rootfs: { type: 'layers', diff_ids: [layer.digest] },
      };
      return images.put(tag, {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        config: {
          mediaType: 'application/vnd.oci.image.config.v1+json',
          ...(await images.blob(JSON.stringify(config))),
        },
        layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }],
      });
    },
    async blob(content) {
      const digest = sha256(content);
      const start = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
      const target = new URL(start.headers.get('location') ?? '', base);
      target.searchParams.set('digest', digest);
      const done = await fetch(target, { method: 'PUT', body: content });
      if (done.status !== 201) throw new Error(`blob: ${done.status}`);
      return { digest, size: Buffer.byteLength(content) };
    },
    async put(reference, manifest) {
      const body = JSON.stringify(manifest);
      const type = (manifest as { readonly mediaType: string }).mediaType;
      const answer = await fetch(`${base}/manifests/${reference ?? sha256(body)}`, {
        method: 'PUT',
        body,
        headers: { 'content-type': type },
      });
      if (answer.status !== 201) throw new Error(`put: ${answer.status} ${await answer.text()}`);
      return sha256(body);
    },
    async retag(from, to) {
      const answer = await get('manifests', from);
      const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
      await fetch(`${base}/manifests/${to}`, { method: 'PUT', body: await answer.text(), headers });
    },
    async digestOf(tag) {
      const answer = await fetch(`${base}/manifests/${tag}`, { method: 'HEAD', headers: { accept } });
      return answer.ok ? (answer.headers.get('docker-content-digest') ?? undefined) : undefined;
    },
    manifest: async (reference) => (await get('manifests', reference)).json(),
    async tags() {
      const answer = await fetch(`${base}/tags/list`);
      if (answer.status === 404) return [];
      return (((await answer.json()) as { readonly tags: string[] | null }).tags ?? []).sort();
    },
    delete: async (digest) => (await fetch(`${base}/manifests/${digest}`, { method: 'DELETE' })).status,
    async pullAll(reference) {
      const manifest = (await (await get('manifests', reference)).json()) as {
        readonly manifests?: readonly { readonly digest: string }[];
        readonly config?: { readonly digest: string };
        readonly layers?: readonly { readonly digest: string }[];
      };
      let count = 1;
      for (const { digest } of manifest.manifests ?? []) count += await images.pullAll(digest);
      for (const blob of [...(manifest.config === undefined ? [] : [manifest.config]), ...(manifest.layers ?? [])]) {
        const bytes = Buffer.from(await (await get('blobs', blob.digest)).arrayBuffer());
        if (sha256(bytes) !== blob.digest) throw new Error(`blob ${blob.digest} is another one`);
        count++;
      }
      return count;
    },
  };
  return images;
}

function labelsOf({ created, revision }: ImageFacts): Readonly<Record<string, string>> {
  return {
    ...(created === undefined ? {} : { 'org.opencontainers.image.created': created }),
    ...(revision === undefined ? {} : { 'org.opencontainers.image.revision': revision }),
  };
}

/** An OCI manifest without layers of its own but one, as signing tools push them. */
export async function attachment(
  images: RegistryImages,
  subject: string | undefined,
  content: string,
): Promise<Readonly<Record<string, unknown>>> {
  const config = await images.blob('{}');
  const layer = await images.blob(content);
  return {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.example.signature',
    config: { mediaType: 'application/vnd.oci.empty.v1+json', ...config },
    layers: [{ mediaType: 'application/vnd.dev.sigstore.bundle', ...layer }],
    ...(subject === undefined
      ? {}
      : { subject: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: subject, size: 2 } }),
  };
}
