import {
  cosignTags,
  fallbackTag,
  keepsAll,
  listedReferrers,
  referrersIndex,
  usableDescriptors,
} from './rules/referrer-tags.ts';
import { CommandError, RegistryError, UserError } from '../../src/errors.ts';
import type { RegistryAnswer } from '../../src/ports/registry.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import type { CopyDeps, ReferrerContent } from './copy-deps.ts';
import { indexFolder } from './index-folder.ts';
import type { RegistryAccess } from './registry-access.ts';
import type { SourceImage } from './source-image.ts';

/** What belongs to an image and is no part of it: signatures, attestations, SBOMs (X2, V3). */
interface Referrers {
  /** cosign's tags. */
  readonly tagged: readonly { readonly tag: string; readonly digest: string; readonly raw: string }[];
  /** By the manifest that they refer to: descriptors by digest, from the referrers API or the tag that stands in for it. */
  readonly listed: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/** A referrer may have referrers (a signature of an SBOM); more than this is no image's. */
const mostSubjects = 500;

/** Looks for what refers to the image, to each manifest of its index, and to these referrers themselves. */
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
      ...{ title: `find referrers of ${ref}`, context: { phase: 'registry' as const }, timeoutMs: queryTimeoutMs, ref },
      work: async () => {
        const [offered = [], fallback, ...cosign] = await Promise.all([
          content.referrers(subject),
          content.manifest(fallbackTag(subject)),
          ...cosignTags(subject).map(async (tag) => ({ tag, answer: await content.manifest(tag) })),
        ]);
        const descriptors = usableDescriptors(offered, fallback.found ? listedReferrers(fallback.raw) : []);
        if (descriptors.size > 0) listed.set(subject, descriptors);
        for (const { tag, answer } of cosign) {
          if (answer.found) tagged.push({ tag, digest: answer.digest, raw: answer.raw });
        }
        for (const digest of descriptors.keys()) subjects.add(digest);
      },
    });
    if (subjects.size > mostSubjects) {
      throw new UserError(
        `${source.repository} has more than ${String(mostSubjects)} referrers of this image: set "referrers: false" and copy those that you need by digest.`,
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
 * @throws UserError when a signature tag there holds what the source does not have: it would be lost.
 */
export async function planReferrers(
  referrers: Referrers,
  repository: string,
  content: ReferrerContent,
  phases: Phases,
): Promise<ReferrerPlan> {
  const ask = <T>(what: string, work: () => Promise<T>): Promise<T> =>
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
    const there = await ask(ref, () => visible(() => content.manifest(own.tag), nothing));
    if (there.found && there.digest === own.digest) continue;
    if (there.found && !keepsAll(own.raw, there.raw)) {
      throw new UserError(
        `${ref} has signatures or attestations that the source does not have, and they would be lost: copy them to the source first, or set "referrers: false".`,
      );
    }
    tags.push(own);
  }
  const listed = new Map<string, ReadonlyMap<string, unknown>>();
  for (const [subject, descriptors] of referrers.listed) {
    const there = await ask(`referrers of ${repository}@${subject}`, () => knownReferrers(subject, content));
    const missing = [...descriptors].filter(([digest]) => !there.has(digest));
    if (missing.length > 0) listed.set(subject, new Map(missing));
  }
  return { repository, tags, listed };
}

const nothing: RegistryAnswer = { found: false };

/** A registry that hides what the user may not see answers 401 or 403 for what is not there. */
async function visible<T>(ask: () => Promise<T>, hidden: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RegistryError && (error.status === 401 || error.status === 403)) return hidden;
    throw error;
  }
}

async function knownReferrers(subject: string, content: ReferrerContent): Promise<ReadonlyMap<string, unknown>> {
  const [offered, fallback] = await Promise.all([
    visible(() => content.referrers(subject), undefined),
    visible(() => content.manifest(fallbackTag(subject)), nothing),
  ]);
  return usableDescriptors(offered ?? [], fallback.found ? listedReferrers(fallback.raw) : []);
}

/** The two sides of a copy between registries. */
interface ReferrerSides {
  readonly from: string;
  readonly src: RegistryAccess;
  readonly dst: RegistryAccess;
  readonly content: ReferrerContent;
}

/**
 * Copies what the plan says, and makes it findable: a registry with the referrers API lists a manifest by its subject,
 * any other one needs the tag that stands in for it. Answers with how many were copied.
 */
export async function copyReferrers(
  plan: ReferrerPlan,
  { from, src, dst, content }: ReferrerSides,
  phases: Phases,
  deps: CopyDeps,
): Promise<number> {
  const copy = async (digest: string, target: string): Promise<void> => {
    const [source, place] = [await src.place(`${from}@${digest}`), await dst.place(target)];
    await phases.run({
      ...{ title: `copy ${target}`, context: { phase: 'push' as const }, ref: target },
      work: (limits) => deps.copier.copy(source, place, 'all', limits),
    });
  };
  let copied = 0;
  for (const { tag, digest } of plan.tags) {
    await copy(digest, `${plan.repository}:${tag}`);
    copied += 1;
  }
  const digests = new Set([...plan.listed.values()].flatMap((descriptors) => [...descriptors.keys()]));
  for (const digest of digests) {
    await copy(digest, `${plan.repository}@${digest}`);
    copied += 1;
  }
  for (const [subject, descriptors] of plan.listed) {
    await link(subject, descriptors, { plan, dst, content }, phases, deps);
  }
  return copied;
}

async function link(
  subject: string,
  descriptors: ReadonlyMap<string, unknown>,
  { plan, dst, content }: Pick<ReferrerSides, 'dst' | 'content'> & { readonly plan: ReferrerPlan },
  phases: Phases,
  deps: CopyDeps,
): Promise<void> {
  const ref = `${plan.repository}:${fallbackTag(subject)}`;
  const place = await dst.place(ref);
  await phases.run({
    ...{ title: `list referrers in ${ref}`, context: { phase: 'registry' as const, justPushed: true }, ref },
    work: async (limits) => {
      if ((await content.referrers(subject)) === undefined) {
        const all = usableDescriptors(
          [...(await knownReferrers(subject, content)).values()],
          [...descriptors.values()],
        );
        const index = await indexFolder(referrersIndex(all.values()), deps.files);
        await deps.copier.copy(index, place, 'index', limits);
      }
      const listed = await knownReferrers(subject, content);
      if ([...descriptors.keys()].every((digest) => listed.has(digest))) return;
      const stderr = `manifest unknown: the registry does not list the referrers that were copied to ${ref}`;
      throw new CommandError({ command: 'skopeo copy', exitCode: 1, stderr });
    },
  });
}
