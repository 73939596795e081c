import type { GitHubState, Route, RouteAnswer } from './github-routes.ts';
import { found, notFound, page } from './github-routes.ts';

/** One version of a container package. */
interface PackageVersionRecord {
  readonly id: number;
  /** Its digest. */
  readonly name: string;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** A container package: what ghcr.io keeps for an image. */
export interface PackageRecord {
  readonly versions: PackageVersionRecord[];
  /** Told of each version that is deleted, for the registry behind it. */
  readonly onDelete?: (digest: string) => void;
  /** Told when a page of its versions was answered: what is deleted then makes the pages after it shift. */
  readonly onPage?: (page: number) => void;
}

const packagesPath = /^\/(orgs|users)\/([^/]+)\/packages$/;
const versionsPath = /^\/(orgs|users)\/([^/]+)\/packages\/container\/([^/]+)\/versions$/;
const versionPath = /^\/(orgs|users)\/([^/]+)\/packages\/container\/([^/]+)\/versions\/(\d+)$/;

/**
 * The endpoints of accounts and their container packages, by GitHub's reference: organizations and users each below
 * their own path; a package's last tagged version is refused with 400. Left out: packages that are public and much
 * downloaded, roles of a repository in a package, restoring.
 */
export function packageRoutes(state: GitHubState): readonly Route[] {
  const find = (kind: string, owner: string, name: string): PackageRecord | undefined => {
    const isOrganization = state.accounts[owner] === 'Organization';
    if (isOrganization !== (kind === 'orgs')) return undefined;
    return state.packages[`${owner}/${decodeURIComponent(name)}`];
  };
  return [
    {
      method: 'GET',
      account: true,
      path: /^\/users\/([^/]+)$/,
      needs: 'metadata',
      answer({ id }) {
        const type = state.accounts[id];
        return type === undefined ? notFound : found({ login: id, id: id.length, type });
      },
    },
    {
      method: 'GET',
      account: true,
      path: packagesPath,
      needs: ['packages', 'read'],
      answer({ groups: [kind = '', owner = ''], query }) {
        const isOrganization = state.accounts[owner] === 'Organization';
        if (query.get('package_type') !== 'container') return { status: 400, body: { message: 'Invalid argument.' } };
        if (isOrganization !== (kind === 'orgs')) return notFound;
        const names = Object.keys(state.packages).filter((name) => name.startsWith(`${owner}/`));
        const all = names.map((name, index) => ({
          id: index + 1,
          name: name.slice(owner.length + 1),
          package_type: 'container',
        }));
        return { ...found(page(all, query)), total: all.length };
      },
    },
    {
      method: 'GET',
      account: true,
      path: versionsPath,
      needs: ['packages', 'read'],
      answer({ groups: [kind = '', owner = '', name = ''], query, origin }) {
        const known = find(kind, owner, name);
        if (known === undefined) return notFound;
        const shown = page(known.versions, query).map((version) => versionJson(version, owner, name, origin));
        const answer = { ...found(shown), total: known.versions.length };
        known.onPage?.(Number(query.get('page') ?? 1));
        return answer;
      },
    },
    {
      method: 'GET',
      account: true,
      path: versionPath,
      needs: ['packages', 'read'],
      answer({ groups: [kind = '', owner = '', name = '', id = ''], origin }) {
        const version = find(kind, owner, name)?.versions.find((each) => each.id === Number(id));
        return version === undefined ? notFound : found(versionJson(version, owner, name, origin));
      },
    },
    {
      method: 'DELETE',
      account: true,
      path: versionPath,
      needs: ['packages', 'write'],
      answer({ groups: [kind = '', owner = '', name = '', id = ''] }) {
        const known = find(kind, owner, name);
        const index = known?.versions.findIndex((version) => version.id === Number(id)) ?? -1;
        const version = known?.versions[index];
        if (known === undefined || version === undefined) return notFound;
        const tagged = known.versions.filter(({ tags }) => tags.length > 0);
        if (tagged.length === 1 && tagged[0] === version) return lastVersion;
        known.versions.splice(index, 1);
        known.onDelete?.(version.name);
        return { status: 204 };
      },
    },
  ];
}

const lastVersion: RouteAnswer = {
  status: 400,
  body: {
    message: 'You cannot delete the last tagged version of a package. You must delete the package instead.',
    status: '400',
  },
};

function versionJson(version: PackageVersionRecord, owner: string, name: string, origin: string): unknown {
  const time = new Date(version.updatedAt).toISOString().replace('.000Z', 'Z');
  return {
    id: version.id,
    name: version.name,
    url: `${origin}/orgs/${owner}/packages/container/${name}/versions/${version.id}`,
    created_at: time,
    updated_at: time,
    metadata: { package_type: 'container', container: { tags: version.tags } },
  };
}
