import type { Archives, Exec, Files } from '../ports.ts';
import { guardArchive } from './archive-guard.ts';
import { plainArchive } from './plain-archive.ts';

/** Archives, decompressed beside this process where there is a program for it. */
export function imageArchives(exec: Exec, files: Files, signal?: AbortSignal): Archives {
  return {
    guard: (archive, expected, maxBytes) =>
      guardArchive(plainArchive(archive, { exec, files, signal }), expected, maxBytes),
  };
}
