import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A BuildKit that buildx reaches by its `remote` driver, or a container by a port of loopback. */
export interface BuildkitBridge {
  /** For `docker buildx create --driver remote`: `unix://…` or `tcp://127.0.0.1:PORT`. */
  readonly endpoint: string;
  /** Breaks every connection and takes no more, as a builder does whose daemon died. */
  readonly kill: () => Promise<void>;
  /** Takes connections again, under the same endpoint. */
  readonly revive: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Makes the BuildKit inside a Docker engine reachable on a unix socket of its own, or on a port of loopback. The engine speaks BuildKit's gRPC on
 * a connection that was upgraded by `POST /grpc`; each connection of the bridge asks for one and then passes bytes.
 * It lives in this process, which a synchronous call of docker would keep from passing anything.
 * @param host value for DOCKER_HOST of the engine, a unix socket; with the containerd store it can do what a
 *   docker-container builder can, but for being created by buildx.
 */
export async function startBuildkitBridge(host: string, port?: number): Promise<BuildkitBridge> {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-buildkit-'));
  const socketPath = join(folder, 'buildkit.sock');
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A connection that breaks ends its other half too; there is nobody to tell.
    socket.on('error', () => undefined);
  };
  const server = createServer((client) => {
    keep(client);
    const upgrade = request({
      socketPath: host.replace(/^unix:\/\//, ''),
      method: 'POST',
      path: '/grpc',
      headers: { Connection: 'Upgrade', Upgrade: 'h2c' },
    });
    upgrade.on('upgrade', (_answer, engine, head) => {
      keep(engine);
      client.write(head);
      engine.pipe(client);
      client.pipe(engine);
      engine.once('close', () => client.destroy());
      client.once('close', () => engine.destroy());
    });
    upgrade.on('response', () => client.destroy());
    upgrade.on('error', () => client.destroy());
    upgrade.end();
  });
  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      if (port === undefined) server.listen(socketPath, resolve);
      else server.listen(port, '127.0.0.1', resolve);
    });
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of open) socket.destroy();
    });
  await listen();
  return {
    endpoint: port === undefined ? `unix://${socketPath}` : `tcp://127.0.0.1:${port}`,
    kill,
    revive: listen,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
