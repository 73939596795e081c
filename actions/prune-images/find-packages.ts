import { listAt, textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import { queryAllPages, type RestDeps } from '../../src/services/github/rest-requests.ts';
import { queryAccountPath } from './package-versions.ts';
import { matchesPackage, type ChosenImages } from './rules/package-choice.ts';

/**
 * Lists the account's container packages and picks those that a pattern matches:
 * https://docs.github.com/en/rest/packages/packages#list-packages-for-an-organization
 * @returns images, sorted
 * @throws UserError when the token may not list them: a job's own token may not
 */
export async function findPackageImages(
  { host, owner, patterns }: Omit<ChosenImages, 'images'>,
  deps: RestDeps,
): Promise<readonly string[]> {
  if (patterns.length === 0) return [];
  const what = `the packages of ${owner}`;
  const remedy = `give "github-token" a personal access token with read:packages and delete:packages, since a job's own token does not list them, or name the packages`;
  const account = await queryAccountPath(owner, deps);
  const request = { what, path: `${account}/packages`, query: { package_type: 'container' }, permission: '', remedy };
  const pages = await queryAllPages(request, deps);
  if (pages === undefined) throw new UserError(`GitHub's API does not show ${what}: ${remedy}.`);
  const names = pages.flatMap((page) => listAt(page)).flatMap((json) => textAt(json, 'name') ?? []);
  const images = patterns.flatMap((pattern) => {
    const matching = names.filter((name) => matchesPackage(pattern, name));
    if (matching.length === 0) {
      deps.log.warning(
        `None of the ${names.length} container packages of ${owner} is called "${pattern.text}", so nothing was looked at there: check "packages" and "owner".`,
      );
    }
    return matching.map((name) => `${host}/${owner}/${name.toLowerCase()}`);
  });
  return [...new Set(images)].sort();
}
