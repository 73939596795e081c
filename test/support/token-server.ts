import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopbackServer } from '../bed/loopback-server.ts';
import { linkBuildx } from '../bed/toolchain.ts';

/** Issues the tokens that a registry asks for, to whoever knows the password. */
export interface TokenServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Base64 of `user:password`, as a docker login stores it. */
  readonly login: string;
  readonly password: string;
  /** Every token that was issued: as secret as the password. */
  readonly issued: readonly string[];
  /** The registry's `auth` setting, for tokens fetched at `realm`. */
  readonly auth: (realm: string) => object;
  readonly stop: () => Promise<void>;
}

const service = 'ciia-registry';
const issuer = 'ciia-tokens';

/** Registry tokens (the Docker registry v2 authentication specification) on loopback, with a key of its own. */
export async function startTokenServer(): Promise<TokenServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-tokens-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-nodes', ...kind, '-keyout', keyFile, '-out', certFile, '-days', '2', '-subj', '/CN=ciia'],
    { stdio: 'ignore' },
  );
  const key = createPrivateKey(readFileSync(keyFile));
  const certificate = readFileSync(certFile, 'utf8').replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const { crv, kty, x, y } = createPublicKey(key).export({ format: 'jwk' });
  const password = `canary-${randomBytes(12).toString('hex')}`;
  const login = Buffer.from(`ciia:${password}`).toString('base64');
  const issued: string[] = [];

  const token = (scopes: readonly string[]): string => {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const access = scopes.map((scope) => {
      const [, type, name, actions = ''] = /^(\w+):(.+):([^:]+)$/.exec(scope) ?? [];
      return { type, name, actions: actions.split(',') };
    });
    const head = part({ typ: 'JWT', alg: 'ES256', x5c: [certificate], jwk: { crv, kty, x, y } });
    const body = part({
      iss: issuer,
      sub: 'ciia',
      aud: service,
      iat: now,
      nbf: now - 60,
      exp: now + 600,
      jti: randomBytes(8).toString('hex'),
      access,
    });
    const signature = sign('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' });
    return `${head}.${body}.${signature.toString('base64url')}`;
  };
  const server = await startLoopbackServer(async (request, response) => {
    let form = '';
    for await (const chunk of request) form += String(chunk);
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    const fields = new URLSearchParams(form);
    const knows = request.headers.authorization === `Basic ${login}` || fields.get('password') === password;
    if (!knows) {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] }));
      return;
    }
    const made = token([...query.getAll('scope'), ...(fields.get('scope')?.split(' ') ?? [])]);
    issued.push(made);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token: made, access_token: made, expires_in: 600 }));
  });
  return {
    url: `http://${server.address}`,
    login,
    password,
    issued,
    auth: (realm) => ({ token: { realm, service, issuer, rootcertbundle: certFile } }),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A docker configuration of its own that knows the login of one registry; the caller removes the folder. */
export function dockerConfig(registry: string, login: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-docker-config-'));
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: { [registry]: { auth: login } } }));
  linkBuildx(folder);
  return folder;
}
