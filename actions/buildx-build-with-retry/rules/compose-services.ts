import { isObject } from '../../../src/core/json/read-json.ts';

/** Two services that bake makes one target of. */
export interface MergedServices {
  readonly target: string;
  /** Names as they stand in the compose files. */
  readonly services: readonly [string, string];
}

/**
 * Finds services with `build` whose names differ only in what the name of a target cannot hold. Bake puts `_` in place of a
 * dot, and of two such services it builds either one: `sanitizeTargetName` of
 * https://github.com/docker/buildx/blob/master/bake/compose.go
 * @param documents of all compose files; a service of one name in several of them is one service
 * @param targets that are built
 */
export function findMergedServices(
  documents: readonly unknown[],
  targets: readonly string[],
): MergedServices | undefined {
  const owners = new Map<string, string>();
  for (const [service, definition] of documents.flatMap(listServices)) {
    if (!isObject(definition) || (definition['build'] ?? definition['extends']) === undefined) continue;
    const target = service.replaceAll('.', '_');
    const owner = owners.get(target);
    if (owner !== undefined && owner !== service && targets.includes(target)) {
      return { target, services: [owner, service] };
    }
    owners.set(target, service);
  }
  return undefined;
}

function listServices(document: unknown): readonly (readonly [string, unknown])[] {
  const services = isObject(document) ? document['services'] : undefined;
  return isObject(services) ? Object.entries(services) : [];
}
