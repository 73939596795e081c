import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { runAction } from '../../bed/action-process.ts';

/* An engine that takes every question, or every one behind the first, and answers none. */
jest.setTimeout(300_000);
const info = { OSType: 'linux', Architecture: 'x86_64', DockerRootDir: '/nowhere' };

let folder: string;
const servers: Server[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-hung-'));
  for (const answersInfo of [false, true]) {
    const server = createServer((request, response) => {
      if (answersInfo && request.url === '/info') response.end(JSON.stringify(info));
    });
    servers.push(server.listen(join(folder, `${answersInfo}.sock`)));
  }
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

const repository = '127.0.0.1:9/nowhere/app';
const save = ['save-and-upload-image', { image: `${repository}:1` }] as const;
const pull = ['pull-or-download-image', { image: repository, tag: '1', 'max-attempts': '1' }] as const;

test('an engine that answers nothing, or says what it is and nothing else, ends an action with one sentence (F20)', async () => {
  // Each takes its minute.
  const [ofSave, ofPull, afterInfo] = await Promise.all([
    endOf(...save, false),
    endOf(...pull, false),
    endOf(...save, true),
  ]);
  for (const messages of [ofSave, ofPull]) {
    expect(messages).toEqual([expect.stringMatching(/^No Docker engine answers at unix:[^\n]*did not answer in time/)]);
  }
  expect(afterInfo).toEqual([
    expect.stringMatching(
      /^The Docker engine at unix:[^\n]*"docker image inspect" does and did not answer in 60 s: [^\n]*$/,
    ),
  ]);
});

async function endOf(
  action: string,
  inputs: Readonly<Record<string, string>>,
  answersInfo: boolean,
): Promise<readonly string[]> {
  const env = { DOCKER_HOST: `unix://${join(folder, `${answersInfo}.sock`)}` };
  const end = await runAction({ action, inputs, env, timeoutMs: 200_000 });
  expect([end.exitCode, end.timedOut]).toEqual([1, false]);
  return end.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
}
