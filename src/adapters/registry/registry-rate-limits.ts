import { parseImageRef } from '../../core/oci/reference.ts';
import type { RateLimits } from '../../ports/registry.ts';
import { httpRequest } from '../http/http-request.ts';
import { repositoryUrl, parseRetryAfter } from './registry-address.ts';

const requestTimeoutMs = 5_000;

/** Sends a request without credentials: a registry that limits this address answers 429 with Retry-After to any. */
export const registryRateLimits: RateLimits = {
  async retryAfter(ref) {
    try {
      const signal = AbortSignal.timeout(requestTimeoutMs);
      const options = { method: 'HEAD', headers: {}, signal, idleMs: requestTimeoutMs } as const;
      const answer = await httpRequest(manifestUrl(ref), options);
      answer.destroy();
      return parseRetryAfter(answer.headers['retry-after'], Date.now());
    } catch {
      return undefined;
    }
  },
};

function manifestUrl(ref: string): string {
  const parsed = parseImageRef(ref, 'reference');
  return `${repositoryUrl(parsed)}/manifests/${parsed.digest ?? parsed.tag ?? 'latest'}`;
}
