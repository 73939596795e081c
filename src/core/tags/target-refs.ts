import { UserError } from '../../errors.ts';
import { isDigestName, parseImageRef } from '../oci/reference.ts';

/** A reference that the image is to get. */
export interface TargetRef {
  readonly ref: string;
  readonly repository: string;
  readonly tag: string;
  /** Of the registry; Docker Hub's is `docker.io`, which names leave out. */
  readonly host: string;
  /** Whether the tag may be re-pointed to another revision. */
  readonly isMoving: boolean;
}

/** The commits that an immutable tag may show. */
export interface Revisions {
  /** Full sha, or '' where it is not known. */
  readonly revision: string;
  /** What was checked out: full sha, or '' where it is not known. */
  readonly sourceSha: string;
}

/** The shortest start of a commit of the image that is taken for one anywhere in a tag; git abbreviates to 7 digits too. */
const shaStartLength = 7;
/** The shortest start that is taken for one where it stands alone: git abbreviates to no fewer digits. */
const minShaLength = 4;
/** Three numbers or more; a calendar date counts too. */
const fullVersion = /\d+\.\d+\.\d+/;
/** A day: `2026-11-28`, `20261128`, also with a time or a word behind it. */
const calendarDay =
  /(?:^|\D)(?:19|20)\d\d([-_]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:$|\D|\d{4}(?:$|\D)|\d{6})/;
/**
 * A pre-, post- or development release of two numbers or one, as people and PEP 440 write them: `1.2rc1`, `1.2-beta.3`,
 * `2-rc1`, `3.dev0`. Without a number behind the word it is a channel, such as `1.2-rc`, which moves.
 */
const numberedRelease =
  /(?:^|[^a-z\d])v?\d+(?:\.\d+[-_.]?(?:a|b|c|r)|(?:\.\d+)?[-_.]?(?:rc|alpha|beta|pre|preview|post|rev|dev))[-_.]?\d+/i;
/** A word that says itself that it moves: in `latest-alpine3.18.4` the version is that of something else. */
const movingWord = /(?:^|[-_.])latest(?:$|[-_.])/i;
/** What may be the start of any commit, at the end, where every tag of ours has it. */
const shaAtEnd = /[\da-f]{7}$/i;
/** The same between separators, where a suffix such as `-alpine` follows. Digits alone may be the number of a ticket. */
const shaBetween = /(?:^|[-_.])g?(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}(?=[-_.])/i;

/**
 * Reads the references to give. Repositories keep their order, and within one immutable tags come before moving ones.
 * @param tags full references
 * @param moving full references that may be re-pointed; undefined: `isMovingTag` decides
 * @param input that the tags come from
 * @throws UserError for a malformed reference, and for a moving tag that is none of the tags
 */
export function readTargetRefs(
  tags: readonly string[],
  moving: readonly string[] | undefined,
  revisions: Revisions,
  input = 'tags',
): readonly TargetRef[] {
  const unknown = moving?.find((ref) => !tags.includes(ref));
  if (unknown !== undefined) {
    throw new UserError(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
  }
  const shas = [revisions.revision, revisions.sourceSha];
  const read = tags.map((text): TargetRef => {
    const { repository, host = 'docker.io', tag = 'latest', digest } = parseImageRef(text, `input "${input}"`);
    if (digest !== undefined || isDigestName(repository)) {
      throw new UserError(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
    }
    const isMoving = moving === undefined ? isMovingTag(tag, shas) : moving.includes(text);
    return { ref: `${repository}:${tag}`, repository, host, tag, isMoving };
  });
  // `app` and `app:latest` are one reference, which moves where either may.
  const refs = [...new Set(read.map(({ ref }) => ref))].flatMap((ref) => {
    const [first, ...others] = read.filter((each) => each.ref === ref);
    return first === undefined ? [] : [{ ...first, isMoving: [first, ...others].some(({ isMoving }) => isMoving) }];
  });
  const repositories = [...new Set(refs.map(({ repository }) => repository))];
  return repositories.flatMap((repository) => {
    const own = refs.filter((ref) => ref.repository === repository);
    return [...own.filter((ref) => !ref.isMoving), ...own.filter((ref) => ref.isMoving)];
  });
}

/**
 * Decides whether a tag is re-pointed over time. A tag stays where it is when it holds a full version, such as `1.2.3` or
 * `v1.2.3-rc.1`, a day, the start of one of the commits that the image comes from, or what may be any other commit: a run
 * knows only its own commits, and a tag that names another one would be moved away from it.
 * @param shas full commit ids; an empty one counts for nothing
 */
export function isMovingTag(tag: string, shas: readonly string[]): boolean {
  const versions = movingWord.test(tag) ? [] : [fullVersion, calendarDay, numberedRelease];
  const isFixed = [...versions, shaAtEnd, shaBetween].some((pattern) => pattern.test(tag));
  return !isFixed && !shas.some((sha) => showsCommit(tag, sha));
}

/** Whether a tag shows this commit, also with fewer digits than seven at its end or between separators. */
function showsCommit(tag: string, sha: string): boolean {
  if (sha.length < shaStartLength) return false;
  const lower = tag.toLowerCase();
  if (lower.includes(sha.slice(0, shaStartLength))) return true;
  const starts = Array.from({ length: shaStartLength - minShaLength }, (_, index) =>
    sha.slice(0, minShaLength + index),
  );
  const parts = lower.split(/[-_.]/);
  return starts.some((start) => lower.endsWith(start) || parts.includes(start));
}

/**
 * Whether a moving tag may stay at another image: only beside an immutable tag of its repository that holds this image,
 * since nothing would lead to it otherwise.
 * @param held references that hold this image, or are about to
 */
export function mayStayBehind({ isMoving, repository }: TargetRef, held: readonly TargetRef[]): boolean {
  return isMoving && held.some((other) => !other.isMoving && other.repository === repository);
}

/** Whether a registry is meant: a name of one part, without a host, exists in the engine alone. */
export function hasRegistry({ repository }: TargetRef): boolean {
  return repository.includes('/');
}

/** Reads the values of the input `moving-tags`. Empty: `isMovingTag` decides. `none` stands for no moving tag at all. */
export function readMovingTags(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values.filter((value) => value !== 'none');
}
