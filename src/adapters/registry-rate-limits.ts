import { parseImageRef } from '../core/image-ref.ts';
import type { RateLimits } from '../ports.ts';

const patienceMs = 5_000;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** Asks without credentials: a limit by address answers 429 with its Retry-After, and so does a refused client. */
export const registryRateLimits: RateLimits = {
  async retryAfter(ref) {
    try {
      const answer = await fetch(manifestUrl(ref), {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
      });
      return waitOf(answer.headers.get('retry-after'), Date.now());
    } catch {
      return undefined;
    }
  },
};

/** Docker Hub answers under another host than its names say, and its one-part names live in `library`. */
function manifestUrl(ref: string): string {
  const { host = 'docker.io', path, tag = 'latest', digest } = parseImageRef(ref, 'reference');
  const onHub = host === 'docker.io';
  const scheme = loopback.test(host) ? 'http' : 'https';
  const name = onHub && !path.includes('/') ? `library/${path}` : path;
  return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}/manifests/${digest ?? tag}`;
}

/** Seconds or a date (RFC 9110), in milliseconds from `now`. */
function waitOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,7}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
