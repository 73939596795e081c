import { readImageManifest, reducedIndex, type IndexEntry } from './rules/image-manifest.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import { mediaTypeOf } from '../../src/core/oci/manifest.ts';
import { platformName, samePlatform } from '../../src/core/oci/platform.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { sha256 } from '../../src/core/oci/digest.ts';
import { textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { ImagePlace } from '../../src/ports/registry.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { packFromEngine } from '../../src/services/images/pack-image.ts';
import { findSubject, namedAs } from '../../src/services/images/subject.ts';
import type { CopyDeps } from './copy-deps.ts';
import type { CopyImageInputs } from './copy-inputs.ts';
import { indexFolder } from './index-folder.ts';
import type { RegistryAccess } from './registry-access.ts';

/** The image to copy, resolved once and pinned (threat 9). */
export interface SourceImage {
  /** What a copy starts from. */
  readonly place: ImagePlace;
  /** Of the registry that it comes from. */
  readonly repository: string | undefined;
  readonly digest: string;
  readonly mediaType: string;
  /** Undefined: it is no index. */
  readonly entries: readonly IndexEntry[] | undefined;
  /** Config digest of an image from the engine: what tells that it is there already. */
  readonly imageid: string | undefined;
  /** Revision label of the image; '' without. */
  readonly revision: string;
  /** Whether `platforms` left something out of the index, so that its parts are copied one by one. */
  readonly isCut: boolean;
}

/** Finds the image in its registry and pins its digest. */
export async function registryImage(
  inputs: CopyImageInputs,
  access: RegistryAccess,
  phases: Phases,
  deps: CopyDeps,
): Promise<SourceImage> {
  const { repository, tag = 'latest', digest: given } = parseImageRef(inputs.src, 'input "src"');
  const ref = given === undefined ? `${repository}:${tag}` : `${repository}@${given}`;
  const place = await access.place(ref);
  const answer = await phases.run({
    ...{ title: `find ${ref}`, context: { phase: 'registry' as const }, timeoutMs: queryTimeoutMs, ref },
    work: async (limits) => {
      const found = await deps.copier.manifest(place, limits);
      // Asked again for the evidence: "not there" and "may not see it" have different remedies.
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
  const pinned = await access.place(`${repository}@${answer.digest}`);
  const { entries, isImage } = readImageManifest(answer.raw, ref);
  const sample =
    entries?.find(({ platform }) => platform !== undefined)?.digest ?? (isImage ? answer.digest : undefined);
  const config = sample === undefined ? undefined : await readConfig(`${repository}@${sample}`, access, phases, deps);
  const image: SourceImage = {
    ...{ place: pinned, repository, digest: answer.digest, mediaType: answer.mediaType, entries },
    ...{ imageid: undefined, revision: textAt(config, 'config', 'Labels', revisionLabel) ?? '', isCut: false },
  };
  if (inputs.platforms.length === 0) return image;
  if (entries === undefined) {
    checkPlatform(config, inputs.platforms, ref);
    return image;
  }
  const cut = reducedIndex(answer.raw, inputs.platforms, ref);
  if (cut === answer.raw) return image;
  // This index exists nowhere yet: it is copied from a file, its parts from the registry.
  const { entries: kept } = readImageManifest(cut, ref);
  return { ...image, place: await indexFolder(cut, deps.files), digest: sha256(cut), entries: kept, isCut: true };
}

async function readConfig(ref: string, access: RegistryAccess, phases: Phases, deps: CopyDeps): Promise<unknown> {
  const place = await access.place(ref);
  const text = await phases.run({
    ...{ title: `read the config of ${ref}`, context: { phase: 'registry' as const }, timeoutMs: queryTimeoutMs, ref },
    work: (limits) => deps.copier.config(place, limits),
  });
  return JSON.parse(text);
}

function checkPlatform(config: unknown, wanted: readonly string[], ref: string): void {
  const variant = textAt(config, 'variant') ?? '';
  const platform = platformName(textAt(config, 'os') ?? '', textAt(config, 'architecture') ?? '', variant);
  const missing = wanted.find((name) => !samePlatform(name, platform));
  if (missing === undefined) return;
  throw new UserError(
    `${ref} has no platform "${missing}", it is an image for ${platform} alone: correct "platforms".`,
  );
}

/**
 * Takes the image out of the engine: what `docker save` writes becomes a manifest with compressed layers, once for all
 * targets, so that they get one digest. The config is not touched on either store, and so the imageid stays.
 */
export async function engineImage(inputs: CopyImageInputs, phases: Phases, deps: CopyDeps): Promise<SourceImage> {
  const named = namedAs(inputs.src, 'input "src"');
  const nothingElse = { image: named.text, handover: undefined, tags: [], localTag: undefined };
  const { image, reference } = await findSubject(named, nothingElse, deps.engine);
  const archive = `${deps.folder}/image.tar`;
  const path = `${deps.folder}/image`;
  const packing = { compression: 'none', level: 1, file: archive } as const;
  const packed = await deps.log.group(`save ${reference}`, () =>
    packFromEngine(reference, image.sizeBytes, packing, deps),
  );
  await phases.run({
    ...{ title: `prepare ${reference}`, context: { phase: 'save' as const } },
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
    ...{ place: { kind: 'folder', path }, repository: undefined, digest: sha256(raw), entries: undefined },
    ...{ mediaType: mediaTypeOf(JSON.parse(raw)), imageid: configDigest, isCut: false },
    revision: packed.image.labels[revisionLabel] ?? '',
  };
}
