import type { RegistryLogin } from '../../ports/registry.ts';
import { tryParseJson, textAt, valueAt } from '../../core/json/read-json.ts';
import type { Exec } from '../../ports/process.ts';
import { readDockerConfig } from '../docker/docker-config.ts';

/** Docker's name for the one registry whose login is not kept under its host. */
const hubKey = 'https://index.docker.io/v1/';

interface LoginSources {
  /** From the inputs: for every host that is asked. */
  readonly given: RegistryLogin | undefined;
  /** GITHUB_TOKEN, which GHCR takes. */
  readonly token: string;
  readonly actor: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exec: Exec;
}

/** The credentials for a host: those given, else the job's docker login, else on GHCR the job's token. */
export function registryLogin(sources: LoginSources): (host: string) => Promise<RegistryLogin | undefined> {
  const { given, token, actor, env, exec } = sources;
  return async (host) => {
    const known = given ?? (await dockerLogin(host, exec, env));
    if (known !== undefined || host !== 'ghcr.io' || token === '') return known;
    return { username: actor, password: token };
  };
}

/**
 * What `docker login` stored for a host: in the configuration file, or in the credential helper that it names, which is
 * asked over stdin as docker does. Undefined: nobody logged in there.
 */
export async function dockerLogin(
  host: string,
  exec: Exec,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RegistryLogin | undefined> {
  const config = await readDockerConfig(env);
  const key = host === 'docker.io' ? hubKey : host;
  const helper = textAt(config, 'credHelpers', key) ?? textAt(config, 'credsStore');
  const told = helper === undefined ? undefined : await askHelper(helper, key, exec);
  return told ?? storedLogin(valueAt(config, 'auths', key));
}

async function askHelper(helper: string, key: string, exec: Exec): Promise<RegistryLogin | undefined> {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper) || !(await exec.has(program))) return undefined;
  const answer = await exec.run(program, ['get'], { input: key, timeoutMs: 15_000 });
  if (answer.exitCode !== 0) return undefined;
  const told = tryParseJson(answer.stdout);
  const username = textAt(told, 'Username');
  const secret = textAt(told, 'Secret');
  if (username === undefined || secret === undefined) return undefined;
  return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}

function storedLogin(entry: unknown): RegistryLogin | undefined {
  const identityToken = textAt(entry, 'identitytoken');
  if (identityToken !== undefined) return { identityToken };
  const [username, password] = Buffer.from(textAt(entry, 'auth') ?? '', 'base64')
    .toString()
    .split(/:(.*)/s);
  if (username === undefined || username === '' || password === undefined) return undefined;
  return { username, password };
}
