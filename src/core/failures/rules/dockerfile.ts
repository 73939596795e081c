import type { ParsedError } from '../parse-error.ts';
import type { FailureRule } from './rule.ts';

const fixDockerfile = 'correct the Dockerfile or what it runs';
const diskFull = /no space left on device|\bENOSPC\b/i;
/** How package managers and git say that they did not reach a server. */
const brokenNetwork =
  /\bE(?:CONNRESET|TIMEDOUT|AI_AGAIN|NOTFOUND|CONNREFUSED)\b|temporary failure (?:in name resolution|resolving)|could ?n[o']t resolve host|connection (?:reset|timed out|refused)|read timed out|(?:i\/o|handshake) timeout|temporary error \(try again later\)|network is unreachable|unexpected disconnect/i;
const emulate =
  'the step cannot run on this processor: put docker/setup-qemu-action before the build, or build each platform on a runner of its own kind';

/** What a step printed is the user's, so it stays the user's error; yet it may tell where to look. */
function adviseOnStep({ stepOutput }: ParsedError): string {
  if (diskFull.test(stepOutput))
    return `${fixDockerfile}; its output says that the disk is full: free space on the runner`;
  if (!brokenNetwork.test(stepOutput)) return fixDockerfile;
  return `${fixDockerfile}; its output says that the network failed: run again, or let the command itself try more often`;
}

/** A compose or bake file that was taken for a Dockerfile begins with one of these words. */
const definitionWord = /unknown instruction: (?:services:|version:|name:|group|target|variable)(?: |$)/i;

function adviseOnSyntax({ text }: ParsedError): string {
  return definitionWord.test(text)
    ? 'this reads like a compose or bake file: give it to the input "files" and not to "file"'
    : fixDockerfile;
}

/** How a failed RUN ended. Only what stands behind the command counts: the command and its output are the user's. */
export const failedSteps: readonly FailureRule[] = [
  {
    id: 'step-killed',
    when: { runResult: /^(?:exit code: 137$|exit code: \d+: context canceled|signal: killed)/ },
    class: 'transient',
    maxRetries: 1,
    remedy: 'the command was killed: give the build more memory, or let it do less at the same time',
    example: {
      text: 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 137',
    },
  },
  {
    id: 'step-on-foreign-platform',
    when: {
      runResult: /^exit code: \d+|exec format error/,
      also: ({ runResult = '', isForeignPlatform }) =>
        isForeignPlatform || /exec format error|: (?:139|255)$/.test(runResult),
    },
    class: 'user',
    remedy: (error) =>
      error.isForeignPlatform || error.runResult?.includes('exec format error') === true
        ? emulate
        : `${fixDockerfile}; if it is for another platform than the runner's, ${emulate.slice(emulate.indexOf(': ') + 2)}`,
    example: {
      text: 'ERROR: failed to solve: process "/bin/sh -c which ls" did not complete successfully: exit code: 255',
    },
    source: 'https://docs.docker.com/build/building/multi-platform/',
  },
  {
    id: 'platform-cannot-run',
    when: { text: /no support for running processes with \S+ platform/ },
    class: 'user',
    remedy: emulate,
    example: {
      text: 'ERROR: failed to build: failed to solve: no support for running processes with linux/arm64 platform, supported: linux/amd64',
    },
    source: 'https://github.com/moby/buildkit/blob/master/solver/llbsolver/ops/exec_binfmt.go',
  },
  {
    id: 'step-failed',
    when: { runResult: /^exit code: \d+/ },
    class: 'user',
    remedy: adviseOnStep,
    example: { text: 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 7' },
  },
  {
    id: 'step-without-program',
    when: {
      text: /(?:unable to start container process|error during container init): (?:exec\b|chdir|error mounting (?!"(?:proc|sysfs|cgroup|tmpfs|mqueue|devpts)")|stat )|executable file not found in \$PATH|^exec: |unable to find (?:user|group) /,
      also: ({ text }) => !/credential|buildctl/.test(text),
    },
    class: 'user',
    remedy:
      'the image lacks the program, the shell or the user that the step names: correct the Dockerfile, or the base image',
    example: {
      text: 'ERROR: failed to solve: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/bin/bash": stat /bin/bash: no such file or directory: unknown',
    },
  },
  {
    id: 'step-cannot-start',
    // What runc says of cgroups, seccomp and namespaces; of the program itself it says `exec: `.
    when: {
      text: /unable to (?:start|create) container process: |OCI runtime \w+ failed: |runc \w+ failed: |runc did not terminate/,
      also: ({ text }) => !/cannot allocate memory|no space left on device/.test(text),
    },
    class: 'builder',
    maxRetries: 1,
    remedy:
      'the machine cannot start a container for the step: run again; if it stays, look at the cgroups, seccomp and memory of the runner, or update its engine or builder',
    example: {
      text: 'ERROR: failed to build: failed to solve: process "/bin/sh -c ls" did not complete successfully: runc run failed: unable to start container process: unable to apply cgroup configuration: failed to write 42: write /sys/fs/cgroup/buildkit/a/cgroup.procs: no such file or directory',
    },
    source: 'https://github.com/opencontainers/runc/issues/3312',
  },
  {
    id: 'step-without-network',
    when: { runResult: /^failed to create endpoint |^network |failed to set up container networking/ },
    class: 'transient',
    remedy: "run again; the engine's network was at fault",
    example: {
      text: 'ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: failed to create endpoint abc on network bridge: Device does not exist',
    },
  },
  {
    id: 'step-without-mount',
    when: {
      text: /^secret \S+: not found$|required mount|\bno such (?:secret|ssh)|no SSH key "|^invalid empty ssh agent socket|unset ssh forward key|make sure SSH_AUTH_SOCK is set|failed to dial agent/,
    },
    class: 'user',
    remedy:
      'give the step what RUN --mount asks for: "secrets", "secret-files" or "secret-envs", or "ssh" with an agent that runs (webfactory/ssh-agent)',
    example: { text: 'ERROR: failed to build: failed to solve: unset ssh forward key default' },
    source: 'https://docs.docker.com/build/building/secrets/',
  },
];

/** What is wrong in the Dockerfile or in its context. Names in it are the user's text and may read like anything. */
export const dockerfileErrors: readonly FailureRule[] = [
  {
    id: 'dockerfile-syntax',
    when: {
      text: /^(?:dockerfile parse error|the Dockerfile cannot be empty$|file with no instructions|dockerfile contains no stages|dockerfile line greater than|unterminated heredoc|circular dependency detected on stage|unexpected end of statement|syntax error: |failed to process "|unsupported modifier |lint violation found|no build stage in current context)/i,
    },
    class: 'user',
    remedy: adviseOnSyntax,
    example: {
      text: 'ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)',
    },
  },
  {
    id: 'dockerfile-missing',
    when: {
      text: /^failed to read dockerfile: (?:failed to load cache key: )?(?:open|read|stat|lstat) |^resolve : lstat /,
    },
    class: 'user',
    remedy: 'correct the inputs "file" and "context"; "file" counts from the workspace',
    example: { text: 'ERROR: failed to solve: failed to read dockerfile: open nosuch: no such file or directory' },
  },
  {
    id: 'context-lacks-file',
    when: {
      text: /^failed to calculate checksum of ref .*(?:": not found|: no such file or directory)(?: \(did you mean .*\))?$|^cannot (?:copy|replace|overwrite) |^"[^"]*" not found|no source files were specified|^(?:lstat|stat) \S+: no such file/,
    },
    class: 'user',
    remedy: 'the file that COPY or ADD names is not in the context: check "context" and .dockerignore',
    example: {
      text: 'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 0f1::x: "/nosuchfile": not found',
    },
  },
  {
    id: 'no-such-stage',
    when: { text: /^target stage ".*" could not be found|invalid stage index |cannot (?:copy|mount) from stage "/ },
    class: 'user',
    remedy: 'correct the input "target", or the stage that the Dockerfile names: there is none of that name',
    example: {
      text: 'ERROR: failed to build: failed to solve: target stage "buidl" could not be found (did you mean build?)',
    },
  },
  {
    id: 'from-is-no-name',
    when: {
      text: /base name \(.*\) should not be blank|^failed to (?:parse stage name|process arguments for platform|parse ref) |^empty platform value from expression/,
    },
    class: 'user',
    remedy: 'FROM names no image: give the ARG in it a default before the first FROM, or pass it in "build-args"',
    example: { text: 'ERROR: failed to build: failed to solve: base name (${BASE}) should not be blank' },
    source: 'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
  },
  {
    id: 'dockerfile-flag',
    when: {
      text: /^(?:unsupported (?:mount type|sharing value|network mode|security mode|context source)|unexpected key '|invalid (?:mount target|chmod parameter|key-value pair|context name|git context|containerPort|value for)|checksum (?:mismatch|can't|requires)|secret mount should not|source can't be|variable expansion is not supported|arg should start with --|required device |mkdir \S+: (?:not a directory|file exists))/,
    },
    class: 'user',
    remedy: fixDockerfile,
    example: { text: 'ERROR: failed to solve: unsupported mount type "cachee" (did you mean cache?)' },
  },
  {
    id: 'too-many-layers',
    when: { text: /\bmax depth exceeded$/ },
    class: 'user',
    remedy:
      'the image has more layers than engines take (about 125): join steps of the Dockerfile, or start from a base image with fewer',
    example: { text: 'failed to register layer: max depth exceeded', phase: 'pull' },
    source: 'https://github.com/moby/moby/blob/master/daemon/internal/layer/layer.go',
  },
  {
    id: 'checks-failed',
    when: { text: /^Check complete, \d+ warnings? ha(?:s|ve) been found!$/ },
    class: 'user',
    remedy: 'correct what the checks name above, or leave a rule out by "# check=skip=" in the Dockerfile',
    example: { text: 'ERROR: Check complete, 1 warning has been found!' },
    source: 'https://docs.docker.com/build/checks/',
  },
  {
    id: 'context-unreadable',
    when: {
      text: /^(?:failed to walk|error from sender)\b|parse dockerignore|illegal exclusion pattern|error reading from [^\n]*\.dockerignore|^unable to prepare context: |local directory \S+ not enabled|failed to get build context|^failed to evaluate path /,
    },
    class: 'user',
    remedy: 'the build context cannot be read: check "context", its permissions and .dockerignore',
    example: { text: 'ERROR: failed to solve: failed to walk: failed to xattr /src: permission denied' },
  },
  {
    id: 'frontend-refused',
    when: {
      text: /is not an allowed gateway source|has been disabled on the build server|^(?:frontend \S+|invalid frontend:? \S+)(?: is not (?:enabled|allowed))?$/,
    },
    class: 'permanent',
    remedy:
      'this builder does not take the frontend, or a feature that it wants: correct "# syntax=" in the Dockerfile, or use a builder that takes it',
    example: {
      text: "ERROR: failed to build: failed to solve: failed to solve with frontend gateway.v0: 'docker.io/acme/frontend:1' is not an allowed gateway source",
    },
    source: 'https://docs.docker.com/build/buildkit/toml-configuration/',
  },
  {
    id: 'policy-denies-source',
    when: { text: /not allowed by policy|source denied by policy|^policy denied/ },
    class: 'permanent',
    remedy: 'a source policy of this builder refuses the image or file: use another one, or have the policy changed',
    example: {
      text: 'ERROR: failed to build: failed to solve: source "docker-image://docker.io/library/alpine" not allowed by policy: action DENY: source denied by policy',
    },
  },
  {
    id: 'add-refused',
    when: { text: /invalid response status (?:404|410|4(?!08|16|25|29|99|01|03|07)\d\d)\b/ },
    class: 'user',
    remedy: 'the address that ADD names does not exist: correct it in the Dockerfile',
    example: { text: 'ERROR: failed to build: failed to solve: failed to load cache key: invalid response status 404' },
  },
  {
    id: 'add-changed',
    when: { text: /^digest mismatch (?:for )?\S+: |expected checksum to match / },
    class: 'user',
    remedy: 'what ADD fetches is not what its --checksum says: correct the checksum once you know why it changed',
    example: {
      text: 'ERROR: failed to solve: digest mismatch for https://a.example/x: sha256:aa (expected: sha256:bb)',
    },
  },
];
