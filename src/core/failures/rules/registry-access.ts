import type { ParsedError } from '../parse-error.ts';
import { adviseOnRegistry } from '../registry-advice.ts';
import { byRegistry, type FailureRule } from './rule.ts';

const longUploadMs = 4 * 60_000;

/** Denials that no code and no status tells. */
const denialText =
  /\bdenied: |: denied$|permission_denied|access (?:to the resource )?is denied|installation not allowed to|requested installation does not exist|not authorized to perform|access denied|Permission \S+ denied|not enough permissions to /i;

/** Missing or wrong logins that no code and no status tells. */
const loginText =
  /no basic auth credentials|\bunauthorized(?:: |$)|insufficient[_ ]scope|authorization failed|supported auth scheme|missing username or secret|invalid username\/password|authentication required|\bunauthenticated\b|incorrect username or password|interactive login|username and password required|must provide --username|invalid_token|did not include a token|unauthorized to access repository|requested resource is not authorized/i;

/** Whether the account may not do what was asked. */
export function isDenied({ status, ociCode, words }: ParsedError): boolean {
  return ociCode === 'DENIED' || status === 403 || denialText.test(words);
}

/** Whether a login is missing, or is not accepted. */
export function isUnauthenticated({ status, ociCode, words }: ParsedError): boolean {
  return ociCode === 'UNAUTHORIZED' || status === 401 || loginText.test(words);
}

/** Logins and permissions. */
export const accessErrors: readonly FailureRule[] = [
  {
    id: 'credential-helper',
    when: {
      text: /error (?:getting|storing|saving) credentials|^getting username and password: |"docker-credential-/,
    },
    class: 'auth',
    remedy:
      'the credential helper that the docker configuration names does not work here: install it, or take "credsStore" and "credHelpers" out of config.json',
    example: {
      text: 'error getting credentials - err: exec: "docker-credential-gcloud": executable file not found in $PATH, out: ``',
      phase: 'push',
    },
    source: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
  },
  {
    id: 'login-ran-out',
    when: {
      phase: ['push'],
      also: ({ ociCode, status, elapsedMs = 0 }) =>
        elapsedMs > longUploadMs && (ociCode === 'UNAUTHORIZED' || status === 401),
    },
    class: 'transient',
    maxRetries: 1,
    remedy: 'the login seems to have run out during the upload: log in with a token that lives longer',
    example: { text: 'unauthorized: authentication required', phase: 'push', elapsedMs: 600_000 },
  },
  {
    id: 'login-expired',
    when: { text: /[Tt]oken (?:has |is )?expired|[Ee]xpired token|ExpiredToken/ },
    class: 'auth',
    remedy: 'the login has run out: log in again right before this step',
    example: { text: 'denied: Your authorization token has expired. Reauthenticate and try again.', phase: 'push' },
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html',
  },
  {
    id: 'anonymous-token-refused',
    // GHCR's token service has answered so for minutes: https://github.com/docker/build-push-action/issues/628
    when: { text: /failed to fetch anonymous token/, status: [403], also: ({ ociCode }) => ociCode === undefined },
    class: 'transient',
    maxRetries: 1,
    remedy: byRegistry('login'),
    example: { text: 'ERROR: failed to solve: failed to fetch anonymous token: unexpected status: 403 Forbidden' },
    source: 'https://github.com/docker/build-push-action/issues/628',
  },
  {
    id: 'denied-write',
    when: {
      phase: ['push', 'build'],
      also: isDenied,
    },
    class: 'auth',
    remedy: byRegistry('denied-write'),
    example: { text: 'denied: installation not allowed to Create organization package', phase: 'push' },
    source: 'https://docs.github.com/en/packages/learn-github-packages/about-permissions-for-github-packages',
  },
  {
    id: 'denied',
    when: { also: isDenied },
    class: 'auth',
    remedy: (error) =>
      adviseOnRegistry(
        /denied|write|upload|writing|PUT|POST/.test(error.text) && error.phase !== 'pull'
          ? 'denied-write'
          : 'denied-read',
        error,
      ),
    example: { text: 'Error response from daemon: error from registry: denied\ndenied', phase: 'pull' },
    printedBy: 'Engine 29 with the containerd store; others name the code before the message',
  },
  {
    id: 'login',
    when: { also: isUnauthenticated },
    class: 'auth',
    remedy: byRegistry('login'),
    example: { text: 'Error response from daemon: error from registry: authentication required', phase: 'pull' },
  },
  {
    id: 'token-request-refused',
    when: { request: ['token'], status: [400, 404, 405], also: ({ ociCode }) => ociCode !== 'NAME_INVALID' },
    class: 'auth',
    remedy: byRegistry('login'),
    example: {
      text: 'failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://x.azurecr.io/oauth2/token: 400 Bad Request',
      phase: 'push',
    },
  },
];
