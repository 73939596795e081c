import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startDaemon } from './daemon.ts';

/** A registry process on loopback. */
export interface LocalRegistry {
  /** `127.0.0.1:PORT`, which engines accept without TLS. */
  readonly address: string;
  /** Ends the process and keeps its data: clients are refused. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same address with the same data. */
  readonly revive: () => Promise<void>;
  /** Removes what no manifest refers to, as its operator does now and then. */
  readonly collectGarbage: () => Promise<void>;
  /** Bytes of all its blobs. */
  readonly sizeOnDisk: () => number;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

/** Accounts for a registry that asks who one is; the hashes are bcrypt's of these very passwords, cost 4. */
export const testAccounts = {
  alice: {
    password: 'correct horse alice',
    hash: '$2b$04$abcdefghijklmnopqrstuupiYBMKAm6Ujf3H.TRbK4zDTzOXD3V.e',
  },
  bob: { password: 'battery staple bob', hash: '$2b$04$vwxyzABCDEFGHIJKLMNOPux7OwhbNP4b/2mccSSbs4OdQ0.wJ/hBy' },
} as const;

/** A port that was free on loopback a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port on loopback');
  return address.port;
}

/**
 * Starts Debian's `docker-registry` with its data in a temporary folder and deletion switched on.
 * @param options.account the only account that it lets in; `auth`: its setting of that name. Without, it lets everybody in.
 * @throws Error when it does not answer within 20 s.
 */
export async function startRegistry(
  options: { readonly account?: keyof typeof testAccounts; readonly auth?: object } = {},
): Promise<LocalRegistry> {
  const home = mkdtempSync(join(tmpdir(), 'ciia-registry-'));
  const address = `127.0.0.1:${await freePort()}`;
  const htpasswd = { htpasswd: { realm: 'test', path: join(home, 'htpasswd') } };
  const auth = options.account === undefined ? options.auth : htpasswd;
  const config = {
    version: '0.1',
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(home, 'data') }, delete: { enabled: true } },
    http: { addr: address },
    ...(auth === undefined ? {} : { auth }),
  };
  if (options.account !== undefined) {
    writeFileSync(join(home, 'htpasswd'), `${options.account}:${testAccounts[options.account].hash}\n`);
  }
  const file = join(home, 'config.yml');
  writeFileSync(file, JSON.stringify(config));
  let kill = (): Promise<void> => Promise.resolve();
  const revive = async (): Promise<void> => {
    kill = await serve(file, address);
  };
  const stop = async (): Promise<void> => {
    await kill();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await revive();
  } catch (error) {
    await stop();
    throw error;
  }
  const collectGarbage = async (): Promise<void> => {
    await promisify(execFile)('docker-registry', ['garbage-collect', file]);
  };
  const sizeOnDisk = (): number => {
    const blobs = join(home, 'data/docker/registry/v2/blobs');
    const files = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  };
  return { address, kill: () => kill(), revive, collectGarbage, sizeOnDisk, stop };
}

/** Starts a process, waits until it answers, and gives what ends it. */
async function serve(configFile: string, address: string): Promise<() => Promise<void>> {
  const daemon = startDaemon('docker-registry', ['serve', configFile], 'ignore');
  const end = (): Promise<void> => daemon.end(5_000);
  for (let tries = 0; tries < 100; tries++) {
    try {
      const answer = await fetch(`http://${address}/v2/`);
      if (answer.ok || answer.status === 401) return end;
    } catch {
      await sleep(200);
    }
  }
  await end();
  throw new Error(`docker-registry did not answer on ${address} within 20 s`);
}
