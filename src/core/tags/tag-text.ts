import { createHash } from 'node:crypto';
import { UserError } from '../../errors.ts';
import type { EventFacts } from '../events/event-facts.ts';

/** How tags are written; see `compute-tag/action.yml`. */
export interface TagStyle {
  /** 7 to 40 */
  readonly shortShaLength: number;
  /** 32 to 128 characters of the whole tag. */
  readonly maxLength: number;
  readonly prPrefix: string;
}

/** A git tag that is a SemVer 2 version, `v` in front or not. */
interface Version {
  /** As a tag: lower case, `+` as `_`. */
  readonly text: string;
  readonly major: string;
  readonly minor: string;
  readonly preRelease: boolean;
}

const hashLength = 6;

/** One character of the name, a dash and the hash: less would say nothing about the branch. */
const shortestBranchPart = hashLength + 2;
const versionPattern = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9a-z.-]+)?(\+[0-9a-z.-]+)?$/i;

/**
 * The immutable tag of a revision (T1-T5, T12, 000-3, 000-4): `pr-{n}-{sha}`, `{branch}-{sha}`, `sha-{sha}` on the
 * default branch, `mq-{sha}` in a merge queue, the bare version on a version tag.
 * @param sha full sha that the tag shows, usually the revision
 * @throws UserError when the PR number and the sha do not fit: they are never cut.
 */
export function tagText(event: EventFacts, sha: string, style: TagStyle): string {
  const short = shortSha(sha, style);
  switch (event.kind) {
    case 'pull-request':
      return pullRequestTag(event.prNumber, short, style);
    case 'default-branch':
      return `sha-${short}`;
    case 'merge-queue':
      return `mq-${short}`;
    case 'branch':
      return namedTag(event.branch ?? '', 'heads', short, style);
    case 'tag': {
      const name = event.tagName ?? '';
      const version = readVersion(name);
      if (version !== undefined && version.text.length <= style.maxLength) return version.text;
      return namedTag(name, 'tags', short, style);
    }
  }
}

/** The first characters of a sha, as many as tags show. */
export function shortSha(sha: string, style: Pick<TagStyle, 'shortShaLength'>): string {
  return sha.slice(0, style.shortShaLength);
}

/**
 * Checks what no ref can mend.
 * @throws UserError when no branch name fits beside the sha, or the prefix cannot start a tag.
 */
export function checkStyle(style: TagStyle): void {
  if (!/^[a-z0-9_][a-z0-9_.-]*$/.test(style.prPrefix)) {
    throw new UserError(
      `Input "pr-prefix" is "${style.prPrefix}": use a-z, 0-9, "_", "." or "-", and start with a letter, digit or "_".`,
    );
  }
  if (branchPartLength(style) < shortestBranchPart) {
    const longest = String(style.maxLength - 1 - shortestBranchPart);
    throw new UserError(
      `Input "short-sha-length" is ${String(style.shortShaLength)}, which leaves no room for a branch in "max-length" ${String(style.maxLength)}: use at most ${longest}.`,
    );
  }
}

/** The bare name of a branch or git tag as a tag: lower case, `-` for everything outside `[a-z0-9.]`; '' when nothing is left. */
export function cleanName(name: string): string {
  return trimEnds(
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9.]+|-+/g, '-')
      .replaceAll(/-{2,}/g, '-'),
  );
}

/** `cleanName` in at most `limit` characters; cut names end in a hash of the whole ref so that they do not meet (T5). */
export function fitName(name: string, space: 'heads' | 'tags', limit: number): string {
  const clean = cleanName(name);
  if (clean.length <= limit) return clean;
  return `${trimEnds(clean.slice(0, limit - hashLength - 1))}-${refHash(`refs/${space}/${name}`)}`;
}

/** The version that a git tag names; undefined when it names none. */
export function readVersion(tagName: string): Version | undefined {
  const match = versionPattern.exec(tagName);
  if (match === null) return undefined;
  const [, major = '', minor = '', , preRelease] = match;
  return {
    text: tagName.replace(/^v/i, '').replaceAll('+', '_').toLowerCase(),
    major,
    minor,
    preRelease: preRelease !== undefined,
  };
}

function pullRequestTag(prNumber: number | undefined, short: string, style: TagStyle): string {
  if (prNumber === undefined) {
    throw new UserError('The pull request of this run is not known: set the input "pr-number".');
  }
  const tag = `${style.prPrefix}${String(prNumber)}-${short}`;
  if (tag.length <= style.maxLength) return tag;
  throw new UserError(
    `The tag "${tag}" has ${String(tag.length)} characters and "max-length" is ${String(style.maxLength)}: shorten "pr-prefix" or "short-sha-length".`,
  );
}

function namedTag(name: string, space: 'heads' | 'tags', short: string, style: TagStyle): string {
  const part = fitName(name, space, branchPartLength(style));
  return `${part === '' ? 'branch' : part}-${short}`;
}

function branchPartLength(style: TagStyle): number {
  return style.maxLength - 1 - style.shortShaLength;
}

function trimEnds(text: string): string {
  return text.replace(/^[-.]+/, '').replace(/[-.]+$/, '');
}

/** Six base-36 digits of the ref's SHA-256: 31 bits. */
function refHash(ref: string): string {
  const digest = createHash('sha256').update(ref).digest();
  const number = digest.readUIntBE(0, 6) % 36 ** hashLength;
  return number.toString(36).padStart(hashLength, '0');
}
