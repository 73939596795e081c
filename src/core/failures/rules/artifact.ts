import { classOfStatus } from '../http-status.ts';
import type { ParsedError } from '../parse-error.ts';
import type { FailureRule } from './rule.ts';

const tryLater = "run again later; GitHub's artifact service was at fault";
const checkSettings =
  "look whether the repository's Actions settings allow artifacts, and whether the job is older than its token (24 hours on hosted runners)";
const checkName = 'check the name, and that the job that uploads it has ended';

/** Whether the artifact service answered, by the phase or by the client's words. */
function isArtifactService({ phase, text }: ParsedError): boolean {
  return (
    phase === 'artifact' ||
    /Failed to (?:Create|Finalize|List|Delete|GetSigned)\w*: |download(?: and extract)? artifact|^Artifact |Upload progress stalled|Blob storage chunk/.test(
      text,
    )
  );
}

/** Whether the token, or the signed URL of the storage, is refused. */
function isLoginRefused({ status, text }: ParsedError): boolean {
  if (status !== undefined) return status === 401 || status === 403;
  return /AuthenticationFailed|AuthorizationFailure|AuthorizationPermissionMismatch|Server failed to authenticate|does not have sufficient permissions|Public access is not permitted|Signature not valid in the specified time/.test(
    text,
  );
}

/** GitHub's artifact service, as `@actions/artifact` and its storage say it. */
export const artifactErrors: readonly FailureRule[] = [
  {
    id: 'artifact-service-missing',
    when: { text: /Unable to get the ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|not currently supported on GHES/ },
    class: 'permanent',
    remedy: 'artifacts need a runner of github.com or ghe.com: elsewhere push to a registry and leave them out',
    example: { text: 'Unable to get the ACTIONS_RUNTIME_TOKEN env variable', phase: 'artifact' },
  },
  {
    id: 'artifact-quota',
    when: { text: /Artifact storage quota has been hit|insufficient usage to create artifact/ },
    class: 'permanent',
    remedy: 'delete old artifacts, or lower "retention-days"; GitHub counts again every 6 to 12 hours',
    example: {
      text: 'Failed to CreateArtifact: Artifact storage quota has been hit. Unable to upload any new artifacts.\nMore info on storage limits: https://docs.github.com/billing',
      phase: 'artifact',
    },
    source: 'https://docs.github.com/en/billing/managing-billing-for-github-actions/about-billing-for-github-actions',
  },
  {
    id: 'artifact-name-taken',
    when: {
      also: (error) =>
        isArtifactService(error) &&
        (error.status === 409 || error.text.includes('artifact with this name already exists')),
    },
    class: 'permanent',
    remedy: 'another job of this run uploads under the same name: set "artifact-name"',
    example: {
      text: 'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run',
      phase: 'artifact',
    },
  },
  {
    id: 'artifact-expired',
    when: {
      also: (error) => isArtifactService(error) && (error.status === 410 || /\bhas expired\b/i.test(error.text)),
    },
    class: 'permanent',
    remedy: 'build again, or raise "retention-days": GitHub deleted the artifact at the end of its time',
    example: { text: 'Unable to download artifact(s): Artifact has expired', phase: 'artifact' },
  },
  {
    id: 'artifact-not-found',
    when: {
      also: (error) =>
        isArtifactService(error) &&
        (error.status === 404 ||
          /Artifact (?:with \S+ \S+ )?not found|^Not Found - https:|workflow run not found|No artifacts? found|No files were found to upload/i.test(
            error.text,
          )),
    },
    class: 'permanent',
    remedy: checkName,
    example: { text: 'Artifact not found for name: app-1', phase: 'artifact' },
  },
  {
    id: 'artifact-finalize-refused',
    // Only CreateArtifact's 403 is a refusal; this one is a fault of the service that passes.
    when: { text: /Failed to FinalizeArtifact: .*\(403\)/ },
    class: 'transient',
    maxRetries: 1,
    remedy: tryLater,
    example: {
      text: 'Failed to FinalizeArtifact: Received non-retryable error: Failed request: (403) Forbidden',
      phase: 'artifact',
    },
  },
  {
    id: 'token-lacks-permission',
    when: {
      text: /Resource not accessible by (?:integration|personal access token)|Bad credentials|^(?:HttpError: )?(?:Must have admin rights|Requires authentication)/i,
      also: ({ text }) => !/\bdenied: /.test(text),
    },
    class: 'auth',
    remedy: 'give the job "permissions: actions: read"',
    example: { text: 'Resource not accessible by integration', phase: 'artifact' },
    source:
      'https://docs.github.com/en/actions/security-for-github-actions/security-guides/automatic-token-authentication',
  },
  {
    id: 'artifact-refused',
    when: {
      also: (error) => isArtifactService(error) && isLoginRefused(error),
    },
    class: 'auth',
    remedy: checkSettings,
    example: {
      text: 'Failed to CreateArtifact: Received non-retryable error: Failed request: (403) Forbidden: no',
      phase: 'artifact',
    },
  },
  {
    id: 'artifact-invalid',
    when: {
      text: /artifact name is not valid|The path for one of the files in artifact is not valid|artifact name input during validation is empty/,
      also: isArtifactService,
    },
    class: 'user',
    remedy: 'set "artifact-name" to a name without " : < > | * ? \\ / and line feeds',
    example: {
      text: 'The artifact name is not valid: a:b. Contains the following character:  Colon :',
      phase: 'artifact',
    },
  },
  {
    id: 'artifact-service-failed-often',
    when: {
      text: /Failed to make request after \d+ attempts|Artifact download failed after \d+ retries/,
      also: ({ status }) => status === undefined || status >= 500,
    },
    class: 'transient',
    maxRetries: 1,
    remedy: tryLater,
    example: {
      text: 'Failed to CreateArtifact: Failed to make request after 5 attempts: Failed request: (503) busy',
      phase: 'artifact',
    },
  },
  {
    id: 'artifact-service-failed',
    when: {
      text: /Unable to make request: E[A-Z_]+|Upload progress stalled|chunk did not respond in \d+ms|The server is (?:currently )?(?:busy|unable)|ServerBusy|InternalError|OperationTimedOut|is over the account limit|could not be completed within the (?:specified|permitted) time|encountered an internal error|fetch failed|Client has already been disposed|response from backend was not ok|[Nn]o server is currently available|respond to your request in time|[Ss]omething went wrong while |: Request failed$|Unable to redirect to artifact download|Request timeout: /,
      also: isArtifactService,
    },
    class: 'transient',
    remedy: tryLater,
    example: { text: 'Upload progress stalled.', phase: 'artifact' },
  },
  {
    id: 'artifact-parts-lost',
    // The storage dropped parts that were put, or got them damaged: another upload has parts of its own.
    when: {
      also: (error) =>
        isArtifactService(error) &&
        /InvalidBlockList|InvalidBlobOrBlock|(?:Md5|Crc64)Mismatch|block list is invalid|blob or block content is invalid/.test(
          `${error.systemCode ?? ''} ${error.text}`,
        ),
    },
    class: 'transient',
    maxRetries: 2,
    remedy: tryLater,
    example: { text: 'The specified block list is invalid.', phase: 'artifact' },
    source: 'https://learn.microsoft.com/en-us/rest/api/storageservices/blob-service-error-codes',
  },
  {
    id: 'artifact-request-refused',
    when: {
      phase: ['artifact'],
      also: ({ status }) => status !== undefined && classOfStatus(status) === 'permanent',
    },
    class: 'permanent',
    remedy:
      'the artifact service, or a proxy in front of it, does not take this request: check "artifact-name" and "retention-days", and report it if they are right',
    example: {
      text: 'Failed to CreateArtifact: Received non-retryable error: Failed request: (400) Bad Request: invalid expiry',
      phase: 'artifact',
    },
  },
];
