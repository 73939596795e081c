import type { ApiAnswer, DeletingGitHubApi } from '../../src/ports/github.ts';
import type { RegistryContent, RegistryRepository } from '../../src/ports/registry.ts';
import { RegistryError } from '../../src/errors.ts';
import { sha256 } from '../../src/core/oci/digest.ts';
import { packageRoutes, type PackageRecord } from '../bed/github-packages.ts';
import type { GitHubState } from '../bed/github-routes.ts';

const types = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
};
const day = 86_400_000;

/** What a manifest refers to, as far as a pull needs it. */
interface PulledManifest {
  readonly config?: { readonly digest: string };
  readonly manifests?: readonly { readonly digest: string }[];
  readonly subject?: { readonly digest: string };
}

/** What happens around each request; either may throw or change the world. */
export interface WorldHooks {
  /** A status is answered in place of the request. */
  readonly before: (method: 'GET' | 'DELETE', path: string) => number | undefined;
  /** Called once it was done. A status is answered although it was done. */
  readonly after: (method: 'GET' | 'DELETE', path: string) => number | undefined;
}

/** A package on ghcr.io: GitHub's list of its versions, and the registry behind it. */
export interface PackageWorld {
  readonly image: string;
  readonly versions: PackageRecord['versions'];
  readonly api: (hooks: WorldHooks, pageSize: number) => DeletingGitHubApi;
  readonly registries: (hooks: WorldHooks) => RegistryContent;
  /** Pushes an image of one platform; answers with its digest. Equal content is the same image. */
  readonly pushPlatform: (content: string, push: Push) => string;
  /** Pushes an index of what is there, with attestations beside each part where `attested`. */
  readonly pushIndex: (parts: readonly string[], attested: boolean, push: Push) => string;
  /** Pushes a signature that names its subject. */
  readonly pushReferrer: (subject: string, content: string, push: Push) => string;
  /** Pushes a signature that is known by its tag alone, as cosign does. */
  readonly pushSignatureTag: (subject: string, content: string, push: Push) => string;
  /** Points a tag to another version. */
  readonly setTag: (tag: string, digest: string) => void;
  /** What another job deletes. */
  readonly remove: (digest: string) => void;
  /** Loses a manifest behind the list's back. */
  readonly lose: (digest: string) => void;
  readonly digestOf: (tag: string) => string | undefined;
  readonly has: (digest: string) => boolean;
  /** Everything that was ever pushed under a digest and what refers to it, as a pull with its proofs needs it. */
  readonly neededBy: (digest: string) => ReadonlySet<string>;
}

interface Push {
  readonly tags?: readonly string[];
  readonly ageDays: number;
}

/** @param now the world's clock */
export function packageWorld(name: string, now: () => number): PackageWorld {
  const contents = new Map<string, string>();
  const blobs = new Map<string, string>();
  const there = new Set<string>();
  const signatures = new Map<string, string>();
  const record: PackageRecord = { versions: [], onDelete: (digest) => there.delete(digest) };
  const { versions } = record;
  let lastId = 0;
  const state = {
    accounts: { octo: 'Organization' },
    packages: { [`octo/${name}`]: record },
  } as unknown as GitHubState;

  const find = (digest: string): number => versions.findIndex((version) => version.name === digest);
  const digestOf = (tag: string): string | undefined => versions.find(({ tags }) => tags.includes(tag))?.name;
  const setTag = (tag: string, digest: string): void => {
    for (const [index, version] of versions.entries()) {
      const tags = version.tags.filter((other) => other !== tag);
      if (version.name === digest) versions[index] = { ...version, tags: [...tags, tag], updatedAt: now() };
      else if (tags.length < version.tags.length) versions[index] = { ...version, tags };
    }
  };
  const put = (manifest: unknown, { tags = [], ageDays }: Push): string => {
    const raw = JSON.stringify(manifest);
    const digest = sha256(raw);
    contents.set(digest, raw);
    there.add(digest);
    // The newest stands first, as GitHub lists them.
    if (find(digest) === -1) {
      versions.unshift({ id: ++lastId, name: digest, tags: [], updatedAt: now() - ageDays * day });
    }
    for (const tag of tags) {
      const { updatedAt } = versions[find(digest)] ?? { updatedAt: 0 };
      setTag(tag, digest);
      const index = find(digest);
      const version = versions[index];
      if (version !== undefined && ageDays > 0) versions[index] = { ...version, updatedAt };
    }
    return digest;
  };
  const blob = (content: string): { readonly digest: string; readonly size: number } => {
    blobs.set(sha256(content), content);
    return { digest: sha256(content), size: content.length };
  };
  const parse = (digest: string): PulledManifest => JSON.parse(contents.get(digest) ?? '{}') as PulledManifest;

  return {
    image: `ghcr.io/octo/${name}`,
    versions,
    digestOf,
    setTag,
    has: (digest) => there.has(digest) && find(digest) !== -1,
    lose: (digest) => void there.delete(digest),
    remove(digest) {
      const index = find(digest);
      if (index !== -1) versions.splice(index, 1);
      there.delete(digest);
    },
    pushPlatform(content, push) {
      const config = {
        mediaType: types.config,
        ...blob(JSON.stringify({ os: 'linux', architecture: 'amd64', content })),
      };
      return put({ schemaVersion: 2, mediaType: types.manifest, config, layers: [] }, push);
    },
    pushIndex(parts, attested, push) {
      const manifests = parts.flatMap((digest, index) => {
        const platform = { os: 'linux', architecture: ['amd64', 'arm64', 's390x'][index] ?? 'riscv64' };
        const mediaType = parse(digest).manifests === undefined ? types.manifest : types.index;
        const entry = { mediaType, digest, size: 1, platform };
        if (!attested) return [entry];
        const layer = { mediaType: 'application/vnd.in-toto+json', ...blob(`statement of ${digest}`) };
        const config = { mediaType: types.config, ...blob(`{"of":"${digest}"}`) };
        const proof = put(
          { schemaVersion: 2, mediaType: types.manifest, config, layers: [layer] },
          { ageDays: push.ageDays },
        );
        const annotations = {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': digest,
        };
        const unknown = { os: 'unknown', architecture: 'unknown' };
        return [entry, { mediaType: types.manifest, digest: proof, size: 1, platform: unknown, annotations }];
      });
      return put({ schemaVersion: 2, mediaType: types.index, manifests }, push);
    },
    pushReferrer(subject, content, push) {
      const config = { mediaType: 'application/vnd.oci.empty.v1+json', ...blob('{}') };
      const layers = [{ mediaType: 'application/vnd.dev.sigstore.bundle', ...blob(content) }];
      const of = { mediaType: types.manifest, digest: subject, size: 1 };
      return put({ schemaVersion: 2, mediaType: types.manifest, config, layers, subject: of }, push);
    },
    pushSignatureTag(subject, content, push) {
      const config = { mediaType: types.config, ...blob(`{"of":"${subject}"}`) };
      const layers = [{ mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json', ...blob(content) }];
      const tags = [`${subject.replace(':', '-')}.sig`];
      const digest = put({ schemaVersion: 2, mediaType: types.manifest, config, layers }, { ...push, tags });
      signatures.set(subject, digest);
      return digest;
    },
    neededBy(top) {
      const needed = new Set<string>();
      const remaining = [top];
      for (let digest = remaining.pop(); digest !== undefined; digest = remaining.pop()) {
        if (needed.has(digest)) continue;
        needed.add(digest);
        const signature = signatures.get(digest);
        if (signature !== undefined) remaining.push(signature);
        remaining.push(...(parse(digest).manifests ?? []).map((entry) => entry.digest));
        for (const other of contents.keys()) if (parse(other).subject?.digest === digest) remaining.push(other);
      }
      return needed;
    },
    api: (hooks, pageSize) => packagesApi(state, hooks, pageSize),
    registries: (hooks) => ({ repository: () => registryOf(hooks, { contents, blobs, there, versions, digestOf }) }),
  };
}

/** GitHub's API in this process. There are no workflow runs and no pull requests. */
function packagesApi(state: GitHubState, hooks: WorldHooks, pageSize: number): DeletingGitHubApi {
  const table = packageRoutes(state);
  const empty: ApiAnswer = { status: 200, data: [], etag: undefined, headers: {} };
  const send = (
    method: 'GET' | 'DELETE',
    path: string,
    given: Readonly<Record<string, string | number>>,
  ): Promise<ApiAnswer> => {
    if (path.startsWith('/repos/')) return Promise.resolve(empty);
    const refusal = hooks.before(method, path);
    if (refusal !== undefined) return Promise.resolve({ ...empty, status: refusal, data: { message: 'no' } });
    const query = new URLSearchParams(
      Object.entries({ ...given, per_page: pageSize }).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const route = table.find((each) => each.method === method && each.path.test(path));
    const groups = route?.path.exec(path)?.slice(1) ?? [];
    const request = { repository: '', id: groups[0] ?? '', groups, query, origin: 'https://api' };
    const { status, body, total = 0 } = route?.answer(request) ?? { status: 404 };
    const page = Number(query.get('page') ?? 1);
    const headers = page * pageSize < total ? { link: `<https://api${path}?page=${page + 1}>; rel="next"` } : {};
    const lost = hooks.after(method, path);
    if (lost !== undefined) return Promise.resolve({ ...empty, status: lost, data: { message: 'lost' } });
    return Promise.resolve({ status, data: body ?? null, etag: undefined, headers });
  };
  return { get: (path, { query = {} } = {}) => send('GET', path, query), delete: (path) => send('DELETE', path, {}) };
}

interface RegistryState {
  readonly contents: ReadonlyMap<string, string>;
  readonly blobs: ReadonlyMap<string, string>;
  readonly there: ReadonlySet<string>;
  readonly versions: PackageRecord['versions'];
  readonly digestOf: (tag: string) => string | undefined;
}

function registryOf(
  hooks: WorldHooks,
  { contents, blobs, there, versions, digestOf }: RegistryState,
): RegistryRepository {
  const read = <T>(answer: () => T): Promise<T> => {
    const status = hooks.before('GET', '/v2/');
    if (status !== undefined) return Promise.reject(new RegistryError(`HTTP ${status}`, { status }));
    const value = answer();
    hooks.after('GET', '/v2/');
    return Promise.resolve(value);
  };
  const refuse = (): Promise<never> => Promise.reject(new RegistryError('unsupported', { status: 405 }));
  return {
    tags: () => read(() => versions.flatMap(({ tags }) => tags)),
    manifest: (reference) =>
      read(() => {
        const digest = digestOf(reference) ?? reference;
        const raw = there.has(digest) ? contents.get(digest) : undefined;
        return raw === undefined ? { found: false } : { found: true, digest, mediaType: '', raw };
      }),
    config: (digest) => read(() => blobs.get(digest)),
    referrers: () => Promise.resolve(undefined),
    deleteManifest: refuse,
    deleteTag: refuse,
  };
}
