import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findContainerdRoot } from '../../../../src/adapters/docker/containerd-root.ts';

const folder = mkdtempSync(join(tmpdir(), 'ciia-containerd-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const socket = join(folder, 'containerd.sock');
writeFileSync(socket, '');
const machine = { socket, config: join(folder, 'none.toml'), root: '/default' };
let configs = 0;
const config = (text: string): string => {
  const file = join(folder, `config-${++configs}.toml`);
  writeFileSync(file, text);
  return file;
};

test.each([
  [
    "the engine's own containerd keeps images in the engine's root",
    '/var/run/docker/containerd/containerd.sock',
    {},
    '/docker',
  ],
  ["the machine's, in the folder that is its default", socket, {}, '/default'],
  ["the machine's, which an engine before 27 takes where it is", undefined, {}, '/default'],
  ["an engine before 27 on a machine without one, in the engine's root", undefined, { socket: '/nowhere' }, '/docker'],
  [
    "the machine's, in the folder of its configuration",
    socket,
    { config: config('version = 3\nroot = "/mnt/images"\n[debug]\nroot = "/wrong"\n') },
    '/mnt/images',
  ],
  [
    "the machine's, whose configuration names a root for something else only",
    socket,
    { config: config('version = 3\n[plugins]\n  root = "/wrong"\n') },
    '/default',
  ],
] as const)('%s (H13)', async (_, address, changes, root) => {
  expect(await findContainerdRoot('/docker', address, { ...machine, ...changes })).toBe(root);
});
