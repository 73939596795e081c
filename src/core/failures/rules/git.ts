import type { FailureRule } from './rule.ts';

const transport =
  /fatal: unable to access|early EOF|RPC failed|unexpected disconnect|Connection (?:timed out|refused|reset)|Operation timed out|returned error: (?:408|5\d\d)|the remote end hung up unexpectedly|kex_exchange_identification|ssh: connect to host|index-pack failed|gnutls_handshake|deadline exceeded|i\/o timeout|SSL_ERROR_SYSCALL/;

/** Whether the error is one of git's, which BuildKit and buildx run for a Git context and for ADD. */
const isGit =
  /^fatal: |git stderr:|failed to fetch remote |error fetching default branch|repository does not contain ref|failed to (?:checkout|update submodules for|rev-parse)|could not find default branch|git was not found|invalid git ref|(?:^|: )subdir not found: |^signed tag required|^(?:ref|subdir) conflicts: |^branch conflicts with tag/;

/** Failures of a Git context, or of ADD of a repository. The words are git's and its servers'. */
export const gitErrors: readonly FailureRule[] = [
  {
    id: 'git-tls',
    when: {
      text: isGit,
      also: ({ text }) =>
        /SSL certificate problem|server certificate verification failed|SSL routines:.*wrong version number/.test(text),
    },
    class: 'permanent',
    remedy:
      "the builder does not trust the Git server's certificate, or gets none: give it the CA, or correct the address",
    example: {
      text: "ERROR: failed to solve: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': SSL certificate problem: self-signed certificate\n: exit status 128",
    },
  },
  {
    id: 'git-login',
    when: {
      text: isGit,
      also: ({ text }) =>
        /could not read (?:Username|Password) for|Authentication failed for|Permission denied \(publickey|returned error: 40[13]|HTTP Basic: Access denied|terminal prompts disabled|Host key verification failed|Could not read from remote repository/.test(
          text,
        ) && !/Connection (?:reset|refused|timed out|closed)/.test(text),
    },
    class: 'auth',
    remedy: 'the Git context is private: "github-token" opens those of this server, "secrets: GIT_AUTH_TOKEN=" others',
    example: { text: "fatal: could not read Username for 'https://git.example': terminal prompts disabled" },
    source: 'https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts',
  },
  {
    id: 'git-rate-limit',
    when: { text: isGit, also: ({ text }) => /returned error: 429|rate limit/i.test(text) },
    class: 'rate-limit',
    remedy: 'the Git server limits how often it is asked: log in ("github-token"), or run again later',
    example: {
      text: "ERROR: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': The requested URL returned error: 429\n: exit status 128",
    },
  },
  {
    id: 'git-no-such-host',
    when: { text: isGit, also: ({ text }) => /Could not resolve host/i.test(text) },
    class: 'transient',
    maxRetries: 2,
    remedy: "check the spelling of the Git server's host name",
    example: {
      text: "ERROR: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': Could not resolve host: git.example\n: exit status 128",
    },
  },
  {
    id: 'git-transport',
    when: { text: isGit, also: ({ text }) => transport.test(text) },
    class: 'transient',
    remedy: 'run again later; the Git server or the network between was at fault',
    example: {
      text: "ERROR: failed to fetch remote https://git.example/a.git: git stderr:\nfatal: unable to access 'https://git.example/a.git/': The requested URL returned error: 503\n: exit status 128",
    },
  },
  {
    id: 'git-context',
    when: { text: isGit },
    class: 'user',
    remedy:
      'the Git repository, branch, tag or folder does not exist, or is private: check the address in "context" and the token for it',
    example: {
      text: 'ERROR: failed to solve: failed to read dockerfile: failed to load cache key: repository does not contain ref refs/heads/x, output: ""',
    },
  },
];
