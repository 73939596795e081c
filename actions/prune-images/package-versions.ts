import { dirname } from 'node:path/posix';
import { countAt, listAt, textAt } from '../../src/core/json/read-json.ts';
import { isDigest } from '../../src/core/oci/digest.ts';
import { isTag, parseImageRef } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import { queryAllPages, queryApi, type RestDeps } from '../../src/services/github/rest-requests.ts';
import type { ListedManifest } from './rules/plan-deletions.ts';

/** One version of a container package: a manifest, and the path by which the API deletes it. */
export interface PackageVersion extends ListedManifest {
  /** Below the API's base. */
  readonly path: string;
}

const permission = 'packages: write';

/** How often a list that changes is read at most. */
const maxReadings = 5;

/**
 * Lists all versions of an image's package, untagged ones too. The owner is the first part of the path behind
 * `ghcr.io/`, the rest is the name of the package; users and organizations have different routes:
 * https://docs.github.com/en/rest/packages/packages
 * A version that vanishes meanwhile moves others to a page that was read already, so a list of several pages counts once
 * two readings agree.
 * @returns none when there is no such package
 * @throws UserError when the token may not list them, and when they do not stop changing
 */
export async function listPackageVersions(image: string, deps: RestDeps): Promise<readonly PackageVersion[]> {
  const { path } = parseImageRef(image, 'image');
  const slash = path.indexOf('/');
  if (slash === -1) throw new UserError(`The image "${image}" has no owner: use ghcr.io/<owner>/<name>.`);
  const owner = path.slice(0, slash);
  const account = await queryApi({ what: `the owner of ${image}`, path: `/users/${owner}`, permission }, deps);
  const kind = textAt(account, 'type') === 'Organization' ? 'orgs' : 'users';
  const name = encodeURIComponent(path.slice(slash + 1));
  const base = `/${kind}/${owner}/packages/container/${name}/versions`;
  const what = `the versions of ${image}`;
  let previous = '';
  for (let reading = 1; reading <= maxReadings; reading++) {
    const pages = await queryAllPages({ what, path: base, query: { state: 'active' }, permission }, deps);
    if (pages === undefined) {
      deps.log.warning(
        `GitHub shows no package of ${image}, so nothing was looked at there: check "images", and that "github-token" may read that package.`,
      );
      return [];
    }
    const byDigest = new Map<string, PackageVersion>();
    for (const json of pages.flatMap((page) => listAt(page))) {
      const version = parsePackageVersion(json, base, image);
      byDigest.set(version.digest, version);
    }
    const versions = [...byDigest.values()];
    const text = versions.map(describeVersion).sort().join();
    if (pages.length === 1 || text === previous) return versions;
    previous = text;
  }
  throw new UserError(
    `Nothing was deleted in ${image}: its versions changed each time they were listed: run this when fewer jobs push to it.`,
  );
}

/** Whether GitHub still shows a version as it was listed; true too when it is gone. */
export async function isUnchanged(version: PackageVersion, deps: RestDeps): Promise<boolean> {
  const { path, digest } = version;
  const json = await queryApi({ what: `the version ${digest}`, path, permission }, deps);
  if (json === undefined) return true;
  return describeVersion(parsePackageVersion(json, dirname(path), digest)) === describeVersion(version);
}

function describeVersion({ path, digest, tags }: PackageVersion): string {
  return [path, digest, ...[...tags].sort()].join(' ');
}

function parsePackageVersion(json: unknown, base: string, image: string): PackageVersion {
  const id = countAt(json, 'id');
  const digest = textAt(json, 'name') ?? '';
  const tags = listAt(json, 'metadata', 'container', 'tags').filter((tag) => typeof tag === 'string');
  if (id === undefined || !isDigest(digest) || !tags.every(isTag)) {
    throw new UserError(`A version of ${image} has no id, digest or tags: it is no container package.`);
  }
  // Setting a tag updates a version, so this is the later of the two times.
  const time = Date.parse(textAt(json, 'updated_at') ?? textAt(json, 'created_at') ?? '');
  return { digest, tags, time: Number.isNaN(time) ? undefined : time, path: `${base}/${id}` };
}
