import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pipeline } from 'node:stream';

/** A request that a proxy got. */
interface ProxiedRequest {
  /** CONNECT: a tunnel; anything else: a request in absolute form. */
  readonly method: string;
  /** `registry.invalid:443` */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly status: number;
}

export interface ForwardProxy {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  readonly requests: readonly ProxiedRequest[];
  /** Adds a host that nobody else resolves, and where it is: `registry.invalid:443` at `127.0.0.1:5000`. */
  readonly addHost: (target: string, address: string) => void;
  /** Forgets the requests. */
  readonly clear: () => void;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a forward proxy on loopback as companies have them: tunnels and requests in absolute form, to the hosts that it
 * was told alone; any other is answered with 502.
 * @param login `user:password` that it asks for
 */
export async function startForwardProxy({ login }: { readonly login?: string } = {}): Promise<ForwardProxy> {
  const requests: ProxiedRequest[] = [];
  const hosts = new Map<string, string>();
  const sockets = new Set<Socket>();
  const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
  const admit = (request: IncomingMessage, target: string): { status: number; host: string; port: number } => {
    const authorization = request.headers['proxy-authorization'];
    const [host = '', port = ''] = hosts.get(target)?.split(':') ?? [];
    const status = expected !== undefined && authorization !== expected ? 407 : host === '' ? 502 : 200;
    requests.push({ method: request.method ?? '', target, authorization, status });
    return { status, host, port: Number(port) };
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = URL.parse(request.url ?? '');
    if (url === null) {
      response.writeHead(400).end();
      return;
    }
    const { status, host, port } = admit(request, `${url.hostname}:${url.port === '' ? '80' : url.port}`);
    if (status !== 200) {
      response.writeHead(status, status === 407 ? { 'proxy-authenticate': 'Basic realm="proxy"' } : {}).end();
      return;
    }
    const headers = { ...request.headers };
    delete headers['proxy-authorization'];
    const path = `${url.pathname}${url.search}`;
    const upstream = httpRequest({ host, port, path, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response, () => undefined);
    });
    pipeline(request, upstream, () => undefined);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
  });
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    const { status, host, port } = admit(request, request.url ?? '');
    client.on('error', () => client.destroy());
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} ${status === 407 ? 'Proxy Authentication Required' : 'Bad Gateway'}\r\n\r\n`);
      return;
    }
    const upstream = connect(port, host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      pipeline(client, upstream, () => undefined);
      pipeline(upstream, client, () => undefined);
    });
    upstream.on('error', () => client.destroy());
    client.once('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    addHost: (target, address) => hosts.set(target, address),
    clear: () => {
      requests.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
