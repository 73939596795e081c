/**
 * Error codes of registries: those of the distribution specification
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes) and those that the
 * distribution project added to them.
 */
const ociCodes = [
  'UNAUTHORIZED',
  'DENIED',
  'UNAVAILABLE',
  'TOOMANYREQUESTS',
  'UNSUPPORTED',
  'NAME_INVALID',
  'NAME_UNKNOWN',
  'TAG_INVALID',
  'MANIFEST_INVALID',
  'MANIFEST_UNKNOWN',
  'MANIFEST_UNVERIFIED',
  'MANIFEST_BLOB_UNKNOWN',
  'BLOB_UNKNOWN',
  'BLOB_UPLOAD_UNKNOWN',
  'BLOB_UPLOAD_INVALID',
  'DIGEST_INVALID',
  'SIZE_INVALID',
  'RANGE_INVALID',
  'UNKNOWN',
] as const;

export type OciCode = (typeof ociCodes)[number];

/** Codes that registries of their own kind answer with. */
const foreignCodes: Readonly<Record<string, OciCode>> = {
  FORBIDDEN: 'DENIED',
  RATE_LIMIT_EXCEEDED: 'TOOMANYREQUESTS',
  TOO_MANY_REQUESTS: 'TOOMANYREQUESTS',
  SERVICE_UNAVAILABLE: 'UNAVAILABLE',
  INTERNAL_SERVER_ERROR: 'UNAVAILABLE',
};

/**
 * The default messages of the codes. Clients print them alone: the engine's containerd store drops the code, and
 * containerd prints every code but the first five as `unknown`.
 * https://github.com/distribution/distribution/blob/main/registry/api/errcode/register.go
 */
const defaultMessages: readonly (readonly [message: string, code: OciCode])[] = [
  ['repository name not known to registry', 'NAME_UNKNOWN'],
  ['invalid repository name', 'NAME_INVALID'],
  ['manifest tag did not match URI', 'TAG_INVALID'],
  ['manifest failed signature verification', 'MANIFEST_UNVERIFIED'],
  ['manifest blob unknown to registry', 'MANIFEST_BLOB_UNKNOWN'],
  ['blob upload unknown', 'BLOB_UPLOAD_UNKNOWN'],
  ['blob upload invalid', 'BLOB_UPLOAD_INVALID'],
  ['blob unknown to registry', 'MANIFEST_BLOB_UNKNOWN'],
  ['unknown blob', 'BLOB_UNKNOWN'],
  // Amazon's, where a layer that an attempt before had uploaded is gone.
  ["Layers with digests '", 'MANIFEST_BLOB_UNKNOWN'],
  ['provided digest did not match uploaded content', 'DIGEST_INVALID'],
  ['provided length did not match content length', 'SIZE_INVALID'],
  ['invalid content range', 'RANGE_INVALID'],
  ['manifest unknown', 'MANIFEST_UNKNOWN'],
  ['manifest invalid', 'MANIFEST_INVALID'],
  ['The operation is unsupported.', 'UNSUPPORTED'],
  ['authentication required', 'UNAUTHORIZED'],
  ['requested access to the resource is denied', 'DENIED'],
  ['too many requests', 'TOOMANYREQUESTS'],
  ['service unavailable', 'UNAVAILABLE'],
  // What Azure, Google and Amazon say in the place of "manifest unknown".
  ['manifest tagged by "', 'MANIFEST_UNKNOWN'],
  ['Failed to fetch "', 'MANIFEST_UNKNOWN'],
  ['Requested image not found', 'MANIFEST_UNKNOWN'],
];

const spelled = ociCodes.map((code) => code.toLowerCase().replaceAll('_', ' '));
const prefixed = new RegExp(`(?:^|: |\\n)(${spelled.join('|')})(?=: |:?$|\\n)`, 'gm');
const upperCase = new RegExp(`\\b(${[...ociCodes, ...Object.keys(foreignCodes)].join('|')}): `, 'g');
const inJson = /"code"\s?:\s?"([A-Za-z_]{3,40})"/g;

/**
 * The code that a registry's error names: in a JSON body, before a message (`denied: …`, `MANIFEST_UNKNOWN: …`), or by
 * the code's default message. `UNKNOWN` counts only where nothing else is said.
 * @param words the text without names: a tag may be called `denied`
 */
export function readOciCode(text: string, words: string): OciCode | undefined {
  const named = [...text.matchAll(inJson), ...words.matchAll(upperCase), ...words.matchAll(prefixed)]
    .map(([, name = '']) => toOciCode(name))
    .filter((code) => code !== undefined);
  const known = named.find((code) => code !== 'UNKNOWN');
  if (known !== undefined) return known;
  return defaultMessages.find(([message]) => text.includes(message))?.[1] ?? named[0];
}

/** The code of a name in any spelling; undefined when it is none. */
export function toOciCode(name: string): OciCode | undefined {
  const spelling = name.toUpperCase().replaceAll(' ', '_');
  return ociCodes.find((code) => code === spelling) ?? foreignCodes[spelling];
}
