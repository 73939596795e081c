/* Neighbour: the file system of the runner. */

/**
 * Bytes in pieces, as they come. The memory of a piece is used again as soon as the next one is read: copy what has to
 * last. New memory for every piece would cost more than everything else that is done with the bytes.
 */
export type ByteStream = AsyncIterable<Buffer, undefined>;

/** Files in the workspace and in the runner's temporary folder. */
export interface Files {
  readText(path: string): Promise<string>;
  /** Writes all of it or nothing. */
  writeText(path: string, text: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** Bytes. */
  size(path: string): Promise<number>;
  /** Removes a file; a folder, with its content, only where this step has made it. No error when there is none. */
  remove(path: string): Promise<void>;
  /** Within one folder. */
  rename(from: string, to: string): Promise<void>;
  /**
   * Makes a private folder, which is removed when the action ends, however it ends. A `lasting` one stays for later steps
   * of the job and goes with the runner's temporary folder.
   */
  temporaryFolder(options?: { readonly lasting?: boolean | undefined }): Promise<string>;
  /** Makes a folder that lasts, and those above it, where they are not there. */
  makeFolder(path: string): Promise<void>;
  freeBytes(path: string): Promise<number>;
  read(path: string): ByteStream;
  /**
   * Reads a file while it is written. The file need not be there yet. Ends when `complete` resolves to the path of the
   * whole file, and fails as `complete` does.
   */
  follow(path: string, complete: Promise<string>): ByteStream;
  /**
   * Has the file at `path` removed when the step is killed before the function that comes back is called: half a file
   * must not pass for a whole one.
   */
  unfinished(path: string): () => void;
  /** Writes the content as it comes, for others to follow. Removes the file when the content fails. */
  write(path: string, content: ByteStream): Promise<void>;
}
