import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopbackServer } from '../bed/loopback-server.ts';

export interface GitServer {
  /** `http://127.0.0.1:PORT`; the repository is `/repo.git`, its branch `main`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Git's own HTTP backend over one repository with these files, for whoever sends `token` as GitHub takes it. */
export async function startGitServer(files: Readonly<Record<string, string>>, token: string): Promise<GitServer> {
  const home = mkdtempSync(join(tmpdir(), 'ciia-git-'));
  const repository = join(home, 'repo.git');
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=ciia', '-c', 'user.email=ciia@localhost', ...args], {
      stdio: 'ignore',
    });
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', repository]);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(repository, name), content);
  git('add', '.');
  git('commit', '--quiet', '--message=files');
  const expected = Buffer.from(`x-access-token:${token}`).toString('base64');
  const server = await startLoopbackServer((request, response) => {
    const [, given] = /^basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (given === expected) return passToBackend(home, request, response);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="ciia"' });
    response.end();
    return Promise.resolve();
  });
  return {
    url: `http://${server.address}`,
    async stop() {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One CGI call: headers, an empty line, the body. */
async function passToBackend(home: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://x');
  const backend = spawn('git', ['-c', 'safe.directory=*', 'http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: home,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: request.headers['git-protocol']?.toString() ?? '',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  for await (const chunk of backend.stdout) chunks.push(chunk as Buffer);
  const answer = Buffer.concat(chunks);
  const end = answer.indexOf('\r\n\r\n');
  const headers = answer
    .subarray(0, end)
    .toString('latin1')
    .split('\r\n')
    .map((line) => line.split(/: (.*)/s));
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
  response.writeHead(Number.parseInt(status, 10), Object.fromEntries(headers) as Record<string, string>);
  response.end(answer.subarray(end + 4));
}
