import { isTag, parseImageRef } from '../../src/core/oci/reference.ts';
import { isDigest } from '../../src/core/oci/digest.ts';
import type { ListedManifest } from './rules/plan-deletions.ts';
import { countAt, listAt, textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import { askApi, askPages, type AskDeps } from '../../src/services/github/ask-api.ts';

/** One version of a container package: a manifest, with the id that deletes it. */
export interface PackageVersion extends ListedManifest {
  /** Path below the API's base. */
  readonly path: string;
}

const permission = 'packages: write';

/**
 * All versions of an image's package, untagged ones too, as GitHub's packages API lists them. The owner of `ghcr.io/…` is
 * the first part of the path, the rest is the package's name; users and organizations have routes of their own.
 * @returns none when there is no such package
 * @throws UserError when the token may not list them
 */
export async function packageVersions(image: string, deps: AskDeps): Promise<readonly PackageVersion[]> {
  const { path } = parseImageRef(image, 'image');
  const slash = path.indexOf('/');
  if (slash === -1) throw new UserError(`The image "${image}" has no owner: use ghcr.io/<owner>/<name>.`);
  const owner = path.slice(0, slash);
  const account = await askApi({ what: `the owner of ${image}`, path: `/users/${owner}`, permission }, deps);
  const kind = textAt(account, 'type') === 'Organization' ? 'orgs' : 'users';
  const name = encodeURIComponent(path.slice(slash + 1));
  const base = `/${kind}/${owner}/packages/container/${name}/versions`;
  const what = `the versions of ${image}`;
  const pages = await askPages({ what, path: base, query: { state: 'active' }, permission }, deps);
  const byDigest = new Map<string, PackageVersion>();
  for (const version of (pages ?? []).flatMap((page) => listAt(page))) {
    const read = readVersion(version, base, image);
    byDigest.set(read.digest, read);
  }
  return [...byDigest.values()];
}

function readVersion(json: unknown, base: string, image: string): PackageVersion {
  const id = countAt(json, 'id');
  const digest = textAt(json, 'name') ?? '';
  const tags = listAt(json, 'metadata', 'container', 'tags').filter((tag) => typeof tag === 'string');
  if (id === undefined || !isDigest(digest) || !tags.every(isTag)) {
    throw new UserError(`A version of ${image} has no id, digest or tags: it is no container package.`);
  }
  // Updated when a tag is set: the younger one counts.
  const time = Date.parse(textAt(json, 'updated_at') ?? textAt(json, 'created_at') ?? '');
  return { digest, tags, time: Number.isNaN(time) ? undefined : time, path: `${base}/${String(id)}` };
}
