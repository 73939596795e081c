import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { directPlugins } from '../../../../src/adapters/docker/docker-plugins.ts';
import { scriptedExec } from '../../../support/scripted-exec.ts';

let config: string;
beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), 'ciia-plugins-'));
});
afterEach(() => {
  rmSync(config, { recursive: true });
});

/** A plugin in a folder below the configuration's. */
function plugin(folder: string): string {
  mkdirSync(join(config, folder), { recursive: true });
  const path = join(config, folder, 'docker-buildx');
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
}

test("the user's own plugin is started itself, with the arguments behind its name", async () => {
  const path = plugin('cli-plugins');
  const exec = scriptedExec([{ command: `${path} build --push .` }]);
  await directPlugins(exec, { DOCKER_CONFIG: config }).run('docker', ['buildx', 'build', '--push', '.']);
  expect(exec.left()).toBe(0);
});

test('a folder that the configuration names comes before it', async () => {
  plugin('cli-plugins');
  const path = plugin('extra');
  writeFileSync(join(config, 'config.json'), JSON.stringify({ cliPluginsExtraDirs: [join(config, 'extra')] }));
  const exec = scriptedExec([{ command: `${path} version` }]);
  await directPlugins(exec, { DOCKER_CONFIG: config }).run('docker', ['buildx', 'version']);
  expect(exec.left()).toBe(0);
});

test('other commands, and other programs, stay as they are', async () => {
  plugin('cli-plugins');
  const exec = scriptedExec([{ command: 'docker image push -- app:1' }, { command: 'zstd buildx' }]);
  const direct = directPlugins(exec, { DOCKER_CONFIG: config });
  await direct.run('docker', ['image', 'push', '--', 'app:1']);
  await direct.run('zstd', ['buildx']);
  expect(exec.left()).toBe(0);
});

test.each(['', undefined])(
  'DOCKER_CONFIG of "%s" is the home, never what is checked out here (threat 1)',
  async (value) => {
    plugin('cli-plugins');
    const own = plugin('.docker/cli-plugins');
    const exec = scriptedExec([{ command: `${own} version` }]);
    const before = process.cwd();
    process.chdir(config);
    try {
      await directPlugins(exec, { DOCKER_CONFIG: value, HOME: config }).run('docker', ['buildx', 'version']);
    } finally {
      process.chdir(before);
    }
    expect(exec.left()).toBe(0);
  },
);
