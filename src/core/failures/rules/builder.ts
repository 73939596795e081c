import { tryLater, type FailureRule } from './rule.ts';

const makeBuilder = 'start a new builder (docker/setup-buildx-action); the old one does not answer any more';

/** A builder that is not there, or is configured wrongly: another one does not help. */
export const builderErrors: readonly FailureRule[] = [
  {
    id: 'no-such-builder',
    when: { text: /^no builder ".*" found$|^use `docker --context=/ },
    class: 'builder',
    maxRetries: 0,
    remedy: 'create the builder first (docker/setup-buildx-action) and pass its name, or leave "builder" out',
    example: { text: 'ERROR: no builder "nosuch" found' },
  },
  {
    id: 'no-driver',
    when: {
      text: /no valid drivers found|^network \S+ not found$|docker endpoint for "|no drivers (?:found|available)|driver requires (?:docker|kubernetes) API access|invalid driver option|failed to find driver /,
    },
    class: 'permanent',
    remedy:
      'no builder can be used here: put docker/setup-buildx-action before this step, and correct its "driver" and "driver-opts"',
    example: { text: 'ERROR: no valid drivers found' },
  },
  {
    id: 'builder-not-permitted',
    when: { text: /\bis forbidden: User "/ },
    class: 'auth',
    remedy:
      'the account of the job may not make a builder in this cluster: give its service account the rights that the kubernetes driver needs',
    example: {
      text: 'ERROR: error while calling deploymentClient.Create for "b0": deployments.apps is forbidden: User "system:serviceaccount:ci:runner" cannot create resource "deployments" in API group "apps" in the namespace "ci"',
    },
    source: 'https://docs.docker.com/build/builders/drivers/kubernetes/',
  },
  {
    id: 'builder-image-not-verified',
    when: { text: /failed to verify image |no signature metadata available/ },
    class: 'permanent',
    remedy:
      "the builder's image has no valid signature: use an official moby/buildkit image, or the version of buildx that goes with it",
    example: { text: 'ERROR: failed to verify image moby/buildkit:buildx-stable-1: no signature' },
  },
  {
    id: 'builder-cannot-mount',
    when: {
      text: /(?:^|: )failed to mount \S+: .*(?:invalid argument|operation not permitted|permission denied|no such device)(?:: unknown)?$/,
    },
    class: 'permanent',
    remedy:
      'the builder, or the engine, cannot mount layers here: run it with the privileges, and on a file system, that overlays need, or with "--oci-worker-snapshotter=native" in "buildkitd-flags"',
    example: {
      text: 'ERROR: failed to solve: failed to mount /tmp/buildkit-mount1: [{Type:overlay Source:overlay Target: Options:[index=off]}]: invalid argument',
    },
  },
];

/** A builder that broke: a new one helps. */
export const brokenBuilder: readonly FailureRule[] = [
  {
    id: 'builder-image-check-failed',
    when: { text: /failed to connect to BuildKit for image verification/ },
    class: 'transient',
    remedy: 'run again; the builder did not come up in time',
    example: { text: 'ERROR: failed to connect to BuildKit for image verification: context deadline exceeded' },
  },
  {
    id: 'builder-call-timed-out',
    when: { grpcCode: ['DeadlineExceeded'], text: /^context deadline exceeded/ },
    class: 'transient',
    remedy: tryLater,
    example: { text: 'ERROR: failed to solve: DeadlineExceeded: context deadline exceeded' },
    source: 'https://github.com/moby/buildkit/issues/4327',
  },
  {
    id: 'builder-broken',
    when: {
      text: /transport is closing|closing transport due to|error reading from server|timed out waiting for server handshake|buildkitd\.sock|failed to list workers|booting buildkit|failed to initialize builder|buildx_buildkit_|no active session for |no active sessions|graceful_stop|failed to bootstrap |could not access local files without session|session healthcheck failed|^failed to (?:get|receive) status: |no workers? (?:available|found)|^container \S+ is not running|no nodes available|no running buildkit pods|replicas to be ready, got|failed to dial gRPC|client connection is closing|buildctl: exec format error|No such image: \S*buildkit|^exit code \d+$/,
    },
    class: 'builder',
    remedy: makeBuilder,
    example: {
      text: 'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
    },
    source: 'https://github.com/docker/build-push-action/issues/993',
  },
  {
    id: 'builder-unavailable',
    when: { grpcCode: ['Unavailable'] },
    class: 'builder',
    remedy: makeBuilder,
    example: { text: 'ERROR: failed to solve: rpc error: code = Unavailable desc = connection error' },
  },
  {
    id: 'builder-silent',
    when: { text: /^context deadline exceeded$/, phase: ['build', 'push'] },
    class: 'builder',
    remedy: makeBuilder,
    example: { text: 'ERROR: context deadline exceeded' },
    source: 'https://github.com/docker/buildx/issues/2783',
  },
  {
    id: 'builder-ended',
    when: { text: /^(?:error: )?buildkitd? .*(?:exited|not running)/i },
    class: 'builder',
    remedy: makeBuilder,
    example: { text: 'error: buildkitd exited early', phase: 'build' },
  },
  {
    id: 'builder-state-damaged',
    when: {
      text: /missing parent "[^"]*" bucket|layer does not exist|failed to restore missing snapshot|failed to mount [^\n]*(?:resource busy|no such file or directory)|failed to stat parent: |failed to get (?:dead|deleted) record|failed to prepare \S+ as |unknown blob \S+ in history|parent snapshot \S+ does not exist/,
    },
    class: 'builder',
    remedy: 'start a new builder (docker/setup-buildx-action): this one has lost a part of its state',
    example: { text: 'ERROR: failed to solve: failed to get layer sha256:aa: layer does not exist' },
  },
  {
    id: 'builder-internal-error',
    when: { grpcCode: ['Internal'] },
    class: 'transient',
    maxRetries: 2,
    remedy: 'run again; the builder lost a part of its cache, or build once with "no-cache"',
    example: { text: 'ERROR: failed to solve: Internal: not found' },
    source: 'https://github.com/moby/buildkit/issues/5784',
  },
  {
    id: 'frontend-ended',
    when: { text: /frontend grpc server closed unexpectedly/ },
    class: 'transient',
    maxRetries: 2,
    remedy: 'run again; the Dockerfile frontend ended early, which lack of memory does too',
    example: { text: 'ERROR: failed to build: failed to solve: frontend grpc server closed unexpectedly' },
  },
  {
    id: 'build-cancelled',
    when: { text: /\bcontext canceled\b|build restarted by client/ },
    class: 'transient',
    maxRetries: 1,
    remedy: 'run again; something ended the build from outside',
    example: { text: 'ERROR: failed to solve: Canceled: context canceled' },
  },
];
