import type { Environment } from '../../core/inputs/environment.ts';
import { tryParseJson, textAt, valueAt } from '../../core/json/read-json.ts';
import type { Exec } from '../../ports/process.ts';
import type { RegistryLogin } from '../../ports/registry.ts';
import { readDockerConfig } from '../docker/docker-config.ts';

/**
 * The key of Docker Hub's login, the only one that is not kept under its host:
 * https://docs.docker.com/reference/cli/docker/login/
 */
const dockerHubKey = 'https://index.docker.io/v1/';

const helperTimeoutMs = 15_000;

interface LoginSources {
  /** From the inputs; it is sent to its own host alone. */
  readonly given: { readonly host: string; readonly login: RegistryLogin } | undefined;
  /** GITHUB_TOKEN, which GitHub's registry accepts. */
  readonly token: string;
  /** The registry of the GitHub that gave the token: `ghcr.io`. */
  readonly tokenHost: string;
  readonly actor: string;
  readonly env: Environment;
  readonly exec: Exec;
}

/** Finds the credentials for a host: those that the inputs give for it, else the job's docker login, else the job's token for its GitHub's registry. */
export function registryLogin(
  sources: LoginSources,
): (host: string, path?: string) => Promise<RegistryLogin | undefined> {
  const { given, token, tokenHost, actor, env, exec } = sources;
  return async (host, path = '') => {
    const known = given?.host === host ? given.login : await readDockerLogin({ host, path }, exec, env);
    if (known !== undefined || host !== tokenHost || token === '') return known;
    return { username: actor, password: token };
  };
}

/**
 * Reads what `docker login` stored for a registry, in the configuration file or in the credential helper that the file
 * names, or `podman login` for a part of it, such as `quay.io/acme`.
 * @param repository `path` without the host
 * @returns undefined when nobody logged in there
 */
export async function readDockerLogin(
  { host, path }: { readonly host: string; readonly path: string },
  exec: Exec,
  env: Environment,
): Promise<RegistryLogin | undefined> {
  const config = await readDockerConfig(env);
  const auths = valueAt(config, 'auths');
  const forPath = decodeStoredLogin(findPathLogin(auths, `${host}/${path}`));
  if (forPath !== undefined) return forPath;
  const key = host === 'docker.io' ? dockerHubKey : host;
  const helper = textAt(config, 'credHelpers', key) ?? textAt(config, 'credsStore');
  const fromHelper = helper === undefined ? undefined : await runCredentialHelper(helper, key, exec);
  return fromHelper ?? decodeStoredLogin(findStoredLogin(auths, key));
}

/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
async function runCredentialHelper(helper: string, key: string, exec: Exec): Promise<RegistryLogin | undefined> {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper) || !(await exec.has(program))) return undefined;
  const answer = await exec.run(program, ['get'], { input: key, timeoutMs: helperTimeoutMs });
  if (answer.exitCode !== 0) return undefined;
  const stored = tryParseJson(answer.stdout);
  const username = textAt(stored, 'Username');
  const secret = textAt(stored, 'Secret');
  if (username === undefined || secret === undefined) return undefined;
  // The user name that helpers give beside an identity token.
  return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}

/**
 * Finds the entry for a repository, or for the longest start of its path:
 * https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
 */
function findPathLogin(auths: unknown, repository: string): unknown {
  const names = Object.keys(auths ?? {}).filter(
    (name) => name.includes('/') && `${repository}/`.startsWith(`${name}/`),
  );
  const [longest] = names.sort((one, other) => other.length - one.length);
  return longest === undefined ? undefined : valueAt(auths, longest);
}

/** Finds the entry of a host as the docker client does: by its name, else by an address of it such as `https://ghcr.io/v1/`. */
function findStoredLogin(auths: unknown, key: string): unknown {
  const names = Object.keys(auths ?? {});
  const name = names.find((each) => each === key) ?? names.find((each) => hostInAddress(each) === key.toLowerCase());
  return name === undefined ? undefined : valueAt(auths, name);
}

function hostInAddress(address: string): string | undefined {
  return address
    .replace(/^https?:\/\//, '')
    .split('/')[0]
    ?.toLowerCase();
}

function decodeStoredLogin(entry: unknown): RegistryLogin | undefined {
  const identityToken = textAt(entry, 'identitytoken');
  if (identityToken !== undefined) return { identityToken };
  const [username, password] = Buffer.from(textAt(entry, 'auth') ?? '', 'base64')
    .toString()
    .split(/:(.*)/s);
  if (username === undefined || username === '' || password === undefined) return undefined;
  return { username, password };
}
