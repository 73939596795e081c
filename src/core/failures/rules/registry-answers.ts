import { classOfStatus } from '../http-status.ts';
import { byRegistry, tryLater, type FailureRule } from './rule.ts';

const readPhases = ['pull', 'registry', 'load', 'save'] as const;
const namesContent = /\bcontent (?:at|descriptor) /;
/** How clients say that it was a manifest which they wrote. */
const writesManifest = /\bPUT\b|uploading|failed commit/;

/** What the registry has not, or does not take. */
export const manifestErrors: readonly FailureRule[] = [
  {
    id: 'digest-has-nothing',
    // A manifest under the digest that the registry itself named: one that lags behind, or names a wrong one.
    when: { text: /content at \S+\/manifests\/\S+ not found/ },
    class: 'transient',
    remedy:
      'digest mismatch: the registry names a digest under which it has nothing; look at it, or at a cache in front of it',
    example: {
      text: 'ERROR: httpReadSeeker: failed open: content at http://r.example/v2/a/manifests/sha256:00 not found: not found',
      phase: 'registry',
    },
  },
  {
    id: 'blob-lost',
    when: {
      text: /Error fetching blob: invalid status code from registry 404\b|(?:content at \S+\/blobs\/\S+ not found)|could not fetch content/,
    },
    class: 'transient',
    maxRetries: 1,
    remedy: 'the source registry has lost a part of the image: build and push it again',
    example: {
      text: 'reading config blob sha256:aa: Error fetching blob: invalid status code from registry 404 (Not Found)',
      phase: 'registry',
    },
  },
  {
    id: 'manifest-not-yet-there',
    when: {
      also: ({ ociCode, status, request, text, justPushed }) =>
        justPushed === true &&
        (ociCode === 'MANIFEST_UNKNOWN' ||
          ociCode === 'NAME_UNKNOWN' ||
          (status === 404 && request !== 'token') ||
          /(?:manifests?\/\S+|: \S+|^\S+): not found$/.test(text)),
    },
    class: 'transient',
    remedy: 'check that the build pushed it, and its name; where it was pushed just now, run again',
    example: {
      text: 'manifest for acme/app:1 not found: manifest unknown: manifest unknown',
      phase: 'registry',
      justPushed: true,
    },
  },
  {
    id: 'name-unknown',
    when: { code: ['NAME_UNKNOWN'] },
    class: 'permanent',
    remedy: byRegistry('no-repository'),
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to push localhost:5000/x:1: unknown: repository name not known to registry',
      phase: 'push',
    },
  },
  {
    id: 'name-refused',
    when: {
      also: ({ ociCode, status, request, text }) =>
        ociCode === 'NAME_INVALID' || (status === 400 && request === 'manifest' && !writesManifest.test(text)),
    },
    class: 'permanent',
    remedy: 'the registry takes this for no valid name: check owner and name of the image',
    example: {
      text: 'unexpected status from HEAD request to https://ghcr.io/v2/metrics/manifests/1: 400 Bad Request',
      phase: 'registry',
    },
  },
  {
    id: 'upload-lost',
    when: {
      also: ({ ociCode, status, request }) =>
        ociCode === 'BLOB_UNKNOWN' || ociCode === 'BLOB_UPLOAD_UNKNOWN' || (status === 404 && request === 'upload'),
    },
    class: 'transient',
    remedy: tryLater,
    example: { text: 'unknown blob', phase: 'push' },
    source: 'https://github.com/moby/moby/issues/36823',
  },
  {
    id: 'manifest-names-unknown-blob',
    when: { code: ['MANIFEST_BLOB_UNKNOWN'] },
    class: 'transient',
    maxRetries: 2,
    remedy:
      'run again later; if it stays, the registry does not take attestations: try "provenance: false" and no "sbom"',
    example: { text: 'error from registry: blob unknown to registry - sha256:aa', phase: 'push' },
    source: 'https://github.com/moby/buildkit/issues/7007',
  },
  {
    id: 'upload-refused',
    when: {
      also: ({ ociCode, status, request }) =>
        ociCode === 'BLOB_UPLOAD_INVALID' ||
        ociCode === 'DIGEST_INVALID' ||
        ociCode === 'SIZE_INVALID' ||
        ociCode === 'RANGE_INVALID' ||
        (status === 400 && (request === 'upload' || request === 'new-upload')),
    },
    class: 'transient',
    maxRetries: 1,
    remedy: 'the registry refuses what was uploaded: look at its own log',
    example: {
      text: 'unexpected status from PUT request to https://r.example/v2/a/blobs/uploads/1: 400 Bad request',
      phase: 'push',
    },
  },
  {
    id: 'manifest-refused',
    when: {
      also: ({ ociCode, status, request, text }) =>
        ociCode === 'MANIFEST_INVALID' ||
        ociCode === 'MANIFEST_UNVERIFIED' ||
        ociCode === 'TAG_INVALID' ||
        ociCode === 'UNSUPPORTED' ||
        /does not support any supported manifest list types|but we cannot modify it|which we cannot do: |we can[’']t modify the manifest/.test(
          text,
        ) ||
        (request === 'manifest' && (status === 400 || status === 405 || status === 415)),
    },
    class: 'permanent',
    remedy: 'the registry does not take this kind of manifest: try "provenance: false" and no "sbom"',
    example: { text: 'manifest invalid: manifest invalid', phase: 'push' },
  },
  {
    id: 'digest-names-something-else',
    when: { text: /Manifest does not match provided manifest digest/ },
    class: 'permanent',
    remedy: 'the registry delivers something else under that digest: look for a cache or a proxy in front of it',
    example: {
      text: 'determining manifest MIME type for docker://r.example/app@sha256:aa: Manifest does not match provided manifest digest sha256:aa',
      phase: 'registry',
    },
  },
  {
    id: 'repository-answers-not-found',
    when: {
      status: [404],
      request: ['new-upload', 'manifest'],
      also: ({ request, text }) => request === 'new-upload' || writesManifest.test(text),
    },
    class: 'permanent',
    remedy: byRegistry('no-repository'),
    example: {
      text: 'unexpected status from POST request to https://r.example/v2/a/blobs/uploads/: 404 Not Found',
      phase: 'push',
    },
  },
  {
    id: 'no-such-tag',
    when: {
      also: ({ ociCode, status, text, phase }) =>
        ociCode === 'MANIFEST_UNKNOWN' ||
        status === 404 ||
        (!namesContent.test(text) && /(?:artifact|tag|manifest|image) \S+ (?:is )?not found/i.test(text)) ||
        /^image manifest does not exist for |\bTag (?:\S+ was deleted or )?has expired/.test(text) ||
        (readPhases.some((name) => name === phase) && /(?:^|: )\S*[/:]\S*: not found$/.test(text)),
    },
    class: 'permanent',
    remedy: byRegistry('no-tag'),
    example: { text: 'manifest for acme/app:1 not found: manifest unknown: manifest unknown', phase: 'pull' },
  },
];

/** What only the status or the code tells. */
export const statusErrors: readonly FailureRule[] = [
  {
    id: 'registry-failed',
    when: {
      also: ({ status, ociCode }) =>
        ociCode === 'UNAVAILABLE' ||
        // 409: another push of the same was under way.
        (status !== undefined && (status === 409 || classOfStatus(status) === 'transient')),
    },
    class: 'transient',
    remedy: tryLater,
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to push localhost:5000/x:1: unavailable: service unavailable',
      phase: 'push',
    },
    source: 'https://github.com/distribution/distribution/blob/main/registry/api/errcode/register.go',
  },
  {
    id: 'registry-failed-without-a-word',
    when: {
      code: ['UNKNOWN'],
      also: ({ status }) => status === undefined,
      text: /(?:^|from registry: |failed to push \S+: (?:unknown: )?|\n)unknown(?:: ?)?$|unknown error|error (?:occurred|while)|internal|temporar|try again|unavailable|time(?:d )?-?out|overload|busy|backend|database|too many (?:clients|connections)|deadlock|\bin GC\b|undergoing a rename|deadline|connection|EOF\b|something went wrong|unexpected/i,
    },
    class: 'transient',
    remedy: tryLater,
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to push localhost:5000/x:1: unknown: unknown error',
      phase: 'push',
    },
    printedBy: 'BuildKit 0.24 and newer, Engine 29',
  },
  {
    id: 'registry-unknown-error',
    when: { text: /^error from registry: unknown error/ },
    class: 'transient',
    remedy: tryLater,
    example: { text: 'error from registry: unknown error', phase: 'push' },
    printedBy: 'Engine 29 with the containerd store',
  },
  {
    id: 'request-refused',
    when: { also: ({ status }) => status !== undefined },
    class: 'permanent',
    remedy:
      'the registry, or a proxy in front of it, does not take this request: check the address and the name of the image, and the log of the registry',
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to push x: unexpected status from PUT request to https://x: 410 Gone',
      phase: 'push',
    },
  },
];
