/** Variables by their whole names: where programs, folders, engine and certificates are, and in which language to speak. */
const names = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TERM',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GOMAXPROCS',
  'GOMEMLIMIT',
  'DOCKER_CONFIG',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CERT_PATH',
  'DOCKER_TLS',
  'DOCKER_TLS_VERIFY',
  'DOCKER_API_VERSION',
  // Of the credential helper "pass".
  'GNUPGHOME',
  'PASSWORD_STORE_DIR',
]);

/** Settings of the scanners themselves (grype reads those of syft too), and folders of the user. */
const prefixes = ['TRIVY_', 'GRYPE_', 'SYFT_', 'DOCKER_SCOUT_', 'LC_', 'XDG_'];

/**
 * Whether a scanner gets this variable. It is an allow list: tokens of the runner (`ACTIONS_RUNTIME_TOKEN`,
 * `ACTIONS_ID_TOKEN_REQUEST_TOKEN`), `GITHUB_TOKEN`, the inputs of the step (`INPUT_…`) and secrets of the job are of no
 * use to a program that reads an image, and a scanner that was tampered with would take them.
 */
export function isScannerVariable(name: string): boolean {
  // Proxies are written in lower case too.
  const isProxy = /^(?:https?|all|no)_proxy$/.test(name);
  return isProxy || names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}
