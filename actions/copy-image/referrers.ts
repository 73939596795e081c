import { RegistryError, UserError } from '../../src/errors.ts';
import type { RegistryAnswer } from '../../src/ports/registry.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { AttemptError, type Phases } from '../../src/services/retry/phases.ts';
import type { CopySession, ReferrerContent } from './copy-deps.ts';
import {
  formatReferrersIndex,
  keepsAllLayers,
  listCosignTags,
  mergeDescriptors,
  readReferrersIndex,
  referrersTag,
} from './rules/referrer-tags.ts';
import { writeIndexFolder, type SourceImage } from './source-image.ts';

/** What belongs to an image without being a part of it: signatures, attestations, SBOMs. */
interface Referrers {
  /** Behind cosign's tags. */
  readonly tagged: readonly { readonly tag: string; readonly digest: string; readonly raw: string }[];
  /** By the manifest that they refer to: descriptors by digest, from the referrers API or from the tag in its place. */
  readonly listed: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/** A referrer may have referrers, such as the signature of an SBOM. No image has more than this. */
const maxSubjects = 500;

/** Finds what refers to the image, to each manifest of its index, and to these referrers themselves. */
export async function findReferrers(
  source: SourceImage & { readonly repository: string },
  content: ReferrerContent,
  phases: Phases,
): Promise<Referrers> {
  const tagged: Referrers['tagged'][number][] = [];
  const listed = new Map<string, ReadonlyMap<string, unknown>>();
  const subjects = new Set([
    ...(source.isCut ? [] : [source.digest]),
    ...(source.entries ?? []).map(({ digest }) => digest),
  ]);
  for (const subject of subjects) {
    const ref = `${source.repository}@${subject}`;
    await phases.run({
      title: `find referrers of ${ref}`,
      context: { phase: 'registry' },
      timeoutMs: queryTimeoutMs,
      ref,
      work: async () => {
        const [offered = [], fallback, ...cosign] = await Promise.all([
          content.referrers(subject),
          content.manifest(referrersTag(subject)),
          ...listCosignTags(subject).map(async (tag) => ({ tag, answer: await content.manifest(tag) })),
        ]);
        const descriptors = mergeDescriptors(offered, fallback.found ? readReferrersIndex(fallback.raw) : []);
        if (descriptors.size > 0) listed.set(subject, descriptors);
        for (const { tag, answer } of cosign) {
          if (answer.found) tagged.push({ tag, digest: answer.digest, raw: answer.raw });
        }
        for (const digest of descriptors.keys()) subjects.add(digest);
      },
    });
    if (subjects.size > maxSubjects) {
      throw new UserError(
        `${source.repository} has more than ${maxSubjects} referrers of this image: set "referrers: false" and copy those that you need by digest.`,
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
    const there = await query(ref, () => unlessHidden(() => content.manifest(own.tag), notFound));
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

const notFound: RegistryAnswer = { found: false };

/** A registry that hides what the user may not see answers 401 or 403 also for what is not there. */
async function unlessHidden<T>(ask: () => Promise<T>, hidden: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RegistryError && (error.status === 401 || error.status === 403)) return hidden;
    throw error;
  }
}

async function queryReferrers(subject: string, content: ReferrerContent): Promise<ReadonlyMap<string, unknown>> {
  const [offered, fallback] = await Promise.all([
    unlessHidden(() => content.referrers(subject), undefined),
    unlessHidden(() => content.manifest(referrersTag(subject)), notFound),
  ]);
  return mergeDescriptors(offered ?? [], fallback.found ? readReferrersIndex(fallback.raw) : []);
}

/** Where referrers are copied from, and what the repository has that they are copied to. */
interface ReferrerCopy {
  readonly plan: ReferrerPlan;
  /** Repository of the source. */
  readonly from: string;
  readonly content: ReferrerContent;
}

/**
 * Copies what the plan says and makes it findable: a registry with the referrers API lists a manifest by its subject,
 * any other one needs the tag in its place.
 * @returns how many were copied
 */
export async function copyReferrers({ plan, from, content }: ReferrerCopy, session: CopySession): Promise<number> {
  const { src, dst, phases, deps } = session;
  const copy = async (digest: string, target: string): Promise<void> => {
    const [source, place] = [await src.place(`${from}@${digest}`), await dst.place(target)];
    await phases.run({
      title: `copy ${target}`,
      context: { phase: 'push' },
      ref: target,
      work: (limits) => deps.copier.copy(source, place, 'all', limits),
    });
  };
  for (const { tag, digest } of plan.tags) await copy(digest, `${plan.repository}:${tag}`);
  const digests = new Set([...plan.listed.values()].flatMap((descriptors) => [...descriptors.keys()]));
  for (const digest of digests) await copy(digest, `${plan.repository}@${digest}`);
  for (const [subject, descriptors] of plan.listed) {
    const ref = `${plan.repository}:${referrersTag(subject)}`;
    await listInRegistry({ ref, subject, descriptors, content }, session);
  }
  return plan.tags.length + digests.size;
}

interface ReferrerListing {
  /** The tag in place of the referrers API. */
  readonly ref: string;
  readonly subject: string;
  readonly descriptors: ReadonlyMap<string, unknown>;
  readonly content: ReferrerContent;
}

async function listInRegistry(
  { ref, subject, descriptors, content }: ReferrerListing,
  { dst, phases, deps }: CopySession,
): Promise<void> {
  const place = await dst.place(ref);
  await phases.run({
    title: `list referrers in ${ref}`,
    context: { phase: 'registry', justPushed: true },
    ref,
    work: async (limits) => {
      if ((await content.referrers(subject)) === undefined) {
        const known = await queryReferrers(subject, content);
        const all = mergeDescriptors([...known.values()], [...descriptors.values()]);
        const index = await writeIndexFolder(formatReferrersIndex(all.values()), deps.files);
        await deps.copier.copy(index, place, 'listing', limits);
      }
      const listed = await queryReferrers(subject, content);
      if ([...descriptors.keys()].every((digest) => listed.has(digest))) return;
      throw new AttemptError({
        class: 'transient',
        reason: `manifest unknown: the registry does not list the referrers that were copied to ${ref}`,
        remedy: 'run again later; the registry or the network between was at fault',
      });
    },
  });
}
