import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, statfs, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toMessage, UserError } from '../../errors.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import { readAtMost } from '../streams/bounded-read.ts';
import { chunk } from '../streams/chunk.ts';
import { noLeftovers, type Leftovers } from './leftovers.ts';
import { makeTemporaryPath } from './temporary-path.ts';

/** As large as one read of a file is. */
const readBytes = 256 << 10;

/** As large as one write is. Handing a write to Node's thread pool costs as much time as writing 100 kB. */
const writeBytes = 1 << 20;
const pollMs = 20;

/** The longest texts are reports of scanners, of some tens of megabytes. */
const maxTextBytes = 256 << 20;

/** Those of the step that makes them, which removes them at its end. */
interface OwnFiles extends Files {
  /** Removes every temporary folder that was made; the lasting ones only when `all` are to go. */
  readonly cleanUp: (all?: boolean) => Promise<void>;
}

/** Files on the runner. */
export function runnerFiles(env: NodeJS.ProcessEnv, leftovers: Leftovers = noLeftovers): OwnFiles {
  const folders: { readonly path: string; readonly lasting: boolean }[] = [];
  // A path of the user's that turns out to be a folder is never emptied.
  const isBelowOwn = (path: string): boolean => folders.some((own) => `${path}/`.startsWith(`${own.path}/`));
  const unfinished = (path: string): (() => void) => {
    leftovers.remember({ kind: 'file', name: path });
    return () => {
      leftovers.forget('file', path);
    };
  };
  return {
    readText: async (path) =>
      (await readAtMost(createReadStream(path, { highWaterMark: writeBytes }), maxTextBytes, `"${path}"`)).toString(),
    async writeText(path, text) {
      const part = join(dirname(path), `.${randomUUID()}.part`);
      const isOwn = folders.some((folder) => dirname(path) === folder.path);
      const finished = isOwn ? undefined : unfinished(part);
      try {
        await writeFile(part, text, { mode: 0o600 });
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      } finally {
        finished?.();
      }
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
    remove: (path) => rm(path, { recursive: isBelowOwn(path), force: true }),
    rename: (from, to) => rename(from, to),
    async temporaryFolder({ lasting = false } = {}) {
      const path = makeTemporaryPath(env);
      leftovers.remember({ kind: 'folder', name: path });
      await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
        throw new UserError(
          `No folder can be made in RUNNER_TEMP, "${dirname(path)}" (${toMessage(error)}): set it to a folder where this job may write and the disk has room.`,
          { cause: error },
        );
      });
      folders.push({ path, lasting });
      return path;
    },
    async makeFolder(path) {
      await mkdir(path, { recursive: true });
    },
    async freeBytes(path) {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    },
    read: (path) => followFile(path, Promise.resolve(path)),
    follow: followFile,
    unfinished,
    async write(path, content) {
      try {
        await writeFileChunks(path, content);
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    async cleanUp(all = false) {
      for (const { path, lasting } of folders) {
        if (all || !lasting) await rm(path, { recursive: true, force: true });
        leftovers.forget('folder', path);
      }
    },
  };
}

async function writeFileChunks(path: string, content: ByteStream): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    const memory = Buffer.allocUnsafe(writeBytes);
    for await (const block of chunk(content, () => memory)) await file.writeFile(block);
  } finally {
    await file.close();
  }
}

/** Reads a file to its end, over and over until `complete` says that nothing is added any more. */
async function* followFile(path: string, complete: Promise<string>): AsyncGenerator<Buffer> {
  let whole: string | undefined;
  let file: FileHandle | undefined;
  const memory = Buffer.allocUnsafe(readBytes);
  try {
    for (;;) {
      // Taken before the read: a file that was whole by then is read to its end.
      const last = whole;
      file ??= await open(last ?? path).catch((error: unknown) => {
        if (last !== undefined) throw error;
        return undefined;
      });
      const bytes = (await file?.read(memory))?.bytesRead ?? 0;
      if (bytes > 0) yield memory.subarray(0, bytes);
      else if (last !== undefined) return;
      else whole = await Promise.race([complete, sleep(pollMs, undefined, { ref: false })]);
    }
  } finally {
    await file?.close();
  }
}
