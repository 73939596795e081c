import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseHandover } from '../../../src/core/handover-record.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { callArtifactClient } from '../../bed/artifact-client.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const unique = `ciia-save-${String(process.pid)}`;

let dist: string;
let service: ActionsService;
let runId = 500;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'ciia-save-dist-'));
  execFileSync(process.execPath, [join(repository, 'scripts/build.mjs'), '--out', dist, 'save-and-upload-image']);
  service = await startActionsService();
}, 120_000);
afterAll(async () => {
  await service.stop();
  rmSync(dist, { recursive: true, force: true });
});

describe.each(storeEngines())('hand-over of a real image, $store store', (bed) => {
  const made = new Set<string>();
  afterAll(() => {
    for (const ref of made) bed.docker('image', 'rm', '--force', ref);
  });
  const build = (name: string): { ref: string; imageid: string } => {
    const ref = `${unique}/${bed.store}-${name}:pr-1-abc1234`;
    made.add(ref);
    return { ref, imageid: bed.build(ref, { 'app.txt': `hello ${name}\n`.repeat(5000) }) };
  };
  const save = (inputs: Readonly<Record<string, string>>, run = ++runId): Promise<ActionResult> =>
    runAction({
      action: 'save-and-upload-image',
      dist,
      inputs,
      run: { runId: run, runAttempt: 1 },
      env: { DOCKER_HOST: bed.host, ...service.runtimeEnv(run) },
    });

  test.each<[name: string, inputs: Readonly<Record<string, string>>]>([
    ['raw', {}],
    ['zip', { archive: 'true' }],
    ['raw and gzip', { compression: 'gzip' }],
    ['zip, zstd, file name', { archive: 'true', compression: 'zstd', 'file-name': 'app.tar.zst' }],
    ['raw, zstd, local tag', { compression: 'zstd', 'local-tag': `${unique}:local-${bed.store}` }],
  ])(
    '%s: the newest client and plain `docker load -i` restore exactly the tag (002-4)',
    async (name, inputs) => {
      const { ref, imageid } = build(name.replaceAll(/[ ,]+/g, '-'));
      const loadedAs = inputs['local-tag'] ?? ref;

      const result = await save({ image: ref, ...inputs });

      expect(result.stdout).not.toContain('::error::');
      expect(result).toMatchObject({ exitCode: 0, leftovers: [], annotations: [] });
      expect(result.outputs).toMatchObject({ uploaded: 'true', imageid });
      const record = parseHandover(result.outputs['handover'] ?? '', 'output');
      expect(record.archive).toMatchObject({
        reference: loadedAs,
        'artifact-digest': result.outputs['artifact-digest'],
      });
      expect(
        service
          .artifactsOf(runId)
          .map((artifact) => artifact.name)
          .sort(),
      ).toEqual([result.outputs['artifact-name'], `${String(result.outputs['artifact-name'])}.handover.json`].sort());

      const before = tagTable(bed);
      before.delete(ref);
      bed.docker('image', 'rm', '--force', ref);
      bed.docker('image', 'load', '--input', await downloaded(Number(result.outputs['artifact-id'])));
      const after = tagTable(bed);
      made.add(loadedAs);
      expect([...after.keys()].filter((tag) => !before.has(tag))).toEqual([loadedAs]);
      expect(bed.configDigest(loadedAs)).toBe(imageid);
    },
    60_000,
  );
});

function tagTable({ docker }: StoreEngine): Map<string, string> {
  const rows = docker('image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}').trim().split('\n');
  return new Map(rows.filter((row) => row.includes(unique)).map((row) => row.split(' ') as [string, string]));
}

async function downloaded(id: number): Promise<string> {
  const folder = mkdtempSync(join(dist, 'download-'));
  const env = service.runtimeEnv(runId);
  const [answer] = await callArtifactClient(env, [['downloadArtifact', id, { path: folder }]]);
  if (answer === undefined || 'error' in answer) throw new Error(answer?.error);
  const [file = ''] = readdirSync(folder);
  return join(folder, file);
}
