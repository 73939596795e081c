import type { Archives } from '../../ports/archives.ts';
import type { Files } from '../../ports/files.ts';
import type { Exec } from '../../ports/process.ts';
import { guardArchive } from './archive-guard.ts';
import { plainArchive } from './decompress.ts';

/** Archives, decompressed beside this process where there is a program for it. */
export function imageArchives(exec: Exec, files: Files, signal?: AbortSignal): Archives {
  return {
    guard: (archive, expected, maxBytes) =>
      guardArchive(plainArchive(archive, { exec, files, signal }), expected, maxBytes),
  };
}
