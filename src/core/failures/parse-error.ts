import { cutError, cutStepOutput, readMessage } from './error-text.ts';
import type { FailureContext } from './evidence.ts';
import { readRequest, readStatus, type RequestKind } from './http-status.ts';
import { readOciCode, toOciCode, type OciCode } from './oci-code.ts';
import { readHost, recognizeRegistry, type RegistryName } from './registry-host.ts';

/** An error as typed parts: what rules look at. */
export interface ParsedError extends FailureContext {
  /** Its lines, without the clients' wrappers around the first one. */
  readonly text: string;
  /** The lines as they were printed. */
  readonly lines: readonly string[];
  /**
   * The text without what has a name of its own: addresses, references, paths, quoted names. A repository may be called
   * `rate-limiter`, and a tag `immutable`.
   */
  readonly words: string;
  /** What stands behind the command of a failed RUN. The command itself is the user's text and is in no other part. */
  readonly runResult: string | undefined;
  /** The gRPC code that BuildKit prints before a reason. */
  readonly grpcCode: string | undefined;
  readonly status: number | undefined;
  readonly ociCode: OciCode | undefined;
  /** Code of a system error of Node or of the network. */
  readonly systemCode: string | undefined;
  readonly request: RequestKind | undefined;
  /** Whether a base image was asked for, which is named in the Dockerfile. */
  readonly isBaseImage: boolean;
  /** Whether a step ran under QEMU, or could not run on this processor at all. */
  readonly isForeignPlatform: boolean;
  /** What the failed step printed. It is the user's text: it may add to the advice, and decides nothing. */
  readonly stepOutput: string;
  readonly host: string | undefined;
  readonly registry: RegistryName;
}

const processFailed = '" did not complete successfully: ';
const grpcCodes =
  'Canceled|Unknown|InvalidArgument|DeadlineExceeded|NotFound|AlreadyExists|PermissionDenied|ResourceExhausted|FailedPrecondition|Aborted|OutOfRange|Unimplemented|Internal|Unavailable|DataLoss|Unauthenticated';
const grpcPrefix = new RegExp(`^(?:rpc error: code = )?(${grpcCodes})(?:: | desc = )`);

/** What stands before every reason and says nothing about it. */
const wrappers =
  /^(?:#\d+ ERROR: |ERROR: |error: |Error: |FATA\[\d+\] |docker: |failed to (?:build|solve|(?:compute|load) cache key): |failed to solve with frontend [\w.-]+: |failed to (?:build LLB|create LLB definition): |target [\w.-]+: |Error (?:response )?from daemon: )/i;

/**
 * Parses what a program wrote into typed parts. Of a failed RUN only what stands behind the command is read, so that a
 * Dockerfile cannot make its own failure look like the network's.
 * @param written stderr, or a message when `isMessage`
 */
export function parseError(written: string, context: FailureContext, isMessage = false): ParsedError {
  const lines = isMessage ? readMessage(written) : cutError(written);
  const { text: unwrapped, grpcCode } = unwrap(lines.join('\n'));
  const runResult = readRunResult(unwrapped);
  const text = runResult ?? unwrapped;
  const { url, kind } = readRequest(text);
  const host = readHost(text, url) ?? context.host;
  const words = withoutNames(withoutPage(text));
  const ociCode = context.code === undefined ? undefined : toOciCode(context.code);
  return {
    ...context,
    text,
    words,
    lines,
    runResult,
    grpcCode,
    status: context.status ?? (runResult === undefined ? readStatus(text) : undefined),
    ociCode: ociCode ?? (runResult === undefined ? readOciCode(text, words) : undefined),
    systemCode: ociCode === undefined ? (context.code ?? readSystemCode(text)) : undefined,
    request: kind,
    isBaseImage: text.includes('failed to resolve source metadata for '),
    isForeignPlatform: /exec format error|\.buildkit_qemu_emulator/.test(written),
    stepOutput: runResult === undefined ? '' : cutStepOutput(written),
    host,
    registry: recognizeRegistry(host, text),
  };
}

/** What stands behind the command of a failed RUN, as BuildKit, old BuildKits and the builder before them print it. */
function readRunResult(text: string): string | undefined {
  const end = text.lastIndexOf(processFailed);
  if (end !== -1) return text.slice(end + processFailed.length);
  if (text.startsWith('executor failed running [')) return text.slice(text.lastIndexOf(']: ') + 3);
  const [, code] = /^The command '[^]*' returned a non-zero code: (\d+)$/.exec(text) ?? [];
  return code === undefined ? undefined : `exit code: ${code}`;
}

/** The text of a page of HTML, without its tags and styles. */
function withoutPage(text: string): string {
  const page = text.search(/<(?:!doctype|html|head|body)\b/i);
  if (page === -1) return text;
  const markup = text.slice(page).replaceAll(/<style[^<>]*>[^<]*/gi, ' ');
  return `${text.slice(0, page)}${markup.replaceAll(/<[^<>]*>/g, ' ')}`;
}

/** Where a name stands in what clients and registries say, which nothing but its place tells from a word. */
const namePlaces: readonly RegExp[] = [
  /(?<=\b(?:access denied|manifest|metadata|reference|authorize) for |: lookup |with the tag: |does not exist: |\b[Nn]o such image: |\breading manifest )\S+/g,
  /(?<=\b(?:repository|project|namespace|network|image|tag|manifest|artifact|name) )\S+(?= (?:is )?(?:not found|already exists)\b)/g,
  /^\S+(?=: failed to resolve source metadata for )/g,
];

function withoutNames(text: string): string {
  return namePlaces
    .reduce((rest, place) => rest.replaceAll(place, hideName), text)
    .replaceAll(/(["'])[^\s"']+\1/g, '…')
    .replaceAll(/\S+/g, (word) => (isName(word) ? hideName(word) : word));
}

/** Keeps the mark behind a name, which tells what follows. */
function hideName(name: string): string {
  return `…${/[:,]$/.exec(name)?.[0] ?? ''}`;
}

/** Whether a word is an address, a reference or a path: it has a slash, and more of what these are made of. */
function isName(word: string): boolean {
  return word.includes('/') && /[.:@]\w|^\//.test(word);
}

function unwrap(wrapped: string): { readonly text: string; readonly grpcCode: string | undefined } {
  let text = wrapped;
  let grpcCode: string | undefined;
  for (;;) {
    const [wrapper = ''] = wrappers.exec(text) ?? [];
    const [prefix = '', code] = wrapper === '' ? (grpcPrefix.exec(text) ?? []) : [];
    if (wrapper === '' && prefix === '') return { text, grpcCode };
    grpcCode = code === undefined || code === 'Unknown' ? grpcCode : code;
    text = text.slice(wrapper.length + prefix.length);
  }
}

function readSystemCode(text: string): string | undefined {
  return /\b(E(?:CONNRESET|CONNREFUSED|CONNABORTED|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NETRESET|ADDRNOTAVAIL|NOTFOUND|AI_AGAIN|PIPE|NOSPC|DQUOT)|UND_ERR_[A-Z_]+|(?:SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT_HAS_EXPIRED|ERR_TLS_CERT)[A-Z_]*)\b/.exec(
    text,
  )?.[1];
}
