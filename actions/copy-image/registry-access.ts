import { authFile, secretsOf } from './rules/auth-file.ts';
import type { RegistryLogin } from '../../src/ports/registry.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import type { ImagePlace } from '../../src/ports/registry.ts';
import type { CopyDeps } from './copy-deps.ts';

/** How one side of a copy reaches its registries. */
export interface RegistryAccess {
  login(repository: string): Promise<RegistryLogin | undefined>;
  /** A reference as a place that a copy goes from or to. */
  place(ref: string): Promise<ImagePlace>;
}

/**
 * The access of one side: its given account, or the docker login of the job. Each host gets an auth file that only this
 * user can read, so that two accounts on one host do not meet (X1, 004-4); what is secret in it is masked first.
 */
export function registryAccess(
  side: 'src' | 'dst',
  given: RegistryLogin | undefined,
  { dockerLogin, files, log, folder }: Pick<CopyDeps, 'dockerLogin' | 'files' | 'log' | 'folder'>,
): RegistryAccess {
  const logins = new Map<string, Promise<RegistryLogin | undefined>>();
  const authFiles = new Map<string, Promise<string>>();
  const loginFor = async (host: string): Promise<RegistryLogin | undefined> => {
    const login = given ?? (await dockerLogin(host));
    for (const secret of login === undefined ? [] : secretsOf(login)) log.mask(secret);
    return login;
  };
  const access: RegistryAccess = {
    login(repository) {
      const { host = 'docker.io' } = parseImageRef(repository, 'reference');
      const known = logins.get(host) ?? loginFor(host);
      logins.set(host, known);
      return known;
    },
    async place(ref) {
      const { host = 'docker.io' } = parseImageRef(ref, 'reference');
      const write = async (): Promise<string> => {
        const path = `${folder}/${side}-${String(authFiles.size)}.json`;
        await files.writeText(path, authFile(host, await access.login(ref)));
        return path;
      };
      const known = authFiles.get(host) ?? write();
      authFiles.set(host, known);
      return { kind: 'registry', ref, authFile: await known };
    },
  };
  return access;
}
