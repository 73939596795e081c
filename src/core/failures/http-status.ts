import type { FailureClass } from './failure.ts';

/** What a request to a registry asked for. */
export type RequestKind = 'token' | 'manifest' | 'new-upload' | 'upload' | 'blob';

/**
 * How clients write an HTTP status. The first one that fits counts: those that name a request come first, bare reason
 * phrases last.
 */
const statusTexts: readonly RegExp[] = [
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
  /\((\d{3})\)/,
];

/** Statuses whose texts stand alone in some clients' errors. */
const reasonPhrases: readonly (readonly [phrase: RegExp, status: number])[] = [
  [/\bToo Many Requests\b/i, 429],
  [/\bBad Gateway\b/, 502],
  [/\bGateway Time-?out\b/i, 504],
  [/\bInternal Server Error\b/, 500],
  [/\bService (?:Temporarily )?Unavailable\b/, 503],
  [/\bProxy Authentication Required\b/i, 407],
  [/\bMethod Not Allowed\b/i, 405],
  [/\bValidation Failed\b/, 422],
  [/: Forbidden$/, 403],
  [/: Not Found$/, 404],
];

const requestText =
  /\b(HEAD|GET|PUT|POST|PATCH|DELETE|Head|Get|Put|Post|Patch|Delete) (?:request to )?"?(https?:\/\/[^\s"]+|[\w.-]+(?::\d+)?\/v2\/[^\s"]*)/;
const tokenText =
  /failed to fetch (?:oauth|anonymous) token|requesting bearer token|failed to authorize|unable to retrieve auth token/i;

/** The HTTP status that an error's text names; undefined when it names none. */
export function readStatus(text: string): number | undefined {
  for (const pattern of statusTexts) {
    const status = Number(pattern.exec(text)?.[1] ?? Number.NaN);
    if (status >= 300 && status < 600) return status;
  }
  return reasonPhrases.find(([phrase]) => phrase.test(text))?.[1];
}

/** The request that an error's text names. */
export function readRequest(text: string): {
  readonly url: string | undefined;
  readonly kind: RequestKind | undefined;
} {
  const [, method = '', url] = requestText.exec(text) ?? [];
  return { url, kind: readKind(text, method.toUpperCase(), url ?? text) };
}

function readKind(text: string, method: string, address: string): RequestKind | undefined {
  if (tokenText.test(text) || /^https?:[^?]*\/(?:token|jwt\/auth)(?:\?\S*)?:?$/.test(address)) return 'token';
  if (/\/blobs\/uploads\/?(?:[?:"\s]|$)/.test(address)) {
    return method === 'PUT' || method === 'PATCH' ? 'upload' : 'new-upload';
  }
  // GHCR's addresses of an upload have `upload`.
  if (/\/blobs\/uploads?\//.test(address)) return 'upload';
  if (/\/manifests\/|\b(?:reading|uploading) manifest /.test(address)) return 'manifest';
  return /\/blobs\/|fetching blob/i.test(address) ? 'blob' : undefined;
}

/** 4xx that pass: time-outs, a client that was cut off (nginx), a range that another attempt does not ask for. */
const passingClientErrors: readonly number[] = [408, 416, 425, 499];

/** 5xx that stay: not implemented, version not supported, no room, a login page of the network. */
const lastingServerErrors: readonly number[] = [501, 505, 507, 511];

/**
 * What a refused HTTP request is, as far as its status says. Unassigned 5xx are those of proxies, such as Cloudflare's
 * 520 to 530 (https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/).
 * @param status undefined: the connection failed
 */
export function classOfStatus(status: number | undefined): FailureClass {
  if (status === undefined || passingClientErrors.includes(status)) return 'transient';
  if (status >= 500) return lastingServerErrors.includes(status) ? 'permanent' : 'transient';
  if (status === 429) return 'rate-limit';
  return status === 401 || status === 403 || status === 407 ? 'auth' : 'permanent';
}
