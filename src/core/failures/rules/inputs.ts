import type { FailureRule } from './rule.ts';

const fixInputs = 'correct the inputs of the step';
const fixBuild = 'correct the Dockerfile or the inputs of the step, as the message says';

/** What is advised where the message alone says what is wrong. */
export const generalRemedies: readonly string[] = [fixInputs, fixBuild];

/** What buildx and BuildKit say about options; what they say about answers and files of other sides begins alike. */
const inputText: readonly RegExp[] = [
  /^invalid (?!(?:HTTP |response|status|archive|diffID|manifest|content|digest|descriptor|size mismatch|loop|record|layer|character|JSON|username|authorization|token|ref\b|reference |result|checksum|nil|rootfs|tar\b|UTF))\w/,
  /^unsupported (?!(?:manifest|media|protocol|Content|OCI|archive|compatibility|or uninferrable))\w/,
  /^(?:duplicate|ambiguous|conflicting|multiple (?:outputs|input|platforms|matching)|unknown (?:cache|resource|key|type|driver|network mode|annotation|entitlement|attestation)|non-bool value)\b/,
  /^failed to parse (?!error response)|^could not parse |^destination directory |^failed to configure \w+ cache (?:im|ex)porter: invalid /,
  // Where HCL is at fault: `docker-bake.hcl:5,12-15: `.
  /^[^\s:]+:\d+,\d+-(?:\d+,)?\d+: /,
  /^failed to use \S+ as context|^no (?:repositories|sources) specified|^push and "?\w+"? output can't|^(?:exporter|attest|sbom)\b[^\n]* (?:could not be found|cannot be empty)|^exporter option "/,
  /^(?:tag is needed|type (?:is )?required|attestation type not specified|dest\b[^\n]* required|please specify build context|could not (?:find|match) |failed to find target|couldn't find a bake definition|host-gateway IP not found)/,
  /^(?:registry|local) cache (?:ex|im)porter requires|^secret \S+ too big|^path \S+ not found/,
  /^(?:failed to (?:stat|open|read)|cannot write) [^\n]*: (?:stat|open|read|lstat) [^\n]*: (?:no such file or directory|permission denied|is a directory)$|^open \S+: no such file or directory$/,
];

/** What is wrong in the inputs of the step, as buildx says it. */
export const inputErrors: readonly FailureRule[] = [
  {
    id: 'invalid-reference',
    when: {
      text: /^invalid tag ".*": |^Invalid (?:source|destination) name |^(?:docker: )?invalid reference format\b|^failed to parse "?\S+"?: invalid reference format|^invalid repository name|repository name must (?:be|have|not)\b/,
    },
    class: 'user',
    remedy: fixInputs,
    example: { text: 'ERROR: invalid tag "Bad/UPPER:1": repository name must be lowercase' },
  },
  {
    id: 'unknown-flag',
    when: { text: /^unknown (?:shorthand )?flag: / },
    class: 'user',
    remedy: 'the installed buildx does not know this option: update it, or leave the input out',
    example: { text: 'unknown flag: --nosuchflag\n\nUsage:  docker buildx build\n' },
  },
  {
    id: 'unknown-platform',
    when: { text: /^".*": unknown operating system or architecture|^".*" is an invalid \w+ component of "/s },
    class: 'user',
    remedy: 'correct "platforms": use platforms such as linux/amd64',
    example: { text: 'ERROR: "lunix/amd64": unknown operating system or architecture: invalid argument' },
  },
  {
    id: 'broken-csv',
    when: { text: /^parse error on line \d+, column \d+: (?:bare|extraneous) / },
    class: 'user',
    remedy:
      'correct the quotes in "cache-from", "cache-to", "outputs", "attests", "provenance" or "sbom": they stand around a whole field, as in "dest=a,b"',
    example: { text: 'ERROR: parse error on line 1, column 2: bare " in non-quoted-field' },
  },
  {
    id: 'unprintable-path',
    when: { text: /header key "[\w-]+" contains value with non-printable ASCII characters/ },
    class: 'user',
    remedy: 'correct "file": no name of a file holds a line break or another control character',
    example: {
      text: 'ERROR: failed to build: failed to solve: Internal: failed to read dockerfile: rpc error: code = Internal desc = header key "followpaths" contains value with non-printable ASCII characters',
    },
  },
  {
    id: 'driver-cannot-cache',
    when: { text: /^Cache export is not supported for the docker driver\./ },
    class: 'user',
    remedy: 'use docker/setup-buildx-action, whose builder can export a cache, or leave the cache out',
    example: {
      text: 'ERROR: Cache export is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.',
    },
  },
  {
    id: 'driver-cannot-build-platforms',
    when: { text: /^Multi-platform build is not supported for the docker driver\.|multi-node push can't/ },
    class: 'user',
    remedy: 'use docker/setup-buildx-action, whose builder can build for several platforms',
    example: { text: 'ERROR: Multi-platform build is not supported for the docker driver.' },
  },
  {
    id: 'builder-lacks-feature',
    when: {
      text: /^[\w -]+ (?:is|are) not supported for the \w[\w-]* driver\.|exporter does not (?:currently )?support exporting manifest lists|(?:not |un)supported by (?:the current )?BuildKit|currently not implemented for docker driver|needs BuildKit \d|is only supported in Dockerfile frontend|requires a BuildKit daemon|upgrade buildkit/i,
    },
    class: 'user',
    remedy:
      'use docker/setup-buildx-action, whose builder can do this, or leave out the input that asks for it ("platforms", "provenance", "sbom", "outputs")',
    example: { text: 'ERROR: failed to build: Attestations are not supported by the current BuildKit daemon' },
  },
  {
    id: 'entitlement-missing',
    when: {
      text: /(?:network\.host|security\.insecure|device) is not allowed|granting entitlement \S+ is not allowed|additional privileges requested|unknown entitlement |network mode \S+ is not allowed/,
    },
    class: 'user',
    remedy:
      'name the privilege in "allow", and let the builder grant it: setup-buildx-action with "buildkitd-flags: --allow-insecure-entitlement network.host"',
    example: {
      text: 'ERROR: failed to build: failed to solve: granting entitlement security.insecure is not allowed by build daemon configuration',
    },
    source: 'https://docs.docker.com/reference/cli/docker/buildx/build/#allow',
  },
  {
    id: 'annotations-misplaced',
    when: {
      text: /index annotations not supported for single platform|cannot export (?:annotations|attestations) with|^invalid annotation|unknown annotation type|no platform \S+ found in source/,
    },
    class: 'user',
    remedy:
      'correct "annotations" or "provenance": index annotations need an index, which several platforms or attestations make',
    example: {
      text: 'ERROR: failed to solve: index annotations not supported for single platform export',
      phase: 'push',
    },
  },
  {
    id: 'invalid-input',
    when: { also: ({ text, phase }) => phase !== 'artifact' && inputText.some((pattern) => pattern.test(text)) },
    class: 'user',
    remedy: fixInputs,
    example: { text: 'ERROR: failed to build: failed to stat /x/.npmrc: stat /x/.npmrc: no such file or directory' },
  },
  {
    id: 'image-too-large-for-grpc',
    when: { text: /received message larger than max/ },
    class: 'permanent',
    remedy: 'an answer is larger than the builder takes: make what is exported smaller, or update BuildKit',
    example: {
      text: 'ERROR: failed to solve: ResourceExhausted: grpc: received message larger than max (20000000 vs. 16777216)',
    },
  },
];

/** What a build says that it wants, in words that only mistakes call for. Asked last. */
export const buildMistakes: readonly FailureRule[] = [
  {
    id: 'build-mistake',
    when: {
      // A builder of its own pushes in the solve, whose mistakes then come in that phase.
      also: ({ phase, status, ociCode }) =>
        phase === 'build' || (phase === 'push' && status === undefined && ociCode === undefined),
      text: /^(?:FROM|COPY|ADD|RUN|ARG|ENV|LABEL|VOLUME|EXPOSE|HEALTHCHECK|ONBUILD|SHELL|STOPSIGNAL|USER|WORKDIR|CMD|ENTRYPOINT|MAINTAINER|SOURCE_DATE_EPOCH)\b|\b(?:requires?|expects|expecting|expected) |\bmust (?:be|have|use|contain|specify|supply)\b|\b(?:is|are|isn't|not) (?:not )?(?:allowed|permitted|required|supported|valid)\b|\bcan(?:not| not|'t) (?:currently )?(?:be|have|use|set|link|accept|find|export|push)\b|mutually exclusive|\bmay not be |incompatible with|^(?:missing|empty|only one|both) |did you mean |specified more than once|annotations are invalid|bigger than allowed|infinite loop from |circular dependency |refusing to write to console|^policy file |is a (?:file|directory)$|has no (?:digest|name)$/,
    },
    class: 'user',
    remedy: fixBuild,
    example: {
      text: 'ERROR: local and tar exporters are incompatible with image ID file',
    },
  },
];
