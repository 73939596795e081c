import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An action of others that a page, an example or a workflow of this repository names. */
interface ListedAction {
  /** Its repository. */
  readonly name: string;
  readonly why: string;
  readonly versions: readonly {
    readonly version: string;
    readonly commit: string;
    /** Day on which the version's tag was seen at this commit. */
    readonly seen: string;
  }[];
}

const listed = JSON.parse(
  readFileSync(join(root, 'test/contract/third-party-actions.json'), 'utf8'),
) as readonly ListedAction[];

interface Use {
  readonly where: string;
  readonly name: string;
  /** Undefined: it is named without one. */
  readonly ref: string | undefined;
  /** The version in a comment behind it. */
  readonly comment: string | undefined;
}

const skipped = ['node_modules', 'dist', 'build', 'test', '.git'];
const files = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
  if (skipped.includes(entry.name)) return [];
  if (!entry.isDirectory()) return [entry.name];
  return readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(entry.name, file),
  );
});

/** Every `uses:` in a text, but for actions of this repository (`org/…`, `./…`, `$/…`). */
function findUses(where: string, text: string): readonly Use[] {
  const pattern = /\buses:[ \t]*['"]?([\w.-]+\/[\w.-]+)(?:\/[\w./-]+)?(?:@([^\s'"`},]+))?(?:['"]?[ \t]+#[ \t]*(\S+))?/g;
  return [...text.matchAll(pattern)]
    .map(([, name = '', ref, comment]) => ({ where, name, ref, comment }))
    .filter(({ name }) => !/^(?:org|\.|\.\.)\//.test(name));
}

/** What is wrong with a use; '' when nothing is. */
function check({ name, ref, comment }: Use): string {
  const versions = listed.find((action) => action.name === name)?.versions;
  if (versions === undefined) return 'is not on the list';
  if (ref === undefined) return '';
  if (/^[0-9a-f]{40}$/.test(ref)) {
    const known = versions.find(({ commit }) => commit === ref);
    if (known === undefined) return 'is at a commit that is not on the list';
    return known.version === comment ? '' : `is ${known.version}, and the comment says ${comment ?? 'nothing'}`;
  }
  const isListed = versions.some(
    ({ version }) => version === ref || (/^v\d+$/.test(ref) && version.startsWith(`${ref}.`)),
  );
  return isListed ? '' : 'is at a version that is not on the list';
}

const uses = files
  .filter((file) => /\.(?:md|ya?ml)$/.test(file))
  .flatMap((file) => findUses(file, readFileSync(join(root, file), 'utf8')));

describe('actions of others', () => {
  test('are all on the kept list, with their version and its commit', () => {
    expect(uses.length).toBeGreaterThan(100);
    expect(uses.map((use) => ({ ...use, finding: check(use) })).filter(({ finding }) => finding !== '')).toEqual([]);
  });

  test('are on the list only where they are used', () => {
    const isUsed = (name: string, version: string, commit: string): boolean =>
      uses.some(
        (use) => use.name === name && [version, commit, version.replace(/\..*$/, '')].includes(use.ref ?? version),
      );
    const unused = listed.flatMap(({ name, versions }) =>
      versions
        .filter(({ version, commit }) => !isUsed(name, version, commit))
        .map(({ version }) => `${name}@${version}`),
    );
    expect(unused).toEqual([]);
    expect(listed.filter(({ name }) => !uses.some((use) => use.name === name))).toEqual([]);
  });

  test('are listed in order, each with a reason, whole versions, whole commits and days', () => {
    expect(listed.map(({ name }) => name)).toEqual(listed.map(({ name }) => name).sort());
    for (const { name, why, versions } of listed) {
      expect({ name, isExplained: why.length > 10 }).toEqual({ name, isExplained: true });
      for (const { version, commit, seen } of versions) {
        expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
        expect(commit).toMatch(/^[0-9a-f]{40}$/);
        expect(seen).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    }
  });

  test.each([
    ['uses: somebody/new-action@v1', 'is not on the list'],
    ['- uses: aquasecurity/setup-trivy@v0.2.4', 'is at a version that is not on the list'],
    ['{uses: actions/checkout@v6}', 'is at a version that is not on the list'],
    ['uses: actions/checkout@main', 'is at a version that is not on the list'],
    [`uses: "actions/checkout@${'a'.repeat(40)}" # v7.0.1`, 'is at a commit that is not on the list'],
    [
      'uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.0',
      'is v7.0.1, and the comment says v7.0.0',
    ],
    ['uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', 'is v7.0.1, and the comment says nothing'],
    ['uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1', ''],
    ['uses: github/codeql-action/upload-sarif@v4', ''],
  ])('"%s" %s', (text, finding) => {
    expect(findUses('x', text).map(check)).toEqual([finding]);
  });
});
