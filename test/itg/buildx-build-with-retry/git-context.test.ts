import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { startLoopbackServer } from '../../bed/loopback-server.ts';
import { buildDeps, buildInputs, forgetImages } from '../../support/build-fixture.ts';
import { startGitServer, type GitServer } from '../../support/git-server.ts';
import { recordingExec } from '../../support/recording-exec.ts';
import { storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const token = `canary-${process.pid}-git-token`;

// BuildKit fetches it, which is the same one behind either store.
describe.each(storeEngines().slice(0, 1))('a private Git context, $store store', (stored) => {
  const exec = recordingExec(stored.exec);
  const deps = buildDeps({ ...stored, exec });
  const name = `ciia-git-${process.pid}:${stored.store}`;
  let server: GitServer;
  beforeAll(async () => {
    server = await startGitServer({ Dockerfile: 'FROM scratch\nCOPY a.txt /\n', 'a.txt': stored.store }, token);
  });
  afterEach(() => deps.cleanUp());
  afterAll(async () => {
    forgetImages(stored, name);
    await server.stop();
  });
  const build = (serverUrl: string, gitToken?: string, more = {}): ReturnType<typeof buildWithRetry> =>
    buildWithRetry(buildInputs({ context: `${server.url}/repo.git#main`, 'local-tag': name, push: 'false', ...more }), {
      ...deps,
      run: { ...deps.run, serverUrl },
      gitToken,
    });

  test('is opened with "github-token", which is masked and in no argument', async () => {
    const { result, failure } = await build(server.url, token);
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ loaded: true, attempts: 1 });
    const { host } = new URL(server.url);
    expect(exec.commands.flat()).toContain(`--secret=id=GIT_AUTH_TOKEN.${host},env=GIT_AUTH_TOKEN`);
    expect(JSON.stringify([exec.commands, exec.printed, result])).not.toContain(token);
    expect(deps.log.lines).toContain(`mask: ${token}`);
  });

  test('of another server does not get the token', async () => {
    const { result } = await build('https://github.com', token);
    expect(result).toMatchObject({ loaded: false, attempts: 1, failure: { class: 'auth' } });
    expect(exec.commands.at(-1)?.join(' ')).not.toContain('GIT_AUTH_TOKEN');
  });

  test('keeps the token from another server that its Dockerfile names (Z8)', async () => {
    const seen: (string | undefined)[] = [];
    const other = await startLoopbackServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401, { 'www-authenticate': 'Basic realm="other"' }).end();
      return Promise.resolve();
    });
    const own = await startGitServer({ Dockerfile: `FROM scratch\nADD http://${other.address}/lib.git /lib\n` }, token);
    try {
      const { failure } = await build(own.url, token, { context: `${own.url}/repo.git#main`, 'max-attempts': '1' });
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.filter((header) => header !== undefined)).toEqual([]);
      expect(String(failure)).toContain(other.address);
    } finally {
      await Promise.all([own.stop(), other.stop()]);
    }
  });

  test('is opened with a secret of that name, which comes before the token', async () => {
    const secrets = `GIT_AUTH_TOKEN=${token}`;
    const { result, failure } = await build(server.url, 'wrong', { secrets });
    expect(failure).toBeUndefined();
    expect(result.loaded).toBe(true);
  });
});
