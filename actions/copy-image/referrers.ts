import { tryLater } from '../../src/core/failures/rules/rule.ts';
import { ociIndexType } from '../../src/core/oci/manifest.ts';
import { UserError } from '../../src/errors.ts';
import type { ImageRepository } from '../../src/ports/registry.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { AttemptError, type Phases } from '../../src/services/retry/phases.ts';
import { copyByDigest, copyContent, readContentTree } from './copy-content.ts';
import type { CopySession } from './copy-deps.ts';
import type { Manifest } from './rules/manifest-content.ts';
import {
  addToReferrersIndex,
  keepsAllLayers,
  listCosignTags,
  mergeDescriptors,
  readReferrersIndex,
  referrersTag,
} from './rules/referrer-tags.ts';
import type { SourceImage } from './source-image.ts';

/** The content of a repository, as far as referrers are looked for in it. */
type ReferrerContent = Pick<ImageRepository, 'manifest' | 'referrers'>;

interface TaggedReferrer extends Manifest {
  readonly tag: string;
}

/** What belongs to an image without being a part of it: signatures, attestations, SBOMs. */
interface Referrers {
  /** Behind cosign's tags. */
  readonly tagged: readonly TaggedReferrer[];
  /** By the manifest that they refer to: descriptors by digest, from the referrers API or from the tag in its place. */
  readonly listed: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/** A referrer may have referrers, such as the signature of an SBOM. No image has more of them than this. */
const maxReferrers = 500;

/** Lists what referrers are looked for: the image, if it is in a registry, and what its index lists, nested ones too. */
export async function listSubjects(source: SourceImage, session: CopySession): Promise<readonly string[]> {
  const entries = source.entries ?? [];
  const nested = entries.some(({ isIndex }) => isIndex) ? (await readContentTree(source, session)).manifests : [];
  return [...(source.isCut ? [] : [source.digest]), ...new Set([...entries, ...nested].map(({ digest }) => digest))];
}

/**
 * Finds what refers to an image and its parts, and to these referrers themselves.
 * @param images digests, as `listSubjects` returns them
 */
export async function findReferrers(
  images: readonly string[],
  repository: string,
  content: ReferrerContent,
  phases: Phases,
): Promise<Referrers> {
  const tagged: Referrers['tagged'][number][] = [];
  const listed = new Map<string, ReadonlyMap<string, unknown>>();
  const subjects = new Set(images);
  for (const subject of subjects) {
    const ref = `${repository}@${subject}`;
    await phases.run({
      title: `find referrers of ${ref}`,
      context: { phase: 'registry' },
      timeoutMs: queryTimeoutMs,
      ref,
      work: async () => {
        const [descriptors, ...cosign] = await Promise.all([
          queryReferrers(subject, content),
          ...listCosignTags(subject).map(async (tag) => ({ tag, answer: await content.manifest(tag) })),
        ]);
        if (descriptors.size > 0) listed.set(subject, descriptors);
        for (const { tag, answer } of cosign) {
          if (answer.found) tagged.push({ ...answer, tag });
        }
        for (const digest of descriptors.keys()) subjects.add(digest);
      },
    });
    if (subjects.size - images.length > maxReferrers) {
      throw new UserError(
        `${repository} has more than ${maxReferrers} referrers of this image: set "referrers: false" and copy those that you need by digest.`,
      );
    }
  }
  return { tagged, listed };
}

/** What one repository lacks of an image's referrers. */
export interface ReferrerPlan {
  readonly repository: string;
  readonly tags: Referrers['tagged'];
  /** By subject. */
  readonly listed: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/**
 * Compares the image's referrers with what a repository has.
 * @throws UserError when a signature's tag there holds what the source does not have: that would be lost
 */
export async function planReferrers(
  referrers: Referrers,
  repository: string,
  content: ReferrerContent,
  phases: Phases,
): Promise<ReferrerPlan> {
  const query = <T>(what: string, work: () => Promise<T>): Promise<T> =>
    phases.run({
      title: `find ${what}`,
      context: { phase: 'registry' },
      timeoutMs: queryTimeoutMs,
      ref: repository,
      work,
    });
  const tags: Referrers['tagged'][number][] = [];
  for (const own of referrers.tagged) {
    const ref = `${repository}:${own.tag}`;
    const there = await query(ref, () => content.manifest(own.tag));
    if (there.found && there.digest === own.digest) continue;
    if (there.found && !keepsAllLayers(own.raw, there.raw)) {
      throw new UserError(
        `${ref} has signatures or attestations that the source does not have, and they would be lost: copy them to the source first, or set "referrers: false".`,
      );
    }
    tags.push(own);
  }
  const listed = new Map<string, ReadonlyMap<string, unknown>>();
  for (const [subject, descriptors] of referrers.listed) {
    const there = await query(`referrers of ${repository}@${subject}`, () => queryReferrers(subject, content));
    const missing = [...descriptors].filter(([digest]) => !there.has(digest));
    if (missing.length > 0) listed.set(subject, new Map(missing));
  }
  return { repository, tags, listed };
}

async function queryReferrers(subject: string, content: ReferrerContent): Promise<ReadonlyMap<string, unknown>> {
  const [offered, fallback] = await Promise.all([content.referrers(subject), content.manifest(referrersTag(subject))]);
  return mergeDescriptors(offered ?? [], fallback.found ? readReferrersIndex(fallback.raw) : []);
}

/**
 * Copies what the plan says and makes it findable: a registry with the referrers API lists a manifest by its subject,
 * any other one needs the tag in its place.
 * @param from repository of the source
 * @returns how many were copied
 */
export async function copyReferrers(plan: ReferrerPlan, from: string, session: CopySession): Promise<number> {
  const { src, dst, phases, deps } = session;
  const source = await src.repository(from);
  const target = await dst.repository(plan.repository);
  for (const referrer of plan.tags) {
    const ref = `${plan.repository}:${referrer.tag}`;
    await phases.run({
      title: `copy ${ref}`,
      context: { phase: 'push' },
      ref,
      work: async () => {
        await copyContent({ ...referrer, source, repository: from }, plan.repository, session);
        await target.putManifest(referrer.tag, referrer);
      },
    });
  }
  const digests = new Set([...plan.listed.values()].flatMap((descriptors) => [...descriptors.keys()]));
  const missing = new Set<string>();
  for (const digest of digests) {
    const ref = `${plan.repository}@${digest}`;
    await phases.run({
      title: `copy ${ref}`,
      context: { phase: 'push' },
      ref,
      work: async () => {
        const manifest = await source.manifest(digest);
        if (manifest.found) await copyByDigest({ ...manifest, source, repository: from }, plan.repository, session);
        else missing.add(digest);
      },
    });
  }
  for (const digest of missing) {
    deps.log.warning(`${from} lists the referrer ${digest} and does not have it any more: it is left out.`);
  }
  for (const [subject, descriptors] of plan.listed) {
    const there = new Map([...descriptors].filter(([digest]) => !missing.has(digest)));
    if (there.size > 0) await listInRegistry({ subject, descriptors: there, repository: plan.repository }, session);
  }
  return plan.tags.length + digests.size - missing.size;
}

interface ReferrerListing {
  readonly repository: string;
  readonly subject: string;
  readonly descriptors: ReadonlyMap<string, unknown>;
}

async function listInRegistry(
  { repository, subject, descriptors }: ReferrerListing,
  { dst, phases }: CopySession,
): Promise<void> {
  const content = await dst.repository(repository);
  const tag = referrersTag(subject);
  const ref = `${repository}:${tag}`;
  await phases.run({
    title: `list referrers in ${ref}`,
    context: { phase: 'registry', justPushed: true },
    ref,
    work: async () => {
      if ((await content.referrers(subject)) === undefined) {
        const there = await content.manifest(tag);
        if (there.found && there.mediaType !== ociIndexType) {
          throw new UserError(
            `${ref} is no list of referrers, which its registry needs under this tag, and it would be lost: give it another tag, or set "referrers: false".`,
          );
        }
        const raw = addToReferrersIndex(there.found ? there.raw : undefined, descriptors);
        await content.putManifest(tag, { raw, mediaType: ociIndexType });
      }
      const listed = await queryReferrers(subject, content);
      if ([...descriptors.keys()].every((digest) => listed.has(digest))) return;
      throw new AttemptError({
        class: 'transient',
        reason: `manifest unknown: the registry does not list the referrers that were copied to ${ref}`,
        remedy: tryLater,
      });
    },
  });
}
