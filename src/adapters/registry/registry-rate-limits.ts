import { parseImageRef } from '../../core/oci/reference.ts';
import type { RateLimits } from '../../ports/registry.ts';
import { repositoryUrl, retryAfterMs } from './registry-address.ts';

const requestTimeoutMs = 5_000;

/** Asks without credentials: a limit by address answers 429 with its Retry-After, and so does a refused client. */
export const registryRateLimits: RateLimits = {
  async retryAfter(ref) {
    try {
      const answer = await fetch(manifestUrl(ref), {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.timeout(requestTimeoutMs),
      });
      return retryAfterMs(answer.headers.get('retry-after'), Date.now());
    } catch {
      return undefined;
    }
  },
};

function manifestUrl(ref: string): string {
  const parsed = parseImageRef(ref, 'reference');
  return `${repositoryUrl(parsed)}/manifests/${parsed.digest ?? parsed.tag ?? 'latest'}`;
}
