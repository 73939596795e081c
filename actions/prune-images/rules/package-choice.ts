import { matchInTime } from '../../../src/core/inputs/timed-match.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import { resolveImageNames } from '../../../src/core/tags/image-names.ts';
import { UserError } from '../../../src/errors.ts';

/** Container packages of one account, by name and by pattern. */
export interface PackageChoice {
  /** Undefined: the repository's own. */
  readonly owner: string | undefined;
  readonly names: readonly string[];
  readonly patterns: readonly PackagePattern[];
}

/** A pattern of package names, as the user writes it. */
interface PackagePattern {
  readonly text: string;
  readonly whole: RegExp;
  /** Whether the user wrote a regular expression, which may take any time to match. */
  readonly isExpression: boolean;
}

/** Which images are looked through. */
export interface ChosenImages {
  readonly images: readonly string[];
  /** GitHub's registry, which has the packages of `owner`. */
  readonly host: string;
  readonly owner: string;
  /** Packages of the owner, which have to be listed to be known. */
  readonly patterns: readonly PackagePattern[];
}

/** Names are short, and each further wildcard multiplies the time that matching may take. */
const maxWildcards = 4;
const maxPatternLength = 200;

/**
 * Parses the inputs that choose packages. A name with `*` (any text within a part of the name), `**` (slashes too) or
 * `?` (one character) is a pattern.
 * @throws UserError for what no package can be called
 */
export function parsePackageChoice(
  owner: string | undefined,
  packages: readonly string[],
  useRegex: boolean,
): PackageChoice {
  if (owner !== undefined && !/^\w[\w-]{0,99}$/.test(owner)) {
    throw new UserError(`Input "owner" is "${owner}": use the name of a user or an organization, such as octo-org.`);
  }
  if (useRegex && packages.length === 0) {
    throw new UserError(
      'Input "use-regex" is true and "packages" is empty: put regular expressions there, one a line.',
    );
  }
  for (const text of packages) {
    if (text.length > maxPatternLength) refusePackage(text, `use at most ${maxPatternLength} characters`);
  }
  if (useRegex) return { owner: owner?.toLowerCase(), names: [], patterns: packages.map(parseExpression) };
  const isPattern = (text: string): boolean => /[*?]/.test(text);
  return {
    owner: owner?.toLowerCase(),
    names: packages.filter((text) => !isPattern(text)).map(checkPackageName),
    patterns: packages.filter(isPattern).map(parseGlob),
  };
}

function parseExpression(text: string): PackagePattern {
  try {
    // Alone first: "a)|(b" is an expression only inside of other parentheses, and then for parts of names.
    return { text, whole: new RegExp(`^(?:${new RegExp(text, 'u').source})$`, 'u'), isExpression: true };
  } catch {
    return refusePackage(text, 'it is no regular expression');
  }
}

/**
 * Whether a package is called as a pattern says.
 * @throws UserError for a regular expression that takes too long
 */
export function matchesPackage({ whole, isExpression }: PackagePattern, name: string): boolean {
  const text = name.toLowerCase();
  return isExpression ? matchInTime(whole, text, 'Input "packages"') !== null : whole.test(text);
}

function parseGlob(text: string): PackagePattern {
  const parts = text.toLowerCase().match(/\*+|\?|[a-z0-9._/-]+|./gs) ?? [];
  if (parts.filter((part) => part.startsWith('*')).length > maxWildcards) {
    refusePackage(text, `use "*" at most ${maxWildcards} times`);
  }
  const source = parts.map((part) => {
    if (part === '*') return '[^/]*';
    if (part.startsWith('*')) return '.*';
    if (part === '?') return '[^/]';
    return /^[a-z0-9._/-]+$/.test(part)
      ? part.replaceAll('.', '\\.')
      : refusePackage(text, `"${part}" is neither in names of packages nor one of "*", "**" and "?"`);
  });
  return { text, whole: new RegExp(`^${source.join('')}$`), isExpression: false };
}

function checkPackageName(text: string): string {
  const name = text.toLowerCase();
  if (name.startsWith('ghcr.io/')) refusePackage(text, 'leave host and owner out, or put it into "images"');
  const { tag, digest } = parseImageRef(`ghcr.io/owner/${name}`, 'input "packages"');
  return tag === undefined && digest === undefined ? name : refusePackage(text, 'leave tag and digest out');
}

function refusePackage(text: string, why: string): never {
  throw new UserError(`Input "packages" has "${text.slice(0, maxPatternLength)}": ${why}.`);
}

/**
 * Names the images that the inputs choose: those of `images`, and the packages on GitHub's registry. Without either it is
 * the repository's own, of `owner` where that is given.
 * @throws UserError for an owner that would have no effect
 */
export function chooseImages(
  lines: readonly string[],
  { owner, names, patterns }: PackageChoice,
  { host, repository }: { readonly host: string; readonly repository: string },
): ChosenImages {
  const [ownOwner = '', name = ''] = repository.toLowerCase().split('/');
  const hasPackages = names.length + patterns.length > 0;
  if (owner !== undefined && !hasPackages && lines.length > 0) {
    throw new UserError(`Input "owner" is "${owner}", and "images" have their owner in their names: use "packages".`);
  }
  const account = owner ?? ownOwner;
  const named = owner === undefined || hasPackages ? names : [name];
  const isDefault = lines.length === 0 && owner === undefined && !hasPackages;
  const listed = lines.length > 0 || isDefault ? resolveImageNames(lines, repository, host) : [];
  const images = [...listed, ...named.map((each) => `${host}/${account}/${each}`)];
  return { images: [...new Set(images)], host, owner: account, patterns };
}
