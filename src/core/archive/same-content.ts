import type { LocalImage } from '../oci/image-facts.ts';
import { runtimeSettings, type ArchivedConfig } from './image-config.ts';

/** Whether an engine's image has the layers of an archived one, and runs the same. Not every store has an id that tells. */
export function hasSameContent(local: LocalImage, config: Pick<ArchivedConfig, 'diffIds' | 'settings'>): boolean {
  const sameLayers = JSON.stringify(local.diffIds ?? []) === JSON.stringify(config.diffIds);
  return sameLayers && runtimeSettings.every((name) => isSameSetting(local.settings?.[name], config.settings[name]));
}

/** Engines show a setting that is not there as null, '', or an empty list. */
function isSameSetting(one: unknown, other: unknown): boolean {
  return JSON.stringify(withSortedKeys(one)) === JSON.stringify(withSortedKeys(other));
}

function withSortedKeys(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : (value as readonly unknown[]);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? null : entries;
}
