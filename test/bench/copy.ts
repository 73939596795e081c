/**
 * `npm run bench -- copy [TURNS] [MEGABYTES] [LAYERS]`: copy-image between two registries of this machine, beside skopeo where
 * that is installed. Each turn copies an image of its own to two new repositories: skopeo remembers where it has seen a blob.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledActions, readActionManifest, actionInputs, scriptPath } from '../bed/action-manifest.ts';
import { startRegistry } from '../bed/registry.ts';
import { describeRun, githubContext, runEnvironment, runnerContext } from '../bed/run-environment.ts';
import { manifestType, putBlob, putManifest } from '../support/registry-images.ts';
import { comparePairwise } from './pairwise/pairwise.ts';

const [turns = 7, megabytes = 200, layers = 4] = process.argv.slice(2).map(Number);
const home = mkdtempSync(join(tmpdir(), 'ciia-bench-'));
const file = (name: string, content = ''): string => {
  writeFileSync(join(home, name), content);
  return join(home, name);
};
/** An image whose layers are all of one size. */
const putLayers = async (repository: string): Promise<void> => {
  const config = await putBlob(
    repository,
    Buffer.from('{"os":"linux","architecture":"amd64"}'),
    'application/vnd.oci.image.config.v1+json',
  );
  const made: unknown[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const content = randomBytes(Math.round((megabytes * 2 ** 20) / layers));
    made.push(await putBlob(repository, content, 'application/vnd.oci.image.layer.v1.tar+gzip'));
  }
  await putManifest(repository, { schemaVersion: 2, mediaType: manifestType, config, layers: made }, '1');
};
const manifest = readActionManifest(join(import.meta.dirname, '../../copy-image'));
const run = describeRun();
const source = await startRegistry();
const target = await startRegistry();
try {
  const images: string[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    images.push(`${source.address}/bench/app-${turn}`);
    await putLayers(images[turn] ?? '');
  }
  const places = (turn: number, name: string): { readonly src: string; readonly dst: string } => ({
    src: `${images[turn] ?? ''}:1`,
    dst: `${target.address}/bench/${name}-${turn}:latest`,
  });
  const turn = { skopeo: 0, ours: 0 };

  const contexts = { github: githubContext(run, home), runner: runnerContext(home) };
  const env: Record<string, string> = {
    ...runEnvironment(run, home, home),
    ...actionInputs(manifest, { ...places(0, 'ours'), referrers: 'false' }, contexts).env,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_STATE: file('state'),
    DOCKER_CONFIG: home,
  };
  const policy = file('policy.json', '{"default":[{"type":"insecureAcceptAnything"}]}');
  const copy = ['--policy', policy, 'copy', '--quiet', '--src-tls-verify=false', '--dest-tls-verify=false'];
  const args = [...copy, '--multi-arch=all', '--preserve-digests', '', ''];
  comparePairwise(
    {
      name: 'skopeo copy',
      program: 'skopeo',
      args,
      prepare: () => {
        const { src, dst } = places(turn.skopeo++, 'skopeo');
        args.splice(-2, 2, `docker://${src}`, `docker://${dst}`);
      },
    },
    {
      name: 'copy-image',
      program: process.execPath,
      args: [scriptPath(manifest.folder, manifest.main, compiledActions)],
      env,
      prepare: () => {
        const { src, dst } = places(turn.ours++, 'ours');
        env['INPUT_SRC'] = src;
        env['INPUT_DST'] = dst;
      },
    },
    turns,
  );
} finally {
  await Promise.all([source.stop(), target.stop()]);
  rmSync(home, { recursive: true });
}
