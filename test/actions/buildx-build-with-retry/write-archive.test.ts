import { expect, test } from '@jest/globals';
import type { BuildJob } from '../../../actions/buildx-build-with-retry/build-job.ts';
import { checkArchivePlace } from '../../../actions/buildx-build-with-retry/archive-place.ts';
import { writeArchive } from '../../../actions/buildx-build-with-retry/write-archive.ts';
import type { Files } from '../../../src/ports/files.ts';

/** Writes an archive whose save ends as `saved` does, and lists what was done to files. */
async function write(saved: () => Promise<unknown>): Promise<readonly string[]> {
  const done: string[] = [];
  const job = {
    inputs: { imageTar: 'out/image.tar' },
    plan: { archiveName: 'app:1' },
    phases: { run: ({ work }: { readonly work: (limits: object) => Promise<void> }) => work({}) },
    deps: {
      run: { workspace: '/home' },
      engine: { save: saved },
      files: {
        unfinished: (path: string) => {
          done.push(`begin ${path}`);
          return () => done.push(`end ${path}`);
        },
        makeFolder: (path: string) => Promise.resolve(done.push(`make ${path}`)),
        write: (path: string) => Promise.resolve(done.push(`write ${path}`)),
        rename: (from: string, to: string) => Promise.resolve(done.push(`rename ${from} ${to}`)),
        remove: (path: string) => Promise.resolve(done.push(`remove ${path}`)),
      },
    },
  } as unknown as BuildJob;
  await writeArchive(job).catch(() => done.push('failed'));
  return done;
}

test('a part of an archive is removed when the step is killed while the engine saves', async () => {
  const part = '/home/out/image.tar.part';
  const whole = [
    `begin ${part}`,
    'make /home/out',
    `write ${part}`,
    `rename ${part} /home/out/image.tar`,
    `end ${part}`,
  ];
  expect(await write(() => Promise.resolve())).toEqual(whole);
  expect(await write(() => Promise.reject(new Error('no disk')))).toEqual([
    `begin ${part}`,
    'make /home/out',
    `remove ${part}`,
    'remove /home/out/image.tar',
    `end ${part}`,
    'failed',
  ]);
});

test.each([
  ['out', 'that is a folder: add the name of a file.'],
  ['.', 'that is a folder: add the name of a file.'],
  ['/home/', 'that is a folder: add the name of a file.'],
  ['file/new/image.tar', '"/home/file" is no folder: choose another path.'],
])('image-tar "%s" is refused before anything is built, since %s', async (imageTar, reason) => {
  const there = ['/home', '/home/.', '/home/out', '/home/out/.', '/home/file'];
  const files = { exists: (path: string) => Promise.resolve(there.includes(path)) } as Files;
  const deps = { files, run: { workspace: '/home' } };
  await expect(checkArchivePlace(imageTar, deps)).rejects.toThrow(`Input "image-tar" is "${imageTar}", and ${reason}`);
  for (const good of ['out/image.tar', 'new/folder/image.tar']) await checkArchivePlace(good, deps);
});
