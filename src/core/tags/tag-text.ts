import { createHash } from 'node:crypto';
import { UserError } from '../../errors.ts';
import type { EventFacts } from '../events/event-facts.ts';

/** How tags are written, as the inputs of `compute-tag/action.yml` set it. */
export interface TagStyle {
  /** 7 to 40 characters. */
  readonly shortShaLength: number;
  /** 32 to 128 characters for the whole tag. */
  readonly maxLength: number;
  readonly prPrefix: string;
}

/** What a git tag says that is a version by https://semver.org, with or without `v` in front. */
export interface Version {
  /** As a tag: lower case, `+` as `_`. */
  readonly text: string;
  readonly major: string;
  readonly minor: string;
  readonly isPreRelease: boolean;
}

const hashLength = 6;

/** One character of the name, a dash and the hash: less says nothing about the branch. */
const minNameLength = hashLength + 2;

/** The expression of https://semver.org, with or without `v` in front. */
const versionPattern =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*))?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i;

/**
 * Writes the immutable tag of a revision: `pr-{n}-{sha}` on a pull request, `{branch}-{sha}` on a branch, `sha-{sha}` on
 * the default branch, `mq-{sha}` in a merge queue, the version alone on a version tag, `{tag}-{sha}` on another git tag. A
 * branch or git tag whose name would give the tag of another kind, such as `pr-7`, has a hash of its ref before the sha.
 * @param sha full sha that the tag shows, usually the revision
 * @throws UserError when number and sha of a pull request do not fit: they are never cut
 */
export function formatTag(event: EventFacts, sha: string, style: TagStyle): string {
  const short = shortenSha(sha, style);
  switch (event.kind) {
    case 'pull-request':
      return formatPullRequestTag(event.prNumber, short, style);
    case 'default-branch':
      return `sha-${short}`;
    case 'merge-queue':
      return `mq-${short}`;
    case 'branch':
      return formatNamedTag(event.branch ?? '', 'heads', short, style);
    case 'tag': {
      const name = event.tagName ?? '';
      const version = parseVersionTag(name);
      if (version !== undefined && version.text.length <= style.maxLength) return version.text;
      return formatNamedTag(name, 'tags', short, style);
    }
  }
}

/** Cuts a sha to what tags show of it. */
export function shortenSha(sha: string, style: Pick<TagStyle, 'shortShaLength'>): string {
  return sha.slice(0, style.shortShaLength);
}

/**
 * Checks what would be wrong on every ref.
 * @throws UserError when no branch name fits beside the sha, or the prefix cannot start a tag
 */
export function checkTagStyle(style: TagStyle): void {
  if (!/^[a-z0-9_][a-z0-9_.-]*$/.test(style.prPrefix)) {
    throw new UserError(
      `Input "pr-prefix" is "${style.prPrefix}": use a-z, 0-9, "_", "." or "-", and start with a letter, digit or "_".`,
    );
  }
  if (maxNameLength(style) < minNameLength) {
    const maxShaLength = style.maxLength - 1 - minNameLength;
    throw new UserError(
      `Input "short-sha-length" is ${style.shortShaLength}, which leaves no room for a branch in "max-length" ${style.maxLength}: use at most ${maxShaLength}.`,
    );
  }
}

/**
 * Turns the bare name of a branch or git tag into a tag: lower case, `-` for everything outside `[a-z0-9.]`.
 * @returns '' when nothing is left
 */
export function sanitizeRefName(name: string): string {
  return trimEnds(
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9.]+|-+/g, '-')
      .replaceAll(/-{2,}/g, '-'),
  );
}

/**
 * Sanitizes a name and cuts it to `maxLength` characters. A name that is cut ends in a hash of the whole ref, so that two
 * long names do not become one.
 */
export function shortenRefName(name: string, space: 'heads' | 'tags', maxLength: number): string {
  const clean = sanitizeRefName(name);
  if (clean.length <= maxLength) return clean;
  return addHash(clean, `refs/${space}/${name}`, maxLength);
}

/**
 * Reads the version that a git tag names.
 * @returns undefined when it names none
 */
export function parseVersionTag(tagName: string): Version | undefined {
  const match = versionPattern.exec(tagName);
  if (match === null) return undefined;
  const [, major = '', minor = '', , preRelease] = match;
  return {
    text: tagName.replace(/^v/i, '').replaceAll('+', '_').toLowerCase(),
    major,
    minor,
    isPreRelease: preRelease !== undefined,
  };
}

/**
 * Compares two versions by the precedence of https://semver.org, numbers of any length. Build metadata does not count.
 * @returns above 0: the first one is newer; 0: neither is
 */
export function compareVersions(one: Version, other: Version): number {
  const [[core = '', ...pre], [otherCore = '', ...otherPre]] = [splitVersion(one), splitVersion(other)];
  const order = compareParts(core.split('.'), otherCore.split('.'));
  if (order !== 0 || one.isPreRelease !== other.isPreRelease) {
    return order !== 0 ? order : Number(other.isPreRelease) - Number(one.isPreRelease);
  }
  return compareParts(pre.join('-').split('.'), otherPre.join('-').split('.'));
}

function splitVersion({ text }: Version): readonly string[] {
  return (text.split('_', 1)[0] ?? '').split('-');
}

/** Compares part by part: a number is below a word, and what ends first below what goes on. */
function compareParts(one: readonly string[], other: readonly string[]): number {
  for (const [index, part] of one.entries()) {
    const otherPart = other[index];
    if (otherPart === undefined) return 1;
    if (part === otherPart) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(part), /^\d+$/.test(otherPart)];
    if (isNumber && isOtherNumber) return BigInt(part) > BigInt(otherPart) ? 1 : -1;
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return part > otherPart ? 1 : -1;
  }
  return one.length - other.length;
}

function formatPullRequestTag(prNumber: number | undefined, short: string, style: TagStyle): string {
  if (prNumber === undefined) {
    throw new UserError('The pull request of this run is not known: set the input "pr-number".');
  }
  const tag = `${style.prPrefix}${prNumber}-${short}`;
  if (tag.length <= style.maxLength) return tag;
  throw new UserError(
    `The tag "${tag}" has ${tag.length} characters and "max-length" is ${style.maxLength}: shorten "pr-prefix" or "short-sha-length".`,
  );
}

function formatNamedTag(name: string, space: 'heads' | 'tags', short: string, style: TagStyle): string {
  const maxLength = maxNameLength(style);
  const part = shortenRefName(name, space, maxLength);
  if (isReservedName(part, style)) return `${addHash(part, `refs/${space}/${name}`, maxLength)}-${short}`;
  return `${part === '' ? 'branch' : part}-${short}`;
}

/** Whether a name would give the tag that a pull request, the default branch or a merge queue has at the same commit. */
function isReservedName(name: string, { prPrefix }: TagStyle): boolean {
  if (name === 'sha' || name === 'mq') return true;
  return name.startsWith(prPrefix) && /^\d+$/.test(name.slice(prPrefix.length));
}

/** Ends a name in a hash of its whole ref. */
function addHash(name: string, ref: string, maxLength: number): string {
  return `${trimEnds(name.slice(0, maxLength - hashLength - 1))}-${hashRef(ref)}`;
}

function maxNameLength(style: TagStyle): number {
  return style.maxLength - 1 - style.shortShaLength;
}

function trimEnds(text: string): string {
  return text.replace(/^[-.]+/, '').replace(/[-.]+$/, '');
}

/** Hashes a ref to six base-36 digits: 31 bits of its SHA-256. */
function hashRef(ref: string): string {
  const digest = createHash('sha256').update(ref).digest();
  const number = digest.readUIntBE(0, 6) % 36 ** hashLength;
  return number.toString(36).padStart(hashLength, '0');
}
