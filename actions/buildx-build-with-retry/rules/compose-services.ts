/** Two services that bake makes one target of. */
export interface MergedServices {
  readonly target: string;
  /** Names as they stand in the compose files. */
  readonly services: readonly [string, string];
}

/**
 * The target that bake makes of a service: it puts `_` in place of a dot, which the name of a target cannot hold.
 * `sanitizeTargetName` of https://github.com/docker/buildx/blob/master/bake/compose.go
 */
export function targetOfService(service: string): string {
  return service.replaceAll('.', '_');
}

/**
 * Finds services that are built and would become one target, of which bake builds either one.
 * @param texts of all compose files; a service of one name in several of them is one service
 * @param targets that are built
 */
export function findMergedServices(texts: readonly string[], targets: readonly string[]): MergedServices | undefined {
  const owners = new Map<string, string>();
  for (const service of texts.flatMap(listBuiltServices)) {
    const target = targetOfService(service);
    const owner = owners.get(target);
    if (owner !== undefined && owner !== service && targets.includes(target)) {
      return { target, services: [owner, service] };
    }
    owners.set(target, service);
  }
  return undefined;
}

/**
 * Lists services by the lines that name them. That is not all of YAML, whose parser would be more than all else that this
 * action loads: a block in one line has no service here, and bake takes it as ever.
 */
function listBuiltServices(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => /^\s*[^\s#]/.test(line));
  const start = lines.findIndex((line) => /^services:\s*(?:#|$)/.test(line)) + 1;
  if (start === 0) return [];
  const end = lines.findIndex((line, index) => index >= start && /^\S/.test(line));
  const block = lines.slice(start, end < 0 ? undefined : end);
  const indent = /^\s*/.exec(block[0] ?? '')?.[0] ?? '';
  const built = new Set<string>();
  let service = '';
  for (const line of block) {
    const [, space, name, value = ''] = /^(\s*)["']?([\w.-]+|<<)["']?\s*:(?:\s+(.*))?$/.exec(line) ?? [];
    const isService = space === indent;
    if (isService) service = name ?? '';
    // What stands behind a merge key or an alias may have a build.
    const builds = isService ? /\bbuild\b|^\*/.test(value) : ['build', 'extends', '<<'].includes(name ?? '');
    if (builds) built.add(service);
  }
  return [...built];
}
