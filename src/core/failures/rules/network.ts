import { tryLater, type FailureRule } from './rule.ts';

const trustCa =
  'the registry\'s certificate is not trusted here: give its CA certificate to the engine (/etc/docker/certs.d/HOST/ca.crt) and to the builder ("buildkitd-config" of setup-buildx-action), or renew the certificate';

/** Encryption that does not come about for a reason that stays. */
export const tlsErrors: readonly FailureRule[] = [
  {
    id: 'tls-not-trusted',
    when: {
      text: /\bx509: |certificate signed by unknown authority|certificate has expired|failed to verify certificate|unable to (?:verify the first|get (?:local )?issuer) certificate|self[- ]signed certificate|certificate is not trusted|not standards compliant|unable to load CA cert/i,
    },
    class: 'permanent',
    remedy: trustCa,
    example: {
      text: 'Get "https://h.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      phase: 'push',
    },
    source: 'https://docs.docker.com/engine/security/certificates/',
  },
  {
    id: 'tls-not-trusted-code',
    when: { systemCode: /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS_CERT)/ },
    class: 'permanent',
    remedy:
      'the certificate is not trusted here: give its CA certificate to Node with NODE_EXTRA_CA_CERTS, or renew it',
    example: { text: 'SELF_SIGNED_CERT_IN_CHAIN', phase: 'artifact' },
  },
  {
    id: 'tls-missing',
    // OpenSSL takes the first bytes of plain HTTP for a version.
    when: { text: /server gave HTTP response to HTTPS client|SSL routines:.*wrong version number/ },
    class: 'permanent',
    remedy:
      'the registry speaks plain HTTP, which is accepted from addresses of this machine alone: put TLS in front of it',
    example: { text: 'Get "https://r.example/v2/": http: server gave HTTP response to HTTPS client', phase: 'push' },
  },
  {
    id: 'tls-refused',
    when: {
      text: /first record does not look like a TLS handshake|Client sent an HTTP request to an HTTPS server|remote error: tls: (?!internal error|close notify|user canceled|bad record MAC)|tls: (?:no supported versions|protocol version not supported|client offered|server selected|oversized record)|EPROTO|wrong version number|\balert (?:handshake failure|protocol version|certificate required|unknown ca|bad certificate)\b|malformed HTTP response "\\x15/,
    },
    class: 'permanent',
    remedy:
      'the registry, or a proxy in front of it, speaks no TLS that fits: check its address and port, its TLS versions, and whether it asks for a client certificate or its CA',
    example: {
      text: 'Error response from daemon: Get "https://x/v2/": remote error: tls: handshake failure',
      phase: 'pull',
    },
  },
  {
    id: 'proxy-login',
    when: { status: [407, 511] },
    class: 'auth',
    remedy: 'the proxy asks for a login: put user and password into HTTPS_PROXY, or the registry into NO_PROXY',
    example: { text: 'Get "https://r.example/v2/": Proxy Authentication Required', phase: 'push' },
  },
  {
    id: 'redirect-not-followed',
    when: {
      text: /stopped after \d+ redirects|can't talk to a V1 container registry|missing realm in bearer auth challenge|unsupported protocol scheme|invalid (?:token auth challenge realm|port)|error parsing HTTP 2\d\d response body: invalid character '<'|no realm specified for token auth/,
    },
    class: 'permanent',
    remedy: 'the address leads to no registry: check the host in the name of the image, and a proxy in front of it',
    example: { text: 'Get "https://r.example/v2/": stopped after 10 redirects', phase: 'pull' },
  },
];

/** What may be a typing error, or a broken device, as well as the network: tried again once or twice alone. */
export const doubtfulNetworkErrors: readonly FailureRule[] = [
  {
    id: 'proxy-unknown',
    when: { text: /\bproxyconnect tcp: .*: no such host/ },
    class: 'transient',
    maxRetries: 2,
    remedy: 'check the host name of the proxy in HTTPS_PROXY and HTTP_PROXY, here and in the settings of the engine',
    example: {
      text: 'Get "https://r.example/v2/": proxyconnect tcp: dial tcp: lookup proxy.example on 10.0.0.2:53: no such host',
      phase: 'pull',
    },
  },
  {
    id: 'no-such-host',
    when: {
      also: ({ text, systemCode, phase }) =>
        (systemCode === 'ENOTFOUND' && phase !== 'artifact') ||
        /\blookup \S+(?: on \S+)?: no such host|no such host is known|Could not resolve host/i.test(text),
    },
    class: 'transient',
    maxRetries: 2,
    remedy: "check the spelling of the registry's host name",
    example: {
      text: 'Get "https://ghrc.io/v2/": dial tcp: lookup ghrc.io on 192.0.2.53:53: no such host',
      phase: 'pull',
    },
  },
  {
    id: 'transfer-damaged',
    when: {
      text: /(?:layer|image(?: config)?|manifest) verification failed|unexpected (?:commit )?(?:digest|size)\b|^reading .* does not match expected sha256:|[Dd]igest did not match, expected |Digest validation failed|consistency error: data changed|invalid signature: 0x|failed size validation|got digest \S+ expected|unexpected digest received|[Ss]ize mismatch when copying|invalid size mismatch|does not match (?:expected|provided) digest|tls: bad record MAC|gzip: invalid (?:header|checksum)|crc32 mismatch|flate: corrupt input/,
    },
    class: 'transient',
    maxRetries: 1,
    // The containerd store keeps the damaged layer until it has tidied up, about a second later, and does not fetch it
    // anew before: a try within that time ends the same without a request.
    minWaitSeconds: 3,
    remedy: 'look for what damages layers on their way: the registry, or a proxy in front of it',
    example: { text: 'filesystem layer verification failed for digest sha256:aa', phase: 'pull' },
  },
];

/** The network between, which may be better the next time. */
export const networkErrors: readonly FailureRule[] = [
  {
    id: 'network-code',
    when: {
      systemCode:
        /^(?:E(?:CONNRESET|CONNREFUSED|CONNABORTED|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NETRESET|ADDRNOTAVAIL|NOTFOUND|AI_AGAIN|PIPE)$|UND_ERR_|HPE_|ERR_HTTP2_|ERR_STREAM_PREMATURE_CLOSE$)/,
    },
    class: 'transient',
    remedy: tryLater,
    example: {
      text: 'GET r.example/v2/app/referrers/sha256:aa: connect ECONNREFUSED 192.0.2.1:443',
      phase: 'registry',
    },
  },
  {
    id: 'network',
    when: {
      words:
        /DeadlineExceeded|deadline exceeded|handshake timeout|i\/o timeout|\btime(?:d )?-?out\b|Client\.Timeout exceeded|connection refused|Temporary failure in name resolution|lookup .*: Try again|server misbehaving|connection reset|broken pipe|use of closed network connection|(?:^|[: ])(?:unexpected )?EOF\b|connection timed out|no response$|no route to host|(?:network|host) is unreachable|cannot assign requested address|socket hang up|stream error: |RST_STREAM|read on closed (?:response )?body|Unexpected token (?:…|'?<)|http2: |GOAWAY|connection error|server closed idle connection|read\/write on closed pipe|tls: internal error|connection (?:was )?(?:closed|lost|aborted)|proxyconnect |upstream connect error|other side closed|short read|transport connection broken|malformed HTTP response|fetch failed|terminated$|socket disconnected|premature close|FILE_ENDED|ContentLength=\d+ with Body length|(?:operation was|request) aborted|remote error: tls: (?:internal error|close notify|user canceled)/i,
    },
    class: 'transient',
    remedy: tryLater,
    example: { text: 'Get "https://r.example/v2/": net/http: TLS handshake timeout', phase: 'pull' },
  },
  {
    id: 'transfer-broken',
    when: {
      words:
        /^(?:[^"]*: )?failed to copy\b|failed to do request: |cannot reuse body|pipe error before commit|push is on-going|\blocked\b.*: unavailable|could not fetch content|download failed after attempts=|failed to authorize: |requesting bearer token|taking too long to load|no server is (?:currently )?available|respond to your request in time|something went wrong while |: unavailable$|failed commit on ref /i,
    },
    class: 'transient',
    remedy: tryLater,
    example: {
      text: 'ERROR: failed to solve: failed to copy: cannot reuse body, request must be retried',
      phase: 'push',
    },
  },
];
