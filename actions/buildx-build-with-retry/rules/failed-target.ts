import { basename } from 'node:path/posix';
import { dockerfilePath, linkedTargets, type BakeImage } from './bake-target.ts';
import { targetLines } from './build-progress.ts';
import { isRemoteContext } from './git-context.ts';

/**
 * Names of the images that cannot be built, by what buildx wrote. Newer versions name the target in the error, older ones
 * only in front of the step that failed. When it is one that others link to, these cannot be built either.
 * @returns empty when no target is named
 */
export function failedTargets(stderr: string, images: readonly BakeImage[]): readonly string[] {
  const [{ definition } = { definition: { targets: {} } }] = images;
  const namesIn = (pattern: RegExp): readonly string[] => [...stderr.matchAll(pattern)].map(([, name = '']) => name);
  const steps = failedSteps(stderr, Object.keys(definition.targets));
  const cause = stderr.slice(stderr.lastIndexOf('\nERROR: ') + 1);
  const failed = [
    namesIn(/^ERROR: target ([\w-]+): /gm).slice(-1),
    // The end of the solve breaks steps of other targets off, which then have errors of their own.
    steps.filter(({ reason }) => cause.includes(reason)).map(({ name }) => name),
    onlyName(namesIn(/^ > \[([\w-]+) [^\]\n]*\]/gm)),
    onlyName(steps.map(({ name }) => name)),
  ].find((names) => names.length > 0);
  const isAffected = ({ name }: BakeImage): boolean =>
    [name, ...linkedTargets(name, { targets: definition.targets })].some((each) => failed?.includes(each));
  return images.filter(isAffected).map(({ name }) => name);
}

/** Steps that failed, by the lines of the progress: the target of each, and its error. */
function failedSteps(
  stderr: string,
  targets: readonly string[],
): readonly { readonly name: string; readonly reason: string }[] {
  if (targets.length < 2) return [];
  const targetOf = targetLines(targets);
  return stderr.split('\n').flatMap((line) => {
    const name = targetOf(line);
    const [, reason] = /^#\d+ ERROR: (.+)$/.exec(line) ?? [];
    return name === undefined || reason === undefined ? [] : [{ name, reason }];
  });
}

/** The one name that all of them are; empty when they differ. */
function onlyName(names: readonly string[]): readonly string[] {
  const different = [...new Set(names)];
  return different.length === 1 ? different : [];
}

/**
 * Where in which Dockerfile buildx says that it failed, such as `web/Dockerfile:3`; undefined: it does not say. It names the
 * file alone, whose folder is known where the Dockerfile can be no other one.
 */
export function placeOfFailure(stderr: string, images: readonly BakeImage[]): string | undefined {
  const [, file, line] = [...stderr.matchAll(/^([\w./-]{1,200}):(\d{1,9})\r?\n-{10,}$/gm)].at(-1) ?? [];
  if (file === undefined || line === undefined) return undefined;
  const [image, ...others] = images;
  const own = others.length === 0 && image !== undefined ? ownDockerfile(image) : undefined;
  return `${own !== undefined && basename(file) === basename(own) ? own : file}:${line}`;
}

/** The only Dockerfile that an image is built from; undefined: there are others, or it is not in a folder here. */
function ownDockerfile({ name, target, definition }: BakeImage): string | undefined {
  const { context, dockerfileInline } = target;
  const isAlone = dockerfileInline === undefined && linkedTargets(name, definition).length === 0;
  return isAlone && !isRemoteContext(context) ? dockerfilePath(target) : undefined;
}
