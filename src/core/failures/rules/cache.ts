import type { ParsedError } from '../parse-error.ts';
import type { FailureRule } from './rule.ts';

const tryLater =
  'run again later; the build cache was at fault, which "ignore-error=true" in "cache-to" lets a build survive';

/** Where GitHub keeps its cache; any other account is the user's own, or a registry's. */
const gitHubStorage = /productionresults|actions-cache|(?:results-receiver|artifactcache)\.actions\.githubusercontent/;

/** GitHub's cache service: it keeps its layers in Azure's blob storage, whose errors stand between lines of dashes. */
function isGitHubCache({ text, phase }: ParsedError): boolean {
  if (phase === 'artifact') return false;
  if (gitHubStorage.test(text)) return true;
  return /github actions cache|gha cache|cache entry|(?:reserve|commit)(?:ting)? cache|ERROR CODE: [A-Z]\w+/i.test(
    text,
  );
}

/** Whether a storage of the user's own, in S3 or Azure, does not take the login for it. */
function isStorageLoginRefused(error: ParsedError): boolean {
  const { text, status } = error;
  if (text.includes('operation error S3: ')) {
    return (
      status === 401 ||
      status === 403 ||
      /get credentials: |no EC2 IMDS role|static credentials are empty|InvalidAccessKeyId|SignatureDoesNotMatch/.test(
        text,
      )
    );
  }
  return (
    error.phase !== 'artifact' &&
    (status === 401 || status === 403) &&
    text.includes('ERROR CODE: ') &&
    !gitHubStorage.test(text)
  );
}

/** The build cache: GitHub's (`type=gha`), and a builder's own. */
export const cacheErrors: readonly FailureRule[] = [
  {
    id: 'cache-options-wrong',
    when: {
      text: /failed to create azblob config|unable to retrieve account (?:name|url)|account_url (?:attribute|env variable)|unable to load AWS SDK config|not set for s3 cache|OCI mediatypes are required for image-manifest/i,
    },
    class: 'permanent',
    remedy: 'correct the options in "cache-from" and "cache-to": the message names the one that is missing or wrong',
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to configure s3 cache exporter: bucket ($AWS_BUCKET) not set for s3 cache',
    },
    source: 'https://docs.docker.com/build/cache/backends/',
  },
  {
    id: 'cache-not-configured',
    when: {
      text: /missing (?:url for )?github actions (?:token|cache)|(?:url|token) not set for github actions cache|legacy service is shutting down|cache token expired|invalid token (?:with|without) |no verifier available for signed|invalid ACTIONS_CACHE_API_FORCE_VERSION|signature verification failed: /i,
    },
    class: 'permanent',
    remedy:
      'type=gha needs a runner of github.com, a token that is not too old, and BuildKit 0.20 or newer (docker/setup-buildx-action): or leave the cache out',
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to configure gha cache exporter: missing github actions token, set "token" attribute in cache config or ACTIONS_RUNTIME_TOKEN environment variable',
    },
    source: 'https://docs.docker.com/build/cache/backends/gha/',
  },
  {
    id: 'github-cache-read-only',
    when: { text: /cache write denied|no writable scopes/ },
    class: 'permanent',
    remedy:
      'this run may only read GitHub\'s cache, as runs of "pull_request_target" and other events of low trust: leave "cache-to" out of it, or add "ignore-error=true" to it',
    example: {
      text: 'ERROR: failed to build: failed to solve: error writing layer blob: failed to reserve cache: cache write denied: token has no writable scopes',
    },
    source: 'https://github.blog/changelog/2026-06-26-read-only-actions-cache-for-untrusted-triggers/',
  },
  {
    id: 'github-cache-not-reserved',
    when: { text: /failed to reserve cache$/ },
    class: 'transient',
    maxRetries: 1,
    remedy:
      'run again later; where this event may only read GitHub\'s cache, leave "cache-to" out, or add "ignore-error=true" to it',
    example: { text: 'ERROR: failed to build: failed to solve: error writing layer blob: failed to reserve cache' },
    source: 'https://github.com/docker/build-push-action/issues/1571',
  },
  {
    id: 'cache-storage-refused',
    when: { also: isStorageLoginRefused },
    class: 'auth',
    remedy: 'the storage of the build cache refuses the login: check the keys in "cache-from" and "cache-to"',
    example: {
      text: 'ERROR: failed to build: failed to solve: error writing layer blob: failed to check file presence in cache: operation error S3: HeadObject, https response error StatusCode: 403, RequestID: A, HostID: B, api error Forbidden: Forbidden',
    },
    source: 'https://docs.docker.com/build/cache/backends/s3/',
  },
  {
    id: 'github-cache-failed',
    when: { also: (error) => isGitHubCache(error) && (error.status === undefined || error.status >= 400) },
    class: 'transient',
    remedy: tryLater,
    example: {
      text: 'ERROR: failed to build: failed to solve: error writing layer blob: PUT https://productionresultssa5.blob.core.windows.net/actions-cache/7e0\n----------\nRESPONSE 404: 404 The specified blob does not exist.\nERROR CODE: BlobNotFound\n----------\n',
    },
    source: 'https://github.com/docker/bake-action/issues/313',
  },
  {
    id: 'cache-lost',
    when: {
      text: /missing descriptor handlers for lazy blobs|^lease "[^"]*": not found|^blob (?:\S+ )?not found$|content digest \S+: not found|^missing blob |parent chainid not found|failed to load cache result|failed to get cache: |lease does not exist|failed to find blob \S+ in layers|\brecord \S+ not found in cache|(?:^|: )invalid (?:loop$|looping |record ID|layer index)|is not part of the same cache chain|inconsistent graph state|return leaving (?:incoming|outgoing) open/,
    },
    class: 'transient',
    remedy: 'run again; the builder lost a part of its cache, or build once with "no-cache"',
    example: { text: 'ERROR: failed to solve: blob sha256:1fb1 not found' },
    source: 'https://github.com/moby/buildkit/issues/2426',
  },
];

/** A cache export that failed for a reason that no typed part tells. */
export const cacheExportErrors: readonly FailureRule[] = [
  {
    id: 'cache-export-failed',
    when: {
      text: /error writing (?:layer|config|manifest|data) blob|maximum timeout reached|specified blob does not exist/,
    },
    class: 'transient',
    remedy: tryLater,
    example: { text: 'ERROR: failed to solve: error writing layer blob: maximum timeout reached' },
    source: 'https://github.com/moby/buildkit/issues/2492',
  },
];
