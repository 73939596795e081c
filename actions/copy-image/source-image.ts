import { textAt } from '../../src/core/json/read-json.ts';
import { sha256 } from '../../src/core/oci/digest.ts';
import { readLabel, revisionLabel } from '../../src/core/oci/labels.ts';
import { mediaTypeOf } from '../../src/core/oci/manifest.ts';
import { isSamePlatform, platformName } from '../../src/core/oci/platform.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { Files } from '../../src/ports/files.ts';
import type { ImagePlace } from '../../src/ports/registry.ts';
import { findLocalImage, parseRequestedImage } from '../../src/services/images/find-local-image.ts';
import { packFromEngine } from '../../src/services/images/pack-image.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import type { CopySession } from './copy-deps.ts';
import type { CopyImageInputs } from './copy-inputs.ts';
import { readImageManifest, selectPlatforms, type IndexEntry } from './rules/image-manifest.ts';

/** The image to copy, resolved once and pinned: a tag may be pushed again meanwhile. */
export interface SourceImage {
  /** What a copy starts from. */
  readonly place: ImagePlace;
  /** Undefined: it comes from the engine. */
  readonly repository: string | undefined;
  readonly digest: string;
  readonly mediaType: string;
  /** Undefined: it is not an index. */
  readonly entries: readonly IndexEntry[] | undefined;
  /** Config digest of an image from the engine, by which a target is compared with it. */
  readonly imageid: string | undefined;
  /** Revision label of the image; '' without. */
  readonly revision: string;
  /** Whether `platforms` left something out of the index, so that its manifests are copied one by one. */
  readonly isCut: boolean;
}

/** Finds the image in its registry and pins its digest. */
export async function findRegistryImage(inputs: CopyImageInputs, session: CopySession): Promise<SourceImage> {
  const { src, phases, deps } = session;
  const { repository, tag = 'latest', digest: given } = parseImageRef(inputs.src, 'input "src"');
  const ref = given === undefined ? `${repository}:${tag}` : `${repository}@${given}`;
  const place = await src.place(ref);
  const answer = await phases.run({
    title: `find ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async (limits) => {
      const found = await deps.copier.manifest(place, limits);
      // Fails with the registry's own error: "not there" and "may not see it" have different remedies.
      if (!found.found) await deps.copier.config(place, limits);
      return found;
    },
  });
  if (!answer.found) throw new UserError(`${ref} appeared in its registry just now: run this step again.`);
  const wrong = [given, inputs.digest].find((digest) => digest !== undefined && digest !== answer.digest);
  if (wrong !== undefined) {
    throw new UserError(
      `${ref} has the digest ${answer.digest}, and ${wrong} is expected: it was pushed again meanwhile, or by another build.`,
    );
  }
  const pinned = await src.place(`${repository}@${answer.digest}`);
  const { entries, isImage } = readImageManifest(answer.raw, ref);
  const sample =
    entries?.find(({ platform }) => platform !== undefined)?.digest ?? (isImage ? answer.digest : undefined);
  const config = sample === undefined ? undefined : await queryConfig(`${repository}@${sample}`, session);
  const image: SourceImage = {
    place: pinned,
    repository,
    digest: answer.digest,
    mediaType: answer.mediaType,
    entries,
    imageid: undefined,
    revision: readLabel(config, revisionLabel) ?? '',
    isCut: false,
  };
  if (inputs.platforms.length === 0) return image;
  if (entries === undefined) {
    checkSinglePlatform(config, inputs.platforms, ref);
    return image;
  }
  const cut = selectPlatforms(answer.raw, inputs.platforms, ref);
  if (cut === answer.raw) return image;
  // This index exists nowhere yet: it is copied from a file, its manifests from the registry.
  const { entries: kept } = readImageManifest(cut, ref);
  return { ...image, place: await writeIndexFolder(cut, deps.files), digest: sha256(cut), entries: kept, isCut: true };
}

async function queryConfig(ref: string, { src, phases, deps }: CopySession): Promise<unknown> {
  const place = await src.place(ref);
  const text = await phases.run({
    title: `read the config of ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref,
    work: (limits) => deps.copier.config(place, limits),
  });
  return JSON.parse(text);
}

function checkSinglePlatform(config: unknown, platforms: readonly string[], ref: string): void {
  const variant = textAt(config, 'variant') ?? '';
  const platform = platformName(textAt(config, 'os') ?? '', textAt(config, 'architecture') ?? '', variant);
  const missing = platforms.find((name) => !isSamePlatform(name, platform));
  if (missing === undefined) return;
  throw new UserError(
    `${ref} has no platform "${missing}", it is an image for ${platform} alone: correct "platforms".`,
  );
}

/**
 * Takes the image out of the engine. What `docker save` writes is made a manifest with compressed layers once, so that
 * all targets get the same digest. The config stays as it is, in either image store, and so does the imageid.
 */
export async function packEngineImage(
  inputs: CopyImageInputs,
  { phases, deps }: Pick<CopySession, 'phases' | 'deps'>,
): Promise<SourceImage> {
  const named = parseRequestedImage(inputs.src, 'input "src"');
  const onlyImage = { image: named.ref, handover: undefined, tags: [], localTag: undefined };
  const { image, reference } = await findLocalImage(named, onlyImage, deps.engine);
  const archive = `${deps.folder}/image.tar`;
  const path = `${deps.folder}/image`;
  const packing = { compression: 'none', level: 1, file: archive } as const;
  const packed = await deps.log.group(`save ${reference}`, () => packFromEngine(reference, image, packing, deps));
  await phases.run({
    title: `prepare ${reference}`,
    context: { phase: 'save' },
    work: async (limits) => {
      await deps.files.remove(path);
      await deps.copier.copy({ kind: 'archive', path: archive }, { kind: 'folder', path }, 'all', limits);
    },
  });
  await deps.files.remove(archive);
  const raw = await deps.files.readText(`${path}/manifest.json`);
  const { configDigest } = readImageManifest(raw, reference);
  if (configDigest !== packed.image.imageid) {
    throw new UserError(
      `The engine's ${reference} is the image ${packed.image.imageid}, and became ${configDigest ?? 'an index'} on its way: update skopeo.`,
    );
  }
  return {
    place: { kind: 'folder', path },
    repository: undefined,
    digest: sha256(raw),
    entries: undefined,
    mediaType: mediaTypeOf(JSON.parse(raw)),
    imageid: configDigest,
    isCut: false,
    revision: packed.image.labels[revisionLabel] ?? '',
  };
}

/**
 * Writes an index that exists nowhere yet as a folder that it can be copied from: skopeo's `dir:` transport,
 * https://github.com/containers/image/blob/main/docs/containers-transports.5.md
 */
export async function writeIndexFolder(raw: string, files: Files): Promise<ImagePlace> {
  const path = await files.temporaryFolder();
  await files.writeText(`${path}/version`, 'Directory Transport Version: 1.1\n');
  await files.writeText(`${path}/manifest.json`, raw);
  return { kind: 'folder', path };
}
