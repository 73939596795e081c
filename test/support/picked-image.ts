import type { PickedImage } from '../../src/core/archive/pick-image.ts';

/** What a rewriter says of an image without layers. */
export function pickedImage(imageid: string, labels: Readonly<Record<string, string>> = {}): PickedImage {
  return {
    imageid,
    labels,
    platform: 'linux/amd64',
    diffIds: [],
    settings: {},
    config: Buffer.alloc(0),
    layers: [],
    names: [],
  };
}
