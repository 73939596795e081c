import { parseImageRef } from '../../src/core/oci/reference.ts';
import type { ImageRepository, RegistryLogin } from '../../src/ports/registry.ts';
import type { CopyDeps, RegistryAccess } from './copy-deps.ts';
import { repositoryKey } from './copy-inputs.ts';

/**
 * Creates the access of one side: with its given account, or the docker login of the job. Both sides can have an account
 * on one host. Secrets are masked first.
 */
export function createRegistryAccess(
  side: 'src' | 'dst',
  given: RegistryLogin | undefined,
  { dockerLogin, repository: connect, log }: Pick<CopyDeps, 'dockerLogin' | 'repository' | 'log'>,
): RegistryAccess {
  const repositories = new Map<string, Promise<ImageRepository>>();
  const findLogin = async (host: string, path: string): Promise<RegistryLogin | undefined> => {
    const login = given ?? (await dockerLogin({ host, path }));
    for (const secret of login === undefined ? [] : listSecrets(login)) log.mask(secret);
    return login;
  };
  return {
    repository(ref) {
      const { host = 'docker.io', path, repository } = parseImageRef(ref, 'reference');
      const key = repositoryKey(ref);
      const open = async (): Promise<ImageRepository> =>
        connect(repository, await findLogin(host, path), { isTarget: side === 'dst' });
      const opened = repositories.get(key) ?? open();
      repositories.set(key, opened);
      return opened;
    },
  };
}

/** Lists what the log must not show of a login, also in the form in which it is sent. */
export function listSecrets(login: RegistryLogin): readonly string[] {
  if ('identityToken' in login) return [login.identityToken];
  return [login.password, Buffer.from(`${login.username}:${login.password}`).toString('base64')];
}
