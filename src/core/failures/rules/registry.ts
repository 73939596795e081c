import { byRegistry, tryLater, type FailureRule } from './rule.ts';

/** Limits that pass by waiting, also those that come as a denial. */
export const rateLimits: readonly FailureRule[] = [
  {
    id: 'artifact-rate-limit',
    when: {
      phase: ['artifact'],
      also: ({ status, words }) => status === 429 || /rate limit|Too Many Requests/i.test(words),
    },
    class: 'rate-limit',
    remedy:
      'run fewer jobs at the same time, or run again later: GitHub limits how often its artifact service is asked',
    example: {
      text: 'Failed to CreateArtifact: Failed to make request after 5 attempts: Failed request: (429) Too Many Requests',
      phase: 'artifact',
    },
  },
  {
    id: 'cache-rate-limit',
    when: {
      text: /cache rate limit exceeded|exceeding usage of resource|cache (?:im|ex)porter: .{0,200}(?:429|rate limit)/i,
    },
    class: 'rate-limit',
    remedy:
      'run again later, or leave the cache out: GitHub limits how often its cache service is asked ("mode=min" asks less)',
    example: {
      text: 'failed to parse error response 429: {"message":"Request was blocked due to exceeding usage of resource"}',
    },
    source: 'https://github.com/moby/buildkit/issues/2276',
  },
  {
    id: 'rate-limit',
    when: { also: ({ status, ociCode }) => status === 429 || ociCode === 'TOOMANYREQUESTS' },
    class: 'rate-limit',
    remedy: byRegistry('rate-limit'),
    example: { text: 'error from registry: too many requests', phase: 'push' },
    source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes',
  },
  {
    id: 'rate-limit-in-words',
    when: {
      words:
        /toomanyrequests|Too Many Requests|\brate[- ]?limit|(?:rate|data limit) exceeded|pull rate|secondary rate|blocked due to exceeding usage|quota exceeded for quota metric|throttl|\bslow ?down\b|requests per (?:second|minute|hour)|abuse detection|wait a few minutes|(?:try again|retry) (?:in|after) \d/i,
    },
    class: 'rate-limit',
    remedy: byRegistry('rate-limit'),
    example: {
      text: 'denied: permission_denied: Error from intermediary with HTTP status code 403 "Forbidden" - with-body: {\n  "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."\n}',
      phase: 'push',
    },
    source:
      'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    printedBy: 'GHCR since 2026',
  },
];

/** What registries say in words of their own, under whatever code and status. */
export const registryRefusals: readonly FailureRule[] = [
  {
    id: 'registry-storage-failed',
    // The registry sent the client there with a signed address, which runs out; a user's own login plays no part.
    when: {
      text: /https:\/\/[\w-]+\.blob\.core\.windows\.net\//,
      also: ({ status = 0, phase }) => status >= 400 && phase !== 'artifact',
    },
    class: 'transient',
    remedy: tryLater,
    example: {
      text: 'failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://r1.blob.core.windows.net/a?sig=1: 403 Server failed to authenticate the request',
      phase: 'pull',
    },
  },
  {
    id: 'tag-immutable',
    when: {
      words:
        /\bimmutab(?:le|ility)\b|cannot be overwritten|does not allow updating|not allowed to overwrite|tag already exists|(?:tag|manifest) \S+ already exists|redeploy is not allowed|tag was already pushed|protected tag|tag is protected|cannot update tag/i,
    },
    class: 'permanent',
    remedy: byRegistry('immutable'),
    example: {
      text: "tag invalid: The image tag 'x' already exists in the 'y' repository and cannot be overwritten because the repository is immutable.",
      phase: 'push',
    },
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
  },
  {
    id: 'registry-forbids',
    when: {
      words:
        /operation is disallowed on this registry|pushes to the registry are (?:currently )?disabled|read[- ]only(?! file)|blacked out|is blocked in \S+|maintenance mode|(?:projects?|repository) (?:is )?(?:a )?proxy cache|to a proxy project|vulnerability severity|vulnerabilities cannot be|configured policy|signature (?:policy|verification)|image is not signed|content trust|rejected the (?:resolution|deployment)|(?:download|blocking) policy|download request rejected|include\/exclude patterns|has not been used in project|API .*disabled|VPC Service Controls|requires billing to be enabled|deprecated and shutting down/i,
    },
    class: 'permanent',
    remedy: byRegistry('blocked'),
    example: {
      text: 'unknown: The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq/',
      phase: 'push',
    },
    source: 'https://learn.microsoft.com/en-us/azure/container-registry/container-registry-image-lock',
  },
  {
    id: 'registry-out-of-room',
    when: { status: [402, 507] },
    class: 'permanent',
    remedy: byRegistry('quota'),
    example: {
      text: 'unexpected status from PUT request to https://r.example/v2/a/blobs/uploads/1: 507 Insufficient Storage',
      phase: 'push',
    },
  },
  {
    id: 'registry-quota',
    when: {
      words:
        /will exceed the configured upper limit|\bquota\b(?! metric)|storage (?:size )?limit|limit of (?:private )?(?:repositories|images|tags)|insufficient (?:storage|quota)|exceeded your (?:storage|spending)|payment required|\bbilling\b|maximum (?:allowed )?number of (?!attempts|retries)|package count exceeded/i,
    },
    class: 'permanent',
    remedy: byRegistry('quota'),
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to push q/x:1: denied: Quota has been exceeded on namespace',
      phase: 'push',
    },
    source: 'https://goharbor.io/docs/main/administration/configure-project-quotas/',
  },
  {
    id: 'no-repository',
    when: {
      words:
        /\brepository\b[^\n]{0,200}?\b(?:does not exist in the registry|not found\b)|\bproject\b[^\n]{0,200}? not found|Repository (?:does not exist|is not found)\b(?! or may)|namespace \S+ not found/i,
    },
    class: 'permanent',
    remedy: byRegistry('no-repository'),
    example: {
      text: "name unknown: The repository with name 'app' does not exist in the registry with id '123456789012'",
      phase: 'push',
    },
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html',
  },
  {
    id: 'registry-blocks-address',
    when: {
      words:
        /client with IP '|is not allowed access|IP allow ?list|not authorized from this (?:IP|location)|firewall|SAML (?:SSO|enforcement)|(?:has been|was) suspended|access blocked|App access restrictions|has been disabled for this user|(?:account|namespace) is (?:disabled|suspended)|organization(?:'s)? policy/i,
    },
    class: 'auth',
    remedy: byRegistry('blocked'),
    example: {
      text: "denied: client with IP '1.2.3.4' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.",
      phase: 'push',
    },
    source: 'https://aka.ms/acr/firewall',
  },
  {
    id: 'layer-too-large',
    when: {
      also: ({ status, text }) =>
        status === 413 ||
        /(?:Request Entity|Payload|Content) Too Large|(?:layer|blob|body|size|manifest) .{0,60}(?:too large|exceeds? the (?:maximum|limit)|is larger than .{0,40}allowed)/i.test(
          text,
        ),
    },
    class: 'permanent',
    remedy: 'a layer is larger than the registry, or a proxy in front of it, takes: make the layers smaller',
    example: { text: 'unknown: <html>413 Request Entity Too Large</html>', phase: 'push' },
  },
];
