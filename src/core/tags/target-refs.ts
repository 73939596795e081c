import { parseImageRef } from '../oci/reference.ts';
import { UserError } from '../../errors.ts';

/** A reference that the image gets. */
export interface TargetRef {
  readonly ref: string;
  readonly repository: string;
  readonly tag: string;
  /** Registry; Docker Hub's is `docker.io`, which names leave out. */
  readonly host: string;
  /** May be re-pointed to another revision. */
  readonly moving: boolean;
}

/** What a tag is compared with to tell an immutable one. */
export interface Revisions {
  readonly revision: string;
  readonly sourceSha: string;
}

const shortestSha = 7;
const fullVersion = /(^|[^\d.])\d+\.\d+\.\d+([^\d.]|$)/;

/**
 * Reads the tags, immutable ones before moving ones within a repository, repositories in the order given.
 * @param moving full references that may be re-pointed; undefined: every tag that holds neither the start of the sha nor
 * a full version.
 * @param input that the tags come from
 * @throws UserError for a malformed reference, and for a moving tag that is none of the tags.
 */
export function targetRefs(
  tags: readonly string[],
  moving: readonly string[] | undefined,
  revisions: Revisions,
  input = 'tags',
): readonly TargetRef[] {
  const unknown = moving?.find((ref) => !tags.includes(ref));
  if (unknown !== undefined) {
    throw new UserError(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
  }
  const refs = [...new Set(tags)].map((text): TargetRef => {
    const { repository, host = 'docker.io', tag = 'latest', digest } = parseImageRef(text, `input "${input}"`);
    if (digest !== undefined) {
      throw new UserError(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
    }
    const isMoving = moving === undefined ? !isImmutable(tag, revisions) : moving.includes(text);
    return { ref: `${repository}:${tag}`, repository, host, tag, moving: isMoving };
  });
  const repositories = [...new Set(refs.map(({ repository }) => repository))];
  return repositories.flatMap((repository) => {
    const own = refs.filter((ref) => ref.repository === repository);
    return [...own.filter((ref) => !ref.moving), ...own.filter((ref) => ref.moving)];
  });
}

function isImmutable(tag: string, { revision, sourceSha }: Revisions): boolean {
  const shas = [revision, sourceSha].filter((sha) => sha.length >= shortestSha);
  return fullVersion.test(tag) || shas.some((sha) => tag.includes(sha.slice(0, shortestSha)));
}

/** Whether a registry is meant: a name of one part without a host is one in the engine alone. */
export function hasRegistry({ repository }: TargetRef): boolean {
  return repository.includes('/');
}
