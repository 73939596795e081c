import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import type { ImageStore } from '../../../src/core/oci/image-facts.ts';
import { startSaveAction, type SaveAction } from '../../support/save-action.ts';
import { ofStore, storeEngines, type StoreEngine } from '../../support/store-engines.ts';

const unique = `ciia-save-${process.pid}`;

let action: SaveAction;
beforeAll(async () => {
  action = await startSaveAction();
}, 120_000);
afterAll(() => action.stop());

// What an engine saves and loads is seen on either store; zip, compression and names are ours, so each is seen on one.
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
  test.each<[store: ImageStore, name: string, inputs: Readonly<Record<string, string>>]>(
    ofStore(bed.store, [
      ['classic', 'raw, under a name of its own', { 'artifact-name': 'charon-image' }],
      ['containerd', 'raw', {}],
      ['classic', 'zip', { archive: 'true' }],
      ['containerd', 'raw and gzip', { compression: 'gzip' }],
      ['containerd', 'zip, zstd, file name', { archive: 'true', compression: 'zstd', 'file-name': 'app.tar.zst' }],
      ['classic', 'raw, zstd, local tag', { compression: 'zstd', 'local-tag': `${unique}:local-classic` }],
      ['containerd', 'raw, zstd, local tag', { compression: 'zstd', 'local-tag': `${unique}:local-containerd` }],
    ]),
  )(
    '%s, %s: the newest client and plain `docker load -i` restore exactly the tag (002-4, S4, S8)',
    async (_store, name, inputs) => {
      const { ref, imageid } = build(name.replaceAll(/[ ,]+/g, '-'));
      const loadedAs = inputs['local-tag'] ?? ref;

      const result = await action.run(bed, { image: ref, ...inputs });

      expect(result.stdout).not.toContain('::error::');
      expect(result).toMatchObject({ exitCode: 0, leftovers: [], annotations: [] });
      expect(result.outputs).toMatchObject({ uploaded: 'true', imageid });
      const record = parseHandover(result.outputs['handover'] ?? '', 'output');
      expect(record.archive).toMatchObject({
        reference: loadedAs,
        'artifact-digest': result.outputs['artifact-digest'],
      });
      expect(
        action.service
          .artifactsOf(result.runId)
          .map((artifact) => artifact.name)
          .sort(),
      ).toEqual([result.outputs['artifact-name'], `${result.outputs['artifact-name']}.handover.json`].sort());

      const { 'artifact-name': artifactName = '' } = result.outputs;
      expect(artifactName).toBe(inputs['artifact-name'] ?? ref.slice(ref.indexOf('/') + 1).replace(':', '-'));
      const file = await action.download(result.runId, result.outputs['artifact-id']);
      expect(basename(file)).toBe('archive' in inputs ? (inputs['file-name'] ?? 'image.tar') : artifactName);

      const before = tagTable(bed);
      before.delete(ref);
      bed.docker('image', 'rm', '--force', ref);
      bed.docker('image', 'load', '--input', file);
      const after = tagTable(bed);
      made.add(loadedAs);
      expect([...after.keys()].filter((tag) => !before.has(tag))).toEqual([loadedAs]);
      expect(bed.configDigest(loadedAs)).toBe(imageid);
    },
    60_000,
  );

  test('an archive of the build is handed over as it is named, compressed on the way', async () => {
    const { ref, imageid } = build('tar');
    const folder = mkdtempSync(join(tmpdir(), 'ciia-image-tar-'));
    const imageTar = join(folder, 'built.tar');
    bed.docker('image', 'save', '--output', imageTar, ref);

    const result = await action.run(bed, { 'image-tar': imageTar });

    expect(result).toMatchObject({ exitCode: 0, leftovers: [], outputs: { uploaded: 'true', imageid } });
    expect(parseHandover(result.outputs['handover'] ?? '', 'output').archive?.compression).toBe('zstd');
    bed.docker('image', 'rm', '--force', ref);
    bed.docker('image', 'load', '--input', await action.download(result.runId, result.outputs['artifact-id']));
    expect(bed.configDigest(ref)).toBe(imageid);
    rmSync(folder, { recursive: true });
  }, 60_000);

  test('"Re-run all jobs" keeps the archive of an image that did not change, and replaces another one (S6)', async () => {
    const { ref } = build('again');
    const first = await action.run(bed, { image: ref });
    const second = await action.run(bed, { image: ref }, { runId: first.runId, attempt: 2 });
    const changed = bed.build(ref, { 'app.txt': 'changed' });
    const third = await action.run(bed, { image: ref }, { runId: first.runId, attempt: 3 });

    expect([first, second, third].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(second.outputs['artifact-id']).toBe(first.outputs['artifact-id']);
    expect(third.outputs['artifact-id']).not.toBe(first.outputs['artifact-id']);
    expect(third.outputs['imageid']).toBe(changed);
    expect(action.service.artifactsOf(first.runId)).toHaveLength(2);
  }, 60_000);
});

test('of a two-platform image that was pulled, the containerd store saves what it has, and both stores load it', async () => {
  const [classic, containerd] = storeEngines();
  if (classic === undefined || containerd === undefined) throw new Error('both engines are needed');
  const ref = `${process.env['CIIA_REGISTRY'] ?? ''}/${unique}/two-platforms:1`;
  try {
    containerd.build(ref, { 'app.txt': 'two platforms' }, '--platform', 'linux/amd64,linux/arm64');
    containerd.docker('image', 'push', '--quiet', ref);
    containerd.docker('image', 'rm', '--force', ref);
    containerd.docker('image', 'pull', '--quiet', ref);
    const imageid = containerd.configDigest(ref);

    const result = await action.run(containerd, { image: ref });

    expect(result).toMatchObject({ exitCode: 0, outputs: { imageid } });
    const file = await action.download(result.runId, result.outputs['artifact-id']);
    for (const engine of [classic, containerd]) {
      engine.docker('image', 'rm', '--force', ref);
      engine.docker('image', 'load', '--input', file);
      expect(engine.configDigest(ref)).toBe(imageid);
    }
  } finally {
    for (const engine of [classic, containerd]) engine.docker('image', 'rm', '--force', ref);
  }
}, 60_000);

function tagTable({ docker }: StoreEngine): Map<string, string> {
  const rows = docker('image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}').trim().split('\n');
  return new Map(rows.filter((row) => row.includes(unique)).map((row) => row.split(' ') as [string, string]));
}
