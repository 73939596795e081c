import type { ParsedError } from '../parse-error.ts';
import { adviseOnRegistry } from '../registry-advice.ts';
import type { FailureRule } from './rule.ts';

const freeDisk = 'free disk space on the runner: trying again cannot help';
const unlockDisk =
  'the disk, or what is mounted there, is read-only: write elsewhere, or look at the runner, whose kernel locks a disk that fails';
const notAnImage =
  'the archive is no image that "docker save", or a "type=docker" output, wrote: make it again with one of them';
const noEngine =
  'no Docker engine answers here: use a runner that has one (ubuntu-latest does, ubuntu-slim does not), start it, or point DOCKER_HOST at one';

const diskFull = /no space left on device|disk quota exceeded|There is not enough space on the disk/i;

/** Whether a registry says it of its own disk: it answers with a status, or `unknown: ` in front; containerd ends so. */
function isRegistrysDisk({ status, text }: ParsedError): boolean {
  return status !== undefined || /(?:^|: )unknown: /.test(text);
}

/** Whether the engine lacks the builder's own image, which is told while a build starts it. */
function isBuilderMissing({ text, phase }: ParsedError): boolean {
  return (phase === 'build' || phase === 'push') && /No such image: \S*buildkit/.test(text);
}

/** The engine itself: whether it can be reached, and what it says about archives, names and its disk. */
export const engineErrors: readonly FailureRule[] = [
  {
    id: 'engine-forbidden',
    when: {
      text: /permission denied while trying to connect to the docker (?:API|daemon)|dial unix \S*docker\S*: connect: permission denied/i,
    },
    class: 'user',
    remedy:
      'this user may not use the Docker engine: add it to the group "docker" and log in anew, or run the runner as a user that is in it',
    example: {
      text: 'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
      phase: 'pull',
    },
    source: 'https://docs.docker.com/engine/install/linux-postinstall/',
    printedBy: 'docker 29 and newer; older ones say "Docker daemon socket"',
  },
  {
    id: 'engine-missing',
    when: {
      text: /failed to connect to the docker API at (?:unix|npipe):.*(?:no such file or directory|cannot find the file)|open \/\/\.\/pipe\/docker|context "[^"]*": context not found|\bdocker: command not found|^command not found$|spawn docker ENOENT/,
    },
    class: 'user',
    remedy: noEngine,
    example: {
      text: 'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
      phase: 'pull',
    },
    printedBy: 'docker 29 and newer',
  },
  {
    id: 'engine-too-old-or-new',
    when: { text: /client version \S+ is too (?:old|new)\b|requires API version \S+, but/ },
    class: 'user',
    remedy:
      'the docker client and the engine do not fit together: update the older of the two, or set DOCKER_API_VERSION',
    example: {
      text: 'Error response from daemon: client version 1.54 is too new. Maximum supported API version is 1.45',
      phase: 'pull',
    },
  },
  {
    id: 'disk-full',
    when: {
      also: ({ text, systemCode = '' }) => /^E(?:NOSPC|DQUOT)$/.test(systemCode) || diskFull.test(text),
    },
    class: 'permanent',
    remedy: (error) => (isRegistrysDisk(error) ? adviseOnRegistry('quota', error) : freeDisk),
    example: { text: 'ERROR: failed to solve: ResourceExhausted: failed to copy files: no space left on device' },
  },
  {
    id: 'disk-read-only',
    when: { text: /read-only file system\b/i },
    class: 'permanent',
    remedy: (error) => (isRegistrysDisk(error) ? adviseOnRegistry('blocked', error) : unlockDisk),
    example: { text: 'ERROR: failed to solve: failed to copy files: copy file range failed: read-only file system' },
  },
  {
    id: 'disk-fails',
    when: { text: /input\/output error|structure needs cleaning|stale (?:NFS )?file handle/i },
    class: 'transient',
    maxRetries: 1,
    remedy: 'the disk of the runner gives errors: run on another one, and look at this one',
    example: { text: 'failed to register layer: write /usr/lib/a: input/output error', phase: 'pull' },
  },
  {
    id: 'machine-limit',
    when: { text: /[Tt]oo many open files|\bE[MN]FILE\b|[Rr]esource temporarily unavailable|pthread_create failed/ },
    class: 'transient',
    maxRetries: 1,
    remedy:
      'the machine has no more open files or processes to give: let it do less at the same time, or raise its limits',
    example: { text: 'ERROR: failed to solve: open /var/lib/buildkit/x: too many open files' },
  },
  {
    id: 'memory-full',
    when: { text: /[Cc]annot allocate memory|\bOOM\b|[Oo]ut of memory|^signal: killed$/ },
    class: 'transient',
    maxRetries: 1,
    remedy: 'give the runner more memory',
    example: { text: 'fork/exec /usr/bin/runc: cannot allocate memory' },
  },
  {
    id: 'archive-is-no-image',
    when: {
      text: /invalid archive: |unrecognized image format|docker-import-\d+\/\S+: no such file|invalid tar header|invalid manifest, |unsupported OCI version|missing index\.json in OCI layout|image config "[^"]*" not found|failed to resolve layers|unsupported archive compression|loading tar component |cannot load \S+ image on|^untar |is not a valid parent for |^failed to ingest |^layer "[^"]*" not found|failed to detect (?:media type|compression)/,
      phase: ['load', 'save', 'pull', 'artifact', 'build', 'registry'],
    },
    class: 'permanent',
    remedy: notAnImage,
    example: { text: 'Error response from daemon: invalid archive: does not contain a manifest.json', phase: 'load' },
  },
  {
    id: 'layer-cannot-be-unpacked',
    when: {
      text: /failed to (?:register|extract) layer\b.*(?:invalid argument|cannot be mapped|operation not permitted|not supported)|invalid diffID for layer|wrong diff id|invalid rootfs|no processor for media-type|number of layers and diffIDs don't match|mismatched image rootfs|layers? (?:from|length) m(?:anifest don't match|ismatch)|Error unpacking image|Error processing tar file\([^)]*\): .*(?:operation not permitted|file exists|invalid argument)/,
    },
    class: 'permanent',
    remedy:
      'this engine cannot unpack the image: a rootless engine lacks user ids for its files, or the archive is damaged',
    example: { text: 'failed to register layer: Container ID 1234567 cannot be mapped to a host ID', phase: 'load' },
    source: 'https://docs.docker.com/engine/security/rootless/troubleshoot/',
  },
  {
    id: 'image-not-in-engine',
    when: {
      also: (error) => !isBuilderMissing(error),
      text: /reference does not exist$|^tag does not exist: |An image does not exist locally with the tag|no tags to push for|^no such image:|^No such image: |unable to create manifests file: |^missing content: |found, but some content is missing|only manifests may be exported|file integrity checksum failed for|could not verify layer data for|no suitable export target found|cannot push a digest reference/i,
    },
    class: 'user',
    remedy: 'the image is not in this engine, or not all of it: build with "load", or name the image that was loaded',
    example: { text: 'Error response from daemon: tag does not exist: localhost:5000/x:1', phase: 'push' },
  },
  {
    id: 'image-lost-after-build',
    when: { text: /is not in the engine although the build succeeded$/ },
    class: 'transient',
    remedy: 'run again; the engine lost the image that it had loaded',
    example: { text: 'the image "app:1" is not in the engine although the build succeeded' },
  },
  {
    id: 'buildx-missing',
    // The client's words for a plugin that it does not have changed with its version 28.
    when: { text: /unknown command: docker buildx$|'buildx' is not a docker command|buildx component is missing/ },
    class: 'builder',
    maxRetries: 0,
    remedy: 'put "uses: docker/setup-buildx-action" before this step, or install the buildx plugin of docker',
    example: { text: "docker: 'buildx' is not a docker command.\nSee 'docker --help'" },
  },
  {
    id: 'skopeo-has-no-policy',
    when: { text: /^Error loading trust policy: |Source image rejected: / },
    class: 'permanent',
    remedy:
      'skopeo has no policy on this machine: install the package "containers-common" or write /etc/containers/policy.json',
    example: {
      text: 'Error loading trust policy: open /etc/containers/policy.json: no such file or directory',
      phase: 'registry',
    },
  },
];

/** An engine that does not answer, which may pass. */
export const silentEngine: readonly FailureRule[] = [
  {
    id: 'engine-store-broken',
    when: { text: /error creating overlay mount to |mount callback failed on / },
    class: 'transient',
    maxRetries: 1,
    remedy: 'restart the engine, or remove what it stores: the layers that it has are damaged, or its disk is',
    example: {
      text: 'Error response from daemon: error creating overlay mount to /var/lib/docker/overlay2/aa-init/merged: device or resource busy',
      phase: 'pull',
    },
  },
  {
    id: 'engine-silent',
    when: {
      text: /^error during connect: .*: no such host|Cannot connect to the Docker daemon|Is the docker daemon running\?|failed to connect to the docker API at /i,
    },
    class: 'transient',
    maxRetries: 1,
    remedy: noEngine,
    example: {
      text: 'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    },
  },
  {
    id: 'engine-broke-off',
    when: {
      text: /^error during connect: |^the daemon is shutting down|request returned .*(?:for API route and version|check if the server supports)|%2Fdocker\.sock\/v1/i,
    },
    class: 'transient',
    remedy: 'run again; the Docker engine broke the connection off',
    example: {
      text: 'error during connect: Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.54/images/load": EOF',
      phase: 'load',
    },
  },
];
