import type { EventKind } from '../../../src/core/events/event-facts.ts';
import { parseError } from '../../../src/core/failures/parse-error.ts';
import { CommandError } from '../../../src/errors.ts';

export type LayerCompression = 'gzip' | 'zstd' | 'uncompressed';

/**
 * Decides how the layers of a push are compressed. `auto`: as zstd, which is faster, where images are tested and not
 * deployed; as gzip, which everything takes, on the default branch and on git tags. The docker driver pushes with
 * `docker push`, which knows gzip alone.
 */
export function decideLayerCompression(
  input: LayerCompression | 'auto',
  kind: EventKind,
  driver: string,
): LayerCompression {
  if (driver === 'docker') return 'gzip';
  if (input !== 'auto') return input;
  return kind === 'default-branch' || kind === 'tag' ? 'gzip' : 'zstd';
}

/**
 * The attributes of an output that compress its layers so. gzip is BuildKit's default. Layers that are compressed
 * already, such as cached ones, keep what they have, unless `force` is set. Docker's own media types know no zstd.
 * https://docs.docker.com/build/exporters/#compression
 */
export function compressionAttributes(compression: LayerCompression, force: boolean): readonly string[] {
  const forced = force ? ['force-compression=true'] : [];
  switch (compression) {
    case 'gzip':
      return force ? ['compression=gzip', ...forced] : [];
    case 'zstd':
      return ['compression=zstd', 'compression-level=3', 'oci-mediatypes=true', ...forced];
    case 'uncompressed':
      return ['compression=uncompressed', ...forced];
  }
}

/** Whether a registry refused a manifest, which it also does for a compression that it does not know. */
export function mayRefuseCompression(error: unknown): boolean {
  if (!(error instanceof CommandError) || error.timedOut) return false;
  const { status, ociCode, text } = parseError(error.stderr, { phase: 'push' });
  if (status === 415 || ociCode === 'MANIFEST_INVALID' || ociCode === 'UNSUPPORTED') return true;
  return /\bmedia ?type|zstd/i.test(text);
}
