/** What queued and running workflows and open pull requests still need (K4): full commit shas, and whose they are. */
export type LiveUse = ReadonlyMap<string, string>;

/**
 * Who still needs a tag: its revision is a live one, or its text holds the first characters of one.
 * @param revision the image's label, where it is known
 * @returns `open pull request 7`, `run 4711 (queued)`; undefined: nobody
 */
export function usedBy(tag: string, revision: string | undefined, live: LiveUse): string | undefined {
  const labelled = revision === undefined ? undefined : live.get(revision);
  if (labelled !== undefined) return labelled;
  const parts = tag.split(/[^0-9a-f]/).filter((part) => part.length >= 7);
  if (parts.length === 0) return undefined;
  for (const [sha, user] of live) {
    if (parts.some((part) => sha.startsWith(part))) return user;
  }
  return undefined;
}
