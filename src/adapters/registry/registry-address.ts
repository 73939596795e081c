import type { ImageRef } from '../../core/oci/reference.ts';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** Whether a host is this machine, where registries are reached without TLS as engines do. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/**
 * Where the distribution API has a repository: `https://ghcr.io/v2/acme/app`. Docker Hub answers under another host than
 * its names say, and its one-part names live in `library`.
 */
export function repositoryUrl({ host = 'docker.io', path }: Pick<ImageRef, 'host' | 'path'>): string {
  const onHub = host === 'docker.io';
  const scheme = isLoopback(host) ? 'http' : 'https';
  const name = onHub && !path.includes('/') ? `library/${path}` : path;
  return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}`;
}

/** What a Retry-After header asks for, seconds or a date (RFC 9110), in milliseconds from `now`. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,7}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
