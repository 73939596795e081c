import type { ImageRef } from '../../core/oci/reference.ts';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * Whether a host is this machine. Registries on loopback are reached without TLS, as the docker engine does:
 * https://docs.docker.com/reference/cli/dockerd/#insecure-registries
 */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/** Whether one address of a registry may name the other one: nothing goes from TLS to plain HTTP, on this machine neither. */
export function staysEncrypted(from: URL, to: URL): boolean {
  return from.protocol !== 'https:' || to.protocol === 'https:';
}

/**
 * Reads an address that a registry names for itself. One behind a proxy that ends TLS may not know that it is reached over
 * TLS: then its own host is meant, on the port of either.
 * @param from of the answer that names it
 * @param origin of the registry
 * @returns null for no address
 */
export function parseOwnAddress(address: string, from: string, origin: string): URL | null {
  const url = URL.parse(address, from);
  const own = new URL(origin);
  if (url?.protocol !== 'http:' || own.protocol !== 'https:' || url.hostname !== own.hostname) return url;
  if (url.port !== own.port && !(own.port === '' && url.port === '443')) return url;
  url.protocol = own.protocol;
  url.port = own.port;
  return url;
}

/**
 * The URL of a repository in the distribution API: `https://ghcr.io/v2/acme/app`. Docker Hub serves it from another host
 * than its names say, and its one-part names are in `library`.
 */
export function repositoryUrl({ host = 'docker.io', path }: Pick<ImageRef, 'host' | 'path'>): string {
  const onHub = host === 'docker.io';
  const scheme = isLoopback(host) ? 'http' : 'https';
  const name = onHub && !path.includes('/') ? `library/${path}` : path;
  return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}`;
}

/**
 * Milliseconds from `now` that a Retry-After header asks to wait, in seconds or until a date:
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,7}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
