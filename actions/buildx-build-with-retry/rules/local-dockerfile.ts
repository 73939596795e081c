import { isAbsolute, join } from 'node:path/posix';
import type { BakeTarget } from './bake-target.ts';
import { isRemoteContext } from './git-context.ts';

/** What bake takes for the folder that it runs in, which is the workspace: other paths count from the context. */
const workspacePrefix = 'cwd://';

/**
 * Path of a target's Dockerfile on this machine, as the folders of its definition count; undefined: the text stands in
 * the definition, or the builder fetches it.
 */
export function localDockerfile({
  context,
  dockerfile,
  dockerfileInline,
}: Pick<BakeTarget, 'context' | 'dockerfile' | 'dockerfileInline'>): string | undefined {
  if (dockerfileInline !== undefined) return undefined;
  if (dockerfile.startsWith(workspacePrefix)) return dockerfile.slice(workspacePrefix.length);
  if (!isLocal(context) || !isLocal(dockerfile)) return undefined;
  return isAbsolute(dockerfile) ? dockerfile : join(context, dockerfile);
}

function isLocal(path: string): boolean {
  return path !== '-' && !isRemoteContext(path) && !/^[a-z][a-z-]*:/.test(path);
}
