import { dirname } from 'node:path/posix';
import { countAt, isTextList, listAt, textAt, valueAt } from '../../src/core/json/read-json.ts';
import { isDigest } from '../../src/core/oci/digest.ts';
import { isTag, parseImageRef } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import { queryAllPages, queryApi, queryChangedPage, type RestDeps } from '../../src/services/github/rest-requests.ts';
import type { ListedManifest } from './rules/plan-deletions.ts';

/** One version of a container package: a manifest, and the path by which the API deletes it. */
export interface PackageVersion extends ListedManifest {
  /** Below the API's base. */
  readonly path: string;
}

const permission = 'packages: write';

/** How often a list that changes is read at most. */
const maxReadings = 5;

/** The versions of a package, as one reading of its list showed them. */
interface PackageListing {
  readonly versions: readonly PackageVersion[];
  readonly pageCount: number;
}

/** A container package. */
export interface ContainerPackage {
  /** For messages. */
  readonly image: string;
  /** Path of its versions below the API's base. */
  readonly base: string;
}

/** Finds whether an account is an organization: organizations and users have different routes. */
export async function queryAccountPath(owner: string, deps: RestDeps): Promise<string> {
  const account = await queryApi({ what: `the account ${owner}`, path: `/users/${owner}`, permission }, deps);
  return `/${textAt(account, 'type') === 'Organization' ? 'orgs' : 'users'}/${owner}`;
}

/**
 * Finds an image's package. The owner is the first part of the path behind `ghcr.io/`, the rest is the name of the
 * package: https://docs.github.com/en/rest/packages/packages
 */
export async function findPackage(image: string, deps: RestDeps): Promise<ContainerPackage> {
  const { path } = parseImageRef(image, 'image');
  const slash = path.indexOf('/');
  if (slash === -1) throw new UserError(`The image "${image}" has no owner: use ghcr.io/<owner>/<name>.`);
  const account = await queryAccountPath(path.slice(0, slash), deps);
  const name = encodeURIComponent(path.slice(slash + 1));
  return { image, base: `${account}/packages/container/${name}/versions` };
}

/**
 * Lists all versions of a package, untagged ones too. A version that vanishes meanwhile moves others to a page that was
 * read already, so a list of several pages counts once two readings agree.
 * @returns undefined when there is no such package
 * @throws UserError when the token may not list them, and when they do not stop changing
 */
export async function listPackageVersions(
  found: ContainerPackage,
  deps: RestDeps,
): Promise<PackageListing | undefined> {
  let previous = '';
  for (let reading = 1; reading <= maxReadings; reading++) {
    const listing = await readPackageVersions(found, deps);
    if (listing === undefined) return undefined;
    const text = listing.versions.map(describeVersion).sort().join();
    if (listing.pageCount === 1 || text === previous) return listing;
    previous = text;
  }
  throw new UserError(
    `Nothing was deleted in ${found.image}: its versions changed each time they were listed: run this when fewer jobs push to it.`,
  );
}

/** Reads the list once: what vanishes meanwhile may hide others. */
export async function readPackageVersions(
  { image, base }: ContainerPackage,
  deps: RestDeps,
): Promise<PackageListing | undefined> {
  const what = `the versions of ${image}`;
  const pages = await queryAllPages({ what, path: base, query: { state: 'active' }, permission }, deps);
  if (pages === undefined) return undefined;
  const byDigest = new Map<string, PackageVersion>();
  for (const json of pages.flatMap((page) => listAt(page))) {
    const version = parsePackageVersion(json, base, image);
    byDigest.set(version.digest, version);
  }
  return { versions: [...byDigest.values()], pageCount: pages.length };
}

/**
 * Reads the first page of the list, where GitHub shows what is new, unless it is as it was.
 * @param etag of the page that is known
 * @returns undefined when nothing has changed there
 */
export async function readNewestVersions(
  { image, base }: ContainerPackage,
  etag: string | undefined,
  deps: RestDeps,
): Promise<{ readonly versions: readonly PackageVersion[]; readonly etag: string | undefined } | undefined> {
  const request = { what: `the newest versions of ${image}`, path: base, query: { state: 'active' }, permission };
  const answer = await queryChangedPage(request, etag, deps);
  if (answer === undefined) return undefined;
  return { versions: listAt(answer.data).map((json) => parsePackageVersion(json, base, image)), etag: answer.etag };
}

/** Whether GitHub still shows a version as it was listed; true too when it is gone. */
export async function isUnchanged(version: PackageVersion, deps: RestDeps): Promise<boolean> {
  const { path, digest } = version;
  const json = await queryApi({ what: `the version ${digest}`, path, permission }, deps);
  if (json === undefined) return true;
  return describeVersion(parsePackageVersion(json, dirname(path), digest)) === describeVersion(version);
}

/** Names a version with all its tags: another text means that it has changed. */
function describeVersion({ path, digest, tags }: PackageVersion): string {
  return [path, digest, ...[...tags].sort()].join(' ');
}

function parsePackageVersion(json: unknown, base: string, image: string): PackageVersion {
  const id = countAt(json, 'id');
  const digest = textAt(json, 'name') ?? '';
  const tags = valueAt(json, 'metadata', 'container', 'tags');
  // Without its tags a version would pass for one that has none.
  if (id === undefined || !isDigest(digest) || !isTextList(tags) || !tags.every(isTag)) {
    throw new UserError(`A version of ${image} has no id, digest or tags: it is no container package.`);
  }
  // Setting a tag updates a version, so this is the later of the two times.
  const time = Date.parse(textAt(json, 'updated_at') ?? textAt(json, 'created_at') ?? '');
  return { digest, tags, time: Number.isNaN(time) ? undefined : time, path: `${base}/${id}` };
}
