import { basename, isAbsolute, join } from 'node:path/posix';
import type { BuildDeps } from './build-plan.ts';
import { linkedTargets, type BakeImage, type BakeTarget } from './rules/bake-target.ts';
import { readQuotedLine } from './rules/failed-target.ts';
import { localDockerfile } from './rules/local-dockerfile.ts';

interface ReadDeps {
  readonly files: Pick<BuildDeps['files'], 'readText'>;
  readonly run: Pick<BuildDeps['run'], 'workspace'>;
}

/**
 * Finds where a build failed, such as `web/Dockerfile:3`. Buildx gives the file's name without its folder, and takes a
 * target that others link to for a part of these: where there are several Dockerfiles of that name, it is the one in which
 * the quoted line stands.
 * @param images that failed
 * @returns undefined when buildx does not say it
 */
export async function findFailedLine(
  stderr: string,
  images: readonly BakeImage[],
  deps: ReadDeps,
): Promise<string | undefined> {
  const quoted = readQuotedLine(stderr);
  if (quoted === undefined) return undefined;
  const dockerfiles = [...listDockerfiles(quoted.file, images)];
  const texts = await Promise.all(dockerfiles.map(([, target]) => readDockerfile(target, deps)));
  const isQuoted = (text: string | undefined): boolean => text?.split(/\r?\n/)[quoted.line - 1] === quoted.text;
  const holding = dockerfiles.filter((_, index) => dockerfiles.length === 1 || isQuoted(texts[index]));
  const [[title] = [quoted.file], ...others] = holding;
  return `${others.length === 0 ? title : quoted.file}:${quoted.line}`;
}

/** The Dockerfiles of that name which images are built from, by what an error calls them. */
function listDockerfiles(file: string, images: readonly BakeImage[]): ReadonlyMap<string, BakeTarget> {
  const dockerfiles = new Map<string, BakeTarget>();
  for (const { name: image, definition } of images) {
    for (const name of [image, ...linkedTargets(image, definition)]) {
      const target = definition.targets[name];
      if (target === undefined) continue;
      const isInline = target.dockerfileInline !== undefined;
      // Buildx writes the text of a definition into a file of this name.
      const path = isInline ? 'Dockerfile' : (localDockerfile(target) ?? target.dockerfile);
      if (basename(path) === file) dockerfiles.set(isInline ? `dockerfile-inline of ${name}` : path, target);
    }
  }
  return dockerfiles;
}

/** Undefined: it is not on this machine. */
async function readDockerfile(target: BakeTarget, { files, run }: ReadDeps): Promise<string | undefined> {
  const path = localDockerfile(target);
  if (path === undefined) return target.dockerfileInline;
  return files.readText(isAbsolute(path) ? path : join(run.workspace, path)).catch(() => undefined);
}
