import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext, getCACertificates } from 'node:tls';
import { RegistryError, toMessage } from '../../errors.ts';
import { readAtMost } from '../streams/bounded-read.ts';

/** https://docs.docker.com/engine/security/certificates/ */
const dockerFolder = '/etc/docker/certs.d';
const maxFiles = 50;
const maxFileBytes = 1 << 20;

/** What TLS to a registry takes beyond what it takes to any other host, as PEM texts. */
interface RegistryCertificates {
  /** The authorities to trust: those for the registry, and the ones that Node trusts. Undefined: Node's own alone. */
  readonly ca?: string[];
  /** By which this client shows who it is. */
  readonly cert?: string;
  readonly key?: string;
}

/** By folder. */
const known = new Map<string, Promise<RegistryCertificates>>();

/**
 * Finds the certificates that Docker is given for a registry, in `<folder>/<host>/`: authorities as `*.crt`, and a client's
 * as `*.cert` with a `*.key` of the same name. Of several clients' the first one by name counts.
 * @param host with its port: `registry.example:5000`
 * @throws RegistryError for a client's certificate that cannot be used
 */
export async function findRegistryCertificates(host: string, folder = dockerFolder): Promise<RegistryCertificates> {
  // URLs leave the port of TLS out, and references may have it.
  for (const name of /:\d+$/.test(host) ? [host] : [host, `${host}:443`]) {
    const own = join(folder, name);
    const reading = known.get(own) ?? readCertificates(own, host);
    known.set(own, reading);
    const found = await reading;
    if (Object.keys(found).length > 0) return found;
  }
  return {};
}

async function readCertificates(folder: string, host: string): Promise<RegistryCertificates> {
  const names = (await listFiles(folder)).sort();
  return { ...(await readAuthorities(folder, names)), ...(await readClient(folder, names, host)) };
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    // There is none, or it cannot be read: then nothing more is trusted.
    return [];
  }
}

async function readAuthorities(folder: string, names: readonly string[]): Promise<Pick<RegistryCertificates, 'ca'>> {
  const files = names.filter((name) => name.endsWith('.crt')).slice(0, maxFiles);
  if (files.length === 0) return {};
  try {
    const own = await Promise.all(files.map((name) => readText(join(folder, name))));
    return { ca: [...getCACertificates('default'), ...own] };
  } catch {
    return {};
  }
}

async function readClient(
  folder: string,
  names: readonly string[],
  host: string,
): Promise<Pick<RegistryCertificates, 'cert' | 'key'>> {
  const certificate = names.find((name) => name.endsWith('.cert'));
  if (certificate === undefined) return {};
  const key = certificate.replace(/cert$/, 'key');
  try {
    const client = { cert: await readText(join(folder, certificate)), key: await readText(join(folder, key)) };
    // Fails for what is no certificate, and for the key of another one.
    createSecureContext(client);
    return client;
  } catch (error) {
    throw new RegistryError(
      `${host}: the certificate "${certificate}" that "${folder}" has for this client, or its key "${key}", cannot be used (${toMessage(error)})`,
      {
        status: 400,
        remedy:
          'put both there as PEM without a passphrase, readable for the user that this job runs as; the certificate of an authority ends in ".crt"',
        cause: error,
      },
    );
  }
}

async function readText(path: string): Promise<string> {
  return (await readAtMost(createReadStream(path), maxFileBytes, path)).toString();
}
