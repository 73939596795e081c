import { valueAt } from '../json/read-json.ts';
import { formatBytes } from '../summary/format.ts';
import type { ImageConfig } from './image-facts.ts';

/**
 * Bytes of each layer as a registry keeps it, as the manifest says; undefined for an index, and for what is no
 * manifest.
 */
export function layerSizes(manifest: unknown): readonly number[] | undefined {
  const layers = valueAt(manifest, 'layers');
  if (!Array.isArray(layers)) return undefined;
  const sizes = layers.map((layer) => valueAt(layer, 'size'));
  return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}

/** Bytes of each layer for the runner's platform, or for the only one there is. */
export function layersOfPlatform(configs: readonly ImageConfig[], platform: string): readonly number[] | undefined {
  const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
  return own?.layerBytes;
}

/** Shows sizes as `72.1 MB in 3 layers`. */
export function formatLayers(bytes: readonly number[]): string {
  const sum = bytes.reduce((total, size) => total + size, 0);
  return `${formatBytes(sum)} in ${bytes.length} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}
