import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { readAtMost } from '../streams/bounded-read.ts';

/** https://docs.docker.com/engine/security/certificates/ */
const dockerFolder = '/etc/docker/certs.d';
const maxFiles = 50;
const maxFileBytes = 1 << 20;

/** By folder. */
const known = new Map<string, Promise<readonly string[] | undefined>>();

/**
 * The certificate authorities to trust for a registry that Docker is given some for, in `<folder>/<host>/*.crt`: these and
 * the ones that Node trusts, as the engine does it.
 * @param host with its port: `registry.example:5000`
 * @returns PEM texts; undefined: Node's own alone
 */
export function findRegistryAuthorities(host: string, folder = dockerFolder): Promise<readonly string[] | undefined> {
  const own = join(folder, host);
  const found = known.get(own) ?? readAuthorities(own);
  known.set(own, found);
  return found;
}

async function readAuthorities(folder: string): Promise<readonly string[] | undefined> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.crt')).slice(0, maxFiles);
    if (names.length === 0) return undefined;
    const files = names.map(async (name) => {
      const path = join(folder, name);
      return (await readAtMost(createReadStream(path), maxFileBytes, path)).toString();
    });
    return [...getCACertificates('default'), ...(await Promise.all(files))];
  } catch {
    // There is none, or it cannot be read: then nothing more is trusted.
    return undefined;
  }
}
