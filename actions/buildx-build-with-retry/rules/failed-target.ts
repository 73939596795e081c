import { basename, join } from 'node:path/posix';
import { linkedTargets, type BakeImage, type BakeTarget } from './bake-target.ts';
import { isRemoteContext } from './git-context.ts';

/**
 * Names of the images that cannot be built, by what buildx wrote: `ERROR: target web: failed to solve: …`. When the target
 * is one that others link to, all of these; when none is named, every image.
 */
export function failedTargets(stderr: string, images: readonly BakeImage[]): readonly string[] {
  const names = images.map(({ name }) => name);
  const [, failed = ''] = [...stderr.matchAll(/^ERROR: target ([\w-]+): /gm)].at(-1) ?? [];
  const affected = images.filter(({ name, definition }) => [name, ...linkedTargets(name, definition)].includes(failed));
  return affected.length === 0 ? names : affected.map(({ name }) => name);
}

/** Where in which Dockerfile buildx says that it failed, such as `web/Dockerfile:3`; undefined: it does not say. */
export function placeOfFailure(
  stderr: string,
  { context, dockerfile }: Pick<BakeTarget, 'context' | 'dockerfile'>,
): string | undefined {
  const [, file, line] = [...stderr.matchAll(/^([\w./-]{1,200}):(\d{1,9})\r?\n-{10,}$/gm)].at(-1) ?? [];
  if (file === undefined || line === undefined) return undefined;
  const isOwn = basename(file) === basename(dockerfile) && !isRemoteContext(context);
  return `${isOwn ? join(context, dockerfile) : file}:${line}`;
}
