import { tryParseJson } from '../../src/core/json/read-json.ts';
import { sha256 } from '../../src/core/oci/digest.ts';
import { readLabel, revisionLabel } from '../../src/core/oci/labels.ts';
import { isSamePlatform, readPlatform } from '../../src/core/oci/platform.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { ImageRepository } from '../../src/ports/registry.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { AttemptError } from '../../src/services/retry/phases.ts';
import type { ImageContent } from './copy-content.ts';
import type { CopySession } from './copy-deps.ts';
import type { CopyImageInputs } from './copy-inputs.ts';
import { readImageManifest, selectPlatforms, type IndexEntry } from './rules/image-manifest.ts';

/** The image to copy, resolved once and pinned: a tag may be pushed again meanwhile. */
export interface SourceImage extends ImageContent {
  /** Undefined: it is not an index. */
  readonly entries: readonly IndexEntry[] | undefined;
  /** Config digest of an image from the engine, by which a target is compared with it. */
  readonly imageid: string | undefined;
  /** Revision label of the image; '' without. */
  readonly revision: string;
  /** Whether `platforms` left something out of the index, so that it is in no registry yet. */
  readonly isCut: boolean;
}

/** Finds the image in its registry and pins its digest. */
export async function findRegistryImage(inputs: CopyImageInputs, session: CopySession): Promise<SourceImage> {
  const { src, phases } = session;
  const { repository, tag = 'latest', digest: given } = parseImageRef(inputs.src, 'input "src"');
  const ref = given === undefined ? `${repository}:${tag}` : `${repository}@${given}`;
  const source = await src.repository(ref);
  const answer = await phases.run({
    title: `find ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async () => {
      const found = await source.manifest(given ?? tag);
      if (found.found) return found;
      throw new AttemptError({
        class: 'permanent',
        reason: `manifest unknown: the registry has no ${ref}`,
        remedy: 'check name and tag of "src", and whether the step that pushes it ran',
      });
    },
  });
  const wrong = [given, inputs.digest].find((digest) => digest !== undefined && digest !== answer.digest);
  if (wrong !== undefined) {
    throw new UserError(
      `${ref} has the digest ${answer.digest}, and ${wrong} is expected: it was pushed again meanwhile, or by another build.`,
    );
  }
  const { entries, configDigest, isImage } = readImageManifest(answer.raw, ref);
  const sample = entries?.find(({ platform }) => platform !== undefined)?.digest;
  const config =
    sample === undefined && !isImage ? undefined : await queryConfig({ ref, source, sample, configDigest }, session);
  const image: SourceImage = {
    source,
    repository,
    digest: answer.digest,
    mediaType: answer.mediaType,
    raw: answer.raw,
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
  const { entries: kept } = readImageManifest(cut, ref);
  return { ...image, raw: cut, digest: sha256(cut), entries: kept, isCut: true };
}

interface ConfigQuestion {
  readonly ref: string;
  readonly source: ImageRepository;
  /** Digest of a manifest of the index. Undefined: `configDigest` is known. */
  readonly sample: string | undefined;
  readonly configDigest: string | undefined;
}

/** The config of one platform; undefined when the manifest there is none of an image. */
function queryConfig(question: ConfigQuestion, { phases }: CopySession): Promise<unknown> {
  const { ref, source, sample, configDigest } = question;
  return phases.run({
    title: `read the config of ${ref}`,
    context: { phase: 'registry' },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async () => {
      const manifest = sample === undefined ? undefined : await source.manifest(sample);
      if (manifest?.found === false) return undefined;
      const read = manifest === undefined ? undefined : readImageManifest(manifest.raw, ref);
      const digest = read === undefined ? configDigest : read.isImage ? read.configDigest : undefined;
      const text = digest === undefined ? undefined : await source.config(digest);
      return tryParseJson(text ?? '');
    },
  });
}

function checkSinglePlatform(config: unknown, platforms: readonly string[], ref: string): void {
  const platform = readPlatform(config);
  if (platform === undefined) {
    throw new UserError(`${ref} is no image for a platform: leave "platforms" out, so that it is copied as it is.`);
  }
  const missing = platforms.find((name) => !isSamePlatform(name, platform));
  if (missing === undefined) return;
  throw new UserError(
    `${ref} has no platform "${missing}", it is an image for ${platform} alone: correct "platforms".`,
  );
}
