import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Counts the bytes that a text has after gzip, as uploads of SARIF send it. */
export async function gzippedBytes(text: string): Promise<number> {
  return (await promisify(gzip)(text)).length;
}
