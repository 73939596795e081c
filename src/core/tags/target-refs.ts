import { UserError } from '../../errors.ts';
import { parseImageRef } from '../oci/reference.ts';

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

/** The shortest start of a commit id that is taken for one; git abbreviates to 7 digits too. */
const minShaLength = 7;
const fullVersion = /(^|[^\d.])\d+\.\d+\.\d+([^\d.]|$)/;

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
  const refs = [...new Set(tags)].map((text): TargetRef => {
    const { repository, host = 'docker.io', tag = 'latest', digest } = parseImageRef(text, `input "${input}"`);
    if (digest !== undefined) {
      throw new UserError(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
    }
    const isMoving = moving === undefined ? isMovingTag(tag, shas) : moving.includes(text);
    return { ref: `${repository}:${tag}`, repository, host, tag, isMoving: isMoving };
  });
  const repositories = [...new Set(refs.map(({ repository }) => repository))];
  return repositories.flatMap((repository) => {
    const own = refs.filter((ref) => ref.repository === repository);
    return [...own.filter((ref) => !ref.isMoving), ...own.filter((ref) => ref.isMoving)];
  });
}

/**
 * Decides whether a tag is re-pointed over time. A tag stays where it is when it holds a full version, such as `1.2.3` or
 * `v1.2.3-rc.1`, or the start of one of the commits that the image comes from.
 * @param shas full commit ids; an empty one counts for nothing
 */
export function isMovingTag(tag: string, shas: readonly string[]): boolean {
  const starts = shas.filter((sha) => sha.length >= minShaLength).map((sha) => sha.slice(0, minShaLength));
  return !fullVersion.test(tag) && !starts.some((start) => tag.includes(start));
}

/** Whether a registry is meant: a name of one part, without a host, exists in the engine alone. */
export function hasRegistry({ repository }: TargetRef): boolean {
  return repository.includes('/');
}

/** Reads the values of the input `moving-tags`. Empty: `isMovingTag` decides. `none` stands for no moving tag at all. */
export function readMovingTags(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values.filter((value) => value !== 'none');
}
