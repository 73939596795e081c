import { describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { pullOrDownloadSummary } from '../../../actions/pull-or-download-image/summary.ts';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { archiveFacts } from '../../support/handover-records.ts';
import { headSha } from '../../support/run-facts.ts';
import {
  archives,
  digestOf,
  idOf,
  type Name,
  names,
  obtain,
  recordOf,
  refOf,
  setOf,
  stack,
  tag,
} from '../../support/images-world.ts';

describe('a set', () => {
  test('gives each image as one alone, with its names, and what compose needs (I5, I6)', async () => {
    const seen = await obtain({ inputs: { handover: stack, 'local-tag': '{name}:test' } });
    expect(seen.failure).toBeUndefined();
    expect(Object.keys(seen.images)).toEqual([...names]);
    expect(seen.images['web']).toMatchObject({
      'image-ref': refOf('web'),
      imageid: idOf('web'),
      digest: digestOf('web'),
      source: 'registry',
      revision: headSha,
      platform: 'linux/amd64',
      trust: 'same-run',
      skipped: '',
      error: '',
    });
    for (const name of names) expect(seen.tags.get(`${name}:test`)).toBe(idOf(name));
    expect(seen.outputs).toMatchObject({ source: 'registry', attempts: '3', trust: 'same-run', skipped: 'false' });
    expect(seen.outputs).toMatchObject({ 'image-ref': '', imageid: '', digest: '', revision: headSha });
    expect(seen.compose).toContain(`  "web":\n    image: "${refOf('web')}"\n    pull_policy: never\n`);
    expect(seen.env).toBe(names.map((name) => `${name.toUpperCase()}_IMAGE=${refOf(name)}\n`).join(''));
    expect(seen.artifactCalls).toEqual([]);
  });

  test('gives the named ones alone, and says of one what is said of one (I5)', async () => {
    const seen = await obtain({ inputs: { handover: stack, images: 'web' } });
    expect(Object.keys(seen.images)).toEqual(['web']);
    expect(seen.outputs).toMatchObject({ 'image-ref': refOf('web'), imageid: idOf('web'), digest: digestOf('web') });
    expect(seen.compose).not.toContain('api');
  });

  test('is pulled three images at a time (I5)', async () => {
    const five = { api: 'api', web: 'web', worker: 'worker', job: 'web', cron: 'worker' } as const;
    const records = Object.entries(five).map(([name, image]) => [name, recordOf(image)] as const);
    const seen = await obtain({ inputs: { handover: setOf(Object.fromEntries(records)) } });
    expect(Object.keys(seen.images)).toEqual(Object.keys(five));
    expect(seen.most).toBe(3);
  });

  test('without the wanted name is one sentence, and nothing is pulled (I5)', async () => {
    const seen = await obtain({ inputs: { handover: stack, images: 'web, db' } });
    expect(String(seen.failure)).toContain('There is no image "db" in the handover set, which has api, web, worker:');
    expect(seen.engineCalls).toEqual([]);
    expect(seen.images).toEqual({});
  });

  test('of two revisions or of two runs is refused, and nothing is pulled (I5)', async () => {
    const other = recordOf('web', { revision: 'f'.repeat(40) });
    const revisions = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: other }) } });
    expect(String(revisions.failure)).toContain(`"api" is of revision ${headSha}, and "web" of ${'f'.repeat(40)}`);
    const run = { ...recordOf('web').run, id: 4712 };
    const runs = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: recordOf('web', { run }) }) } });
    expect(String(runs.failure)).toContain('"api" of run 4711 of Acme/App and "web" of run 4712 of Acme/App');
    expect([...revisions.engineCalls, ...runs.engineCalls]).toEqual([]);
  });

  test.each([
    [{ 'local-tag': 'app:test' }, 'The images "api" and "web" would both be app:test in the engine'],
    [{ 'local-tag': '{name}@x' }, 'no image reference'],
    [{ image: 'ghcr.io/acme/api' }, 'Input "image" is set beside several images'],
    [{ 'artifact-name': 'api' }, 'Input "artifact-name" is set beside several images'],
    [{ images: 'all, web' }, 'use "all" alone'],
  ])('with %j is refused before anything is pulled (I5)', async (changes, message) => {
    const seen = obtain({ inputs: { handover: stack, ...changes } }).then(({ failure, engineCalls }) => {
      expect(engineCalls).toEqual([]);
      throw failure;
    });
    await expect(seen).rejects.toThrow(message);
  });

  test('whose images would have one variable leaves that out of the env file alone, and says so (I6)', async () => {
    const records = { 'my-app': recordOf('api'), 'my.app': recordOf('web'), worker: recordOf('worker') };
    const seen = await obtain({ inputs: { handover: setOf(records) } });
    expect(seen.failure).toBeUndefined();
    expect(seen.env).toBe(`WORKER_IMAGE=${refOf('worker')}\n`);
    expect(seen.compose).toContain(`"my-app":\n    image: "${refOf('api')}"`);
    expect(seen.compose).toContain(`"my.app":\n    image: "${refOf('web')}"`);
    expect(seen.lines.filter((line) => line.startsWith('warning: '))).toEqual([
      expect.stringContaining('"my-app" and "my.app" would both be MY_APP_IMAGE'),
    ]);
  });

  test('whose images would have one variable with one value has that once (I6)', async () => {
    const records = { 'my-app': recordOf('api'), 'my.app': recordOf('api') };
    const seen = await obtain({ inputs: { handover: setOf(records) } });
    expect(seen.env).toBe(`MY_APP_IMAGE=${refOf('api')}\n`);
    expect(seen.lines.filter((line) => line.startsWith('warning: '))).toEqual([]);
  });

  test('of which one was not built for the platform is refused with its name, and nothing is pulled (I5)', async () => {
    const arm = recordOf('web', { imageids: { 'linux/arm64': idOf('web') } });
    const seen = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: arm }) } });
    expect(String(seen.failure)).toContain('web: The image was built for linux/arm64, not for linux/amd64');
    expect(seen.engineCalls).toEqual([]);
  });

  test('that the disk cannot hold is refused before the first is loaded, with the sum (I5)', async () => {
    const large = (name: Name): HandoverRecord => {
      const archive = { ...archiveFacts(refOf(name), `${name}-${tag}`, 1000), 'size-bytes': 2 ** 50 };
      return recordOf(name, { archive });
    };
    const records = setOf({ api: large('api'), web: large('web') });
    const seen = await obtain({ inputs: { handover: records, source: 'artifact' }, engine: { dataRoot: tmpdir() } });
    expect(String(seen.failure)).toMatch(/The 2 images have .* together, and the disk of the engine/);
    expect(seen.artifactCalls).toEqual([]);
    // Layers that images share are pulled once. One archive after the other is compared with the room that is left.
    const pulled = await obtain({ inputs: { handover: records }, engine: { dataRoot: tmpdir() } });
    expect(pulled.outputs).toMatchObject({ source: 'registry' });
    expect(pulled.most).toBe(1);
  });

  test.each([
    ['artifact', { archive: null }],
    ['registry', { 'pushed-refs': [] }],
    ['auto', { archive: null, 'pushed-refs': [] }],
  ])('of which one is nowhere is refused before another is taken, with source %s (I5)', async (source, nowhere) => {
    const records = setOf({ api: recordOf('api'), web: recordOf('web', nowhere) });
    const seen = await obtain({ inputs: { handover: records, source }, stored: archives });
    expect(String(seen.failure)).toMatch(/^UserError: web: There is nothing to take the image from/);
    expect(seen.images).toEqual({});
    expect(seen.engineCalls).toEqual([]);
  });
});

describe('when some fail', () => {
  test('each failure is named, what is there is said, and no compose file is written (I5)', async () => {
    const stored = archives.filter(({ name }) => !name.startsWith('web'));
    const seen = await obtain({
      inputs: { handover: stack, 'max-attempts': '1', 'local-tag': '{name}:test' },
      dead: ['web', 'worker'],
      stored,
    });
    const message = String(seen.failure);
    expect(message).toContain('1 of 3 images could not be taken. web: The registry did not give');
    expect(message).toContain('There is no artifact "web-pr-15-3370e22"');
    expect(message).toContain(`The engine holds api as ${refOf('api')}, worker as ${refOf('worker')}`);
    expect(seen.images['api']).toMatchObject({ source: 'registry', error: '' });
    expect(seen.images['worker']).toMatchObject({ source: 'artifact', error: '', digest: '' });
    expect(seen.images['web']).toMatchObject({ source: '', imageid: '', 'image-ref': '' });
    expect(seen.images['web']?.['error']).toContain('connection refused');
    expect(seen.outputs).toMatchObject({ source: '', 'compose-file': '', 'env-file': '' });
    expect(seen.outputs['registry-error']).toMatch(/^web: .*\nworker: /);
    expect([...seen.tags.keys()].filter((name) => name.startsWith('localhost/'))).toEqual([]);
    expect(seen.tags.has('web:test')).toBe(false);
    const page = pullOrDownloadSummary(seen.result, seen.failure);
    expect(page).toMatch(/^### 1 of 3 images missing\n/);
    expect(page).toContain('[!CAUTION]\n> **web, artifact: ');
    // That image came from its artifact after all.
    expect(page).toContain('[!WARNING]\n> **worker, registry: ');
  });

  test('of a job that is cancelled the images that are there are said (I5)', async () => {
    const many = Array.from({ length: 9 }, (_, index) => [`job-${index}`, recordOf('web')] as const);
    const records = setOf({ api: recordOf('api'), ...Object.fromEntries(many) });
    const seen = await obtain({ inputs: { handover: records }, cancelAfter: 3 });
    expect(String(seen.failure)).toBe('UserError: The job was cancelled.');
    expect(seen.images['api']).toMatchObject({ 'image-ref': refOf('api'), error: '' });
    expect(seen.images['job-8']).toMatchObject({ 'image-ref': '', error: 'The job was cancelled.' });
    expect(seen.outputs).toMatchObject({ 'compose-file': '' });
    expect(pullOrDownloadSummary(seen.result, seen.failure)).toMatch(/^### \d of 10 images missing\n/);
  });

  test('an image of another build under the right tag fails it alone (I5)', async () => {
    const records = {
      api: recordOf('api'),
      web: recordOf('web', { imageids: { 'linux/amd64': idOf('worker') }, archive: null }),
    };
    const seen = await obtain({ inputs: { handover: setOf(records) } });
    expect(String(seen.failure)).toContain('web: The registry did not give the image');
    expect(String(seen.failure)).toContain('pushed by another build');
    expect(seen.images['api']).toMatchObject({ error: '', imageid: idOf('api') });
  });
});

test('one image has no names of several: {name} is refused, and the new outputs are empty (I5)', async () => {
  const handover = JSON.stringify(recordOf('api'));
  await expect(obtain({ inputs: { handover, 'local-tag': '{name}:test' } })).rejects.toThrow('name them by "images"');
  const seen = await obtain({ inputs: { handover } });
  expect(seen.outputs).toMatchObject({ images: '{}', 'compose-file': '', 'env-file': '', 'image-ref': refOf('api') });
});
