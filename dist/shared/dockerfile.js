import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  formatSeconds
} from "./format.js";
import {
  CommandError,
  RegistryError,
  UserError,
  cutError,
  cutStepOutput,
  readMessage,
  toMessage,
  withoutQueries
} from "./error-text.js";

// src/core/failures/oci-code.ts
var ociCodes = [
  "UNAUTHORIZED",
  "DENIED",
  "UNAVAILABLE",
  "TOOMANYREQUESTS",
  "UNSUPPORTED",
  "NAME_INVALID",
  "NAME_UNKNOWN",
  "TAG_INVALID",
  "MANIFEST_INVALID",
  "MANIFEST_UNKNOWN",
  "MANIFEST_UNVERIFIED",
  "MANIFEST_BLOB_UNKNOWN",
  "BLOB_UNKNOWN",
  "BLOB_UPLOAD_UNKNOWN",
  "BLOB_UPLOAD_INVALID",
  "DIGEST_INVALID",
  "SIZE_INVALID",
  "RANGE_INVALID",
  "UNKNOWN"
];
var foreignCodes = {
  FORBIDDEN: "DENIED",
  RATE_LIMIT_EXCEEDED: "TOOMANYREQUESTS",
  TOO_MANY_REQUESTS: "TOOMANYREQUESTS",
  SERVICE_UNAVAILABLE: "UNAVAILABLE",
  INTERNAL_SERVER_ERROR: "UNAVAILABLE"
};
var defaultMessages = [
  ["repository name not known to registry", "NAME_UNKNOWN"],
  ["invalid repository name", "NAME_INVALID"],
  ["manifest tag did not match URI", "TAG_INVALID"],
  ["manifest failed signature verification", "MANIFEST_UNVERIFIED"],
  ["manifest blob unknown to registry", "MANIFEST_BLOB_UNKNOWN"],
  ["blob upload unknown", "BLOB_UPLOAD_UNKNOWN"],
  ["blob upload invalid", "BLOB_UPLOAD_INVALID"],
  ["blob unknown to registry", "MANIFEST_BLOB_UNKNOWN"],
  ["unknown blob", "BLOB_UNKNOWN"],
  // Amazon's, where a layer that an attempt before had uploaded is gone.
  ["Layers with digests '", "MANIFEST_BLOB_UNKNOWN"],
  ["provided digest did not match uploaded content", "DIGEST_INVALID"],
  ["provided length did not match content length", "SIZE_INVALID"],
  ["invalid content range", "RANGE_INVALID"],
  ["manifest unknown", "MANIFEST_UNKNOWN"],
  ["manifest invalid", "MANIFEST_INVALID"],
  ["The operation is unsupported.", "UNSUPPORTED"],
  ["authentication required", "UNAUTHORIZED"],
  ["requested access to the resource is denied", "DENIED"],
  ["too many requests", "TOOMANYREQUESTS"],
  ["service unavailable", "UNAVAILABLE"],
  // What Azure, Google and Amazon say in the place of "manifest unknown".
  ['manifest tagged by "', "MANIFEST_UNKNOWN"],
  ['Failed to fetch "', "MANIFEST_UNKNOWN"],
  ["Requested image not found", "MANIFEST_UNKNOWN"]
];
var spelled = ociCodes.map((code) => code.toLowerCase().replaceAll("_", " "));
var prefixed = new RegExp(`(?:^|: |\\n)(${spelled.join("|")})(?=: |:?$|\\n)`, "gm");
var upperCase = new RegExp(`\\b(${[...ociCodes, ...Object.keys(foreignCodes)].join("|")}): `, "g");
var inJson = /"code"\s?:\s?"([A-Za-z_]{3,40})"/g;
function readOciCode(text, words) {
  const named = [...text.matchAll(inJson), ...words.matchAll(upperCase), ...words.matchAll(prefixed)].map(([, name = ""]) => toOciCode(name)).filter((code) => code !== void 0);
  const known = named.find((code) => code !== "UNKNOWN");
  if (known !== void 0) return known;
  return defaultMessages.find(([message]) => text.includes(message))?.[1] ?? named[0];
}
function toOciCode(name) {
  const spelling = name.toUpperCase().replaceAll(" ", "_");
  return ociCodes.find((code) => code === spelling) ?? foreignCodes[spelling];
}

// src/core/failures/registry-host.ts
var hosts = [
  [
    /^(?:ghcr\.io|docker\.pkg\.github\.com|pkg-containers\.githubusercontent\.com|containers\.[\w-]+\.ghe\.com)$/,
    "ghcr"
  ],
  [/(?:^|\.)docker\.(?:io|com)$/, "docker-hub"],
  [/^(?:public\.ecr\.aws|ecr-public\.[\w-]+\.amazonaws\.com)$/, "ecr-public"],
  [/^\d+\.dkr[.-]ecr(?:-fips)?\.|-starport-layer-bucket\./, "ecr"],
  [/(?:^|\.|-)(?:docker\.pkg\.dev|gcr\.io)$/, "gar"],
  [/\.azurecr\.(?:io|cn|us|de)$/, "acr"],
  [/(?:^|\.)quay\.io$|^quay\./, "quay"],
  [/^harbor[.-]|\.harbor\.|^demo\.goharbor\.io$/, "harbor"],
  [/^registry\.gitlab\.|^gitlab\.|^registry-gitlab\./, "gitlab"],
  [/^(?:codeberg\.org|gitea\.com|code\.forgejo\.org)$|^(?:gitea|forgejo)\./, "gitea"],
  [/\.jfrog\.io$|^artifactory[.-]|^jfrog\./, "jfrog"]
];
var texts = [
  [
    /configured as immutable\.|storage resource, which when updated|project \S+ not found|to a proxy project|robot\$/,
    "harbor"
  ],
  [/reqPackageAccess|authGroup\.Verify/, "gitea"],
  [/has been exceeded on namespace/, "quay"],
  [
    /ecr:[A-Z]\w+|in the registry with id '\d+'|cannot be overwritten because the (?:repository|tag) is immutable/,
    "ecr"
  ],
  [
    /artifactregistry\.|vpcServiceControls|console\.developers\.google\.com|Artifact Registry API|has enabled tag immutability/,
    "gar"
  ],
  [/aka\.ms\/acr|client with IP '/, "acr"],
  [
    /installation not allowed to|permission_denied: (?:write|create|read)_package|requested installation|organization has an IP allow list|SAML enforcement/,
    "ghcr"
  ],
  [/increase-rate-limit|HAP429/, "docker-hub"],
  [/\bartifactory\b|\bjfrog\b|\bXray\b|needs DELETE permission/i, "jfrog"]
];
var namedHost = [
  /failed to push ([\w.-]+(?::\d+)?)\//,
  /failed to (?:resolve source metadata for|resolve reference|copy to|authorize for) "?([\w.-]+(?::\d+)?)\//,
  /pinging container registry ([\w.-]+(?::\d+)?):/,
  /\blookup ([\w.-]+?)(?::| on )/,
  /(?:manifest|access denied) for ([\w.-]+(?::\d+)?)\//,
  /\bin ([\w.-]+\.[\w-]+(?::\d+)?)(?:\/\S+)?: /,
  /https?:\/\/([\w.-]+(?::\d+)?)/
];
function readHost(text, url) {
  const ofUrl = /^(?:https?:\/\/)?([^/\s"]+)/.exec(url ?? "")?.[1];
  const found = [ofUrl, ...namedHost.map((pattern) => pattern.exec(text)?.[1])].find(
    (host) => host !== void 0 && (host.includes(".") || host.includes(":")) && !isService(host)
  );
  return found?.replace(/:\d+$/, "").toLowerCase();
}
function isService(host) {
  return /^(?:%2f|docker$|aka\.ms$|docs\.|www\.)|\.blob\.core\.windows\.net$|\.actions\.githubusercontent\.com$/i.test(
    host
  );
}
function recognizeRegistry(host, text) {
  const bare = host?.replace(/:\d+$/, "").toLowerCase();
  const byHost = bare === void 0 ? void 0 : hosts.find(([pattern]) => pattern.test(bare))?.[1];
  return byHost ?? texts.find(([pattern]) => pattern.test(text))?.[1] ?? (bare === void 0 ? "unnamed" : "other");
}

// src/core/failures/http-status.ts
var statusTexts = [
  /unexpected status(?: code)? from [A-Z]+ request to \S+: (\d{3})\b/,
  /unexpected (?:HEAD )?status code \S+: (\d{3})\b/,
  /\bRESPONSE (\d{3}):/,
  /Failed request: \((\d{3})\)/,
  /(?:unexpected|invalid)(?: HTTP)? (?:response )?status(?: code| response)?(?: from registry)?:? \(?(\d{3})\b/i,
  /(?:unexpected|invalid) HTTP response from [^:\n]{1,80}: (\d{3})\b/i,
  /(?:error parsing|HTTP status(?: code)?|Unexpected) HTTP (?:response: )?(\d{3})\b/,
  /\bHTTP(?: status)?(?: code)?[ :=]+(\d{3})\b/i,
  /failed to parse error response (\d{3})\b/,
  /\b[Ss]tatus ?[Cc]ode(?::? |=)(\d{3})\b/,
  /"status":\s?"?(\d{3})\b/,
  /(?:failed with status|returned error|unknown error|request returned|API returned an?|response status):? (\d{3})\b/,
  /(?<![\w:/.@-])([45]\d\d):? (?:Bad Request|Unauthorized|Payment Required|Forbidden|(?<=404:? )Not Found|Method Not Allowed|Not Acceptable|Request Time-?out|Conflict|Gone|(?:Request Entity|Payload|Content) Too Large|Unsupported Media Type|Too Many Requests|Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|Insufficient Storage)/i,
  /\((\d{3})\)/
];
var reasonPhrases = [
  [/\bToo Many Requests\b/i, 429],
  [/\bBad Gateway\b/, 502],
  [/\bGateway Time-?out\b/i, 504],
  [/\bInternal Server Error\b/, 500],
  [/\bService (?:Temporarily )?Unavailable\b/, 503],
  [/\bProxy Authentication Required\b/i, 407],
  [/\bMethod Not Allowed\b/i, 405],
  [/\bValidation Failed\b/, 422],
  [/: Forbidden$/, 403],
  [/: Not Found$/, 404]
];
var requestText = /\b(HEAD|GET|PUT|POST|PATCH|DELETE|Head|Get|Put|Post|Patch|Delete) (?:request to )?"?(https?:\/\/[^\s"]+|[\w.-]+(?::\d+)?\/v2\/[^\s"]*)/;
var tokenText = /failed to fetch (?:oauth|anonymous) token|requesting bearer token|failed to authorize|unable to retrieve auth token/i;
function readStatus(text) {
  for (const pattern of statusTexts) {
    const status = Number(pattern.exec(text)?.[1] ?? Number.NaN);
    if (status >= 300 && status < 600) return status;
  }
  return reasonPhrases.find(([phrase]) => phrase.test(text))?.[1];
}
function readRequest(text) {
  const [, method = "", url] = requestText.exec(text) ?? [];
  return { url, kind: readKind(text, method.toUpperCase(), url ?? text) };
}
function readKind(text, method, address) {
  if (tokenText.test(text) || /^https?:[^?]*\/(?:token|jwt\/auth)(?:\?\S*)?:?$/.test(address)) return "token";
  if (/\/blobs\/uploads\/?(?:[?:"\s]|$)/.test(address)) {
    return method === "PUT" || method === "PATCH" ? "upload" : "new-upload";
  }
  if (/\/blobs\/uploads?\//.test(address)) return "upload";
  if (/\/manifests\/|\b(?:reading|uploading) manifest /.test(address)) return "manifest";
  return /\/blobs\/|fetching blob/i.test(address) ? "blob" : void 0;
}
var passingClientErrors = [408, 416, 425, 499];
var lastingServerErrors = [501, 505, 507, 511];
function classOfStatus(status) {
  if (status === void 0 || passingClientErrors.includes(status)) return "transient";
  if (status >= 500) return lastingServerErrors.includes(status) ? "permanent" : "transient";
  if (status === 429) return "rate-limit";
  return status === 401 || status === 403 || status === 407 ? "auth" : "permanent";
}

// src/core/failures/parse-error.ts
var processFailed = '" did not complete successfully: ';
var grpcCodes = "Canceled|Unknown|InvalidArgument|DeadlineExceeded|NotFound|AlreadyExists|PermissionDenied|ResourceExhausted|FailedPrecondition|Aborted|OutOfRange|Unimplemented|Internal|Unavailable|DataLoss|Unauthenticated";
var grpcPrefix = new RegExp(`^(?:rpc error: code = )?(${grpcCodes})(?:: | desc = )`);
var wrappers = /^(?:#\d+ ERROR: |ERROR: |error: |Error: |FATA\[\d+\] |docker: |failed to (?:build|solve|(?:compute|load) cache key): |failed to solve with frontend [\w.-]+: |failed to (?:build LLB|create LLB definition): |target [\w.-]+: |Error (?:response )?from daemon: )/i;
function parseError(written, context, isMessage = false) {
  const lines = isMessage ? readMessage(written) : cutError(written);
  const { text: unwrapped, grpcCode } = unwrap(lines.join("\n"));
  const runResult = readRunResult(unwrapped);
  const text = runResult ?? unwrapped;
  const { url, kind } = readRequest(text);
  const host = readHost(text, url) ?? context.host;
  const words = withoutNames(withoutPage(text));
  const ociCode = context.code === void 0 ? void 0 : toOciCode(context.code);
  return {
    ...context,
    text,
    words,
    lines,
    runResult,
    grpcCode,
    status: context.status ?? (runResult === void 0 ? readStatus(text) : void 0),
    ociCode: ociCode ?? (runResult === void 0 ? readOciCode(text, words) : void 0),
    systemCode: ociCode === void 0 ? context.code ?? readSystemCode(text) : void 0,
    request: kind,
    isBaseImage: text.includes("failed to resolve source metadata for "),
    isForeignPlatform: /exec format error|\.buildkit_qemu_emulator/.test(written),
    stepOutput: runResult === void 0 ? "" : cutStepOutput(written),
    host,
    registry: recognizeRegistry(host, text)
  };
}
function readRunResult(text) {
  const end = text.lastIndexOf(processFailed);
  if (end !== -1) return text.slice(end + processFailed.length);
  if (text.startsWith("executor failed running [")) return text.slice(text.lastIndexOf("]: ") + 3);
  const [, code] = /^The command '[^]*' returned a non-zero code: (\d+)$/.exec(text) ?? [];
  return code === void 0 ? void 0 : `exit code: ${code}`;
}
function withoutPage(text) {
  const page = text.search(/<(?:!doctype|html|head|body)\b/i);
  if (page === -1) return text;
  const markup = text.slice(page).replaceAll(/<style[^<>]*>[^<]*/gi, " ");
  return `${text.slice(0, page)}${markup.replaceAll(/<[^<>]*>/g, " ")}`;
}
var namePlaces = [
  /(?<=\b(?:access denied|manifest|metadata|reference|authorize) for |: lookup |with the tag: |does not exist: |\b[Nn]o such image: |\breading manifest )\S+/g,
  /(?<=\b(?:repository|project|namespace|network|image|tag|manifest|artifact|name) )\S+(?= (?:is )?(?:not found|already exists)\b)/g,
  /^\S+(?=: failed to resolve source metadata for )/g
];
function withoutNames(text) {
  return namePlaces.reduce((rest, place) => rest.replaceAll(place, hideName), text).replaceAll(/(["'])[^\s"']+\1/g, "\u2026").replaceAll(/\S+/g, (word) => isName(word) ? hideName(word) : word);
}
function hideName(name) {
  return `\u2026${/[:,]$/.exec(name)?.[0] ?? ""}`;
}
function isName(word) {
  return word.includes("/") && /[.:@]\w|^\//.test(word);
}
function unwrap(wrapped) {
  let text = wrapped;
  let grpcCode;
  for (; ; ) {
    const [wrapper = ""] = wrappers.exec(text) ?? [];
    const [prefix = "", code] = wrapper === "" ? grpcPrefix.exec(text) ?? [] : [];
    if (wrapper === "" && prefix === "") return { text, grpcCode };
    grpcCode = code === void 0 || code === "Unknown" ? grpcCode : code;
    text = text.slice(wrapper.length + prefix.length);
  }
}
function readSystemCode(text) {
  return /\b(E(?:CONNRESET|CONNREFUSED|CONNABORTED|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NETRESET|ADDRNOTAVAIL|NOTFOUND|AI_AGAIN|PIPE|NOSPC|DQUOT)|UND_ERR_[A-Z_]+|(?:SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT_HAS_EXPIRED|ERR_TLS_CERT)[A-Z_]*)\b/.exec(
    text
  )?.[1];
}

// src/core/failures/reason.ts
var maxReasonLength = 500;
var maxCommandLength = 80;
function describeReason({ lines, text, runResult, grpcCode }) {
  if (runResult !== void 0) return shorten(describeStep(lines.join(" "), runResult));
  const parts = withoutRepeats(keepGitReason(text.split("\n").map((line) => line.trim())));
  const code = grpcCode === void 0 || text === "" ? "" : `${grpcCode}: `;
  return shorten(`${code}${withoutMarkup(joinParts(parts))}`);
}
function describeStep(line, runResult) {
  const command = /process "(.*)" did not complete/s.exec(line)?.[1];
  if (command === void 0) return line;
  const shown = command.length > maxCommandLength ? `${command.slice(0, maxCommandLength)}\u2026` : command;
  return `process "${shown}" did not complete successfully: ${runResult}`;
}
function keepGitReason(parts) {
  const [first = ""] = parts;
  const fatal = parts.findLast((line) => /^(?:fatal|ERROR|remote error|error): /.test(line));
  return first.endsWith("git stderr:") && fatal !== void 0 ? [first.replace(/: git stderr:$/, ""), fatal] : parts;
}
function withoutRepeats(parts) {
  return parts.filter(
    (part, index) => !/^-{3,}$/.test(part) && !parts.slice(0, index).some((earlier) => earlier === part || earlier.endsWith(`: ${part}`))
  );
}
function joinParts(parts) {
  return parts.reduce((joined, part) => {
    if (joined === "" || part.startsWith(": ")) return `${joined}${part}`;
    const isInside = /[:{[,]$/.test(joined) || /[<{]/.test(joined);
    return `${joined}${isInside ? " " : ": "}${part}`;
  }, "");
}
function withoutMarkup(text) {
  const page = text.search(/<(?:!doctype|html|head|body|\?xml)\b/i);
  if (page === -1) return text;
  const before = text.slice(0, page).replace(/(?<![\s:"])[\s:"]+$/, "");
  const markup = text.slice(page, page + 4e3);
  const title = /<(?:title|h1|Message)>([^<]{1,200})</i.exec(markup)?.[1] ?? markup.replaceAll(/<[^<>]*>/g, " ").slice(0, 100);
  const said = title.replaceAll(/\s+/g, " ").trim();
  if (said === "" || before.includes(said)) return before === "" ? "a page of HTML" : before;
  return before === "" ? said : `${before}: ${said}`;
}
function shorten(text) {
  const line = withoutQueries(text).replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  if (line.length <= maxReasonLength) return line;
  const half = maxReasonLength / 2 - 2;
  return `${line.slice(0, half)} \u2026 ${line.slice(-half)}`;
}

// src/core/failures/rules/artifact.ts
var tryLater = "run again later; GitHub's artifact service was at fault";
var checkSettings = "look whether the repository's Actions settings allow artifacts, and whether the job is older than its token (24 hours on hosted runners)";
var checkName = "check the name, and that the job that uploads it has ended";
function isArtifactService({ phase, text }) {
  return phase === "artifact" || /Failed to (?:Create|Finalize|List|Delete|GetSigned)\w*: |download(?: and extract)? artifact|^Artifact |Upload progress stalled|Blob storage chunk/.test(
    text
  );
}
function isLoginRefused({ status, text }) {
  if (status !== void 0) return status === 401 || status === 403;
  return /AuthenticationFailed|AuthorizationFailure|AuthorizationPermissionMismatch|Server failed to authenticate|does not have sufficient permissions|Public access is not permitted|Signature not valid in the specified time/.test(
    text
  );
}
var artifactErrors = [
  {
    id: "artifact-service-missing",
    when: { text: /Unable to get the ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|not currently supported on GHES/ },
    class: "permanent",
    remedy: "artifacts need a runner of github.com or ghe.com: elsewhere push to a registry and leave them out",
    example: { text: "Unable to get the ACTIONS_RUNTIME_TOKEN env variable", phase: "artifact" }
  },
  {
    id: "artifact-quota",
    when: { text: /Artifact storage quota has been hit|insufficient usage to create artifact/ },
    class: "permanent",
    remedy: 'delete old artifacts, or lower "retention-days"; GitHub counts again every 6 to 12 hours',
    example: {
      text: "Failed to CreateArtifact: Artifact storage quota has been hit. Unable to upload any new artifacts.\nMore info on storage limits: https://docs.github.com/billing",
      phase: "artifact"
    },
    source: "https://docs.github.com/en/billing/managing-billing-for-github-actions/about-billing-for-github-actions"
  },
  {
    id: "artifact-name-taken",
    when: {
      also: (error) => isArtifactService(error) && (error.status === 409 || error.text.includes("artifact with this name already exists"))
    },
    class: "permanent",
    remedy: 'another job of this run uploads under the same name: set "artifact-name"',
    example: {
      text: "Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run",
      phase: "artifact"
    }
  },
  {
    id: "artifact-expired",
    when: {
      also: (error) => isArtifactService(error) && (error.status === 410 || /\bhas expired\b/i.test(error.text))
    },
    class: "permanent",
    remedy: 'build again, or raise "retention-days": GitHub deleted the artifact at the end of its time',
    example: { text: "Unable to download artifact(s): Artifact has expired", phase: "artifact" }
  },
  {
    id: "artifact-not-found",
    when: {
      also: (error) => isArtifactService(error) && (error.status === 404 || /Artifact (?:with \S+ \S+ )?not found|^Not Found - https:|workflow run not found|No artifacts? found|No files were found to upload/i.test(
        error.text
      ))
    },
    class: "permanent",
    remedy: checkName,
    example: { text: "Artifact not found for name: app-1", phase: "artifact" }
  },
  {
    id: "artifact-finalize-refused",
    // Only CreateArtifact's 403 is a refusal; this one is a fault of the service that passes.
    when: { text: /Failed to FinalizeArtifact: .*\(403\)/ },
    class: "transient",
    maxRetries: 1,
    remedy: tryLater,
    example: {
      text: "Failed to FinalizeArtifact: Received non-retryable error: Failed request: (403) Forbidden",
      phase: "artifact"
    }
  },
  {
    id: "token-lacks-permission",
    when: {
      text: /Resource not accessible by (?:integration|personal access token)|Bad credentials|^(?:HttpError: )?(?:Must have admin rights|Requires authentication)/i,
      also: ({ text }) => !/\bdenied: /.test(text)
    },
    class: "auth",
    remedy: 'give the job "permissions: actions: read"',
    example: { text: "Resource not accessible by integration", phase: "artifact" },
    source: "https://docs.github.com/en/actions/security-for-github-actions/security-guides/automatic-token-authentication"
  },
  {
    id: "artifact-refused",
    when: {
      also: (error) => isArtifactService(error) && isLoginRefused(error)
    },
    class: "auth",
    remedy: checkSettings,
    example: {
      text: "Failed to CreateArtifact: Received non-retryable error: Failed request: (403) Forbidden: no",
      phase: "artifact"
    }
  },
  {
    id: "artifact-invalid",
    when: {
      text: /artifact name is not valid|The path for one of the files in artifact is not valid|artifact name input during validation is empty/,
      also: isArtifactService
    },
    class: "user",
    remedy: 'set "artifact-name" to a name without " : < > | * ? \\ / and line feeds',
    example: {
      text: "The artifact name is not valid: a:b. Contains the following character:  Colon :",
      phase: "artifact"
    }
  },
  {
    id: "artifact-service-failed-often",
    when: {
      text: /Failed to make request after \d+ attempts|Artifact download failed after \d+ retries/,
      also: ({ status }) => status === void 0 || status >= 500
    },
    class: "transient",
    maxRetries: 1,
    remedy: tryLater,
    example: {
      text: "Failed to CreateArtifact: Failed to make request after 5 attempts: Failed request: (503) busy",
      phase: "artifact"
    }
  },
  {
    id: "artifact-service-failed",
    when: {
      text: /Unable to make request: E[A-Z_]+|Upload progress stalled|chunk did not respond in \d+ms|The server is (?:currently )?(?:busy|unable)|ServerBusy|InternalError|OperationTimedOut|is over the account limit|could not be completed within the (?:specified|permitted) time|encountered an internal error|fetch failed|Client has already been disposed|response from backend was not ok|[Nn]o server is currently available|respond to your request in time|[Ss]omething went wrong while |: Request failed$|Unable to redirect to artifact download|Request timeout: /,
      also: isArtifactService
    },
    class: "transient",
    remedy: tryLater,
    example: { text: "Upload progress stalled.", phase: "artifact" }
  },
  {
    id: "artifact-parts-lost",
    // The storage dropped parts that were put, or got them damaged: another upload has parts of its own.
    when: {
      also: (error) => isArtifactService(error) && /InvalidBlockList|InvalidBlobOrBlock|(?:Md5|Crc64)Mismatch|block list is invalid|blob or block content is invalid/.test(
        `${error.systemCode ?? ""} ${error.text}`
      )
    },
    class: "transient",
    maxRetries: 2,
    remedy: tryLater,
    example: { text: "The specified block list is invalid.", phase: "artifact" },
    source: "https://learn.microsoft.com/en-us/rest/api/storageservices/blob-service-error-codes"
  },
  {
    id: "artifact-request-refused",
    when: {
      phase: ["artifact"],
      also: ({ status }) => status !== void 0 && classOfStatus(status) === "permanent"
    },
    class: "permanent",
    remedy: 'the artifact service, or a proxy in front of it, does not take this request: check "artifact-name" and "retention-days", and report it if they are right',
    example: {
      text: "Failed to CreateArtifact: Received non-retryable error: Failed request: (400) Bad Request: invalid expiry",
      phase: "artifact"
    }
  }
];

// src/core/failures/registry-advice.ts
var logIn = "log in to the registry first (docker/login-action) with an account that may do this";
var grantPackages = 'give the job "permissions: packages: write", and the package this repository as a writer in its settings';
var ecrLogIn = "log in right before this step (aws-actions/amazon-ecr-login); a login lasts 12 hours";
var anotherTag = "choose another tag (compute-tag makes one for each commit)";
var registryAdvice = {
  login: {
    any: logIn,
    ghcr: 'log in to the registry first (docker/login-action, password: github.token) and give the job "permissions: packages: write", or "read" where it only pulls',
    "docker-hub": 'log in to Docker Hub first (docker/login-action, without "registry") with an access token of your account',
    ecr: ecrLogIn,
    "ecr-public": "log in to public.ecr.aws right before this step (aws-actions/amazon-ecr-login, registry-type: public, region us-east-1)",
    gar: 'log in to the registry first: google-github-actions/auth with "token_format: access_token", then docker/login-action as "oauth2accesstoken"',
    acr: 'log in to the registry first (azure/login and "az acr login", or docker/login-action with a token); a token lasts 3 hours at most',
    quay: "log in to the registry first (docker/login-action) with a robot account of the namespace",
    harbor: "log in to the registry first (docker/login-action) with a user or robot account of this project, and check that the project exists",
    gitlab: 'log in to the registry first (docker/login-action) with a deploy token or an access token with "read_registry" and "write_registry"',
    gitea: 'log in to the registry first (docker/login-action) with an access token that has the scope "write:package"',
    jfrog: "log in to the registry first (docker/login-action) with an identity token of JFrog"
  },
  "denied-write": {
    any: logIn,
    unnamed: `${logIn}; on GHCR ${grantPackages}`,
    ghcr: grantPackages,
    "docker-hub": `${logIn}: the name's first part must be your user or organisation, and the access token must be "Read & Write"`,
    ecr: `${logIn}: it needs ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage on this repository, and a login lasts 12 hours`,
    "ecr-public": `${logIn}: it needs the ecr-public actions for pushing, and the repository must exist`,
    gar: `${logIn}: it needs roles/artifactregistry.writer on this repository, which must exist in that project and location`,
    acr: `${logIn}: it needs the role AcrPush, or "Container Registry Repository Writer", on this registry`,
    quay: `${logIn}: give the robot account write permission for this repository, and creator permission for a new one`,
    harbor: `${logIn}: give the user or robot account push permission in this project`,
    gitlab: `${logIn}: the token needs "write_registry", the project's container registry must be on, and the tag must not be protected from it`,
    gitea: `${logIn}: the access token needs the scope "write:package", and its user write access to the owner's packages`,
    jfrog: `${logIn}: it needs the permissions "Deploy/Cache" and "Delete/Overwrite" for this repository`
  },
  "denied-read": {
    any: `${logIn}, and check the image's name: registries hide from strangers whether an image exists`,
    ghcr: 'give the job "permissions: packages: read" and the package this repository as a reader in its settings, or make the package public; an expired login is refused even for public ones',
    "docker-hub": `${logIn}, and check the image's name: Docker Hub hides from strangers whether an image exists`,
    ecr: `${ecrLogIn}; the role needs ecr:BatchGetImage and ecr:GetDownloadUrlForLayer`,
    gar: `${logIn}: it needs roles/artifactregistry.reader on this repository, which must exist in that project and location`,
    acr: `${logIn}: it needs the role AcrPull, or "Container Registry Repository Reader"`,
    gitlab: `${logIn}: the token needs "read_registry"`,
    gitea: `${logIn}: the access token needs the scope "read:package"`
  },
  "denied-delete": {
    any: `${logIn}: most registries have a permission of its own for deleting`,
    gar: `${logIn}: it needs roles/artifactregistry.repoAdmin on this repository`,
    acr: `${logIn}: it needs the role AcrDelete, or "Container Registry Repository Contributor"`,
    quay: `${logIn}: give the robot account write permission for this repository`,
    harbor: `${logIn}: give the user or robot account the permission to delete artifacts in this project`,
    gitea: `${logIn}: the access token needs the scope "write:package", and its user write access to the owner's packages`,
    jfrog: `${logIn}: it needs the permission "Delete/Overwrite" for this repository`
  },
  "no-repository": {
    any: "create the repository in the registry first, or correct its name",
    ghcr: "correct the image's name: it is ghcr.io/OWNER/NAME, and the owner must exist",
    "docker-hub": "correct the image's name, or create the repository: its first part is your user or organisation",
    ecr: "create the repository first (aws ecr create-repository), or correct its name, account and region: ECR makes none on a push unless a creation template says so",
    "ecr-public": "create the repository first (aws ecr-public create-repository), or correct its name",
    gar: "create the repository first (gcloud artifacts repositories create), or correct the name: LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE",
    harbor: "create the project first, or correct the name: HOST/PROJECT/REPOSITORY; a project that the account may not see does not exist for it",
    gitlab: "correct the image's name: HOST/GROUP/PROJECT, up to two more parts, and the project must exist with its container registry on",
    gitea: "correct the image's name: HOST/OWNER/IMAGE, and the owner must exist",
    jfrog: "create the Docker repository first, or correct the name: HOST/REPOSITORY-KEY/IMAGE"
  },
  "no-tag": {
    any: "the registry has no such tag: check that the build pushed it, and its name"
  },
  immutable: {
    any: `the registry keeps this tag immutable: ${anotherTag}, or allow the change in the registry's settings`,
    "docker-hub": `the repository keeps this tag immutable: ${anotherTag}, or change "Tag mutability settings" of the repository`,
    ecr: `the repository keeps its tags immutable: ${anotherTag}, or exclude moving tags from "tag immutability" of the repository`,
    gar: `the repository keeps its tags immutable: ${anotherTag}, and set "moving-tags: none" for it`,
    quay: `the repository keeps this tag immutable: ${anotherTag}, or lift the tag's immutability in Quay`,
    harbor: `a tag immutability rule of the project holds this tag: ${anotherTag}, or change the rule`,
    gitlab: `a protection rule of the project holds this tag: ${anotherTag}, or change the rule`,
    jfrog: `the repository does not let this tag be overwritten: ${anotherTag}, or give the account "Delete/Overwrite"`
  },
  quota: {
    any: "the registry's quota is used up, or its disk is full: delete images that nobody needs (prune-images does), or have the limit raised",
    ghcr: "the account's storage or spending limit for packages is reached: delete versions that nobody needs (prune-images does), or raise the limit in its billing settings",
    ecr: "a quota of ECR is reached: delete images (a lifecycle policy does), or have it raised in Service Quotas",
    harbor: "the project's quota is used up: delete artifacts and run the garbage collection, or have the limit raised",
    quay: "the namespace's quota is used up: delete tags (and what the time machine keeps), or have the limit raised",
    gitlab: "the namespace's storage is used up: delete tags (a cleanup policy does), or buy more"
  },
  "rate-limit": {
    any: "log in to the registry (limits for anonymous users are lowest), mirror it, or run again later",
    ghcr: "GitHub limits how much is asked within minutes: run fewer jobs at the same time, or run again later; it is no question of the token's permissions",
    "docker-hub": "log in to Docker Hub (docker/login-action): anonymous pulls are counted for all who share the runner's address; or use a mirror, or run again later",
    ecr: "run fewer jobs at the same time, or have the request rate raised in Service Quotas",
    "ecr-public": "log in to public.ecr.aws: an anonymous pull is limited by the second and the month; or run again later",
    gar: "run fewer jobs at the same time, or have the quota of requests raised in the Google Cloud console",
    acr: "run fewer jobs at the same time, or move the registry to a higher tier, which allows more requests"
  },
  blocked: {
    any: "the registry does not allow this: ask who runs it whether it is read-only, blocks this address, or scans what is pushed",
    acr: "the registry refuses this address or operation: add the runner's address to its firewall, or lift the lock on the image (https://aka.ms/acr/firewall)",
    gar: "switch the Artifact Registry API on in the project, and check its billing and its VPC service perimeter",
    ghcr: "the owner's policy refuses this: check its IP allow list, SSO authorisation of the token, and whether packages may be created there",
    quay: "the namespace refuses this: check that it is neither disabled nor the repository read-only",
    harbor: "a policy of the project refuses this: check its vulnerability and signature rules, and whether it is a proxy cache, which takes no pushes",
    jfrog: "the repository refuses this: check that it is local, neither read-only nor blacked out, and its include and exclude patterns"
  }
};
function adviseOnRegistry(situation, error) {
  const advice = registryAdvice[situation];
  return advice[error.registry] ?? advice.any;
}

// src/core/failures/rules/rule.ts
var tryLater2 = "run again later; the registry or the network between was at fault";
function fitsRule({ when }, error) {
  return (when.text?.test(error.text) ?? true) && (when.words?.test(error.words) ?? true) && (when.runResult === void 0 || error.runResult !== void 0 && when.runResult.test(error.runResult)) && holds(when.status, error.status) && holds(when.code, error.ociCode) && (when.systemCode === void 0 || when.systemCode.test(error.systemCode ?? "")) && holds(when.grpcCode, error.grpcCode) && holds(when.request, error.request) && holds(when.phase, error.phase) && (when.isBaseImage ?? error.isBaseImage) === error.isBaseImage && (when.also?.(error) ?? true);
}
function holds(allowed, value) {
  return allowed === void 0 || value !== void 0 && allowed.includes(value);
}
function byRegistry(situation) {
  return (error) => adviseOnRegistry(situation, error);
}

// src/core/failures/rules/registry-access.ts
var longUploadMs = 4 * 6e4;
var denialText = /\bdenied: |: denied$|permission_denied|access (?:to the resource )?is denied|installation not allowed to|requested installation does not exist|not authorized to perform|access denied|Permission \S+ denied|not enough permissions to /i;
var loginText = /no basic auth credentials|\bunauthorized(?:: |$)|insufficient[_ ]scope|authorization failed|supported auth scheme|missing username or secret|invalid username\/password|authentication required|\bunauthenticated\b|incorrect username or password|interactive login|username and password required|must provide --username|invalid_token|did not include a token|unauthorized to access repository|requested resource is not authorized/i;
function isDenied({ status, ociCode, words }) {
  return ociCode === "DENIED" || status === 403 || denialText.test(words);
}
function isUnauthenticated({ status, ociCode, words }) {
  return ociCode === "UNAUTHORIZED" || status === 401 || loginText.test(words);
}
var accessErrors = [
  {
    id: "credential-helper",
    when: {
      text: /error (?:getting|storing|saving) credentials|^getting username and password: |"docker-credential-/
    },
    class: "auth",
    remedy: 'the credential helper that the docker configuration names does not work here: install it, or take "credsStore" and "credHelpers" out of config.json',
    example: {
      text: 'error getting credentials - err: exec: "docker-credential-gcloud": executable file not found in $PATH, out: ``',
      phase: "push"
    },
    source: "https://docs.docker.com/reference/cli/docker/login/#credential-stores"
  },
  {
    id: "login-ran-out",
    when: {
      phase: ["push"],
      also: ({ ociCode, status, elapsedMs = 0 }) => elapsedMs > longUploadMs && (ociCode === "UNAUTHORIZED" || status === 401)
    },
    class: "transient",
    maxRetries: 1,
    remedy: "the login seems to have run out during the upload: log in with a token that lives longer",
    example: { text: "unauthorized: authentication required", phase: "push", elapsedMs: 6e5 }
  },
  {
    id: "login-expired",
    when: { text: /[Tt]oken (?:has |is )?expired|[Ee]xpired token|ExpiredToken/ },
    class: "auth",
    remedy: "the login has run out: log in again right before this step",
    example: { text: "denied: Your authorization token has expired. Reauthenticate and try again.", phase: "push" },
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html"
  },
  {
    id: "anonymous-token-refused",
    // GHCR's token service has answered so for minutes: https://github.com/docker/build-push-action/issues/628
    when: { text: /failed to fetch anonymous token/, status: [403], also: ({ ociCode }) => ociCode === void 0 },
    class: "transient",
    maxRetries: 1,
    remedy: byRegistry("login"),
    example: { text: "ERROR: failed to solve: failed to fetch anonymous token: unexpected status: 403 Forbidden" },
    source: "https://github.com/docker/build-push-action/issues/628"
  },
  {
    id: "denied-write",
    when: {
      phase: ["push", "build"],
      also: isDenied
    },
    class: "auth",
    remedy: byRegistry("denied-write"),
    example: { text: "denied: installation not allowed to Create organization package", phase: "push" },
    source: "https://docs.github.com/en/packages/learn-github-packages/about-permissions-for-github-packages"
  },
  {
    id: "denied",
    when: { also: isDenied },
    class: "auth",
    remedy: (error) => adviseOnRegistry(
      /denied|write|upload|writing|PUT|POST/.test(error.text) && error.phase !== "pull" ? "denied-write" : "denied-read",
      error
    ),
    example: { text: "Error response from daemon: error from registry: denied\ndenied", phase: "pull" },
    printedBy: "Engine 29 with the containerd store; others name the code before the message"
  },
  {
    id: "login",
    when: { also: isUnauthenticated },
    class: "auth",
    remedy: byRegistry("login"),
    example: { text: "Error response from daemon: error from registry: authentication required", phase: "pull" }
  },
  {
    id: "token-request-refused",
    when: { request: ["token"], status: [400, 404, 405], also: ({ ociCode }) => ociCode !== "NAME_INVALID" },
    class: "auth",
    remedy: byRegistry("login"),
    example: {
      text: "failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://x.azurecr.io/oauth2/token: 400 Bad Request",
      phase: "push"
    }
  }
];

// src/core/failures/rules/base-image.ts
var baseImageErrors = [
  {
    id: "base-image-denied",
    when: {
      isBaseImage: true,
      also: (error) => (isDenied(error) || isUnauthenticated(error)) && !(error.text.includes("fetch anonymous token") && error.ociCode === void 0)
    },
    class: "auth",
    remedy: (error) => `the base image in FROM is private, or its name is wrong: correct the name, or ${adviseOnRegistry("denied-read", error)}`,
    example: {
      text: "ERROR: failed to solve: builder: failed to resolve source metadata for docker.io/library/builder:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"
    }
  },
  {
    id: "no-such-platform",
    when: {
      text: /no matching manifest for \S+|no match for platform in manifest|no image found in (?:image index|manifest list) for |no instances found for platform |operation filtered out all platforms|cannot be used on this platform|does not (?:provide|match) the specified platform|requested platform\(s\)|none of the manifests match the provided platforms|cannot download image with operating system|multiple (?:matching )?manifests found/
    },
    class: "user",
    remedy: "the image does not exist for this platform: choose another platform or another base image",
    example: { text: "no matching manifest for linux/arm64 in the manifest list entries", phase: "pull" }
  },
  {
    id: "outdated-image-format",
    when: {
      text: /is no longer supported since containerd|schema 1 (?:support has been removed|not supported|manifests are not allowed)|manifest schema v1 unsupported|unsupported manifest format/
    },
    class: "permanent",
    remedy: "the image is in a format of 2016 that nothing reads any more: use a newer tag of it, or have it built again",
    example: { text: "media-type: schema 1 not supported", phase: "pull" },
    source: "https://docs.docker.com/go/deprecated-image-specs/"
  },
  {
    id: "no-such-base-image",
    when: {
      isBaseImage: true,
      also: ({ text, status, ociCode }) => !/content (?:at|descriptor) /.test(text) && (status === 404 || ociCode === "NAME_UNKNOWN" || ociCode === "MANIFEST_UNKNOWN" || /: not found(?: \(did you mean .*\))?$/.test(text))
    },
    class: "user",
    remedy: "the base image in FROM does not exist: correct its name or tag",
    example: {
      text: "ERROR: failed to solve: acme/none:1: failed to resolve source metadata for docker.io/acme/none:1: not found"
    }
  }
];

// src/core/failures/rules/builder.ts
var makeBuilder = "start a new builder (docker/setup-buildx-action); the old one does not answer any more";
var builderErrors = [
  {
    id: "no-such-builder",
    when: { text: /^no builder ".*" found$|^use `docker --context=/ },
    class: "builder",
    maxRetries: 0,
    remedy: 'create the builder first (docker/setup-buildx-action) and pass its name, or leave "builder" out',
    example: { text: 'ERROR: no builder "nosuch" found' }
  },
  {
    id: "no-driver",
    when: {
      text: /no valid drivers found|^network \S+ not found$|docker endpoint for "|no drivers (?:found|available)|driver requires (?:docker|kubernetes) API access|invalid driver option|failed to find driver /
    },
    class: "permanent",
    remedy: 'no builder can be used here: put docker/setup-buildx-action before this step, and correct its "driver" and "driver-opts"',
    example: { text: "ERROR: no valid drivers found" }
  },
  {
    id: "builder-not-permitted",
    when: { text: /\bis forbidden: User "/ },
    class: "auth",
    remedy: "the account of the job may not make a builder in this cluster: give its service account the rights that the kubernetes driver needs",
    example: {
      text: 'ERROR: error while calling deploymentClient.Create for "b0": deployments.apps is forbidden: User "system:serviceaccount:ci:runner" cannot create resource "deployments" in API group "apps" in the namespace "ci"'
    },
    source: "https://docs.docker.com/build/builders/drivers/kubernetes/"
  },
  {
    id: "builder-image-not-verified",
    when: { text: /failed to verify image |no signature metadata available/ },
    class: "permanent",
    remedy: "the builder's image has no valid signature: use an official moby/buildkit image, or the version of buildx that goes with it",
    example: { text: "ERROR: failed to verify image moby/buildkit:buildx-stable-1: no signature" }
  },
  {
    id: "builder-cannot-mount",
    when: {
      text: /(?:^|: )failed to mount \S+: .*(?:invalid argument|operation not permitted|permission denied|no such device)(?:: unknown)?$/
    },
    class: "permanent",
    remedy: 'the builder, or the engine, cannot mount layers here: run it with the privileges, and on a file system, that overlays need, or with "--oci-worker-snapshotter=native" in "buildkitd-flags"',
    example: {
      text: "ERROR: failed to solve: failed to mount /tmp/buildkit-mount1: [{Type:overlay Source:overlay Target: Options:[index=off]}]: invalid argument"
    }
  }
];
var brokenBuilder = [
  {
    id: "builder-image-check-failed",
    when: { text: /failed to connect to BuildKit for image verification/ },
    class: "transient",
    remedy: "run again; the builder did not come up in time",
    example: { text: "ERROR: failed to connect to BuildKit for image verification: context deadline exceeded" }
  },
  {
    id: "builder-call-timed-out",
    when: { grpcCode: ["DeadlineExceeded"], text: /^context deadline exceeded/ },
    class: "transient",
    remedy: tryLater2,
    example: { text: "ERROR: failed to solve: DeadlineExceeded: context deadline exceeded" },
    source: "https://github.com/moby/buildkit/issues/4327"
  },
  {
    id: "builder-broken",
    when: {
      text: /transport is closing|closing transport due to|error reading from server|timed out waiting for server handshake|buildkitd\.sock|failed to list workers|booting buildkit|failed to initialize builder|buildx_buildkit_|no active session for |no active sessions|graceful_stop|failed to bootstrap |could not access local files without session|session healthcheck failed|^failed to (?:get|receive) status: |no workers? (?:available|found)|^container \S+ is not running|no nodes available|no running buildkit pods|replicas to be ready, got|failed to dial gRPC|client connection is closing|buildctl: exec format error|No such image: \S*buildkit|^exit code \d+$/
    },
    class: "builder",
    remedy: makeBuilder,
    example: {
      text: "ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF"
    },
    source: "https://github.com/docker/build-push-action/issues/993"
  },
  {
    id: "builder-unavailable",
    when: { grpcCode: ["Unavailable"] },
    class: "builder",
    remedy: makeBuilder,
    example: { text: "ERROR: failed to solve: rpc error: code = Unavailable desc = connection error" }
  },
  {
    id: "builder-silent",
    when: { text: /^context deadline exceeded$/, phase: ["build", "push"] },
    class: "builder",
    remedy: makeBuilder,
    example: { text: "ERROR: context deadline exceeded" },
    source: "https://github.com/docker/buildx/issues/2783"
  },
  {
    id: "builder-ended",
    when: { text: /^(?:error: )?buildkitd? .*(?:exited|not running)/i },
    class: "builder",
    remedy: makeBuilder,
    example: { text: "error: buildkitd exited early", phase: "build" }
  },
  {
    id: "builder-state-damaged",
    when: {
      text: /missing parent "[^"]*" bucket|layer does not exist|failed to restore missing snapshot|failed to mount [^\n]*(?:resource busy|no such file or directory)|failed to stat parent: |failed to get (?:dead|deleted) record|failed to prepare \S+ as |unknown blob \S+ in history|parent snapshot \S+ does not exist/
    },
    class: "builder",
    remedy: "start a new builder (docker/setup-buildx-action): this one has lost a part of its state",
    example: { text: "ERROR: failed to solve: failed to get layer sha256:aa: layer does not exist" }
  },
  {
    id: "builder-internal-error",
    when: { grpcCode: ["Internal"] },
    class: "transient",
    maxRetries: 2,
    remedy: 'run again; the builder lost a part of its cache, or build once with "no-cache"',
    example: { text: "ERROR: failed to solve: Internal: not found" },
    source: "https://github.com/moby/buildkit/issues/5784"
  },
  {
    id: "frontend-ended",
    when: { text: /frontend grpc server closed unexpectedly/ },
    class: "transient",
    maxRetries: 2,
    remedy: "run again; the Dockerfile frontend ended early, which lack of memory does too",
    example: { text: "ERROR: failed to build: failed to solve: frontend grpc server closed unexpectedly" }
  },
  {
    id: "build-cancelled",
    when: { text: /\bcontext canceled\b|build restarted by client/ },
    class: "transient",
    maxRetries: 1,
    remedy: "run again; something ended the build from outside",
    example: { text: "ERROR: failed to solve: Canceled: context canceled" }
  }
];

// src/core/failures/rules/cache.ts
var tryLater3 = 'run again later; the build cache was at fault, which "ignore-error=true" in "cache-to" lets a build survive';
var gitHubStorage = /productionresults|actions-cache|(?:results-receiver|artifactcache)\.actions\.githubusercontent/;
function isGitHubCache({ text, phase }) {
  if (phase === "artifact") return false;
  if (gitHubStorage.test(text)) return true;
  return /github actions cache|gha cache|cache entry|(?:reserve|commit)(?:ting)? cache|ERROR CODE: [A-Z]\w+/i.test(
    text
  );
}
function isStorageLoginRefused(error) {
  const { text, status } = error;
  if (text.includes("operation error S3: ")) {
    return status === 401 || status === 403 || /get credentials: |no EC2 IMDS role|static credentials are empty|InvalidAccessKeyId|SignatureDoesNotMatch/.test(
      text
    );
  }
  return error.phase !== "artifact" && (status === 401 || status === 403) && text.includes("ERROR CODE: ") && !gitHubStorage.test(text);
}
var cacheErrors = [
  {
    id: "cache-options-wrong",
    when: {
      text: /failed to create azblob config|unable to retrieve account (?:name|url)|account_url (?:attribute|env variable)|unable to load AWS SDK config|not set for s3 cache|OCI mediatypes are required for image-manifest/i
    },
    class: "permanent",
    remedy: 'correct the options in "cache-from" and "cache-to": the message names the one that is missing or wrong',
    example: {
      text: "ERROR: failed to build: failed to solve: failed to configure s3 cache exporter: bucket ($AWS_BUCKET) not set for s3 cache"
    },
    source: "https://docs.docker.com/build/cache/backends/"
  },
  {
    id: "cache-not-configured",
    when: {
      text: /missing (?:url for )?github actions (?:token|cache)|(?:url|token) not set for github actions cache|legacy service is shutting down|cache token expired|invalid token (?:with|without) |no verifier available for signed|invalid ACTIONS_CACHE_API_FORCE_VERSION|signature verification failed: /i
    },
    class: "permanent",
    remedy: "type=gha needs a runner of github.com, a token that is not too old, and BuildKit 0.20 or newer (docker/setup-buildx-action): or leave the cache out",
    example: {
      text: 'ERROR: failed to build: failed to solve: failed to configure gha cache exporter: missing github actions token, set "token" attribute in cache config or ACTIONS_RUNTIME_TOKEN environment variable'
    },
    source: "https://docs.docker.com/build/cache/backends/gha/"
  },
  {
    id: "github-cache-read-only",
    when: { text: /cache write denied|no writable scopes/ },
    class: "permanent",
    remedy: `this run may only read GitHub's cache, as runs of "pull_request_target" and other events of low trust: leave "cache-to" out of it, or add "ignore-error=true" to it`,
    example: {
      text: "ERROR: failed to build: failed to solve: error writing layer blob: failed to reserve cache: cache write denied: token has no writable scopes"
    },
    source: "https://github.blog/changelog/2026-06-26-read-only-actions-cache-for-untrusted-triggers/"
  },
  {
    id: "github-cache-not-reserved",
    when: { text: /failed to reserve cache$/ },
    class: "transient",
    maxRetries: 1,
    remedy: `run again later; where this event may only read GitHub's cache, leave "cache-to" out, or add "ignore-error=true" to it`,
    example: { text: "ERROR: failed to build: failed to solve: error writing layer blob: failed to reserve cache" },
    source: "https://github.com/docker/build-push-action/issues/1571"
  },
  {
    id: "cache-storage-refused",
    when: { also: isStorageLoginRefused },
    class: "auth",
    remedy: 'the storage of the build cache refuses the login: check the keys in "cache-from" and "cache-to"',
    example: {
      text: "ERROR: failed to build: failed to solve: error writing layer blob: failed to check file presence in cache: operation error S3: HeadObject, https response error StatusCode: 403, RequestID: A, HostID: B, api error Forbidden: Forbidden"
    },
    source: "https://docs.docker.com/build/cache/backends/s3/"
  },
  {
    id: "github-cache-failed",
    when: { also: (error) => isGitHubCache(error) && (error.status === void 0 || error.status >= 400) },
    class: "transient",
    remedy: tryLater3,
    example: {
      text: "ERROR: failed to build: failed to solve: error writing layer blob: PUT https://productionresultssa5.blob.core.windows.net/actions-cache/7e0\n----------\nRESPONSE 404: 404 The specified blob does not exist.\nERROR CODE: BlobNotFound\n----------\n"
    },
    source: "https://github.com/docker/bake-action/issues/313"
  },
  {
    id: "cache-lost",
    when: {
      text: /missing descriptor handlers for lazy blobs|^lease "[^"]*": not found|^blob (?:\S+ )?not found$|content digest \S+: not found|^missing blob |parent chainid not found|failed to load cache result|failed to get cache: |lease does not exist|failed to find blob \S+ in layers|\brecord \S+ not found in cache|(?:^|: )invalid (?:loop$|looping |record ID|layer index)|is not part of the same cache chain|inconsistent graph state|return leaving (?:incoming|outgoing) open/
    },
    class: "transient",
    remedy: 'run again; the builder lost a part of its cache, or build once with "no-cache"',
    example: { text: "ERROR: failed to solve: blob sha256:1fb1 not found" },
    source: "https://github.com/moby/buildkit/issues/2426"
  }
];
var cacheExportErrors = [
  {
    id: "cache-export-failed",
    when: {
      text: /error writing (?:layer|config|manifest|data) blob|maximum timeout reached|specified blob does not exist/
    },
    class: "transient",
    remedy: tryLater3,
    example: { text: "ERROR: failed to solve: error writing layer blob: maximum timeout reached" },
    source: "https://github.com/moby/buildkit/issues/2492"
  }
];

// src/core/failures/rules/dockerfile.ts
var fixDockerfile = "correct the Dockerfile or what it runs";
var diskFull = /no space left on device|\bENOSPC\b/i;
var brokenNetwork = /\bE(?:CONNRESET|TIMEDOUT|AI_AGAIN|NOTFOUND|CONNREFUSED)\b|temporary failure (?:in name resolution|resolving)|could ?n[o']t resolve host|connection (?:reset|timed out|refused)|read timed out|(?:i\/o|handshake) timeout|temporary error \(try again later\)|network is unreachable|unexpected disconnect/i;
var emulate = "the step cannot run on this processor: put docker/setup-qemu-action before the build, or build each platform on a runner of its own kind";
function adviseOnStep({ stepOutput }) {
  if (diskFull.test(stepOutput))
    return `${fixDockerfile}; its output says that the disk is full: free space on the runner`;
  if (!brokenNetwork.test(stepOutput)) return fixDockerfile;
  return `${fixDockerfile}; its output says that the network failed: run again, or let the command itself try more often`;
}
var definitionWord = /unknown instruction: (?:services:|version:|name:|group|target|variable)(?: |$)/i;
function adviseOnSyntax({ text }) {
  return definitionWord.test(text) ? 'this reads like a compose or bake file: give it to the input "files" and not to "file"' : fixDockerfile;
}
var failedSteps = [
  {
    id: "step-killed",
    when: { runResult: /^(?:exit code: 137$|exit code: \d+: context canceled|signal: killed)/ },
    class: "transient",
    maxRetries: 1,
    remedy: "the command was killed: give the build more memory, or let it do less at the same time",
    example: {
      text: 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 137'
    }
  },
  {
    id: "step-on-foreign-platform",
    when: {
      runResult: /^exit code: \d+|exec format error/,
      also: ({ runResult = "", isForeignPlatform }) => isForeignPlatform || /exec format error|: (?:139|255)$/.test(runResult)
    },
    class: "user",
    remedy: (error) => error.isForeignPlatform || error.runResult?.includes("exec format error") === true ? emulate : `${fixDockerfile}; if it is for another platform than the runner's, ${emulate.slice(emulate.indexOf(": ") + 2)}`,
    example: {
      text: 'ERROR: failed to solve: process "/bin/sh -c which ls" did not complete successfully: exit code: 255'
    },
    source: "https://docs.docker.com/build/building/multi-platform/"
  },
  {
    id: "platform-cannot-run",
    when: { text: /no support for running processes with \S+ platform/ },
    class: "user",
    remedy: emulate,
    example: {
      text: "ERROR: failed to build: failed to solve: no support for running processes with linux/arm64 platform, supported: linux/amd64"
    },
    source: "https://github.com/moby/buildkit/blob/master/solver/llbsolver/ops/exec_binfmt.go"
  },
  {
    id: "step-failed",
    when: { runResult: /^exit code: \d+/ },
    class: "user",
    remedy: adviseOnStep,
    example: { text: 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 7' }
  },
  {
    id: "step-without-program",
    when: {
      text: /(?:unable to start container process|error during container init): (?:exec\b|chdir|error mounting (?!"(?:proc|sysfs|cgroup|tmpfs|mqueue|devpts)")|stat )|executable file not found in \$PATH|^exec: |unable to find (?:user|group) /,
      also: ({ text }) => !/credential|buildctl/.test(text)
    },
    class: "user",
    remedy: "the image lacks the program, the shell or the user that the step names: correct the Dockerfile, or the base image",
    example: {
      text: 'ERROR: failed to solve: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/bin/bash": stat /bin/bash: no such file or directory: unknown'
    }
  },
  {
    id: "step-cannot-start",
    // What runc says of cgroups, seccomp and namespaces; of the program itself it says `exec: `.
    when: {
      text: /unable to (?:start|create) container process: |OCI runtime \w+ failed: |runc \w+ failed: |runc did not terminate/,
      also: ({ text }) => !/cannot allocate memory|no space left on device/.test(text)
    },
    class: "builder",
    maxRetries: 1,
    remedy: "the machine cannot start a container for the step: run again; if it stays, look at the cgroups, seccomp and memory of the runner, or update its engine or builder",
    example: {
      text: 'ERROR: failed to build: failed to solve: process "/bin/sh -c ls" did not complete successfully: runc run failed: unable to start container process: unable to apply cgroup configuration: failed to write 42: write /sys/fs/cgroup/buildkit/a/cgroup.procs: no such file or directory'
    },
    source: "https://github.com/opencontainers/runc/issues/3312"
  },
  {
    id: "step-without-network",
    when: { runResult: /^failed to create endpoint |^network |failed to set up container networking/ },
    class: "transient",
    remedy: "run again; the engine's network was at fault",
    example: {
      text: 'ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: failed to create endpoint abc on network bridge: Device does not exist'
    }
  },
  {
    id: "step-without-mount",
    when: {
      text: /^secret \S+: not found$|required mount|\bno such (?:secret|ssh)|no SSH key "|^invalid empty ssh agent socket|unset ssh forward key|make sure SSH_AUTH_SOCK is set|failed to dial agent/
    },
    class: "user",
    remedy: 'give the step what RUN --mount asks for: "secrets", "secret-files" or "secret-envs", or "ssh" with an agent that runs (webfactory/ssh-agent)',
    example: { text: "ERROR: failed to build: failed to solve: unset ssh forward key default" },
    source: "https://docs.docker.com/build/building/secrets/"
  }
];
var dockerfileErrors = [
  {
    id: "dockerfile-syntax",
    when: {
      text: /^(?:dockerfile parse error|the Dockerfile cannot be empty$|file with no instructions|dockerfile contains no stages|dockerfile line greater than|unterminated heredoc|circular dependency detected on stage|unexpected end of statement|syntax error: |failed to process "|unsupported modifier |lint violation found|no build stage in current context)/i
    },
    class: "user",
    remedy: adviseOnSyntax,
    example: {
      text: "ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)"
    }
  },
  {
    id: "dockerfile-missing",
    when: {
      text: /^failed to read dockerfile: (?:failed to load cache key: )?(?:open|read|stat|lstat) |^resolve : lstat /
    },
    class: "user",
    remedy: 'correct the inputs "file" and "context"; "file" counts from the workspace',
    example: { text: "ERROR: failed to solve: failed to read dockerfile: open nosuch: no such file or directory" }
  },
  {
    id: "context-lacks-file",
    when: {
      text: /^failed to calculate checksum of ref .*(?:": not found|: no such file or directory)(?: \(did you mean .*\))?$|^cannot (?:copy|replace|overwrite) |^"[^"]*" not found|no source files were specified|^(?:lstat|stat) \S+: no such file/
    },
    class: "user",
    remedy: 'the file that COPY or ADD names is not in the context: check "context" and .dockerignore',
    example: {
      text: 'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 0f1::x: "/nosuchfile": not found'
    }
  },
  {
    id: "no-such-stage",
    when: { text: /^target stage ".*" could not be found|invalid stage index |cannot (?:copy|mount) from stage "/ },
    class: "user",
    remedy: 'correct the input "target", or the stage that the Dockerfile names: there is none of that name',
    example: {
      text: 'ERROR: failed to build: failed to solve: target stage "buidl" could not be found (did you mean build?)'
    }
  },
  {
    id: "from-is-no-name",
    when: {
      text: /base name \(.*\) should not be blank|^failed to (?:parse stage name|process arguments for platform|parse ref) |^empty platform value from expression/
    },
    class: "user",
    remedy: 'FROM names no image: give the ARG in it a default before the first FROM, or pass it in "build-args"',
    example: { text: "ERROR: failed to build: failed to solve: base name (${BASE}) should not be blank" },
    source: "https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact"
  },
  {
    id: "dockerfile-flag",
    when: {
      text: /^(?:unsupported (?:mount type|sharing value|network mode|security mode|context source)|unexpected key '|invalid (?:mount target|chmod parameter|key-value pair|context name|git context|containerPort|value for)|checksum (?:mismatch|can't|requires)|secret mount should not|source can't be|variable expansion is not supported|arg should start with --|required device |mkdir \S+: (?:not a directory|file exists))/
    },
    class: "user",
    remedy: fixDockerfile,
    example: { text: 'ERROR: failed to solve: unsupported mount type "cachee" (did you mean cache?)' }
  },
  {
    id: "too-many-layers",
    when: { text: /\bmax depth exceeded$/ },
    class: "user",
    remedy: "the image has more layers than engines take (about 125): join steps of the Dockerfile, or start from a base image with fewer",
    example: { text: "failed to register layer: max depth exceeded", phase: "pull" },
    source: "https://github.com/moby/moby/blob/master/daemon/internal/layer/layer.go"
  },
  {
    id: "checks-failed",
    when: { text: /^Check complete, \d+ warnings? ha(?:s|ve) been found!$/ },
    class: "user",
    remedy: 'correct what the checks name above, or leave a rule out by "# check=skip=" in the Dockerfile',
    example: { text: "ERROR: Check complete, 1 warning has been found!" },
    source: "https://docs.docker.com/build/checks/"
  },
  {
    id: "context-unreadable",
    when: {
      text: /^(?:failed to walk|error from sender)\b|parse dockerignore|illegal exclusion pattern|error reading from [^\n]*\.dockerignore|^unable to prepare context: |local directory \S+ not enabled|failed to get build context|^failed to evaluate path /
    },
    class: "user",
    remedy: 'the build context cannot be read: check "context", its permissions and .dockerignore',
    example: { text: "ERROR: failed to solve: failed to walk: failed to xattr /src: permission denied" }
  },
  {
    id: "frontend-refused",
    when: {
      text: /is not an allowed gateway source|has been disabled on the build server|^(?:frontend \S+|invalid frontend:? \S+)(?: is not (?:enabled|allowed))?$/
    },
    class: "permanent",
    remedy: 'this builder does not take the frontend, or a feature that it wants: correct "# syntax=" in the Dockerfile, or use a builder that takes it',
    example: {
      text: "ERROR: failed to build: failed to solve: failed to solve with frontend gateway.v0: 'docker.io/acme/frontend:1' is not an allowed gateway source"
    },
    source: "https://docs.docker.com/build/buildkit/toml-configuration/"
  },
  {
    id: "policy-denies-source",
    when: { text: /not allowed by policy|source denied by policy|^policy denied/ },
    class: "permanent",
    remedy: "a source policy of this builder refuses the image or file: use another one, or have the policy changed",
    example: {
      text: 'ERROR: failed to build: failed to solve: source "docker-image://docker.io/library/alpine" not allowed by policy: action DENY: source denied by policy'
    }
  },
  {
    id: "add-refused",
    when: { text: /invalid response status (?:404|410|4(?!08|16|25|29|99|01|03|07)\d\d)\b/ },
    class: "user",
    remedy: "the address that ADD names does not exist: correct it in the Dockerfile",
    example: { text: "ERROR: failed to build: failed to solve: failed to load cache key: invalid response status 404" }
  },
  {
    id: "add-changed",
    when: { text: /^digest mismatch (?:for )?\S+: |expected checksum to match / },
    class: "user",
    remedy: "what ADD fetches is not what its --checksum says: correct the checksum once you know why it changed",
    example: {
      text: "ERROR: failed to solve: digest mismatch for https://a.example/x: sha256:aa (expected: sha256:bb)"
    }
  }
];

// src/core/failures/rules/engine.ts
var freeDisk = "free disk space on the runner: trying again cannot help";
var unlockDisk = "the disk, or what is mounted there, is read-only: write elsewhere, or look at the runner, whose kernel locks a disk that fails";
var notAnImage = 'the archive is no image that "docker save", or a "type=docker" output, wrote: make it again with one of them';
var noEngine = "no Docker engine answers here: use a runner that has one (ubuntu-latest does, ubuntu-slim does not), start it, or point DOCKER_HOST at one";
var diskFull2 = /no space left on device|disk quota exceeded|There is not enough space on the disk/i;
function isRegistrysDisk({ status, text }) {
  return status !== void 0 || /(?:^|: )unknown: /.test(text);
}
function isBuilderMissing({ text, phase }) {
  return (phase === "build" || phase === "push") && /No such image: \S*buildkit/.test(text);
}
var engineErrors = [
  {
    id: "engine-forbidden",
    when: {
      text: /permission denied while trying to connect to the docker (?:API|daemon)|dial unix \S*docker\S*: connect: permission denied/i
    },
    class: "user",
    remedy: 'this user may not use the Docker engine: add it to the group "docker" and log in anew, or run the runner as a user that is in it',
    example: {
      text: "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock",
      phase: "pull"
    },
    source: "https://docs.docker.com/engine/install/linux-postinstall/",
    printedBy: 'docker 29 and newer; older ones say "Docker daemon socket"'
  },
  {
    id: "engine-missing",
    when: {
      text: /failed to connect to the docker API at (?:unix|npipe):.*(?:no such file or directory|cannot find the file)|open \/\/\.\/pipe\/docker|context "[^"]*": context not found|\bdocker: command not found|^command not found$|spawn docker ENOENT/
    },
    class: "user",
    remedy: noEngine,
    example: {
      text: "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory",
      phase: "pull"
    },
    printedBy: "docker 29 and newer"
  },
  {
    id: "engine-too-old-or-new",
    when: { text: /client version \S+ is too (?:old|new)\b|requires API version \S+, but/ },
    class: "user",
    remedy: "the docker client and the engine do not fit together: update the older of the two, or set DOCKER_API_VERSION",
    example: {
      text: "Error response from daemon: client version 1.54 is too new. Maximum supported API version is 1.45",
      phase: "pull"
    }
  },
  {
    id: "disk-full",
    when: {
      also: ({ text, systemCode = "" }) => /^E(?:NOSPC|DQUOT)$/.test(systemCode) || diskFull2.test(text)
    },
    class: "permanent",
    remedy: (error) => isRegistrysDisk(error) ? adviseOnRegistry("quota", error) : freeDisk,
    example: { text: "ERROR: failed to solve: ResourceExhausted: failed to copy files: no space left on device" }
  },
  {
    id: "disk-read-only",
    when: { text: /read-only file system\b/i },
    class: "permanent",
    remedy: (error) => isRegistrysDisk(error) ? adviseOnRegistry("blocked", error) : unlockDisk,
    example: { text: "ERROR: failed to solve: failed to copy files: copy file range failed: read-only file system" }
  },
  {
    id: "disk-fails",
    when: { text: /input\/output error|structure needs cleaning|stale (?:NFS )?file handle/i },
    class: "transient",
    maxRetries: 1,
    remedy: "the disk of the runner gives errors: run on another one, and look at this one",
    example: { text: "failed to register layer: write /usr/lib/a: input/output error", phase: "pull" }
  },
  {
    id: "machine-limit",
    when: { text: /[Tt]oo many open files|\bE[MN]FILE\b|[Rr]esource temporarily unavailable|pthread_create failed/ },
    class: "transient",
    maxRetries: 1,
    remedy: "the machine has no more open files or processes to give: let it do less at the same time, or raise its limits",
    example: { text: "ERROR: failed to solve: open /var/lib/buildkit/x: too many open files" }
  },
  {
    id: "memory-full",
    when: { text: /[Cc]annot allocate memory|\bOOM\b|[Oo]ut of memory|^signal: killed$/ },
    class: "transient",
    maxRetries: 1,
    remedy: "give the runner more memory",
    example: { text: "fork/exec /usr/bin/runc: cannot allocate memory" }
  },
  {
    id: "archive-is-no-image",
    when: {
      text: /invalid archive: |unrecognized image format|docker-import-\d+\/\S+: no such file|invalid tar header|invalid manifest, |unsupported OCI version|missing index\.json in OCI layout|image config "[^"]*" not found|failed to resolve layers|unsupported archive compression|loading tar component |cannot load \S+ image on|^untar |is not a valid parent for |^failed to ingest |^layer "[^"]*" not found|failed to detect (?:media type|compression)/,
      phase: ["load", "save", "pull", "artifact", "build", "registry"]
    },
    class: "permanent",
    remedy: notAnImage,
    example: { text: "Error response from daemon: invalid archive: does not contain a manifest.json", phase: "load" }
  },
  {
    id: "layer-cannot-be-unpacked",
    when: {
      text: /failed to (?:register|extract) layer\b.*(?:invalid argument|cannot be mapped|operation not permitted|not supported)|invalid diffID for layer|wrong diff id|invalid rootfs|no processor for media-type|number of layers and diffIDs don't match|mismatched image rootfs|layers? (?:from|length) m(?:anifest don't match|ismatch)|Error unpacking image|Error processing tar file\([^)]*\): .*(?:operation not permitted|file exists|invalid argument)/
    },
    class: "permanent",
    remedy: "this engine cannot unpack the image: a rootless engine lacks user ids for its files, or the archive is damaged",
    example: { text: "failed to register layer: Container ID 1234567 cannot be mapped to a host ID", phase: "load" },
    source: "https://docs.docker.com/engine/security/rootless/troubleshoot/"
  },
  {
    id: "image-not-in-engine",
    when: {
      also: (error) => !isBuilderMissing(error),
      text: /reference does not exist$|^tag does not exist: |An image does not exist locally with the tag|no tags to push for|^no such image:|^No such image: |unable to create manifests file: |^missing content: |found, but some content is missing|only manifests may be exported|file integrity checksum failed for|could not verify layer data for|no suitable export target found|cannot push a digest reference/i
    },
    class: "user",
    remedy: 'the image is not in this engine, or not all of it: build with "load", or name the image that was loaded',
    example: { text: "Error response from daemon: tag does not exist: localhost:5000/x:1", phase: "push" }
  },
  {
    id: "image-lost-after-build",
    when: { text: /is not in the engine although the build succeeded$/ },
    class: "transient",
    remedy: "run again; the engine lost the image that it had loaded",
    example: { text: 'the image "app:1" is not in the engine although the build succeeded' }
  },
  {
    id: "buildx-missing",
    // The client's words for a plugin that it does not have changed with its version 28.
    when: { text: /unknown command: docker buildx$|'buildx' is not a docker command|buildx component is missing/ },
    class: "builder",
    maxRetries: 0,
    remedy: 'put "uses: docker/setup-buildx-action" before this step, or install the buildx plugin of docker',
    example: { text: "docker: 'buildx' is not a docker command.\nSee 'docker --help'" }
  },
  {
    id: "skopeo-has-no-policy",
    when: { text: /^Error loading trust policy: |Source image rejected: / },
    class: "permanent",
    remedy: 'skopeo has no policy on this machine: install the package "containers-common" or write /etc/containers/policy.json',
    example: {
      text: "Error loading trust policy: open /etc/containers/policy.json: no such file or directory",
      phase: "registry"
    }
  }
];
var silentEngine = [
  {
    id: "engine-store-broken",
    when: { text: /error creating overlay mount to |mount callback failed on / },
    class: "transient",
    maxRetries: 1,
    remedy: "restart the engine, or remove what it stores: the layers that it has are damaged, or its disk is",
    example: {
      text: "Error response from daemon: error creating overlay mount to /var/lib/docker/overlay2/aa-init/merged: device or resource busy",
      phase: "pull"
    }
  },
  {
    id: "engine-silent",
    when: {
      text: /^error during connect: .*: no such host|Cannot connect to the Docker daemon|Is the docker daemon running\?|failed to connect to the docker API at /i
    },
    class: "transient",
    maxRetries: 1,
    remedy: noEngine,
    example: {
      text: "ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"
    }
  },
  {
    id: "engine-broke-off",
    when: {
      text: /^error during connect: |^the daemon is shutting down|request returned .*(?:for API route and version|check if the server supports)|%2Fdocker\.sock\/v1/i
    },
    class: "transient",
    remedy: "run again; the Docker engine broke the connection off",
    example: {
      text: 'error during connect: Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.54/images/load": EOF',
      phase: "load"
    }
  }
];

// src/core/failures/rules/git.ts
var transport = /fatal: unable to access|early EOF|RPC failed|unexpected disconnect|Connection (?:timed out|refused|reset)|Operation timed out|returned error: (?:408|5\d\d)|the remote end hung up unexpectedly|kex_exchange_identification|ssh: connect to host|index-pack failed|gnutls_handshake|deadline exceeded|i\/o timeout|SSL_ERROR_SYSCALL/;
var isGit = /^fatal: |git stderr:|failed to fetch remote |error fetching default branch|repository does not contain ref|failed to (?:checkout|update submodules for|rev-parse)|could not find default branch|git was not found|invalid git ref|(?:^|: )subdir not found: |^signed tag required|^(?:ref|subdir) conflicts: |^branch conflicts with tag/;
var gitErrors = [
  {
    id: "git-tls",
    when: {
      text: isGit,
      also: ({ text }) => /SSL certificate problem|server certificate verification failed|SSL routines:.*wrong version number/.test(text)
    },
    class: "permanent",
    remedy: "the builder does not trust the Git server's certificate, or gets none: give it the CA, or correct the address",
    example: {
      text: "ERROR: failed to solve: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': SSL certificate problem: self-signed certificate\n: exit status 128"
    }
  },
  {
    id: "git-login",
    when: {
      text: isGit,
      also: ({ text }) => /could not read (?:Username|Password) for|Authentication failed for|Permission denied \(publickey|returned error: 40[13]|HTTP Basic: Access denied|terminal prompts disabled|Host key verification failed|Could not read from remote repository/.test(
        text
      ) && !/Connection (?:reset|refused|timed out|closed)/.test(text)
    },
    class: "auth",
    remedy: 'the Git context is private: "github-token" opens those of this server, "secrets: GIT_AUTH_TOKEN=" others',
    example: { text: "fatal: could not read Username for 'https://git.example': terminal prompts disabled" },
    source: "https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts"
  },
  {
    id: "git-rate-limit",
    when: { text: isGit, also: ({ text }) => /returned error: 429|rate limit/i.test(text) },
    class: "rate-limit",
    remedy: 'the Git server limits how often it is asked: log in ("github-token"), or run again later',
    example: {
      text: "ERROR: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': The requested URL returned error: 429\n: exit status 128"
    }
  },
  {
    id: "git-no-such-host",
    when: { text: isGit, also: ({ text }) => /Could not resolve host/i.test(text) },
    class: "transient",
    maxRetries: 2,
    remedy: "check the spelling of the Git server's host name",
    example: {
      text: "ERROR: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': Could not resolve host: git.example\n: exit status 128"
    }
  },
  {
    id: "git-transport",
    when: { text: isGit, also: ({ text }) => transport.test(text) },
    class: "transient",
    remedy: "run again later; the Git server or the network between was at fault",
    example: {
      text: "ERROR: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': The requested URL returned error: 503\n: exit status 128"
    }
  },
  {
    id: "git-context",
    when: { text: isGit },
    class: "user",
    remedy: 'the Git repository, branch, tag or folder does not exist, or is private: check the address in "context" and the token for it',
    example: {
      text: 'ERROR: failed to solve: failed to read dockerfile: failed to load cache key: repository does not contain ref refs/heads/x, output: ""'
    }
  }
];

// src/core/failures/rules/inputs.ts
var fixInputs = "correct the inputs of the step";
var fixBuild = "correct the Dockerfile or the inputs of the step, as the message says";
var generalRemedies = [fixInputs, fixBuild];
var inputText = [
  /^invalid (?!(?:HTTP |response|status|archive|diffID|manifest|content|digest|descriptor|size mismatch|loop|record|layer|character|JSON|username|authorization|token|ref\b|reference |result|checksum|nil|rootfs|tar\b|UTF))\w/,
  /^unsupported (?!(?:manifest|media|protocol|Content|OCI|archive|compatibility|or uninferrable))\w/,
  /^(?:duplicate|ambiguous|conflicting|multiple (?:outputs|input|platforms|matching)|unknown (?:cache|resource|key|type|driver|network mode|annotation|entitlement|attestation)|non-bool value)\b/,
  /^failed to parse (?!error response)|^could not parse |^destination directory |^failed to configure \w+ cache (?:im|ex)porter: invalid /,
  // Where HCL is at fault: `docker-bake.hcl:5,12-15: `.
  /^[^\s:]+:\d+,\d+-(?:\d+,)?\d+: /,
  /^failed to use \S+ as context|^no (?:repositories|sources) specified|^push and "?\w+"? output can't|^(?:exporter|attest|sbom)\b[^\n]* (?:could not be found|cannot be empty)|^exporter option "/,
  /^(?:tag is needed|type (?:is )?required|attestation type not specified|dest\b[^\n]* required|please specify build context|could not (?:find|match) |failed to find target|couldn't find a bake definition|host-gateway IP not found)/,
  /^(?:registry|local) cache (?:ex|im)porter requires|^secret \S+ too big|^path \S+ not found/,
  /^(?:failed to (?:stat|open|read)|cannot write) [^\n]*: (?:stat|open|read|lstat) [^\n]*: (?:no such file or directory|permission denied|is a directory)$|^open \S+: no such file or directory$/
];
var inputErrors = [
  {
    id: "invalid-reference",
    when: {
      text: /^invalid tag ".*": |^Invalid (?:source|destination) name |^(?:docker: )?invalid reference format\b|^failed to parse "?\S+"?: invalid reference format|^invalid repository name|repository name must (?:be|have|not)\b/
    },
    class: "user",
    remedy: fixInputs,
    example: { text: 'ERROR: invalid tag "Bad/UPPER:1": repository name must be lowercase' }
  },
  {
    id: "unknown-flag",
    when: { text: /^unknown (?:shorthand )?flag: / },
    class: "user",
    remedy: "the installed buildx does not know this option: update it, or leave the input out",
    example: { text: "unknown flag: --nosuchflag\n\nUsage:  docker buildx build\n" }
  },
  {
    id: "unknown-platform",
    when: { text: /^".*": unknown operating system or architecture|^".*" is an invalid \w+ component of "/s },
    class: "user",
    remedy: 'correct "platforms": use platforms such as linux/amd64',
    example: { text: 'ERROR: "lunix/amd64": unknown operating system or architecture: invalid argument' }
  },
  {
    id: "broken-csv",
    when: { text: /^parse error on line \d+, column \d+: (?:bare|extraneous) / },
    class: "user",
    remedy: 'correct the quotes in "cache-from", "cache-to", "outputs", "attests", "provenance" or "sbom": they stand around a whole field, as in "dest=a,b"',
    example: { text: 'ERROR: parse error on line 1, column 2: bare " in non-quoted-field' }
  },
  {
    id: "unprintable-path",
    when: { text: /header key "[\w-]+" contains value with non-printable ASCII characters/ },
    class: "user",
    remedy: 'correct "file": no name of a file holds a line break or another control character',
    example: {
      text: 'ERROR: failed to build: failed to solve: Internal: failed to read dockerfile: rpc error: code = Internal desc = header key "followpaths" contains value with non-printable ASCII characters'
    }
  },
  {
    id: "driver-cannot-cache",
    when: { text: /^Cache export is not supported for the docker driver\./ },
    class: "user",
    remedy: "use docker/setup-buildx-action, whose builder can export a cache, or leave the cache out",
    example: {
      text: "ERROR: Cache export is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again."
    }
  },
  {
    id: "driver-cannot-build-platforms",
    when: { text: /^Multi-platform build is not supported for the docker driver\.|multi-node push can't/ },
    class: "user",
    remedy: "use docker/setup-buildx-action, whose builder can build for several platforms",
    example: { text: "ERROR: Multi-platform build is not supported for the docker driver." }
  },
  {
    id: "builder-lacks-feature",
    when: {
      text: /^[\w -]+ (?:is|are) not supported for the \w[\w-]* driver\.|exporter does not (?:currently )?support exporting manifest lists|(?:not |un)supported by (?:the current )?BuildKit|currently not implemented for docker driver|needs BuildKit \d|is only supported in Dockerfile frontend|requires a BuildKit daemon|upgrade buildkit/i
    },
    class: "user",
    remedy: 'use docker/setup-buildx-action, whose builder can do this, or leave out the input that asks for it ("platforms", "provenance", "sbom", "outputs")',
    example: { text: "ERROR: failed to build: Attestations are not supported by the current BuildKit daemon" }
  },
  {
    id: "entitlement-missing",
    when: {
      text: /(?:network\.host|security\.insecure|device) is not allowed|granting entitlement \S+ is not allowed|additional privileges requested|unknown entitlement |network mode \S+ is not allowed/
    },
    class: "user",
    remedy: 'name the privilege in "allow", and let the builder grant it: setup-buildx-action with "buildkitd-flags: --allow-insecure-entitlement network.host"',
    example: {
      text: "ERROR: failed to build: failed to solve: granting entitlement security.insecure is not allowed by build daemon configuration"
    },
    source: "https://docs.docker.com/reference/cli/docker/buildx/build/#allow"
  },
  {
    id: "annotations-misplaced",
    when: {
      text: /index annotations not supported for single platform|cannot export (?:annotations|attestations) with|^invalid annotation|unknown annotation type|no platform \S+ found in source/
    },
    class: "user",
    remedy: 'correct "annotations" or "provenance": index annotations need an index, which several platforms or attestations make',
    example: {
      text: "ERROR: failed to solve: index annotations not supported for single platform export",
      phase: "push"
    }
  },
  {
    id: "invalid-input",
    when: { also: ({ text, phase }) => phase !== "artifact" && inputText.some((pattern) => pattern.test(text)) },
    class: "user",
    remedy: fixInputs,
    example: { text: "ERROR: failed to build: failed to stat /x/.npmrc: stat /x/.npmrc: no such file or directory" }
  },
  {
    id: "image-too-large-for-grpc",
    when: { text: /received message larger than max/ },
    class: "permanent",
    remedy: "an answer is larger than the builder takes: make what is exported smaller, or update BuildKit",
    example: {
      text: "ERROR: failed to solve: ResourceExhausted: grpc: received message larger than max (20000000 vs. 16777216)"
    }
  }
];
var buildMistakes = [
  {
    id: "build-mistake",
    when: {
      // A builder of its own pushes in the solve, whose mistakes then come in that phase.
      also: ({ phase, status, ociCode }) => phase === "build" || phase === "push" && status === void 0 && ociCode === void 0,
      text: /^(?:FROM|COPY|ADD|RUN|ARG|ENV|LABEL|VOLUME|EXPOSE|HEALTHCHECK|ONBUILD|SHELL|STOPSIGNAL|USER|WORKDIR|CMD|ENTRYPOINT|MAINTAINER|SOURCE_DATE_EPOCH)\b|\b(?:requires?|expects|expecting|expected) |\bmust (?:be|have|use|contain|specify|supply)\b|\b(?:is|are|isn't|not) (?:not )?(?:allowed|permitted|required|supported|valid)\b|\bcan(?:not| not|'t) (?:currently )?(?:be|have|use|set|link|accept|find|export|push)\b|mutually exclusive|\bmay not be |incompatible with|^(?:missing|empty|only one|both) |did you mean |specified more than once|annotations are invalid|bigger than allowed|infinite loop from |circular dependency |refusing to write to console|^policy file |is a (?:file|directory)$|has no (?:digest|name)$/
    },
    class: "user",
    remedy: fixBuild,
    example: {
      text: "ERROR: local and tar exporters are incompatible with image ID file"
    }
  }
];

// src/core/failures/rules/network.ts
var trustCa = `the registry's certificate is not trusted here: give its CA certificate to the engine (/etc/docker/certs.d/HOST/ca.crt) and to the builder ("buildkitd-config" of setup-buildx-action), or renew the certificate`;
var tlsErrors = [
  {
    id: "tls-not-trusted",
    when: {
      text: /\bx509: |certificate signed by unknown authority|certificate has expired|failed to verify certificate|unable to (?:verify the first|get (?:local )?issuer) certificate|self[- ]signed certificate|certificate is not trusted|not standards compliant|unable to load CA cert/i
    },
    class: "permanent",
    remedy: trustCa,
    example: {
      text: 'Get "https://h.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      phase: "push"
    },
    source: "https://docs.docker.com/engine/security/certificates/"
  },
  {
    id: "tls-not-trusted-code",
    when: { systemCode: /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS_CERT)/ },
    class: "permanent",
    remedy: "the certificate is not trusted here: give its CA certificate to Node with NODE_EXTRA_CA_CERTS, or renew it",
    example: { text: "SELF_SIGNED_CERT_IN_CHAIN", phase: "artifact" }
  },
  {
    id: "tls-missing",
    // OpenSSL takes the first bytes of plain HTTP for a version.
    when: { text: /server gave HTTP response to HTTPS client|SSL routines:.*wrong version number/ },
    class: "permanent",
    remedy: "the registry speaks plain HTTP, which is accepted from addresses of this machine alone: put TLS in front of it",
    example: { text: 'Get "https://r.example/v2/": http: server gave HTTP response to HTTPS client', phase: "push" }
  },
  {
    id: "tls-refused",
    when: {
      text: /first record does not look like a TLS handshake|Client sent an HTTP request to an HTTPS server|remote error: tls: (?!internal error|close notify|user canceled|bad record MAC)|tls: (?:no supported versions|protocol version not supported|client offered|server selected|oversized record)|EPROTO|wrong version number|\balert (?:handshake failure|protocol version|certificate required|unknown ca|bad certificate)\b|malformed HTTP response "\\x15/
    },
    class: "permanent",
    remedy: "the registry, or a proxy in front of it, speaks no TLS that fits: check its address and port, its TLS versions, and whether it asks for a client certificate or its CA",
    example: {
      text: 'Error response from daemon: Get "https://x/v2/": remote error: tls: handshake failure',
      phase: "pull"
    }
  },
  {
    id: "proxy-login",
    when: { status: [407, 511] },
    class: "auth",
    remedy: "the proxy asks for a login: put user and password into HTTPS_PROXY, or the registry into NO_PROXY",
    example: { text: 'Get "https://r.example/v2/": Proxy Authentication Required', phase: "push" }
  },
  {
    id: "redirect-not-followed",
    when: {
      text: /stopped after \d+ redirects|can't talk to a V1 container registry|missing realm in bearer auth challenge|unsupported protocol scheme|invalid (?:token auth challenge realm|port)|error parsing HTTP 2\d\d response body: invalid character '<'|no realm specified for token auth/
    },
    class: "permanent",
    remedy: "the address leads to no registry: check the host in the name of the image, and a proxy in front of it",
    example: { text: 'Get "https://r.example/v2/": stopped after 10 redirects', phase: "pull" }
  }
];
var doubtfulNetworkErrors = [
  {
    id: "proxy-unknown",
    when: { text: /\bproxyconnect tcp: .*: no such host/ },
    class: "transient",
    maxRetries: 2,
    remedy: "check the host name of the proxy in HTTPS_PROXY and HTTP_PROXY, here and in the settings of the engine",
    example: {
      text: 'Get "https://r.example/v2/": proxyconnect tcp: dial tcp: lookup proxy.example on 10.0.0.2:53: no such host',
      phase: "pull"
    }
  },
  {
    id: "no-such-host",
    when: {
      also: ({ text, systemCode, phase }) => systemCode === "ENOTFOUND" && phase !== "artifact" || /\blookup \S+(?: on \S+)?: no such host|no such host is known|Could not resolve host/i.test(text)
    },
    class: "transient",
    maxRetries: 2,
    remedy: "check the spelling of the registry's host name",
    example: {
      text: 'Get "https://ghrc.io/v2/": dial tcp: lookup ghrc.io on 192.0.2.53:53: no such host',
      phase: "pull"
    }
  },
  {
    id: "transfer-damaged",
    when: {
      text: /(?:layer|image(?: config)?|manifest) verification failed|unexpected (?:commit )?(?:digest|size)\b|^reading .* does not match expected sha256:|[Dd]igest did not match, expected |Digest validation failed|consistency error: data changed|invalid signature: 0x|failed size validation|got digest \S+ expected|unexpected digest received|[Ss]ize mismatch when copying|invalid size mismatch|does not match (?:expected|provided) digest|tls: bad record MAC|gzip: invalid (?:header|checksum)|crc32 mismatch|flate: corrupt input/
    },
    class: "transient",
    maxRetries: 1,
    // The containerd store keeps the damaged layer until it has tidied up, about a second later, and does not fetch it
    // anew before: a try within that time ends the same without a request.
    minWaitSeconds: 3,
    remedy: "look for what damages layers on their way: the registry, or a proxy in front of it",
    example: { text: "filesystem layer verification failed for digest sha256:aa", phase: "pull" }
  }
];
var networkErrors = [
  {
    id: "network-code",
    when: {
      systemCode: /^(?:E(?:CONNRESET|CONNREFUSED|CONNABORTED|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NETRESET|ADDRNOTAVAIL|NOTFOUND|AI_AGAIN|PIPE)$|UND_ERR_|HPE_|ERR_HTTP2_|ERR_STREAM_PREMATURE_CLOSE$)/
    },
    class: "transient",
    remedy: tryLater2,
    example: {
      text: "GET r.example/v2/app/referrers/sha256:aa: connect ECONNREFUSED 192.0.2.1:443",
      phase: "registry"
    }
  },
  {
    id: "network",
    when: {
      words: /DeadlineExceeded|deadline exceeded|handshake timeout|i\/o timeout|\btime(?:d )?-?out\b|Client\.Timeout exceeded|connection refused|Temporary failure in name resolution|lookup .*: Try again|server misbehaving|connection reset|broken pipe|use of closed network connection|(?:^|[: ])(?:unexpected )?EOF\b|connection timed out|no response$|no route to host|(?:network|host) is unreachable|cannot assign requested address|socket hang up|stream error: |RST_STREAM|read on closed (?:response )?body|Unexpected token (?:…|'?<)|http2: |GOAWAY|connection error|server closed idle connection|read\/write on closed pipe|tls: internal error|connection (?:was )?(?:closed|lost|aborted)|proxyconnect |upstream connect error|other side closed|short read|transport connection broken|malformed HTTP response|fetch failed|terminated$|socket disconnected|premature close|FILE_ENDED|ContentLength=\d+ with Body length|(?:operation was|request) aborted|remote error: tls: (?:internal error|close notify|user canceled)/i
    },
    class: "transient",
    remedy: tryLater2,
    example: { text: 'Get "https://r.example/v2/": net/http: TLS handshake timeout', phase: "pull" }
  },
  {
    id: "transfer-broken",
    when: {
      words: /^(?:[^"]*: )?failed to copy\b|failed to do request: |cannot reuse body|pipe error before commit|push is on-going|\blocked\b.*: unavailable|could not fetch content|download failed after attempts=|failed to authorize: |requesting bearer token|taking too long to load|no server is (?:currently )?available|respond to your request in time|something went wrong while |: unavailable$|failed commit on ref /i
    },
    class: "transient",
    remedy: tryLater2,
    example: {
      text: "ERROR: failed to solve: failed to copy: cannot reuse body, request must be retried",
      phase: "push"
    }
  }
];

// src/core/failures/rules/registry-answers.ts
var readPhases = ["pull", "registry", "load", "save"];
var namesContent = /\bcontent (?:at|descriptor) /;
var writesManifest = /\bPUT\b|uploading|failed commit/;
var manifestErrors = [
  {
    id: "digest-has-nothing",
    // A manifest under the digest that the registry itself named: one that lags behind, or names a wrong one.
    when: { text: /content at \S+\/manifests\/\S+ not found/ },
    class: "transient",
    remedy: "digest mismatch: the registry names a digest under which it has nothing; look at it, or at a cache in front of it",
    example: {
      text: "ERROR: httpReadSeeker: failed open: content at http://r.example/v2/a/manifests/sha256:00 not found: not found",
      phase: "registry"
    }
  },
  {
    id: "blob-lost",
    when: {
      text: /Error fetching blob: invalid status code from registry 404\b|(?:content at \S+\/blobs\/\S+ not found)|could not fetch content/
    },
    class: "transient",
    maxRetries: 1,
    remedy: "the source registry has lost a part of the image: build and push it again",
    example: {
      text: "reading config blob sha256:aa: Error fetching blob: invalid status code from registry 404 (Not Found)",
      phase: "registry"
    }
  },
  {
    id: "manifest-not-yet-there",
    when: {
      also: ({ ociCode, status, request, text, justPushed }) => justPushed === true && (ociCode === "MANIFEST_UNKNOWN" || ociCode === "NAME_UNKNOWN" || status === 404 && request !== "token" || /(?:manifests?\/\S+|: \S+|^\S+): not found$/.test(text))
    },
    class: "transient",
    remedy: "check that the build pushed it, and its name; where it was pushed just now, run again",
    example: {
      text: "manifest for acme/app:1 not found: manifest unknown: manifest unknown",
      phase: "registry",
      justPushed: true
    }
  },
  {
    id: "name-unknown",
    when: { code: ["NAME_UNKNOWN"] },
    class: "permanent",
    remedy: byRegistry("no-repository"),
    example: {
      text: "ERROR: failed to build: failed to solve: failed to push localhost:5000/x:1: unknown: repository name not known to registry",
      phase: "push"
    }
  },
  {
    id: "name-refused",
    when: {
      also: ({ ociCode, status, request, text }) => ociCode === "NAME_INVALID" || status === 400 && request === "manifest" && !writesManifest.test(text)
    },
    class: "permanent",
    remedy: "the registry takes this for no valid name: check owner and name of the image",
    example: {
      text: "unexpected status from HEAD request to https://ghcr.io/v2/metrics/manifests/1: 400 Bad Request",
      phase: "registry"
    }
  },
  {
    id: "upload-lost",
    when: {
      also: ({ ociCode, status, request }) => ociCode === "BLOB_UNKNOWN" || ociCode === "BLOB_UPLOAD_UNKNOWN" || status === 404 && request === "upload"
    },
    class: "transient",
    remedy: tryLater2,
    example: { text: "unknown blob", phase: "push" },
    source: "https://github.com/moby/moby/issues/36823"
  },
  {
    id: "manifest-names-unknown-blob",
    when: { code: ["MANIFEST_BLOB_UNKNOWN"] },
    class: "transient",
    maxRetries: 2,
    remedy: 'run again later; if it stays, the registry does not take attestations: try "provenance: false" and no "sbom"',
    example: { text: "error from registry: blob unknown to registry - sha256:aa", phase: "push" },
    source: "https://github.com/moby/buildkit/issues/7007"
  },
  {
    id: "upload-refused",
    when: {
      also: ({ ociCode, status, request }) => ociCode === "BLOB_UPLOAD_INVALID" || ociCode === "DIGEST_INVALID" || ociCode === "SIZE_INVALID" || ociCode === "RANGE_INVALID" || status === 400 && (request === "upload" || request === "new-upload")
    },
    class: "transient",
    maxRetries: 1,
    remedy: "the registry refuses what was uploaded: look at its own log",
    example: {
      text: "unexpected status from PUT request to https://r.example/v2/a/blobs/uploads/1: 400 Bad request",
      phase: "push"
    }
  },
  {
    id: "manifest-refused",
    when: {
      also: ({ ociCode, status, request, text }) => ociCode === "MANIFEST_INVALID" || ociCode === "MANIFEST_UNVERIFIED" || ociCode === "TAG_INVALID" || ociCode === "UNSUPPORTED" || /does not support any supported manifest list types|but we cannot modify it|which we cannot do: |we can[’']t modify the manifest/.test(
        text
      ) || request === "manifest" && (status === 400 || status === 405 || status === 415)
    },
    class: "permanent",
    remedy: 'the registry does not take this kind of manifest: try "provenance: false" and no "sbom"',
    example: { text: "manifest invalid: manifest invalid", phase: "push" }
  },
  {
    id: "digest-names-something-else",
    when: { text: /Manifest does not match provided manifest digest/ },
    class: "permanent",
    remedy: "the registry delivers something else under that digest: look for a cache or a proxy in front of it",
    example: {
      text: "determining manifest MIME type for docker://r.example/app@sha256:aa: Manifest does not match provided manifest digest sha256:aa",
      phase: "registry"
    }
  },
  {
    id: "repository-answers-not-found",
    when: {
      status: [404],
      request: ["new-upload", "manifest"],
      also: ({ request, text }) => request === "new-upload" || writesManifest.test(text)
    },
    class: "permanent",
    remedy: byRegistry("no-repository"),
    example: {
      text: "unexpected status from POST request to https://r.example/v2/a/blobs/uploads/: 404 Not Found",
      phase: "push"
    }
  },
  {
    id: "no-such-tag",
    when: {
      also: ({ ociCode, status, text, phase }) => ociCode === "MANIFEST_UNKNOWN" || status === 404 || !namesContent.test(text) && /(?:artifact|tag|manifest|image) \S+ (?:is )?not found/i.test(text) || /^image manifest does not exist for |\bTag (?:\S+ was deleted or )?has expired/.test(text) || readPhases.some((name) => name === phase) && /(?:^|: )\S*[/:]\S*: not found$/.test(text)
    },
    class: "permanent",
    remedy: byRegistry("no-tag"),
    example: { text: "manifest for acme/app:1 not found: manifest unknown: manifest unknown", phase: "pull" }
  }
];
var statusErrors = [
  {
    id: "registry-failed",
    when: {
      also: ({ status, ociCode }) => ociCode === "UNAVAILABLE" || // 409: another push of the same was under way.
      status !== void 0 && (status === 409 || classOfStatus(status) === "transient")
    },
    class: "transient",
    remedy: tryLater2,
    example: {
      text: "ERROR: failed to build: failed to solve: failed to push localhost:5000/x:1: unavailable: service unavailable",
      phase: "push"
    },
    source: "https://github.com/distribution/distribution/blob/main/registry/api/errcode/register.go"
  },
  {
    id: "registry-failed-without-a-word",
    when: {
      code: ["UNKNOWN"],
      also: ({ status }) => status === void 0,
      text: /(?:^|from registry: |failed to push \S+: (?:unknown: )?|\n)unknown(?:: ?)?$|unknown error|error (?:occurred|while)|internal|temporar|try again|unavailable|time(?:d )?-?out|overload|busy|backend|database|too many (?:clients|connections)|deadlock|\bin GC\b|undergoing a rename|deadline|connection|EOF\b|something went wrong|unexpected/i
    },
    class: "transient",
    remedy: tryLater2,
    example: {
      text: "ERROR: failed to build: failed to solve: failed to push localhost:5000/x:1: unknown: unknown error",
      phase: "push"
    },
    printedBy: "BuildKit 0.24 and newer, Engine 29"
  },
  {
    id: "registry-unknown-error",
    when: { text: /^error from registry: unknown error/ },
    class: "transient",
    remedy: tryLater2,
    example: { text: "error from registry: unknown error", phase: "push" },
    printedBy: "Engine 29 with the containerd store"
  },
  {
    id: "request-refused",
    when: { also: ({ status }) => status !== void 0 },
    class: "permanent",
    remedy: "the registry, or a proxy in front of it, does not take this request: check the address and the name of the image, and the log of the registry",
    example: {
      text: "ERROR: failed to build: failed to solve: failed to push x: unexpected status from PUT request to https://x: 410 Gone",
      phase: "push"
    }
  }
];

// src/core/failures/rules/registry.ts
var rateLimits = [
  {
    id: "artifact-rate-limit",
    when: {
      phase: ["artifact"],
      also: ({ status, words }) => status === 429 || /rate limit|Too Many Requests/i.test(words)
    },
    class: "rate-limit",
    remedy: "run fewer jobs at the same time, or run again later: GitHub limits how often its artifact service is asked",
    example: {
      text: "Failed to CreateArtifact: Failed to make request after 5 attempts: Failed request: (429) Too Many Requests",
      phase: "artifact"
    }
  },
  {
    id: "cache-rate-limit",
    when: {
      text: /cache rate limit exceeded|exceeding usage of resource|cache (?:im|ex)porter: .{0,200}(?:429|rate limit)/i
    },
    class: "rate-limit",
    remedy: 'run again later, or leave the cache out: GitHub limits how often its cache service is asked ("mode=min" asks less)',
    example: {
      text: 'failed to parse error response 429: {"message":"Request was blocked due to exceeding usage of resource"}'
    },
    source: "https://github.com/moby/buildkit/issues/2276"
  },
  {
    id: "rate-limit",
    when: { also: ({ status, ociCode }) => status === 429 || ociCode === "TOOMANYREQUESTS" },
    class: "rate-limit",
    remedy: byRegistry("rate-limit"),
    example: { text: "error from registry: too many requests", phase: "push" },
    source: "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes"
  },
  {
    id: "rate-limit-in-words",
    when: {
      words: /toomanyrequests|Too Many Requests|\brate[- ]?limit|(?:rate|data limit) exceeded|pull rate|secondary rate|blocked due to exceeding usage|quota exceeded for quota metric|throttl|\bslow ?down\b|requests per (?:second|minute|hour)|abuse detection|wait a few minutes|(?:try again|retry) (?:in|after) \d/i
    },
    class: "rate-limit",
    remedy: byRegistry("rate-limit"),
    example: {
      text: 'denied: permission_denied: Error from intermediary with HTTP status code 403 "Forbidden" - with-body: {\n  "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."\n}',
      phase: "push"
    },
    source: "https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits",
    printedBy: "GHCR since 2026"
  }
];
var registryRefusals = [
  {
    id: "registry-storage-failed",
    // The registry sent the client there with a signed address, which runs out; a user's own login plays no part.
    when: {
      text: /https:\/\/[\w-]+\.blob\.core\.windows\.net\//,
      also: ({ status = 0, phase }) => status >= 400 && phase !== "artifact"
    },
    class: "transient",
    remedy: tryLater2,
    example: {
      text: "failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://r1.blob.core.windows.net/a?sig=1: 403 Server failed to authenticate the request",
      phase: "pull"
    }
  },
  {
    id: "tag-immutable",
    when: {
      words: /\bimmutab(?:le|ility)\b|cannot be overwritten|does not allow updating|not allowed to overwrite|tag already exists|(?:tag|manifest) \S+ already exists|redeploy is not allowed|tag was already pushed|protected tag|tag is protected|cannot update tag/i
    },
    class: "permanent",
    remedy: byRegistry("immutable"),
    example: {
      text: "tag invalid: The image tag 'x' already exists in the 'y' repository and cannot be overwritten because the repository is immutable.",
      phase: "push"
    },
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html"
  },
  {
    id: "registry-forbids",
    when: {
      words: /operation is disallowed on this registry|pushes to the registry are (?:currently )?disabled|read[- ]only(?! file)|blacked out|is blocked in \S+|maintenance mode|(?:projects?|repository) (?:is )?(?:a )?proxy cache|to a proxy project|vulnerability severity|vulnerabilities cannot be|configured policy|signature (?:policy|verification)|image is not signed|content trust|rejected the (?:resolution|deployment)|(?:download|blocking) policy|download request rejected|include\/exclude patterns|has not been used in project|API .*disabled|VPC Service Controls|requires billing to be enabled|deprecated and shutting down/i
    },
    class: "permanent",
    remedy: byRegistry("blocked"),
    example: {
      text: "unknown: The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq/",
      phase: "push"
    },
    source: "https://learn.microsoft.com/en-us/azure/container-registry/container-registry-image-lock"
  },
  {
    id: "registry-out-of-room",
    when: { status: [402, 507] },
    class: "permanent",
    remedy: byRegistry("quota"),
    example: {
      text: "unexpected status from PUT request to https://r.example/v2/a/blobs/uploads/1: 507 Insufficient Storage",
      phase: "push"
    }
  },
  {
    id: "registry-quota",
    when: {
      words: /will exceed the configured upper limit|\bquota\b(?! metric)|storage (?:size )?limit|limit of (?:private )?(?:repositories|images|tags)|insufficient (?:storage|quota)|exceeded your (?:storage|spending)|payment required|\bbilling\b|maximum (?:allowed )?number of (?!attempts|retries)|package count exceeded/i
    },
    class: "permanent",
    remedy: byRegistry("quota"),
    example: {
      text: "ERROR: failed to build: failed to solve: failed to push q/x:1: denied: Quota has been exceeded on namespace",
      phase: "push"
    },
    source: "https://goharbor.io/docs/main/administration/configure-project-quotas/"
  },
  {
    id: "no-repository",
    when: {
      words: /\brepository\b[^\n]{0,200}?\b(?:does not exist in the registry|not found\b)|\bproject\b[^\n]{0,200}? not found|Repository (?:does not exist|is not found)\b(?! or may)|namespace \S+ not found/i
    },
    class: "permanent",
    remedy: byRegistry("no-repository"),
    example: {
      text: "name unknown: The repository with name 'app' does not exist in the registry with id '123456789012'",
      phase: "push"
    },
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html"
  },
  {
    id: "registry-blocks-address",
    when: {
      words: /client with IP '|is not allowed access|IP allow ?list|not authorized from this (?:IP|location)|firewall|SAML (?:SSO|enforcement)|(?:has been|was) suspended|access blocked|App access restrictions|has been disabled for this user|(?:account|namespace) is (?:disabled|suspended)|organization(?:'s)? policy/i
    },
    class: "auth",
    remedy: byRegistry("blocked"),
    example: {
      text: "denied: client with IP '1.2.3.4' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.",
      phase: "push"
    },
    source: "https://aka.ms/acr/firewall"
  },
  {
    id: "layer-too-large",
    when: {
      also: ({ status, text }) => status === 413 || /(?:Request Entity|Payload|Content) Too Large|(?:layer|blob|body|size|manifest) .{0,60}(?:too large|exceeds? the (?:maximum|limit)|is larger than .{0,40}allowed)/i.test(
        text
      )
    },
    class: "permanent",
    remedy: "a layer is larger than the registry, or a proxy in front of it, takes: make the layers smaller",
    example: { text: "unknown: <html>413 Request Entity Too Large</html>", phase: "push" }
  }
];

// src/core/failures/rules/index.ts
var ruleGroups = [
  { title: "A step of the Dockerfile", rules: failedSteps },
  { title: "The engine: archives, images, disk", rules: engineErrors },
  { title: "The Dockerfile and its context", rules: dockerfileErrors },
  { title: "A Git context", rules: gitErrors },
  { title: "Inputs of the build", rules: inputErrors },
  { title: "The builder", rules: builderErrors },
  { title: "Certificates and proxies", rules: tlsErrors },
  { title: "Artifacts", rules: artifactErrors },
  { title: "Rate limits", rules: rateLimits },
  { title: "The build cache", rules: cacheErrors },
  { title: "Base images", rules: baseImageErrors },
  { title: "The registry refuses", rules: registryRefusals },
  { title: "Logins and permissions", rules: accessErrors },
  { title: "What the registry has not, or does not take", rules: manifestErrors },
  { title: "The registry fails", rules: statusErrors },
  { title: "An engine that does not answer", rules: silentEngine },
  { title: "A builder that broke", rules: brokenBuilder },
  { title: "Unknown hosts and damaged transfers", rules: doubtfulNetworkErrors },
  { title: "Exporting the cache", rules: cacheExportErrors },
  { title: "The network", rules: networkErrors },
  { title: "Mistakes that the message names", rules: buildMistakes }
];
function findRule(error) {
  for (const { rules } of ruleGroups) {
    const rule = rules.find((candidate) => fitsRule(candidate, error));
    if (rule !== void 0) return rule;
  }
  return void 0;
}

// src/core/failures/classify.ts
function classifyFailure({ text, timedOut, ...context }) {
  const error = parseError(text, context, context.phase === "artifact");
  return timedOut === true ? describeTimeout(describeReason(error)) : judge(error);
}
function classifyError(error, context) {
  if (error instanceof CommandError) {
    return classifyFailure({ code: error.code, ...context, text: error.stderr, timedOut: error.timedOut });
  }
  const failure = judge(parseError(toMessage(error), { ...readFields(error), ...context }, true));
  if (!(error instanceof RegistryError)) return failure;
  if (error.remedy !== void 0) return { class: "permanent", reason: failure.reason, remedy: error.remedy };
  const isBrokenConnection = error.status === void 0 && failure.class === "unknown";
  return {
    ...failure,
    ...isBrokenConnection ? { class: "transient", remedy: tryLater2 } : {},
    retryAfterMs: error.retryAfterMs
  };
}
function judge(error) {
  const reason = describeReason(error);
  const rule = findRule(error);
  if (rule === void 0) {
    return {
      class: "unknown",
      reason: reason === "" ? "it ended without saying why" : reason,
      remedy: "this text is not known yet: please report it, so that it can be classified"
    };
  }
  const { class: name, remedy, maxRetries, minWaitSeconds } = rule;
  return {
    class: name,
    reason,
    remedy: typeof remedy === "string" ? remedy : remedy(error),
    maxRetries,
    minWaitSeconds
  };
}
function describeTimeout(reason) {
  return {
    class: "timeout",
    reason: reason === "" ? "the time limit of the attempt ended it" : `time limit of the attempt; ${reason}`,
    remedy: 'raise "timeout-minutes" if the work needs more time than that'
  };
}
function readFields(error) {
  let status;
  let code;
  for (let thrown = error, depth = 0; thrown instanceof Error && depth < 4; thrown = thrown.cause, depth++) {
    const fields = thrown;
    status ??= [fields.status, fields.statusCode].find((value) => typeof value === "number");
    code ??= typeof fields.code === "string" ? fields.code : void 0;
  }
  return { status, code };
}
function classifyHttpStatus(status, reason, remedy) {
  return { class: classOfStatus(status), reason, remedy };
}

// src/core/retry/retry-policy.ts
var maxBackoffMs = 6e4;
var maxRetriesByClass = {
  user: 0,
  permanent: 0,
  auth: 0,
  "rate-limit": Infinity,
  transient: Infinity,
  builder: Infinity,
  timeout: Infinity,
  unknown: 1
};
function shouldRetry(failure, earlier, policy) {
  if (policy.retryOn === "never" || earlier.length + 1 >= policy.maxAttempts) return false;
  if (policy.retryOn === "any") return true;
  const retries = earlier.filter((other) => isSameFailure(other, failure)).length;
  return retries < Math.min(maxRetriesByClass[failure.class], failure.maxRetries ?? Infinity);
}
function isSameFailure(one, other) {
  return one.class === other.class && one.remedy === other.remedy && one.maxRetries === other.maxRetries;
}
function backoffMs(attempt, policy, random) {
  const ceilingMs = Math.min(policy.waitSeconds * 1e3 * 2 ** (attempt - 1), maxBackoffMs);
  return Math.round(ceilingMs * random);
}

// src/services/retry/retry.ts
var rateLimitWaitMs = 6e4;
async function retry(request, { clock, log }) {
  const { title, policy, deadline, signal } = request;
  const earlier = [];
  for (let attempt = 1; ; attempt++) {
    const start = clock.now();
    const report = (failure) => {
      request.onAttempt?.({ start, seconds: (clock.now() - start) / 1e3, failure });
    };
    try {
      const value = await request.work(attempt);
      report();
      return { ok: true, value, attemptCount: attempt };
    } catch (error) {
      if (error instanceof UserError || error instanceof TypeError || signal?.aborted === true) {
        report({ class: "permanent", reason: toMessage(error), remedy: "" });
        throw error;
      }
      const failure = request.classify(error);
      const done = await request.checkAlreadyDone?.(failure);
      report(done === void 0 ? failure : void 0);
      if (done !== void 0) return { ok: true, value: done, attemptCount: attempt };
      const maxWaitMs = request.maxWaitMs?.(failure) ?? Infinity;
      if (maxWaitMs <= 0 || !shouldRetry(failure, earlier, policy)) {
        return { ok: false, failure, attemptCount: attempt, error };
      }
      earlier.push(failure);
      const wantedMs = failure.class === "rate-limit" ? failure.retryAfterMs ?? await request.retryAfter?.(failure) ?? rateLimitWaitMs : Math.max(
        backoffMs(attempt, policy, clock.random()),
        (failure.minWaitSeconds ?? 0) * 1e3,
        // A service that is down says when to come back too, at times far too late.
        Math.min(failure.retryAfterMs ?? 0, maxBackoffMs)
      );
      const waitMs = Math.min(maxWaitMs, wantedMs);
      if (clock.now() + waitMs >= deadline) {
        const remedy = `the next try would start in ${Math.ceil(waitMs / 1e3)} s, after the time limit: ${failure.remedy}`;
        return { ok: false, failure: { ...failure, remedy }, attemptCount: attempt, error };
      }
      log.warning(
        `${title}: attempt ${attempt} of ${policy.maxAttempts} failed (${failure.class}): ${failure.reason} - trying again in ${formatSeconds(waitMs / 1e3)}.`
      );
      await clock.sleep(waitMs, signal);
    }
  }
}

export {
  toOciCode,
  recognizeRegistry,
  parseError,
  adviseOnRegistry,
  tryLater2 as tryLater,
  generalRemedies,
  classifyFailure,
  classifyError,
  classifyHttpStatus,
  backoffMs,
  retry
};
