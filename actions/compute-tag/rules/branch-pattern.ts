/**
 * Matches as GitHub's branch filters do: `*` within a part, `**` across parts. `?` is literal, as git forbids it in names.
 * Keeps every place of the pattern that the name may be at, so the time is that of both lengths and no more.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesBranch(pattern: string, branch: string): boolean {
  const tokens = pattern.match(/\*{2,}|[^]/gu) ?? [];
  const isWildcard = (token: string | undefined): boolean => token?.startsWith('*') === true;
  /** A wildcard may stand for nothing. */
  const passWildcards = (places: ReadonlySet<number>): ReadonlySet<number> => {
    const all = new Set(places);
    // A set that grows is walked to its new end.
    for (const place of all) if (isWildcard(tokens[place])) all.add(place + 1);
    return all;
  };
  let places = passWildcards(new Set([0]));
  for (const character of branch) {
    const next = [...places].flatMap((place) => {
      const token = tokens[place];
      if (isWildcard(token)) return token === '*' && character === '/' ? [] : [place];
      return token === character ? [place + 1] : [];
    });
    places = passWildcards(new Set(next));
  }
  return places.has(tokens.length);
}
