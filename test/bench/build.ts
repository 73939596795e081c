/**
 * `npm run bench -- build [TURNS]`: what buildx-build-with-retry adds to a plain `docker buildx build --load` of an
 * image whose steps are all in the cache.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEngine } from '../bed/engine.ts';
import { docker, writeContext } from '../bed/images.ts';
import { provision } from '../bed/provision.ts';
import { describeRun, runEnvironment } from '../bed/run-environment.ts';
import { comparePairwise } from './pairwise/pairwise.ts';

provision(['dockerd', 'docker', 'buildx', 'containerd', 'runc', 'iptables', 'ip', 'busybox'], {
  install: true,
  say: (line) => {
    console.error(line);
  },
});
const home = mkdtempSync(join(tmpdir(), 'ciia-bench-'));
const context = writeContext({ runnable: true });
const file = (name: string): string => {
  writeFileSync(join(home, name), '');
  return join(home, name);
};
const engine = await startEngine('classic');
const docked = { DOCKER_HOST: engine.host, BUILDX_BUILDER: 'default' };
const env = {
  ...runEnvironment(describeRun(), context, home),
  ...{ GITHUB_OUTPUT: file('output'), GITHUB_STEP_SUMMARY: file('summary'), GITHUB_ENV: file('env') },
  ...{ INPUT_CONTEXT: '.', INPUT_TAGS: 'bench/app:0123456', INPUT_PUSH: 'false' },
  ...docked,
};
const action = fileURLToPath(new URL('../../dist/buildx-build-with-retry/index.js', import.meta.url));
try {
  docker(engine.host, 'buildx', 'build', '--quiet', '--load', '--tag', 'bench/app:plain', context);
  comparePairwise(
    {
      ...{ name: 'docker buildx build --load', program: 'docker', env: docked, cwd: context },
      args: ['buildx', 'build', '--progress=plain', '--provenance=false', '--load', '--tag', 'bench/app:plain', '.'],
    },
    { name: 'buildx-build-with-retry', program: process.execPath, args: [action], env, cwd: context },
    Number(process.argv[2] ?? 11),
  );
} finally {
  await engine.stop();
  rmSync(context, { recursive: true });
  rmSync(home, { recursive: true });
}
