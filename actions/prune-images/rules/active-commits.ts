/**
 * The commits that unfinished workflow runs and open pull requests need: full shas, and the user of each as messages
 * name it (`open pull request 7`, `run 4711 (queued)`).
 */
export type ActiveCommits = ReadonlyMap<string, string>;

/** Commits in tags are cut to no less than this. */
const minShaLength = 7;

/**
 * Finds who needs a tag or an artifact: its commit is an active one, or its name holds the first characters of one.
 * @param revision the commit, where it is known
 * @returns the user; undefined: nobody needs it
 */
export function findCommitUser(name: string, revision: string | undefined, active: ActiveCommits): string | undefined {
  const user = revision === undefined ? undefined : active.get(revision);
  if (user !== undefined) return user;
  const prefixes = name.split(/[^0-9a-f]/).filter((part) => part.length >= minShaLength);
  if (prefixes.length === 0) return undefined;
  for (const [sha, shaUser] of active) {
    if (prefixes.some((prefix) => sha.startsWith(prefix))) return shaUser;
  }
  return undefined;
}
