import { adviseOnRegistry } from '../registry-advice.ts';
import { isDenied, isUnauthenticated } from './registry-access.ts';
import type { FailureRule } from './rule.ts';

/** What FROM, or COPY --from, names. */
export const baseImageErrors: readonly FailureRule[] = [
  {
    id: 'base-image-denied',
    when: {
      isBaseImage: true,
      also: (error) =>
        (isDenied(error) || isUnauthenticated(error)) &&
        !(error.text.includes('fetch anonymous token') && error.ociCode === undefined),
    },
    class: 'auth',
    remedy: (error) =>
      `the base image in FROM is private, or its name is wrong: correct the name, or ${adviseOnRegistry('denied-read', error)}`,
    example: {
      text: 'ERROR: failed to solve: builder: failed to resolve source metadata for docker.io/library/builder:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    },
  },
  {
    id: 'no-such-platform',
    when: {
      text: /no matching manifest for \S+|no match for platform in manifest|no image found in (?:image index|manifest list) for |no instances found for platform |operation filtered out all platforms|cannot be used on this platform|does not (?:provide|match) the specified platform|requested platform\(s\)|none of the manifests match the provided platforms|cannot download image with operating system|multiple (?:matching )?manifests found/,
    },
    class: 'user',
    remedy: 'the image does not exist for this platform: choose another platform or another base image',
    example: { text: 'no matching manifest for linux/arm64 in the manifest list entries', phase: 'pull' },
  },
  {
    id: 'outdated-image-format',
    when: {
      text: /is no longer supported since containerd|schema 1 (?:support has been removed|not supported|manifests are not allowed)|manifest schema v1 unsupported|unsupported manifest format/,
    },
    class: 'permanent',
    remedy:
      'the image is in a format of 2016 that nothing reads any more: use a newer tag of it, or have it built again',
    example: { text: 'media-type: schema 1 not supported', phase: 'pull' },
    source: 'https://docs.docker.com/go/deprecated-image-specs/',
  },
  {
    id: 'no-such-base-image',
    when: {
      isBaseImage: true,
      also: ({ text, status, ociCode }) =>
        !/content (?:at|descriptor) /.test(text) &&
        (status === 404 ||
          ociCode === 'NAME_UNKNOWN' ||
          ociCode === 'MANIFEST_UNKNOWN' ||
          /: not found(?: \(did you mean .*\))?$/.test(text)),
    },
    class: 'user',
    remedy: 'the base image in FROM does not exist: correct its name or tag',
    example: {
      text: 'ERROR: failed to solve: acme/none:1: failed to resolve source metadata for docker.io/acme/none:1: not found',
    },
  },
];
