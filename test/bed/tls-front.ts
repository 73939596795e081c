import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createServer, type TLSSocket } from 'node:tls';

/** A certificate that is its own authority. */
export interface TestCertificate {
  /** Value for NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  readonly keyFile: string;
  /**
   * Puts TLS before a server on loopback; answers with the address of that.
   * @param client whose certificate alone lets in; everybody without
   */
  readonly front: (address: string, client?: TestCertificate) => Promise<string>;
  readonly stop: () => void;
}

export function makeCertificate(hosts: readonly string[]): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-tls-'));
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const names = ['-subj', '/CN=ciia', '-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join()}`];
  execFileSync(
    'openssl',
    ['req', '-x509', '-nodes', ...kind, '-keyout', keyFile, '-out', file, '-days', '2', ...names],
    {
      stdio: 'ignore',
    },
  );
  const options = { key: readFileSync(keyFile), cert: readFileSync(file) };
  const stops: (() => void)[] = [
    () => {
      rmSync(folder, { recursive: true });
    },
  ];
  return {
    file,
    keyFile,
    async front(address, client) {
      const [host = '', port = ''] = address.split(':');
      const sockets = new Set<TLSSocket>();
      const asked = client === undefined ? {} : { requestCert: true, ca: readFileSync(client.file) };
      const server = createServer({ ...options, ...asked }, (socket) => {
        sockets.add(socket.once('close', () => sockets.delete(socket)));
        const upstream = connect(Number(port), host);
        pipeline(socket, upstream, () => undefined);
        pipeline(upstream, socket, () => undefined);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      stops.push(() => {
        server.close();
        for (const socket of sockets) socket.destroy();
      });
      return `127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
