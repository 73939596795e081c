import { filterArchive } from '../../core/archive/filter.ts';
import type { ArchiveExpectation, ArchiveImage } from '../../core/archive/validate.ts';
import type { GuardedArchive } from '../../ports/archives.ts';
import type { ByteStream } from '../../ports/files.ts';

/**
 * Puts a guard between an archive and the engine. Blobs pass as they come; the members that decide what the engine does
 * with them are held back until all of it was seen and judged. An engine that never gets them loads nothing (design
 * section 6).
 * @param archive the plain tar, decompressed
 * @param maxBytes how much of it is read at most (threat 4)
 */
export function guardArchive(archive: ByteStream, expected: ArchiveExpectation, maxBytes: number): GuardedArchive {
  let judged: ArchiveImage | undefined;
  async function* guarded(): AsyncGenerator<Buffer> {
    const sieve = filterArchive(expected, maxBytes);
    for await (const piece of archive) yield* sieve.pass(piece);
    const { image, rest } = sieve.finish();
    yield* rest;
    judged = image;
  }
  return {
    stream: guarded(),
    image() {
      if (judged === undefined) throw new Error('The engine stopped reading the archive.');
      return judged;
    },
  };
}
