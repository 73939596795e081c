import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import {
  access,
  mkdtemp,
  open,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Files } from '../ports.ts';

const chunkBytes = 1 << 20;
const lookAgainMs = 20;

/** Files on the runner; `cleanUp` removes every temporary folder that was handed out. */
export function runnerFiles(env: NodeJS.ProcessEnv): Files & { readonly cleanUp: () => Promise<void> } {
  const folders: string[] = [];
  return {
    readText: (path) => readFile(path, 'utf8'),
    async writeText(path, text) {
      const part = join(dirname(path), `.${randomUUID()}.part`);
      await writeFile(part, text, { mode: 0o600 });
      await rename(part, path);
    },
    async exists(path) {
      try {
        await access(path);
        return true;
      } catch {
        return false;
      }
    },
    size: async (path) => (await stat(path)).size,
    remove: (path) => rm(path, { recursive: true, force: true }),
    rename: (from, to) => rename(from, to),
    async temporaryFolder({ lasting = false } = {}) {
      const folder = await mkdtemp(join(env['RUNNER_TEMP'] ?? tmpdir(), 'ci-image-actions-'));
      if (!lasting) folders.push(folder);
      return folder;
    },
    async freeBytes(path) {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    },
    read: (path) => createReadStream(path, { highWaterMark: chunkBytes }),
    follow: (path, complete) =>
      Readable.from(growing(path, complete), { objectMode: false, highWaterMark: chunkBytes }),
    async write(path, content) {
      const part = join(dirname(path), `.${randomUUID()}.part`);
      try {
        await pipeline(content, createWriteStream(part, { mode: 0o600, highWaterMark: chunkBytes }));
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async cleanUp() {
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function* growing(path: string, complete: Promise<string>): AsyncGenerator<Buffer> {
  let whole: string | undefined;
  let file: FileHandle | undefined;
  try {
    for (;;) {
      // Known before the read: what was whole by then is read to its end.
      const last = whole;
      file ??= await open(last ?? path).catch((error: unknown) => {
        if (last !== undefined) throw error;
        return undefined;
      });
      const piece = Buffer.allocUnsafe(chunkBytes);
      const bytes = (await file?.read(piece))?.bytesRead ?? 0;
      if (bytes > 0) yield piece.subarray(0, bytes);
      else if (last !== undefined) return;
      else whole = await Promise.race([complete, sleep(lookAgainMs, undefined, { ref: false })]);
    }
  } finally {
    await file?.close();
  }
}
