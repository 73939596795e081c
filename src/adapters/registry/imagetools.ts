import { limitConcurrency } from '../../core/concurrency/limit-concurrency.ts';
import { classifyError } from '../../core/failures/classify.ts';
import { AmbiguousJsonError } from '../../core/json/strict-json.ts';
import { isDigest, sha256 } from '../../core/oci/digest.ts';
import type { ImageConfig } from '../../core/oci/image-facts.ts';
import { layerSizes } from '../../core/oci/layer-sizes.ts';
import { isImageEntry, isIndex, mediaTypeOf } from '../../core/oci/manifest.ts';
import { parseManifest } from '../../core/oci/parse-manifest.ts';
import { isSamePlatform, readPlatform } from '../../core/oci/platform.ts';
import { atDigest, parseImageRef, registryHost } from '../../core/oci/reference.ts';
import { CommandError, UserError, toMessage } from '../../errors.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import type { Registry } from '../../ports/registry.ts';

/**
 * Registries by `docker buildx imagetools`: with the credentials of the user's docker login and the builder's registry
 * settings, and without an engine. https://docs.docker.com/reference/cli/docker/buildx/imagetools/
 * @param builder the builder whose settings (mirrors, plain HTTP) apply; undefined: the current one
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

  /**
   * Sets tags to one source, which is of the same repository, or under its digest instead of a tag. On its way from
   * another repository buildx 0.13 sets a tag to each manifest in turn, and none when what it writes to is a digest.
   */
  const setTags = async (tags: readonly string[], sources: readonly string[], options: CallOptions): Promise<void> => {
    const flags = tags.flatMap((tag) => ['--tag', tag]);
    await imagetools(['create', ...flags, '--', ...sources], options);
  };

  /** Manifests that were read already, by `<repository>@<digest>`, under which they cannot change. */
  const known = new Map<string, string>();
  return {
    async manifest(ref, options = {}) {
      try {
        const raw = await inspect(ref, ['--raw'], options);
        const digest = sha256(raw);
        known.set(atDigest(ref, digest), raw);
        return { found: true, digest, mediaType: mediaTypeOf(parseRawManifest(raw, ref)), raw };
      } catch (error) {
        if (isNotFound(error, ref)) return { found: false };
        throw error;
      }
    },
    async configs(ref, options = {}) {
      const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
      const digest = sha256(raw);
      const top = parseRawManifest(raw, ref);
      const inTurn = limitConcurrency(configLimits.maxAtATime);
      let asked = 0;
      const ask = (args: readonly string[], digest: string): Promise<string> => {
        asked += 1;
        return inTurn(() => {
          if (asked > configLimits.maxInAll) throw tooManyImagesError(ref);
          return inspect(atDigest(ref, digest), args, options);
        });
      };
      const readImages = async (of: string): Promise<readonly ImageFacts[]> =>
        listImages(JSON.parse(await ask(['--format', '{{json .Image}}'], of)));
      const manifests = readPlatformManifests(top, digest, async (child) =>
        parseRawManifest(await ask(['--raw'], child), ref),
      );
      const [found, images] = await Promise.all([manifests, hasPlainEntries(top) ? readImages(digest) : []]);
      return Promise.all(
        found.map(async (manifest) => {
          const image =
            found.length === 1 ? images[0] : images.find((each) => readPlatform(each) === manifest.platform);
          // buildx keeps one image of each platform, and knows none of an index inside an index.
          const isCertain = found.filter(({ platform }) => platform === manifest.platform).length === 1;
          const own = isCertain && image !== undefined ? image : (await readImages(manifest.digest))[0];
          return toImageConfig(manifest, own);
        }),
      );
    },
    async copy(source, targets, options = {}) {
      const others = targets.filter((target) => repositoryOf(target) !== repositoryOf(source));
      const digest = source.slice(source.indexOf('@') + 1);
      for (const repository of new Set(others.map(repositoryOf))) {
        await setTags([atDigest(repository, digest)], [source], options);
      }
      for (const target of others) await setTags([target], [atDigest(target, digest)], options);
      const own = targets.filter((target) => !others.includes(target));
      if (own.length > 0) await setTags(own, [source], options);
    },
    async merge(sources, target, annotations, options = {}) {
      const flags = annotations.flatMap(spellPlatforms).map((annotation) => `--annotation=${annotation}`);
      if (sources.every((source) => repositoryOf(source) === repositoryOf(target))) {
        await imagetools(['create', ...flags, '--tag', target, '--', ...sources], options);
        return;
      }
      const printed = await imagetools(['create', ...flags, '--dry-run', '--', ...sources], options);
      const index = atDigest(target, sha256(printed.replace(/\n$/, '')));
      await imagetools(['create', ...flags, '--tag', index, '--', ...sources], options);
      await setTags([target], [index], options);
    },
  };
}

/**
 * Spells the platform of an annotation in each way that an entry may have. buildx compares the texts, and leaves out an
 * annotation that fits no entry: an image for arm64 may name its only variant, v8, or not.
 */
function spellPlatforms(annotation: string): readonly string[] {
  const [, start, end = ''] = /^([a-z-]+\[[a-z0-9]+\/(?:arm64|aarch64))(?:\/v8)?(\]:.*)$/s.exec(annotation) ?? [];
  return start === undefined ? [annotation] : [`${start}${end}`, `${start}/v8${end}`];
}

function repositoryOf(ref: string): string {
  return parseImageRef(ref, 'reference').repository;
}

/**
 * Whether there is nothing that the user may see. 404, 401 and 403 count alike: a registry answers any of them for a
 * repository that it hides. A registry that has the tag and lacks its manifest does not count, since the tag is taken.
 */
function isNotFound(error: unknown, ref: string): boolean {
  if (!(error instanceof CommandError) || error.timedOut) return false;
  const failure = classifyError(error, { phase: 'registry', host: registryHost(ref) });
  return failure.class === 'auth' || (failure.class !== 'transient' && error.finalLine.endsWith(': not found'));
}

interface Platform {
  readonly os?: string;
  readonly 'os.version'?: string;
  readonly architecture?: string;
  readonly variant?: string;
}

interface Descriptor {
  readonly digest?: string;
  readonly mediaType?: string;
  readonly platform?: Platform;
}

/** A manifest or an index, of Docker's or OCI's media type. */
interface Manifest {
  readonly manifests?: readonly Descriptor[] | undefined;
  readonly config?: Descriptor;
}

function parseRawManifest(raw: string, ref: string): Manifest {
  try {
    return parseManifest(raw) as Manifest;
  } catch (error) {
    if (!(error instanceof AmbiguousJsonError)) {
      throw new Error(`The registry's answer for "${ref}" ${toMessage(error)}: ${raw.slice(0, 80)}`, { cause: error });
    }
    throw new UserError(
      `The registry's manifest of "${ref}" ${error.message}, so that an engine could find another image in it: push the image again, as buildx or docker writes it.`,
      { cause: error },
    );
  }
}

interface PlatformManifest {
  readonly digest: string;
  readonly configDigest: string;
  /** As the index says. Undefined for a manifest that stands alone. */
  readonly platform: string | undefined;
  readonly osVersion: string | undefined;
  readonly layerBytes: readonly number[] | undefined;
}

/** Images are for a dozen platforms at most, each of which takes a question or two, a process each. An index may list tens of thousands. */
const configLimits = { maxAtATime: 16, maxInAll: 500 };

function tooManyImagesError(ref: string): UserError {
  return new UserError(
    `The registry's index "${ref}" lists so many images that its registry would be asked more than ${configLimits.maxInAll} times: name the image of one platform by its digest, or push an index of fewer.`,
  );
}

/** How deep an index may stand inside another one. */
const maxDepth = 3;

/** Whether an index lists manifests alone, and no index. */
function hasPlainEntries({ manifests = [] }: Manifest): boolean {
  return !manifests.some(({ mediaType }) => isIndex(mediaType ?? ''));
}

async function readPlatformManifests(
  top: Manifest,
  topDigest: string,
  read: (digest: string) => Promise<Manifest>,
  depth = 1,
): Promise<readonly PlatformManifest[]> {
  if (top.manifests === undefined) {
    const configDigest = requireAnsweredDigest(top.config?.digest);
    return [
      { digest: topDigest, configDigest, platform: undefined, osVersion: undefined, layerBytes: layerSizes(top) },
    ];
  }
  const images = top.manifests.filter(isImageEntry);
  const found = images.map(async (entry): Promise<readonly PlatformManifest[]> => {
    const digest = requireAnsweredDigest(entry.digest);
    const manifest = await read(digest);
    if (manifest.manifests !== undefined && depth < maxDepth) {
      return readPlatformManifests(manifest, digest, read, depth + 1);
    }
    const [only] = await readPlatformManifests({ ...manifest, manifests: undefined }, digest, read);
    const own = { platform: readPlatform(entry.platform), osVersion: entry.platform?.['os.version'] };
    return only === undefined ? [] : [{ ...only, ...own }];
  });
  return (await Promise.all(found)).flat();
}

function requireAnsweredDigest(digest: string | undefined): string {
  if (digest !== undefined && isDigest(digest)) return digest;
  throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}

interface ImageFacts extends Platform {
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> | null };
}

/** `{{json .Image}}` is one image, or an object of images by platform. */
function listImages(answer: unknown): readonly ImageFacts[] {
  const object = (answer ?? {}) as ImageFacts & Readonly<Record<string, ImageFacts>>;
  return typeof object.architecture === 'string' ? [object] : Object.values(object);
}

function toImageConfig(manifest: PlatformManifest, image: ImageFacts | undefined): ImageConfig {
  const own = readPlatform(image) ?? '';
  const { platform = own } = manifest;
  return {
    imageid: manifest.configDigest,
    manifestDigest: manifest.digest,
    platform,
    otherPlatform: own === '' || isSamePlatform(platform, own) ? undefined : own,
    osVersion: image?.['os.version'] ?? manifest.osVersion,
    labels: image?.config?.Labels ?? {},
    layerBytes: manifest.layerBytes,
  };
}
