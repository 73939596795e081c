import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { isTag } from '../../../src/core/oci/reference.ts';
import { compareVersions, parseVersionTag, shortenRefName, type Version } from '../../../src/core/tags/tag-text.ts';
import { isMovingTag } from '../../../src/core/tags/target-refs.ts';
import { UserError } from '../../../src/errors.ts';

/** One rule of the input `moving-tags`. */
export type MovingRule = { readonly auto: true } | { readonly tag: string; readonly branch: string | undefined };

/**
 * Reads `auto`, `none`, `tag` (on the default branch) and `tag=branch`.
 * @throws UserError for a value that cannot be a tag
 */
export function readMovingRules(lines: readonly string[]): readonly MovingRule[] {
  if (lines.length === 0) return [{ auto: true }];
  if (lines.length === 1 && lines[0] === 'none') return [];
  return lines.map((line) => {
    if (line === 'auto') return { auto: true };
    const [tag = '', branch, ...rest] = line.split('=').map((part) => part.trim());
    if (!isTag(tag) || tag === 'none' || branch === '' || rest.length > 0) {
      throw new UserError(
        `Input "moving-tags" has "${line}": use "auto", "none" alone, a tag such as "edge", or tag=branch such as "dev=development".`,
      );
    }
    return { tag, branch };
  });
}

/** Computes the tags that are re-pointed to this revision; the immutable one is never among them. */
export function computeMovingTags(
  rules: readonly MovingRule[],
  event: EventFacts,
  immutable: string,
  maxLength: number,
): readonly string[] {
  const onBranch = event.kind === 'default-branch' || event.kind === 'branch';
  const tags = rules.flatMap((rule) => {
    if ('auto' in rule) return computeAutoTags(event, maxLength);
    const applies =
      rule.branch === undefined ? event.kind === 'default-branch' : onBranch && rule.branch === event.branch;
    return applies ? [rule.tag] : [];
  });
  return [...new Set(tags)].filter((tag) => tag !== immutable);
}

/**
 * `latest` on the default branch. On a version tag `1.2` and `1`, but none for a pre-release, and `0.3` alone below 1.0.
 * On another git tag its name, unless that reads like an immutable tag: `1.2.3-` is no version, but its name is one's tag.
 */
function computeAutoTags(event: EventFacts, maxLength: number): readonly string[] {
  if (event.kind === 'default-branch') return ['latest'];
  if (event.kind !== 'tag' || event.tagName === undefined || event.isPreRelease === true) return [];
  const version = parseVersionTag(event.tagName);
  if (version === undefined) {
    const name = shortenRefName(event.tagName, 'tags', maxLength);
    return name !== '' && isMovingTag(name, [event.revision]) ? [name] : [];
  }
  if (version.isPreRelease) return [];
  const { major, minor } = version;
  return major === '0' ? [`0.${minor}`] : [`${major}.${minor}`, major];
}

/**
 * Keeps the families that this version leads: `1` stays at 1.21.1 when 1.20.4 comes later.
 * @param gitTags all that are known; pre-releases among them lead nothing
 */
export function keepLedFamilies(
  moving: readonly string[],
  event: EventFacts,
  gitTags: readonly string[],
): readonly string[] {
  const own = event.kind === 'tag' ? readRelease(event.tagName ?? '') : undefined;
  if (own === undefined) return moving;
  const newer = gitTags.flatMap((name) => {
    const version = readRelease(name);
    return version !== undefined && compareVersions(version, own) > 0 ? [version.text] : [];
  });
  return moving.filter((family) => !newer.some((version) => version.startsWith(`${family}.`)));
}

/** Reads a version that is no pre-release. */
function readRelease(tagName: string): Version | undefined {
  const version = parseVersionTag(tagName);
  return version?.isPreRelease === false ? version : undefined;
}
