import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { fixtureImage, savedArchive, tarOf } from '../../support/archive-fixture.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { forget } from './obtain-on-engine.ts';

const mark = `side-by-side-${randomBytes(4).toString('hex')}`;
const [on] = storeEngines();
if (on === undefined) throw new Error('no engine');
const { host } = on;

let home: string;
let service: ActionsService;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ciia-side-by-side-'));
  service = await startActionsService();
}, 60_000);
afterAll(async () => {
  await service.stop();
  rmSync(home, { recursive: true });
});

interface Job {
  readonly runId: number;
  readonly artifactName: string;
  readonly ref: string;
}

test('twenty producers and consumers at once, one artifact name in sixteen runs and four names in one: no cross-talk (A8, P14)', async () => {
  const jobs = Array.from({ length: 20 }, (_, index): Job => ({
    runId: index < 16 ? 9100 + index : 9200,
    artifactName: index < 16 ? 'app' : `app-${index}`,
    ref: `${mark}/app:job-${index}`,
  }));
  for (const runId of new Set(jobs.map((job) => job.runId))) service.addRun({ id: runId });
  const run = (action: string, runId: number, inputs: Readonly<Record<string, string>>): Promise<ActionResult> =>
    runAction({
      action,
      inputs,
      run: { runId, apiUrl: service.apiUrl },
      env: { DOCKER_HOST: host, ...service.runtimeEnv(runId) },
    });

  const ends = await Promise.all(
    jobs.map(async ({ runId, artifactName, ref }) => {
      const image = await fixtureImage(`${mark} ${ref}`);
      const folder = mkdtempSync(join(home, 'tar-'));
      const tar = join(folder, 'image.tar');

      writeFileSync(tar, await tarOf(savedArchive(image, `docker.io/${ref}`)));
      const save = await run('save-and-upload-image', runId, { 'image-tar': tar, 'artifact-name': artifactName });
      const obtain = await run('pull-or-download-image', runId, { 'artifact-name': artifactName, source: 'artifact' });
      return { imageid: image.imageid, save, obtain };
    }),
  );

  try {
    // Compared whole, so that a step that failed tells here what it said.
    expect(ends.flatMap(({ save, obtain }) => [save, obtain]).filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
    expect(ends.map(({ save }) => save.outputs['artifact-name'])).toEqual(jobs.map((job) => job.artifactName));
    expect(ends.map(({ obtain }) => obtain.outputs['imageid'])).toEqual(ends.map(({ imageid }) => imageid));
    expect(ends.map(({ obtain }) => obtain.outputs['image-ref'])).toEqual(jobs.map(({ ref }) => ref));
    expect(jobs.map(({ ref }) => on.docker('image', 'inspect', '--format', '{{.Id}}', ref).trim())).toEqual(
      ends.map(({ imageid }) => imageid),
    );
    expect(ends.flatMap(({ save, obtain }) => [...save.leftovers, ...obtain.leftovers])).toEqual([]);
  } finally {
    forget(on, ...jobs.map(({ ref }) => ref));
  }
}, 120_000);
