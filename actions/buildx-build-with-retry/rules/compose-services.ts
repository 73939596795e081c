/** What the lines of a compose file say of its services. */
interface ComposeFile {
  /** Names of the services that are built, as they stand in the file. */
  readonly services: readonly string[];
  /** Paths of further compose files that belong to it, and what else stands among these. */
  readonly includes: readonly string[];
  /** Whether there may be more than this: the lines do not say it all. */
  readonly isPartial: boolean;
}

/** Two services that bake makes one target of. */
interface MergedServices {
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
 * @param services of all compose files; those of one name in several of them are one service
 * @param targets that are built
 */
export function findMergedServices(
  services: readonly string[],
  targets: readonly string[],
): MergedServices | undefined {
  const owners = new Map<string, string>();
  for (const service of services) {
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
 * Reads the services and includes of a compose file by the lines that name them. That is not all of YAML, whose parser
 * would be more than all else that this action loads.
 */
export function readComposeFile(text: string): ComposeFile {
  const lines = text.split(/\r?\n/).filter((line) => /^\s*[^\s#]/.test(line));
  const services = readBlock(lines, 'services');
  const includes = readBlock(lines, 'include')
    .join('\n')
    .replaceAll(/(^|\s)#.*$/gm, '$1');
  return {
    services: listBuiltServices(services.slice(1)),
    includes: [...includes.matchAll(/"([^"\n]*)"|'([^'\n]*)'|([^\s,[\]{}"']+)/g)]
      .map(([, double, single, plain = '']) => double ?? single ?? plain)
      .filter((text) => text !== '' && text !== '-' && !text.endsWith(':')),
    // A block in one line, a path that depends on variables, has spaces, or counts from a folder of its own.
    isPartial: /\S/.test(services[0] ?? '') || /\$|[&*]\w|\bproject_directory\b|\w +\w/.test(includes),
  };
}

/** The block of a key: what stands behind it in its line, and the lines below; empty when there is none. */
function readBlock(lines: readonly string[], key: string): readonly string[] {
  const start = lines.findIndex((line) => new RegExp(`^["']?${key}["']?\\s*:(?:\\s|$)`).test(line));
  if (start < 0) return [];
  const end = lines.findIndex((line, index) => index > start && /^[^\s-]/.test(line));
  const [first = '', ...others] = lines.slice(start, end < 0 ? undefined : end);
  return [first.replace(/^[^:]*:\s*(?:#.*)?/, ''), ...others];
}

function listBuiltServices(block: readonly string[]): readonly string[] {
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
