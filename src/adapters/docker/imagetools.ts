import { layerSizes } from '../../core/oci/layer-sizes.ts';
import { classifyError } from '../../core/failures/classify.ts';
import { atDigest } from '../../core/oci/reference.ts';
import { isDigest } from '../../core/oci/digest.ts';
import { mediaTypeOf } from '../../core/oci/manifest.ts';
import { platformName } from '../../core/oci/platform.ts';
import { sha256 } from '../../core/oci/digest.ts';
import { CommandError } from '../../errors.ts';
import type { ImageConfig } from '../../core/oci/image-facts.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import type { Registry } from '../../ports/registry.ts';

/**
 * Registries as `docker buildx imagetools` reaches them: with the credentials of the user's docker login and the
 * builder's registry settings, and without an engine.
 * @param builder the builder whose settings (mirrors, plain http) apply; undefined: the current one's.
 */
export function imagetoolsRegistry(exec: Exec, builder?: string): Registry {
  const imagetools = async (args: readonly string[], options: CallOptions): Promise<string> => {
    const [verb = '', ...rest] = args;
    const argv = ['buildx', 'imagetools', verb, ...(builder === undefined ? [] : ['--builder', builder]), ...rest];
    const result = await exec.run('docker', argv, options);
    if (result.exitCode !== 0) throw new CommandError({ command: `docker buildx imagetools ${verb}`, ...result });
    return result.stdout;
  };
  const inspect = (ref: string, format: readonly string[], options: CallOptions): Promise<string> =>
    imagetools(['inspect', ...format, '--', ref], options);

  /** What was read already, by `<repository>@<digest>`, under which it cannot change. */
  const known = new Map<string, string>();
  const registry: Registry = {
    async manifest(ref, options = {}) {
      try {
        const raw = await inspect(ref, ['--raw'], options);
        const digest = sha256(raw);
        known.set(atDigest(ref, digest), raw);
        return { found: true, digest, mediaType: mediaTypeOf(readManifest(raw, ref)), raw };
      } catch (error) {
        if (isAbsent(error)) return { found: false };
        throw error;
      }
    },
    async configs(ref, options = {}) {
      const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
      const digest = sha256(raw);
      const pinned = atDigest(ref, digest);
      const [manifests, images] = await Promise.all([
        platformManifests(readManifest(raw, ref), digest, async (child) =>
          readManifest(await inspect(atDigest(ref, child), ['--raw'], options), ref),
        ),
        inspect(pinned, ['--format', '{{json .Image}}'], options).then((text) => imagesOf(JSON.parse(text))),
      ]);
      return manifests.map((manifest) => imageConfig(manifest, images, manifests.length));
    },
    async copy(source, targets, options = {}) {
      const tags = targets.flatMap((target) => ['--tag', target]);
      await imagetools(['create', ...tags, '--', source], options);
    },
    async merge(sources, target, annotations, options = {}) {
      const flags = annotations.map((annotation) => `--annotation=${annotation}`);
      await imagetools(['create', ...flags, '--tag', target, '--', ...sources], options);
    },
  };
  return registry;
}

/**
 * 404, 401 and 403 alike: a registry that hides what the user may not see answers any of them (design, `if-tag-exists`).
 * One that knows the tag and lacks what it points to is none of these: the tag is taken (F15).
 */
function isAbsent(error: unknown): boolean {
  if (!(error instanceof CommandError) || error.timedOut) return false;
  const failure = classifyError(error, { phase: 'registry' });
  return failure.class === 'auth' || (failure.class !== 'transient' && error.finalLine.endsWith(': not found'));
}

interface Descriptor {
  readonly digest?: string;
  readonly platform?: { readonly os?: string; readonly architecture?: string; readonly variant?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A manifest or an index, of Docker's or OCI's media type. */
interface Manifest {
  readonly manifests?: readonly Descriptor[];
  readonly config?: Descriptor;
}

function readManifest(raw: string, ref: string): Manifest {
  try {
    return JSON.parse(raw) as Manifest;
  } catch (error) {
    throw new Error(`The registry's answer for "${ref}" is no JSON: ${raw.slice(0, 80)}`, { cause: error });
  }
}

interface PlatformManifest {
  readonly digest: string;
  readonly configDigest: string;
  /** From the index; undefined for a manifest that stands alone. */
  readonly platform: string | undefined;
  readonly layerBytes: readonly number[] | undefined;
}

async function platformManifests(
  top: Manifest,
  topDigest: string,
  read: (digest: string) => Promise<Manifest>,
): Promise<readonly PlatformManifest[]> {
  if (top.manifests === undefined) {
    const configDigest = checkedDigest(top.config?.digest);
    return [{ digest: topDigest, configDigest, platform: undefined, layerBytes: layerSizes(top) }];
  }
  const images = top.manifests.filter(
    ({ platform, annotations }) =>
      platform?.os !== 'unknown' && annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest',
  );
  return Promise.all(
    images.map(async ({ digest, platform }) => {
      const manifest = await read(checkedDigest(digest));
      return {
        digest: checkedDigest(digest),
        configDigest: checkedDigest(manifest.config?.digest),
        platform:
          platform === undefined
            ? undefined
            : platformName(platform.os ?? '', platform.architecture ?? '', platform.variant),
        layerBytes: layerSizes(manifest),
      };
    }),
  );
}

function checkedDigest(digest: string | undefined): string {
  if (digest !== undefined && isDigest(digest)) return digest;
  throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}

interface ImageFacts {
  readonly os?: string;
  readonly architecture?: string;
  readonly variant?: string;
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> | null };
}

/** `{{json .Image}}` is one image, or an object of images by platform. */
function imagesOf(answer: unknown): readonly ImageFacts[] {
  const object = (answer ?? {}) as ImageFacts & Readonly<Record<string, ImageFacts>>;
  return typeof object.architecture === 'string' ? [object] : Object.values(object);
}

function platformOf(image: ImageFacts): string {
  return platformName(image.os ?? '', image.architecture ?? '', image.variant);
}

function imageConfig(manifest: PlatformManifest, images: readonly ImageFacts[], count: number): ImageConfig {
  const image = count === 1 ? images[0] : images.find((candidate) => platformOf(candidate) === manifest.platform);
  return {
    imageid: manifest.configDigest,
    manifestDigest: manifest.digest,
    platform: manifest.platform ?? (image === undefined ? '' : platformOf(image)),
    labels: image?.config?.Labels ?? {},
    ...(manifest.layerBytes === undefined ? {} : { layerBytes: manifest.layerBytes }),
  };
}
