import { createHash } from 'node:crypto';

/** Writes images of any shape to a registry on loopback, and reads them back, over its API. */
const digestOf = (content: string | Buffer): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const ociType = 'application/vnd.oci.image.';
export const indexType = `${ociType}index.v1+json`;
export const manifestType = `${ociType}manifest.v1+json`;
const acceptedTypes = [
  indexType,
  manifestType,
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** @throws Error for any other status than 2xx */
async function send(method: string, url: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(url, { method, ...init });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** @param repository `127.0.0.1:5000/name` */
export async function putBlob(repository: string, content: Buffer, mediaType: string): Promise<Descriptor> {
  const [host = '', ...path] = repository.split('/');
  const base = `http://${host}/v2/${path.join('/')}/blobs/uploads/`;
  const begun = await send('POST', base);
  const url = new URL(begun.headers.get('location') ?? '', base);
  url.searchParams.set('digest', digestOf(content));
  await send('PUT', url.href, {
    body: new Uint8Array(content),
    headers: { 'content-type': 'application/octet-stream' },
  });
  return { mediaType, digest: digestOf(content), size: content.length };
}

/** @param reference a tag; by default the manifest's digest */
export async function putManifest(
  repository: string,
  json: Readonly<Record<string, unknown>> & { readonly mediaType: string },
  reference?: string,
): Promise<Descriptor> {
  const [host = '', ...path] = repository.split('/');
  const raw = JSON.stringify(json, undefined, 3);
  const digest = digestOf(raw);
  await send('PUT', `http://${host}/v2/${path.join('/')}/manifests/${reference ?? digest}`, {
    body: raw,
    headers: { 'content-type': json.mediaType },
  });
  return { mediaType: json.mediaType, digest, size: raw.length };
}

/** An image of one platform with one layer. */
export async function putImage(
  repository: string,
  layer: Buffer,
  more: { readonly layerType?: string; readonly tag?: string; readonly fields?: object } = {},
): Promise<Descriptor> {
  const { layerType = `${ociType}layer.v1.tar+gzip`, tag, fields } = more;
  const config = await putBlob(
    repository,
    Buffer.from('{"os":"linux","architecture":"amd64"}'),
    `${ociType}config.v1+json`,
  );
  const layers = [await putBlob(repository, layer, layerType)];
  return putManifest(repository, { schemaVersion: 2, mediaType: manifestType, config, layers, ...fields }, tag);
}

/**
 * Reads an image as a client that pulls all of it does.
 * @returns the digests of all its manifests and blobs, each computed from the bytes
 */
export async function pullAll(repository: string, reference: string): Promise<readonly string[]> {
  const [host = '', ...path] = repository.split('/');
  const base = `http://${host}/v2/${path.join('/')}`;
  const answer = await send('GET', `${base}/manifests/${reference}`, { headers: { accept: acceptedTypes } });
  const raw = Buffer.from(await answer.arrayBuffer());
  const json = JSON.parse(raw.toString()) as {
    readonly manifests?: readonly Descriptor[];
    readonly config?: Descriptor;
    readonly layers?: readonly Descriptor[];
  };
  const digests = [digestOf(raw)];
  for (const { digest } of json.manifests ?? []) digests.push(...(await pullAll(repository, digest)));
  for (const { digest } of [...(json.config === undefined ? [] : [json.config]), ...(json.layers ?? [])]) {
    const blob = await send('GET', `${base}/blobs/${digest}`);
    digests.push(digestOf(Buffer.from(await blob.arrayBuffer())));
  }
  return digests;
}
