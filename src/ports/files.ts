/**
 * Bytes in pieces, as they come. The memory of a piece is used again as soon as the next one is asked for: what has to
 * last is copied. Memory that is new for every piece costs more than all the rest that is done with it.
 */
export type ByteStream = AsyncIterable<Buffer, undefined>;

/** Files below the runner's temporary folder, and the context's git facts. */
export interface Files {
  readText(path: string): Promise<string>;
  /** Written whole or not at all. */
  writeText(path: string, text: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  size(path: string): Promise<number>;
  remove(path: string): Promise<void>;
  /** Within one folder. */
  rename(from: string, to: string): Promise<void>;
  /**
   * A fresh private folder; everything made here goes when the action ends, however it ends. `lasting`: it stays for
   * the job's later steps, and goes with the runner's temporary folder.
   */
  temporaryFolder(options?: { readonly lasting?: boolean }): Promise<string>;
  freeBytes(path: string): Promise<number>;
  read(path: string): ByteStream;
  /**
   * What is being written to a file, which need not be there yet. Ends when `complete` says where the whole file is,
   * and fails as `complete` does.
   */
  follow(path: string, complete: Promise<string>): ByteStream;
  /** The file grows as the content comes, for others to follow; there is none when the content fails. */
  write(path: string, content: ByteStream): Promise<void>;
}
