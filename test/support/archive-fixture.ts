import { createHash } from 'node:crypto';
import { pack } from 'tar-stream';
import { printingProgram } from './printing-program.ts';

/** One member of a made-up tar; without `content` a link or folder. */
export interface TarMember {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly type?: 'file' | 'symlink' | 'link' | 'directory' | 'fifo' | 'character-device';
  readonly linkname?: string;
  readonly mode?: number;
}

export const sha256Hex = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const blob = (content: string | Buffer): TarMember => ({ name: `blobs/sha256/${sha256Hex(content)}`, content });
const descriptor = (mediaType: string, content: string | Buffer): Record<string, unknown> => ({
  mediaType: `application/vnd.oci.image.${mediaType}.v1+json`,
  digest: `sha256:${sha256Hex(content)}`,
  size: Buffer.byteLength(content),
});

/** An image that a real engine loads: one layer, whose content tells images apart. */
export interface FixtureImage {
  readonly imageid: string;
  readonly config: TarMember;
  readonly layer: TarMember;
  readonly manifest: TarMember;
  readonly manifestDigest: string;
}

export async function fixtureImage(
  mark: string,
  settings: {
    readonly revision?: string;
    readonly architecture?: string;
    readonly content?: Buffer;
    /** What a container of it prints; without it nothing can run. */
    readonly prints?: string;
  } = {},
): Promise<FixtureImage> {
  const { prints } = settings;
  const program = prints === undefined ? [] : [{ name: 'print', content: printingProgram(prints), mode: 0o755 }];
  const layer = await tarOf([{ name: 'mark', content: settings.content ?? mark }, ...program]);
  const config = JSON.stringify({
    architecture: settings.architecture ?? 'amd64',
    os: 'linux',
    created: '2026-01-02T03:04:05Z',
    config: {
      Labels: { 'org.opencontainers.image.revision': settings.revision ?? '' },
      ...(prints === undefined ? {} : { Entrypoint: ['/print'] }),
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${sha256Hex(layer)}`] },
    history: [{ created: '2026-01-02T03:04:05Z', created_by: `mark ${mark}` }],
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: descriptor('config', config),
    layers: [{ ...descriptor('layer', layer), mediaType: 'application/vnd.oci.image.layer.v1.tar' }],
  });
  return {
    imageid: `sha256:${sha256Hex(config)}`,
    config: blob(config),
    layer: blob(layer),
    manifest: blob(manifest),
    manifestDigest: `sha256:${sha256Hex(manifest)}`,
  };
}

/** manifest.json with one entry for each image and tag list. */
export function dockerManifest(...entries: readonly (readonly [FixtureImage, readonly string[]])[]): TarMember {
  const rows = entries.map(([image, tags]) => ({
    Config: image.config.name,
    RepoTags: tags,
    Layers: [image.layer.name],
  }));
  return { name: 'manifest.json', content: JSON.stringify(rows) };
}

/** index.json with one entry for each image and full name. */
export function ociIndex(...entries: readonly (readonly [FixtureImage, string])[]): TarMember {
  const manifests = entries.map(([image, name]) => ({
    ...descriptor('manifest', image.manifest.content ?? ''),
    annotations: { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': name.split(':').at(-1) },
  }));
  return { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests }) };
}

export const ociLayout: TarMember = { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' };

/** What `docker save NAME` writes of the image. `name` is in the engine's long form. */
export function savedArchive(image: FixtureImage, name: string): readonly TarMember[] {
  const short = name.replace(/^docker\.io\/library\//, '');
  return [
    image.config,
    image.layer,
    image.manifest,
    ociIndex([image, name]),
    dockerManifest([image, [short]]),
    ociLayout,
  ];
}

/** The members as a tar. */
export async function tarOf(members: readonly TarMember[]): Promise<Buffer> {
  const tar = pack();
  for (const { name, content, type = 'file', linkname, mode = 0o644 } of members) {
    const header = { name, type, mode, mtime: new Date(0), ...(linkname === undefined ? {} : { linkname }) };
    if (content === undefined) tar.entry(header);
    else tar.entry(header, content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
