import { UserError } from '../../../src/errors.ts';
import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { isTag } from '../../../src/core/oci/reference.ts';
import { fitName, readVersion } from '../../../src/core/tags/tag-text.ts';

/** One rule of the input `moving-tags`. */
export type MovingRule = { readonly auto: true } | { readonly tag: string; readonly branch: string | undefined };

/**
 * Reads `auto`, `none`, `tag` (on the default branch) and `tag=branch`.
 * @throws UserError for a value that cannot be a tag.
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

/** The tags that are re-pointed to this revision (T13); never the immutable one. */
export function movingTags(
  rules: readonly MovingRule[],
  event: EventFacts,
  immutable: string,
  maxLength: number,
): readonly string[] {
  const onBranch = event.kind === 'default-branch' || event.kind === 'branch';
  const tags = rules.flatMap((rule) => {
    if ('auto' in rule) return autoTags(event, maxLength);
    const applies =
      rule.branch === undefined ? event.kind === 'default-branch' : onBranch && rule.branch === event.branch;
    return applies ? [rule.tag] : [];
  });
  return [...new Set(tags)].filter((tag) => tag !== immutable);
}

/** Whether a tag is re-pointed over time: it holds neither the sha nor a full version. */
export function isMoving(tag: string, shortSha: string): boolean {
  return !tag.includes(shortSha) && readVersion(tag.replaceAll('_', '+')) === undefined;
}

/** `latest` on the default branch; `1.2` and `1` on version tags, but for pre-releases and major 0; else the git tag's name. */
function autoTags(event: EventFacts, maxLength: number): readonly string[] {
  if (event.kind === 'default-branch') return ['latest'];
  if (event.kind !== 'tag' || event.tagName === undefined) return [];
  const version = readVersion(event.tagName);
  if (version === undefined) {
    const name = fitName(event.tagName, 'tags', maxLength);
    return name === '' ? [] : [name];
  }
  if (version.preRelease) return [];
  const { major, minor } = version;
  return major === '0' ? [`0.${minor}`] : [`${major}.${minor}`, major];
}
