import { parseImageRef } from '../../src/core/oci/reference.ts';
import type { RegistryLogin } from '../../src/ports/registry.ts';
import type { CopyDeps, RegistryAccess } from './copy-deps.ts';
import { formatAuthFile, listSecrets } from './rules/auth-file.ts';

/**
 * Creates the access of one side: with its given account, or the docker login of the job. Each host gets an auth file
 * of its own that only this user can read, so that both sides can have an account on one host. Its secrets are masked
 * first.
 */
export function createRegistryAccess(
  side: 'src' | 'dst',
  given: RegistryLogin | undefined,
  { dockerLogin, files, log, folder }: Pick<CopyDeps, 'dockerLogin' | 'files' | 'log' | 'folder'>,
): RegistryAccess {
  const logins = new Map<string, Promise<RegistryLogin | undefined>>();
  const authFiles = new Map<string, Promise<string>>();
  const findLogin = async (host: string): Promise<RegistryLogin | undefined> => {
    const login = given ?? (await dockerLogin(host));
    for (const secret of login === undefined ? [] : listSecrets(login)) log.mask(secret);
    return login;
  };
  const access: RegistryAccess = {
    login(repository) {
      const { host = 'docker.io' } = parseImageRef(repository, 'reference');
      const login = logins.get(host) ?? findLogin(host);
      logins.set(host, login);
      return login;
    },
    async place(ref) {
      const { host = 'docker.io' } = parseImageRef(ref, 'reference');
      const writeAuthFile = async (): Promise<string> => {
        const path = `${folder}/${side}-${authFiles.size}.json`;
        await files.writeText(path, formatAuthFile(host, await access.login(ref)));
        return path;
      };
      const authFile = authFiles.get(host) ?? writeAuthFile();
      authFiles.set(host, authFile);
      return { kind: 'registry', ref, authFile: await authFile };
    },
  };
  return access;
}
