import { UserError } from '../../errors.ts';
import { isDigest } from './digest.ts';

/** A parsed image reference. `repository` holds host and path, as written. */
export interface ImageRef {
  /** `ghcr.io/acme/app`, `localhost:5000/app`, `app` */
  readonly repository: string;
  /** Registry host with port, when the first part is one; `docker.io` by whichever of its names. */
  readonly host: string | undefined;
  /** Path without the host. */
  readonly path: string;
  readonly tag: string | undefined;
  /** `sha256:<64 hex>` */
  readonly digest: string | undefined;
}

/* The grammar of references: https://github.com/distribution/reference/blob/main/reference.go */
const tagPattern = /^\w[\w.-]{0,127}$/;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::\d{1,5})?$/;
const hostIpv6 = /^\[[a-fA-F0-9:]+\](?::\d{1,5})?$/;
const maxRepositoryLength = 255;

/** Whether `text` can stand behind the colon of a reference. */
export function isTag(text: string): boolean {
  return tagPattern.test(text);
}

/**
 * Parses `[host[:port]/]path[:tag][@digest]` by the distribution grammar.
 * @param what names the value in the error: `input "image"`
 * @throws UserError with the rule that the text breaks.
 */
export function parseImageRef(text: string, what: string): ImageRef {
  const refuse = (rule: string): never => {
    throw new UserError(`The ${what} is "${text}", which is no image reference: ${rule}.`);
  };
  if (text === '') return refuse('it is empty; the job or step output that fills it was empty or was dropped');
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) return refuse('behind "@" stands "sha256:" and 64 hex digits');
  const name = at === -1 ? text : text.slice(0, at);
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/') && !name.endsWith(']');
  const tag = hasTag ? name.slice(colon + 1) : undefined;
  if (tag !== undefined && !isTag(tag)) {
    return refuse('a tag is 1 to 128 letters, digits, "_", "." or "-" and starts with a letter, digit or "_"');
  }
  const repository = hasTag ? name.slice(0, colon) : name;
  const { host, path } = splitHost(repository);
  if (host !== undefined && !hostName.test(host) && !hostIpv6.test(host)) {
    return refuse(`"${host}" is no registry host`);
  }
  if (repository.length > maxRepositoryLength) {
    return refuse(`a name is at most ${maxRepositoryLength} characters long`);
  }
  for (const part of path.split('/')) {
    if (part === '') return refuse('a part between slashes is empty');
    if (/[A-Z]/.test(part)) return refuse(`"${part}" must be lower case`);
    if (!pathPart.test(part)) {
      return refuse(`"${part}" may hold a-z, 0-9 and single ".", "_", "__" or "-" between them`);
    }
  }
  return { repository, host, path, tag, digest };
}

/**
 * Brings the repository of a reference into lower case, as registries want it: names made of `github.repository` may
 * hold upper case. Tag and digest stay as they are, and nothing is checked.
 */
export function lowerRepository(text: string): string {
  const [, repository = '', rest = ''] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/s.exec(text) ?? [];
  return `${repository.toLowerCase()}${rest}`;
}

/** The registry of a reference, which need not be a valid one: `docker.io` where it names none. */
export function registryHost(ref: string): string {
  return splitHost(ref).host ?? 'docker.io';
}

/**
 * The first part is a host when it has a dot, a colon or an upper-case letter, or is `localhost`, as docker decides.
 */
function splitHost(repository: string): { host: string | undefined; path: string } {
  const slash = repository.indexOf('/');
  const first = slash === -1 ? '' : repository.slice(0, slash);
  const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
  if (!isHost) return { host: undefined, path: repository };
  return { host: canonicalHost(first), path: repository.slice(slash + 1) };
}

/** Docker Hub has two names, of which docker takes the one for the other. */
export function canonicalHost(host: string): string {
  return host === 'index.docker.io' ? 'docker.io' : host;
}

/**
 * Reads the input `local-tag`: a name for an engine, with the tag that it gets where none is given.
 * @throws UserError for a digest, which an engine cannot be given.
 */
export function parseLocalTag(text: string): string {
  const { repository, tag, digest } = parseImageRef(text, 'input "local-tag"');
  if (digest === undefined && !isDigestName(repository)) return `${repository}:${tag ?? 'latest'}`;
  throw new UserError(`Input "local-tag" is "${text}": give a name and a tag, and no digest.`);
}

/** Whether a name is that of the hash in a digest, which engines give to no image: `sha256:<hex>` reads like a name and a tag. */
export function isDigestName(repository: string): boolean {
  return repository === 'sha256';
}

/** What a registry keeps under `digest` in the repository of `ref`: a reference that always means the same image. */
export function atDigest(ref: string, digest: string): string {
  return `${parseImageRef(ref, 'reference').repository}@${digest}`;
}

/** The last part of the image's path: `app` of `ghcr.io/acme/app`. */
export function shortName(ref: ImageRef): string {
  return ref.path.slice(ref.path.lastIndexOf('/') + 1);
}

/**
 * The short form under which an engine keeps a reference, so that aliases of one name compare equal:
 * `docker.io/library/app:1` -> `app:1`. Undefined when it is no reference with a tag.
 */
export function familiarName(reference: string): string | undefined {
  try {
    const { host, path, repository, tag, digest } = parseImageRef(reference, 'reference');
    if (tag === undefined || digest !== undefined) return undefined;
    const isHub = host === undefined || host === 'docker.io';
    return `${isHub ? path.replace(/^library\//, '') : repository}:${tag}`;
  } catch {
    return undefined;
  }
}
