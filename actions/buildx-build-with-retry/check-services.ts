import { dirname, isAbsolute, join, relative } from 'node:path/posix';
import { UserError } from '../../src/errors.ts';
import type { BuildDeps } from './build-plan.ts';
import type { BakeDefinition } from './rules/bake-target.ts';
import { findMergedServices, readComposeFile } from './rules/compose-services.ts';

/**
 * Compose files that bake finds by itself: `DefaultFileNames` of
 * https://github.com/compose-spec/compose-go/blob/main/cli/options.go
 */
export const defaultComposeFiles: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];

/** Files that include each other in a circle bake refuses; so many belong to no project. */
const maxComposeFiles = 100;
const maxComposeBytes = 4_000_000;

type CheckDeps = Pick<BuildDeps, 'files' | 'log' | 'run'>;

/**
 * Looks for compose services that bake would merge without a word, in the files and in those that they include.
 * @param paths of the definition files; those that are there and are compose files are read
 * @throws UserError that names two of them
 */
export async function checkServices(
  paths: readonly string[],
  { targets }: BakeDefinition,
  deps: CheckDeps,
): Promise<void> {
  const names = Object.keys(targets);
  // Other names are those of the services.
  if (!names.some((name) => name.includes('_'))) return;
  const { services, unread } = await listServices(
    paths.filter((path) => /\.ya?ml$/i.test(path)),
    deps,
  );
  const merged = findMergedServices(services, names);
  if (merged !== undefined) {
    const [one, other] = merged.services;
    throw new UserError(
      `The services "${one}" and "${other}" in "files" would become one target, "${merged.target}", since bake puts "_" in place of a dot: rename one of them.`,
    );
  }
  if (unread.length === 0) return;
  deps.log.info(
    `Not all services of ${unread.join(', ')} were compared: of two such as "a.b" and "a_b" bake builds only one, without a word.`,
  );
}

/** The services that compose files build, and the files that may have more of them than could be read. */
async function listServices(
  paths: readonly string[],
  { files, run: { workspace } }: CheckDeps,
): Promise<{ readonly services: readonly string[]; readonly unread: readonly string[] }> {
  // What a file of the step includes counts from the workspace, and what an included one does from its own folder.
  const waiting = paths.map((path) => ({ path, folder: workspace }));
  const seen = new Set<string>();
  const services: string[] = [];
  const unread: string[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, folder } = next;
    if (seen.has(path) || !(await files.exists(path))) continue;
    seen.add(path);
    const shown = relative(workspace, path);
    if (seen.size > maxComposeFiles || (await files.size(path)) > maxComposeBytes) {
      unread.push(shown);
      continue;
    }
    // Bake has read all files before: what cannot be read is none, such as the folder that an include counts from.
    const text = await files.readText(path).catch(() => '');
    const file = readComposeFile(text);
    services.push(...file.services);
    const included = file.includes.map((each) => (isAbsolute(each) ? join(each) : join(folder, each)));
    const inside = included.filter((each) => each.startsWith(`${workspace}/`));
    if (file.isPartial || inside.length < included.length) unread.push(shown);
    waiting.push(...inside.map((each) => ({ path: each, folder: dirname(each) })));
  }
  return { services, unread };
}
