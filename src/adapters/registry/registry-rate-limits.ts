import { parseImageRef } from '../../core/oci/reference.ts';
import type { RateLimits } from '../../ports/registry.ts';
import { repositoryUrl, parseRetryAfter } from './registry-address.ts';

const requestTimeoutMs = 5_000;

/** Sends a request without credentials: a registry that limits this address answers 429 with Retry-After to any. */
export const registryRateLimits: RateLimits = {
  async retryAfter(ref) {
    try {
      const answer = await fetch(manifestUrl(ref), {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.timeout(requestTimeoutMs),
      });
      return parseRetryAfter(answer.headers.get('retry-after'), Date.now());
    } catch {
      return undefined;
    }
  },
};

function manifestUrl(ref: string): string {
  const parsed = parseImageRef(ref, 'reference');
  return `${repositoryUrl(parsed)}/manifests/${parsed.digest ?? parsed.tag ?? 'latest'}`;
}
